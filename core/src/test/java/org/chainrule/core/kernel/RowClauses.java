package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.Glu;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.core.loss.Weights;

/** What every {@link Kernels} promises of the verbs that go row by row, and of the sums. */
final class RowClauses {

    private RowClauses() {}

    static Map<String, KernelsContract.Clause> all() {
        var clauses = new LinkedHashMap<String, KernelsContract.Clause>();
        clauses.put("copyColumns", RowClauses::copyColumns);
        for (RowFunction f : RowFunctions.all()) {
            clauses.put("mapRows and mapRowsVjp " + f.name(), (k, o) -> rows(k, o, f));
        }
        var softmax = new SoftmaxCrossEntropy();
        var logits = new BinaryCrossEntropyWithLogits();
        var weights = Weights.of(2, 0.25, 3);
        clauses.put("losses and lossesVjp of a class index", (k, o) -> losses(k, o, softmax));
        clauses.put("losses and lossesVjp of probabilities", (k, o) -> losses(k, o, logits));
        clauses.put("losses and lossesVjp of numbers", (k, o) -> losses(k, o, new SquaredError()));
        clauses.put("losses of a class index, many and long rows", (k, o) -> manyLosses(k, o, softmax));
        clauses.put("losses of probabilities, many and long rows", (k, o) -> manyLosses(k, o, logits));
        clauses.put("losses of classes without one", (k, o) -> threeLosses(k, o, softmax.ignoring(1)));
        clauses.put("losses of smoothed classes", (k, o) -> threeLosses(k, o, softmax.smoothed(0.25)));
        clauses.put("losses of weighted classes", (k, o) -> threeLosses(k, o, softmax.weighted(2, 0.25, 3)));
        clauses.put(
                "losses of weighted probabilities",
                (k, o) -> threeLosses(k, o, new BinaryCrossEntropyWithLogits(weights)));
        clauses.put("losses of far and infinite logits", RowClauses::far);
        clauses.put("lossWeights of classes", RowClauses::weights);
        clauses.put("losses name the first row refused", RowClauses::refusal);
        clauses.put("sum and dot, accumulated in double", RowClauses::sums);
        return clauses;
    }

    private static void copyColumns(Kernels kernels, Operands operands) {
        for (int trial = 0; trial < 60; trial++) {
            int m = operands.size(20);
            int count = operands.size(20);
            int from = operands.size(4) - 1;
            int to = operands.size(4) - 1;
            double beta = operands.oneOf(0, 1, -0.5);
            Matrix x = operands.input(m, from + count + operands.size(4) - 1);
            Matrix y = operands.output(m, to + count + operands.size(4) - 1, beta);
            var before = y.toArray(); // NaN with β = 0, which must stay beside the block and go inside it
            var block = new Expectation(m * count);
            for (int i = 0; i < m * count; i++) {
                int row = i / count;
                int column = i % count;
                block.add(i, x.get(row, from + column));
                if (beta != 0) {
                    block.add(i, beta * y.get(row, to + column));
                }
            }
            kernels.copyColumns(x, from, beta, y, to, count);
            Matrix copied = Matrix.zeros(kernels.precision(), m, count);
            for (int i = 0; i < y.size(); i++) {
                int column = i % y.columns() - to;
                if (column >= 0 && column < count) {
                    copied.set(i / y.columns(), column, y.get(i));
                } else {
                    assertThat(Double.compare(y.get(i), before[i]))
                            .as("beside the block")
                            .isZero();
                }
            }
            block.assertWithin(2, copied); // β times the old, sum
            operands.assertMarginsUntouched();
        }
    }

