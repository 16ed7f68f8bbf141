package org.chainrule.core.kernel;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;

/** What every {@link Kernels} promises of the three products. */
final class ProductClauses {

    /** Sizes around the tiles, panels and vector widths of the implementations. */
    private static final int[] EDGES = {1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 24, 31, 33, 63, 64, 65, 100};

    /** Columns that fill vectors of 2 to 16 numbers, and panels of two and four of them, exactly, almost, and with one more. */
    private static final int[] ABOUT_VECTORS = {1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 23, 31, 32, 33, 40, 65};

    /** Multiply-adds that are enough for vectors. */
    private static final int SOME = 600;

    private ProductClauses() {}

    private enum Form {
        PLAIN,
        LEFT_TRANSPOSED,
        RIGHT_TRANSPOSED,
        /** The product of the right transposed, with sums that start from a row. */
        LINEAR;

        void apply(Kernels kernels, Matrix a, Matrix b, double beta, Matrix c) {
            switch (this) {
                case PLAIN -> kernels.multiply(a, b, beta, c);
                case LEFT_TRANSPOSED -> kernels.multiplyLeftTransposed(a, b, beta, c);
                case RIGHT_TRANSPOSED -> kernels.multiplyRightTransposed(a, b, beta, c);
                case LINEAR -> throw new IllegalStateException("takes a row as well");
            }
        }

        /** The name of a clause about it. */
        String clause(String sizes) {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ') + " product " + sizes;
        }

        boolean transposesRight() {
            return this == RIGHT_TRANSPOSED || this == LINEAR;
        }

        double left(Matrix a, int i, int p) {
            return this == LEFT_TRANSPOSED ? a.get(p, i) : a.get(i, p);
        }

        double right(Matrix b, int p, int j) {
            return transposesRight() ? b.get(j, p) : b.get(p, j);
        }
    }

    static Map<String, KernelsContract.Clause> all() {
        var clauses = new LinkedHashMap<String, KernelsContract.Clause>();
        for (Form form : Form.values()) {
            clauses.put(form.clause("of sizes 1 to 20"), (kernels, operands) -> {
                for (int trial = 0; trial < 300; trial++) {
                    check(kernels, operands, form, operands.size(20), operands.size(20), operands.size(20), false);
                }
            });
            clauses.put(form.clause("of a few rows and about a vector's columns"), (kernels, operands) -> {
                for (int m = 1; m <= 9; m++) {
                    for (int n : ABOUT_VECTORS) {
                        check(kernels, operands, form, m, SOME / (m * n) + operands.size(3), n, false);
                    }
                }
                check(kernels, operands, form, 9, 270, 7, false);
                check(kernels, operands, form, 9, 272, 8, false);
                check(kernels, operands, form, 4, 530, 5, false);
                check(kernels, operands, form, 5, 515, 9, false);
                check(kernels, operands, form, 17, 15, 3, false);
                check(kernels, operands, form, 26, 2, 128, false);
            });
            clauses.put(form.clause("of zeros of both signs, infinities and NaN"), (kernels, operands) -> {
                for (int trial = 0; trial < 100; trial++) {
                    check(kernels, operands, form, operands.size(40), operands.size(6), operands.size(70), true);
                }
            });
        }
        return clauses;
    }

    /** Of so many multiply-adds that vectors which are not compiled take seconds. */
    static Map<String, KernelsContract.Clause> large() {
        var clauses = new LinkedHashMap<String, KernelsContract.Clause>();
        for (Form form : Form.values()) {
            clauses.put(form.clause("of sizes around tiles and vectors"), (kernels, operands) -> {
                for (int trial = 0; trial < 150; trial++) {
                    check(kernels, operands, form, edge(operands), edge(operands), edge(operands), false);
                }
            });
            clauses.put(form.clause("of sizes beyond a block"), (kernels, operands) -> {
                check(kernels, operands, form, 131, 150, 1055, false);
                check(kernels, operands, form, 37, 530, 130, false);
                check(kernels, operands, form, 600, 70, 33, false);
                check(kernels, operands, form, 1100, 140, 9, false);
                check(kernels, operands, form, 206, 1030, 70, false);
                check(kernels, operands, form, 26, 520, 256, false);
                check(kernels, operands, form, 33, 250, 128, false);
                check(kernels, operands, form, 23, 700, 11, false);
                check(kernels, operands, form, 1, 300, 40, false);
                check(kernels, operands, form, 2, 270, 3, false);
                check(kernels, operands, form, 40, 50, 656, false);
                check(kernels, operands, form, 13, 110, 785, false);
            });
        }
        return clauses;
    }

    private static int edge(Operands operands) {
        return EDGES[operands.size(EDGES.length) - 1];
    }

    private static void check(Kernels kernels, Operands operands, Form form, int m, int k, int n, boolean special) {
        boolean left = form == Form.LEFT_TRANSPOSED;
        boolean right = form.transposesRight();
        Matrix a = special
                ? operands.specialInput(left ? k : m, left ? m : k)
                : operands.input(left ? k : m, left ? m : k);
        Matrix b = operands.input(right ? n : k, right ? k : n);
        boolean linear = form == Form.LINEAR;
        double beta = linear ? 0 : operands.oneOf(0, 1, -0.5);
        Matrix row = operands.input(1, n);
        Matrix c = operands.output(m, n, beta);
        var sum = new Expectation(m * n);
        var chain = new Expectation(m * n);
        sum.addOld(beta, c);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double start = linear ? row.get(j) : beta == 0 ? 0 : beta * c.get(i, j);
                chain.want[i * n + j] = operands.precision() == Precision.FLOAT64
                        ? doubleChain(form, a, b, i, j, k, start)
                        : floatChain(form, a, b, i, j, k, (float) start);
                if (linear) {
                    sum.add(i * n + j, start);
                }
                for (int p = 0; p < k; p++) {
                    sum.add(i * n + j, form.left(a, i, p) * form.right(b, p, j));
                }
            }
        }
        if (linear) {
            kernels.linear(a, b, row, c);
        } else {
            form.apply(kernels, a, b, beta, c);
        }
        operands.assertMarginsUntouched();
        if (!special) {
            sum.assertWithin(k + 1, c);
        }
        if (!byInnerProducts(kernels, form, m, k, n)) {
            chain.assertExact(c);
        }
    }

    /** Long sums of a narrow or flat result, in which a provider may go along the terms; they have their bound alone. */
    private static boolean byInnerProducts(Kernels kernels, Form form, int m, int k, int n) {
        return !kernels.name().equals(JavaKernelProvider.NAME)
                && form.transposesRight()
                && k >= 32
                && (m < 3 || n < 16);
    }

    /** Ascending p, one fused multiply-add each: what every tiling must give to the bit. */
    private static double doubleChain(Form form, Matrix a, Matrix b, int i, int j, int k, double start) {
        double sum = start;
        for (int p = 0; p < k; p++) {
            sum = Math.fma(form.left(a, i, p), form.right(b, p, j), sum);
        }
        return sum;
    }

    private static float floatChain(Form form, Matrix a, Matrix b, int i, int j, int k, float start) {
        float sum = start;
        for (int p = 0; p < k; p++) {
            sum = Math.fma((float) form.left(a, i, p), (float) form.right(b, p, j), sum);
        }
        return sum;
    }
}
