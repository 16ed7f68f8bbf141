package org.chainrule.examples.lesson.a;

import java.util.function.DoubleUnaryOperator;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;

/** a = W₃W₂W₁, b = W₃(W₂b₁ + b₂) + b₃, and the same with absolute values for the bound. */
record Collapsed(Matrix weights, Matrix biases, Matrix sizes, Matrix biasSizes) {

    /** Half an ulp of 1. */
    private static final double U = 0x1p-53;

    /**
     * Roundings on the way from x to y: sums of 2, 4 and 8 products and a bias each, made once by the stack and once
     * more, in another order, by the collapsed layer with its sum of 2. Each costs at most u of what it adds.
     */
    private static final int ROUNDINGS = 2 * ((2 + 1) + (4 + 1) + (8 + 1)) + (2 + 1);

    static Collapsed of(Network network) {
        return new Collapsed(
                fold(network, x -> x),
                foldBias(network, x -> x),
                fold(network, Math::abs),
                foldBias(network, Math::abs));
    }

    private static Matrix fold(Network network, DoubleUnaryOperator as) {
        var a = part(network, "hidden1.weight", as);
        a = product(part(network, "hidden2.weight", as), a);
        return product(part(network, "output.weight", as), a);
    }

    private static Matrix foldBias(Network network, DoubleUnaryOperator as) {
        var b = column(part(network, "hidden1.bias", as));
        b = sum(product(part(network, "hidden2.weight", as), b), part(network, "hidden2.bias", as));
        b = sum(product(part(network, "output.weight", as), b), part(network, "output.bias", as));
        return b.reshaped(1, b.size());
    }

    private static Matrix part(Network network, String name, DoubleUnaryOperator as) {
        var source = network.parameters().get(name).value();
        var copy = Matrix.copyOf(source, source.precision());
        for (int i = 0; i < copy.size(); i++) {
            copy.set(i, as.applyAsDouble(copy.get(i)));
        }
        return copy;
    }

    private static Matrix column(Matrix row) {
        return row.reshaped(row.size(), 1);
    }

    private static Matrix sum(Matrix a, Matrix b) {
        for (int i = 0; i < a.size(); i++) {
            a.set(i, a.get(i) + b.get(i));
        }
        return a;
    }

    private static Matrix product(Matrix a, Matrix b) {
        var c = DoubleMatrix.zeros(a.rows(), b.columns());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.columns(); j++) {
                for (int k = 0; k < a.columns(); k++) {
                    c.set(i, j, c.get(i, j) + a.get(i, k) * b.get(k, j));
                }
            }
        }
        return c;
    }

    double[] at(double[] x) {
        return affine(weights, x, biases);
    }

    /** γ_k = k·u/(1 − k·u) times what the sums would be if nothing cancelled. */
    double[] bound(double[] x) {
        double[] bound = affine(sizes, new double[] {Math.abs(x[0]), Math.abs(x[1])}, biasSizes);
        for (int i = 0; i < bound.length; i++) {
            bound[i] *= ROUNDINGS * U / (1 - ROUNDINGS * U);
        }
        return bound;
    }

    private static double[] affine(Matrix a, double[] x, Matrix b) {
        var y = new double[a.rows()];
        for (int i = 0; i < y.length; i++) {
            y[i] = a.get(i, 0) * x[0] + a.get(i, 1) * x[1] + b.get(i);
        }
        return y;
    }
}
