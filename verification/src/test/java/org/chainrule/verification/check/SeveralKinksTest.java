package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.chainrule.core.Shape;
import org.junit.jupiter.api.Test;

/** Ops of a user's own of which several outputs, or one output several times, have a kink at one point. */
class SeveralKinksTest {

    private static final int SEEDS = 4;

    /** relu(X Wᵀ) in one op, 3 inputs and 4 outputs; relu′(0) is given. */
    private static final class FusedRelu extends OwnOp {
        private static final int IN = 3;
        private static final int OUT = 4;
        private final double atZero;

        FusedRelu(double atZero) {
            this.atZero = atZero;
        }

        @Override
        int count() {
            return 2;
        }

        @Override
        public Shape shape(List<Shape> inputs) {
            return new Shape(inputs.get(0).rows(), OUT);
        }

        private static double sum(double[] x, double[] w, int row, int out) {
            double sum = 0;
            for (int k = 0; k < IN; k++) {
                sum += x[row * IN + k] * w[out * IN + k];
            }
            return sum;
        }

        @Override
        void values(double[][] x, Shape of, double[] y) {
            for (int i = 0; i < y.length; i++) {
                y[i] = Math.max(0, sum(x[0], x[1], i / OUT, i % OUT));
            }
        }

        @Override
        void product(int input, double[][] x, Shape shape, double[] g, double[] product) {
            for (int i = 0; i < g.length; i++) {
                double z = sum(x[0], x[1], i / OUT, i % OUT);
                double slope = z > 0 ? 1 : z == 0 ? atZero : 0;
                for (int k = 0; k < IN; k++) {
                    int at = i / OUT * IN + k;
                    int of = i % OUT * IN + k;
                    product[input == 0 ? at : of] += g[i] * slope * (input == 0 ? x[1][of] : x[0][at]);
                }
            }
        }
    }

    private static CheckReport fused(double atZero, long seed) {
        return GradientCheck.ofOp(new FusedRelu(atZero))
                .onShapes(Shape.of(3, FusedRelu.IN), Shape.of(FusedRelu.OUT, FusedRelu.IN))
                .seed(seed)
                .run();
    }

    @Test
    void aLinearLayerFusedWithARectifierIsRightWhateverOfItsSlopesItChoosesAt0() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (double atZero : new double[] {0, 1}) {
                var report = fused(atZero, seed);
                assertThat(report.passed()).as(report.describe()).isTrue();
            }
        }
    }

    @Test
    void aSlopeOf2At0IsNone() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(fused(2, seed).verdict()).as("seed %d", seed).isEqualTo(Verdict.FAIL);
        }
    }

    /** Every row in ascending order; what its product does with the cotangent is given. */
    private static final class Sort extends OwnOp {
        private final BiConsumer<double[], double[][]> scatter;

        /** By a function that gets the row, and the cotangents and the product of it. */
        Sort(BiConsumer<double[], double[][]> scatter) {
            this.scatter = scatter;
        }

        @Override
        void values(double[][] x, Shape of, double[] y) {
            System.arraycopy(x[0], 0, y, 0, y.length);
            for (int i = 0; i < of.rows(); i++) {
                Arrays.sort(y, i * of.columns(), (i + 1) * of.columns());
            }
        }

        @Override
        void product(int input, double[][] x, Shape of, double[] g, double[] product) {
            int n = of.columns();
            for (int from = 0; from < g.length; from += n) {
                var part = new double[n];
                scatter.accept(
                        Arrays.copyOfRange(x[0], from, from + n),
                        new double[][] {Arrays.copyOfRange(g, from, from + n), part});
                System.arraycopy(part, 0, product, from, n);
            }
        }
    }

    /** The place of every element in the sorted row; equal ones in their order. */
    private static int rank(double[] row, int of) {
        int rank = 0;
        for (int j = 0; j < row.length; j++) {
            rank += row[j] < row[of] || (row[j] == row[of] && j < of) ? 1 : 0;
        }
        return rank;
    }

    private static CheckReport sorted(BiConsumer<double[], double[][]> scatter, long seed) {
        return GradientCheck.ofOp(new Sort(scatter))
                .onShapes(Shape.of(3, 4))
                .seed(seed)
                .run();
    }

    @Test
    void aSortMayOrderEqualNumbersAsItLikes() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var report = sorted(
                    (row, g) -> {
                        for (int j = 0; j < row.length; j++) {
                            g[1][j] = g[0][rank(row, j)];
                        }
                    },
                    seed);
            assertThat(report.passed()).as(report.describe()).isTrue();
        }
    }

    @Test
    void aSortThatGivesEqualNumbersTheSamePlaceIsWrong() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var report = sorted(
                    (row, g) -> {
                        for (int j = 0; j < row.length; j++) {
                            int smaller = 0;
                            for (double other : row) {
                                smaller += other < row[j] ? 1 : 0;
                            }
                            g[1][j] = g[0][smaller];
                        }
                    },
                    seed);
            assertThat(report.verdict()).as("seed %d", seed).isEqualTo(Verdict.FAIL);
        }
    }

    /** The largest and the smallest of a row, added: at a tie the first of either is chosen, which no side of the point does. */
    private static final class Spread extends OwnOp {
        private final int times;

        Spread(int times) {
            this.times = times;
        }

        @Override
        public Shape shape(List<Shape> inputs) {
            return new Shape(inputs.get(0).rows(), 1);
        }

        @Override
        void values(double[][] x, Shape of, double[] y) {
            int n = of.columns();
            for (int i = 0; i < y.length; i++) {
                var row = Arrays.stream(x[0], i * n, (i + 1) * n).summaryStatistics();
                y[i] = row.getMax() + row.getMin();
            }
        }

        @Override
        void product(int input, double[][] x, Shape of, double[] g, double[] product) {
            int n = of.columns();
            for (int i = 0; i < g.length; i++) {
                int most = i * n;
                int least = i * n;
                boolean tied = false;
                for (int j = i * n; j < (i + 1) * n; j++) {
                    tied |= j != most && x[0][j] == x[0][most];
                    most = x[0][j] > x[0][most] ? j : most;
                    least = x[0][j] < x[0][least] ? j : least;
                }
                product[most] += (tied ? times : 1) * g[i];
                product[least] += g[i];
            }
        }
    }

    @Test
    void whatIsChosenAtSeveralKinksNeedNotBeTheGradientOfOneSide() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var right = GradientCheck.ofOp(new Spread(1))
                    .onShapes(Shape.of(3, 4))
                    .seed(seed)
                    .run();
            assertThat(right.passed()).as(right.describe()).isTrue();
            var wrong = GradientCheck.ofOp(new Spread(2))
                    .onShapes(Shape.of(3, 4))
                    .seed(seed)
                    .run();
            assertThat(wrong.verdict()).as("seed %d", seed).isEqualTo(Verdict.FAIL);
        }
    }
}