    private static void rows(Kernels kernels, Operands operands, RowFunction f) {
        for (int trial = 0; trial < 60; trial++) {
            int m = operands.size(30);
            int n = f instanceof Glu ? 2 * operands.size(20) : operands.size(40);
            int columns = f.columns(n);
            double beta = operands.oneOf(0, 1, -0.5);
            Matrix x = operands.input(m, n);
            Matrix y = operands.freshOutput(m, columns);
            Matrix gy = operands.input(m, columns);
            Matrix gx = operands.output(m, n, beta);
            var values = new Expectation(m * columns);
            var gradients = new Expectation(m * n);
            gradients.addOld(beta, gx);
            kernels.mapRows(f, x, y);
            for (int i = 0; i < m; i++) {
                var row = new double[n];
                f.value(row(x, i), row, n);
                System.arraycopy(row, 0, values.want, i * columns, columns);
                f.vjp(row(x, i), row(y, i), row(gy, i), row, n);
                for (int j = 0; j < n; j++) {
                    gradients.add(i * n + j, row[j]);
                }
            }
            kernels.mapRowsVjp(f, x, y, gy, beta, gx);
            values.assertExact(y);
            gradients.assertWithin(3, gx);
            operands.assertMarginsUntouched();
        }
    }

    private static void losses(Kernels kernels, Operands operands, Loss loss) {
        for (int trial = 0; trial < 60; trial++) {
            losses(kernels, operands, loss, operands.size(30), 1 + operands.size(20));
        }
    }

    /** More rows than are computed together, and rows that just fit and are just too long for that. */
    private static void manyLosses(Kernels kernels, Operands operands, Loss loss) {
        losses(kernels, operands, loss, 600, 8);
        losses(kernels, operands, loss, 2, 1024);
        losses(kernels, operands, loss, 2, 1025);
    }

    private static void threeLosses(Kernels kernels, Operands operands, Loss loss) {
        for (int trial = 0; trial < 6; trial++) {
            losses(kernels, operands, loss, operands.size(30), 3);
        }
    }

    private static void losses(Kernels kernels, Operands operands, Loss loss, int m, int n) {
        double beta = operands.oneOf(0, 1, -0.5);
        Matrix p = operands.input(m, n);
        Matrix t = operands.input(m, loss.targetColumns(n));
        for (int i = 0; loss.targetColumns(n) == 1 && i < m; i++) {
            t.set(i, operands.size(n) - 1);
        }
        boolean probabilities = loss instanceof BinaryCrossEntropyWithLogits;
        for (int i = 0; probabilities && i < t.size(); i++) {
            t.set(i, operands.oneOf(0, 1, 0.25));
        }
        Matrix g = operands.input(operands.coin() ? 1 : m, 1);
        Matrix values = operands.freshOutput(m, 1);
        Matrix gp = operands.output(m, n, beta);
        var wantedValues = new Expectation(m);
        var wantedSlopes = new Expectation(m * n);
        wantedSlopes.addOld(beta, gp);
        for (int i = 0; i < m; i++) {
            var slope = new double[n];
            wantedValues.add(i, loss.value(row(p, i), row(t, i), n));
            loss.slope(row(p, i), row(t, i), n, slope);
            for (int j = 0; j < n; j++) {
                double factor = 0.25 * g.get(g.rows() == 1 ? 0 : i);
                wantedSlopes.add(i * n + j, factor * slope[j]);
                if (probabilities) { // a difference of two terms of at most 1
                    wantedSlopes.magnitude[i * n + j] += Math.abs(factor);
                }
            }
        }
        kernels.losses(loss, p, t, values);
        kernels.lossesVjp(loss, p, t, g, 0.25, beta, gp);
        if (kernels.name().equals(JavaKernelProvider.NAME)) {
            wantedValues.assertExact(values);
            wantedSlopes.assertWithin(5, gp);
        } else { // 8 more for an exponential or logarithm of vectors, n for sums in the precision
            wantedValues.assertWithin(8 + n, values);
            wantedSlopes.assertWithin(5 + 8 + n, gp);
        }
        operands.assertMarginsUntouched();
    }

