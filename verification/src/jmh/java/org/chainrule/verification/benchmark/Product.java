package org.chainrule.verification.benchmark;

import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/** The three products of m×k by k×n, each by kernels or naively. */
public enum Product {
    /** {@code a · b}. */
    PLAIN,
    /** {@code aᵀ · b}. */
    LEFT_TRANSPOSED,
    /** {@code a · bᵀ}. */
    RIGHT_TRANSPOSED;

    void compute(Kernels kernels, Matrix a, Matrix b, double beta, Matrix c) {
        switch (this) {
            case PLAIN -> kernels.multiply(a, b, beta, c);
            case LEFT_TRANSPOSED -> kernels.multiplyLeftTransposed(a, b, beta, c);
            case RIGHT_TRANSPOSED -> kernels.multiplyRightTransposed(a, b, beta, c);
        }
    }

    void computeNaively(Matrix a, Matrix b, Matrix c, int k) {
        if (a instanceof DoubleMatrix left && b instanceof DoubleMatrix right && c instanceof DoubleMatrix result) {
            naive(left.array(), right.array(), result.array(), c.rows(), k, c.columns());
        } else if (a instanceof FloatMatrix left && b instanceof FloatMatrix right && c instanceof FloatMatrix result) {
            naive(left.array(), right.array(), result.array(), c.rows(), k, c.columns());
        } else {
            throw new IllegalArgumentException("product: the operands must have one precision");
        }
    }

    private void naive(double[] a, double[] b, double[] c, int m, int k, int n) {
        switch (this) {
            case PLAIN -> NaiveProducts.multiply(a, b, c, m, k, n);
            case LEFT_TRANSPOSED -> NaiveProducts.multiplyLeftTransposed(a, b, c, m, k, n);
            case RIGHT_TRANSPOSED -> NaiveProducts.multiplyRightTransposed(a, b, c, m, k, n);
        }
    }

    private void naive(float[] a, float[] b, float[] c, int m, int k, int n) {
        switch (this) {
            case PLAIN -> NaiveProducts.multiply(a, b, c, m, k, n);
            case LEFT_TRANSPOSED -> NaiveProducts.multiplyLeftTransposed(a, b, c, m, k, n);
            case RIGHT_TRANSPOSED -> NaiveProducts.multiplyRightTransposed(a, b, c, m, k, n);
        }
    }
}