    /** A term of weight 0 counts nothing, however large the other factor; and losses far below an ulp of 1 keep their digits. */
    private static void far(Kernels kernels, Operands operands) {
        double inf = Double.POSITIVE_INFINITY;
        int m = 6;
        Matrix p = operands.input(m, 2);
        p.copyFrom(new double[] {inf, -inf, inf, -inf, inf, 1, -1, -inf, 30, -8, 2, 40});
        for (Loss loss : List.of(new SoftmaxCrossEntropy(), new BinaryCrossEntropyWithLogits())) {
            int columns = loss.targetColumns(2);
            Matrix t = operands.input(m, columns);
            t.copyFrom(
                    columns == 1
                            ? new double[] {0, 1, 0, 0, 0, 1}
                            : new double[] {1, 0, 0, 1, 1, 0.25, 0.75, 0, 1, 0, 0.5, 1});
            Matrix one = operands.input(1, 1);
            one.fill(1);
            Matrix values = operands.freshOutput(m, 1);
            Matrix slopes = operands.freshOutput(m, 2);
            kernels.losses(loss, p, t, values);
            kernels.lossesVjp(loss, p, t, one, 1, 0, slopes);
            var wantedValues = new Expectation(m);
            var wantedSlopes = new Expectation(2 * m);
            for (int i = 0; i < m; i++) {
                var slope = new double[2];
                wantedValues.add(i, loss.value(row(p, i), row(t, i), 2));
                loss.slope(row(p, i), row(t, i), 2, slope);
                wantedSlopes.add(2 * i, slope[0]);
                wantedSlopes.add(2 * i + 1, slope[1]);
            }
            wantedValues.assertWithin(10, values);
            wantedSlopes.assertWithin(10, slopes);
        }
        operands.assertMarginsUntouched();
    }

    private static void weights(Kernels kernels, Operands operands) {
        Loss loss = new SoftmaxCrossEntropy().weighted(2, 0.25, 3).ignoring(1);
        for (int trial = 0; trial < 60; trial++) {
            Matrix t = operands.input(operands.size(30), 1);
            double wanted = 0; // of few digits, so that no sum rounds
            for (int i = 0; i < t.size(); i++) {
                t.set(i, operands.oneOf(0, 1, 2));
                wanted += t.get(i) == 0 ? 2 : t.get(i) == 1 ? 0 : 3;
            }
            assertThat(kernels.lossWeights(loss, t, 3)).isEqualTo(wanted);
            assertThat(kernels.lossWeights(new SquaredError(), t, 3)).isEqualTo(t.rows());
            operands.assertMarginsUntouched();
        }
    }

    private static void refusal(Kernels kernels, Operands operands) {
        Matrix p = operands.input(4, 3);
        Matrix t = operands.input(4, 1);
        t.copyFrom(new double[] {0, 2, 3, 7});
        assertThatThrownBy(() -> kernels.losses(new SoftmaxCrossEntropy(), p, t, operands.freshOutput(4, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 2");
        Matrix q = operands.input(4, 3);
        q.copyFrom(new double[] {0, 0.5, 1, 1, 1, 0, 0, 1, 2, 1, 3, 0});
        assertThatThrownBy(() -> kernels.losses(new BinaryCrossEntropyWithLogits(), p, q, operands.freshOutput(4, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 2");
    }

    private static void sums(Kernels kernels, Operands operands) {
        for (int trial = 0; trial < 60; trial++) {
            int n = operands.size(3000);
            Matrix x = operands.input(1, n);
            Matrix y = operands.input(1, n);
            var sum = new Expectation(1);
            var dot = new Expectation(1);
            for (int i = 0; i < n; i++) {
                sum.add(0, x.get(i));
                dot.add(0, x.get(i) * y.get(i));
            }
            sum.assertWithin(n, number(kernels.sum(x)));
            dot.assertWithin(n + 1, number(kernels.dot(x, y)));
        }
    }

    private static Matrix number(double value) {
        return DoubleMatrix.of(new double[] {value});
    }

    private static double[] row(Matrix m, int i) {
        return Arrays.copyOfRange(m.toArray(), i * m.columns(), (i + 1) * m.columns());
    }
}
