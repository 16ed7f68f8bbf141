package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.verification.mutant.MutantOp;
import org.junit.jupiter.api.Test;

class OpRelationsTest {

    private static final Shape[] LINEAR = {Shape.of(4, 3), Shape.of(2, 3), Shape.of(1, 2)};

    private static CheckReport linear(MutantOp.Product product) {
        return GradientCheck.ofOp(new MutantOp(new Linear(), product))
                .onShapes(LINEAR)
                .cotangents(1)
                .run();
    }

    private static boolean fails(CheckReport report, Witness witness, String what) {
        return report.comparisons().stream()
                .anyMatch(c -> c.by() == witness && c.what().contains(what) && c.verdict() == Verdict.FAIL);
    }

    @Test
    void theSoundOpKeepsEveryRelation() {
        var report = linear((sound, input, o, g, beta, gx) -> sound.vjp(input, o, g, beta, gx));
        assertThat(report.passed()).as(report.describe()).isTrue();
        for (Witness witness : List.of(
                Witness.LINEARITY, Witness.REPETITION, Witness.PURITY, Witness.BETA, Witness.READS, Witness.BATCHES)) {
            assertThat(report.comparisons()).as(witness.title()).anyMatch(c -> c.by() == witness);
        }
    }

    @Test
    void aCotangentThatIsSquaredIsNotHomogeneous() {
        var report = linear((sound, input, o, g, beta, gx) -> {
            var squared = Matrix.copyOf(g, g.precision());
            o.kernels().addSquares(1, g, 0, squared);
            sound.vjp(input, o, squared, beta, gx);
        });
        assertThat(fails(report, Witness.LINEARITY, "vjp(2·g)")).isTrue();
        assertThat(fails(report, Witness.LINEARITY, "vjp(-1·g)")).isTrue();
        assertThat(fails(report, Witness.LINEARITY, "vjp(g + h)")).isTrue();
    }

    @Test
    void aMagnitudeOfTheCotangentIsHomogeneousForPowersOfTwoButNotAdditive() {
        var report = linear((sound, input, o, g, beta, gx) -> {
            var sizes = Matrix.copyOf(g, g.precision());
            for (int i = 0; i < sizes.size(); i++) {
                sizes.set(i, Math.abs(sizes.get(i)));
            }
            sound.vjp(input, o, sizes, beta, gx);
        });
        assertThat(fails(report, Witness.LINEARITY, "vjp(2·g)")).isFalse();
        assertThat(fails(report, Witness.LINEARITY, "vjp(g + h)")).isTrue();
    }

    @Test
    void aBufferThatIsMultipliedByZeroInsteadOfOverwrittenIsNoticed() {
        var report = linear((sound, input, o, g, beta, gx) -> {
            var old = Matrix.copyOf(gx, gx.precision());
            sound.vjp(input, o, g, 0, gx);
            for (int i = 0; i < gx.size(); i++) {
                gx.set(i, gx.get(i) + beta * old.get(i));
            }
        });
        assertThat(fails(report, Witness.BETA, "β = 0")).isTrue();
    }

    @Test
    void aProductThatIsAddedToTwiceFailsByBeta() {
        var report = linear((sound, input, o, g, beta, gx) -> {
            sound.vjp(input, o, g, beta, gx);
            if (beta == 1) {
                o.kernels().addScaled(1e-9, gx, 1, gx);
            }
        });
        assertThat(fails(report, Witness.BETA, "β = 1")).isFalse(); // a user's op: half of the digits
        var lost = linear((sound, input, o, g, beta, gx) -> sound.vjp(input, o, g, 0, gx));
        assertThat(fails(lost, Witness.BETA, "β = 1")).isTrue();
    }

    @Test
    void aRowThatIsTreatedDifferentlyIsNoticedByPermutedAndSplitBatches() {
        var report = linear((sound, input, o, g, beta, gx) -> {
            var fewer = Matrix.copyOf(g, g.precision());
            fewer.rows(fewer.rows() - 1, 1).fill(0); // one row too few
            sound.vjp(input, o, fewer, beta, gx);
        });
        assertThat(fails(report, Witness.BATCHES, "rows in another order")).isTrue();
        assertThat(fails(report, Witness.BATCHES, "parts")).isTrue();
    }

    @Test
    void aMeanThatIsDividedByTheWrongNumberIsNoticedByItsParts() {
        var prediction = DoubleMatrix.of(new double[] {1, 2}, new double[] {0, -1}, new double[] {3, 0.5});
        var target = DoubleMatrix.of(new double[] {0, 1}, new double[] {1, 1}, new double[] {-1, 0});
        var sound = new LossOp(new SquaredError(), Reduction.MEAN_OVER_ROWS);
        var clean = GradientCheck.ofOp(sound).on(prediction, target).run();
        assertThat(clean.passed()).as(clean.describe()).isTrue();
        assertThat(clean.comparisons()).anyMatch(c -> c.by() == Witness.BATCHES);
        Op faulty = new MutantOp(sound, (right, input, o, g, beta, gx) -> {
            right.vjp(input, o, g, 0, gx);
            o.kernels().addScaled(o.in(0).rows() - 1, gx, 0, gx);
        });
        var report = GradientCheck.ofOp(faulty).on(prediction, target).run();
        assertThat(fails(report, Witness.BATCHES, "parts")).isTrue();
    }

    /** x_ij less the mean of its column: no row for itself. */
    private record Centred() implements CustomOp {

        @Override
        public String name() {
            return "centred";
        }

        @Override
        public Shape shape(List<Shape> shapes) {
            return shapes.get(0);
        }

        @Override
        public void forward(Operands o) {
            centre(o.in(0), 0, o.out());
        }

        private static void centre(Matrix x, double beta, Matrix y) {
            for (int j = 0; j < x.columns(); j++) {
                double mean = 0;
                for (int i = 0; i < x.rows(); i++) {
                    mean += x.get(i, j) / x.rows();
                }
                for (int i = 0; i < x.rows(); i++) {
                    double before = beta == 0 ? 0 : beta * y.get(i, j);
                    y.set(i, j, x.get(i, j) - mean + before);
                }
            }
        }

        @Override
        public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
            centre(gradOut, beta, gradIn);
        }

        @Override
        public String rule(int input) {
            return "g less the mean of its columns";
        }

        @Override
        public Reads reads() {
            return Reads.NOTHING;
        }
    }

    @Test
    void anOpThatDoesNotGoRowByRowIsNotBlamed() {
        var report = GradientCheck.ofOp(new Centred()).onShapes(Shape.of(4, 3)).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.comparisons()).noneMatch(c -> c.what().contains("parts"));
    }

    /** The mean over the rows of x·w: one number for the batch, with a parameter of its own. */
    private record MeanScore() implements CustomOp {

        @Override
        public String name() {
            return "mean-score";
        }

        @Override
        public Shape shape(List<Shape> shapes) {
            return Shape.SCALAR;
        }

        @Override
        public void forward(Operands o) {
            double sum = 0;
            for (int i = 0; i < o.in(0).rows(); i++) {
                for (int j = 0; j < o.in(0).columns(); j++) {
                    sum += o.in(0).get(i, j) * o.in(1).get(0, j);
                }
            }
            o.out().set(0, sum / o.in(0).rows());
        }

        @Override
        public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
            var nothing = Matrix.zeros(gradIn.precision(), gradIn.shape());
            o.kernels().addScaled(0, nothing, beta, gradIn);
            for (int i = 0; i < o.in(0).rows(); i++) {
                for (int j = 0; j < o.in(0).columns(); j++) {
                    int row = input == 0 ? i : 0;
                    double factor = input == 0 ? o.in(1).get(0, j) : o.in(0).get(i, j);
                    gradIn.set(
                            row,
                            j,
                            gradIn.get(row, j)
                                    + gradOut.get(0) * factor / o.in(0).rows());
                }
            }
        }

        @Override
        public String rule(int input) {
            return input == 0 ? "g·w / rows" : "g·column means of x";
        }

        @Override
        public Reads reads() {
            return Reads.INPUTS;
        }
    }

    @Test
    void aParameterBeforeAMeanIsTheMeanOfItsParts() {
        Shape[] shapes = {Shape.of(5, 3), Shape.of(1, 3)};
        var report = GradientCheck.ofOp(new MeanScore()).onShapes(shapes).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.comparisons())
                .anyMatch(c -> c.group().contains("input 1") && c.what().contains("parts"));
        Op faulty = new MutantOp(new MeanScore(), (right, input, o, g, beta, gx) -> {
            double rows = o.in(0).rows();
            var smaller = Matrix.copyOf(g, g.precision());
            smaller.set(0, rows / (rows + 1) * g.get(0)); // divided by one row too many
            right.vjp(input, o, smaller, beta, gx);
        });
        var wrong = GradientCheck.ofOp(faulty).onShapes(shapes).run();
        assertThat(wrong.comparisons())
                .anyMatch(c ->
                        c.group().contains("input 1") && c.what().contains("parts") && c.verdict() == Verdict.FAIL);
    }

    /** And not to half of the digits only. Right to within the tolerance τ, so what is 3τ larger is off by more than τ. */
    @Test
    void anOpOfAUsersOwnIsHeldToTheBarOfDifferences() {
        var shape = Shape.of(4, 3);
        double noticed = GradientCheck.ofOp(new Centred()).onShapes(shape).run().smallestNoticedFault();
        assertThat(noticed).isLessThan(Judge.HALF_THE_DIGITS);
        Op faulty = new MutantOp(new Centred(), (right, input, o, g, beta, gx) -> {
            var product = Matrix.zeros(g.precision(), gx.shape());
            right.vjp(input, o, g, 0, product);
            o.kernels().addScaled(1 + 3 * noticed, product, beta, gx);
        });
        var report = GradientCheck.ofOp(faulty).onShapes(shape).run();
        assertThat(report.passed()).as(report.describe()).isFalse();
        assertThat(report.count(Verdict.INACCURATE)).isPositive();
    }

    @Test
    void oneRowHasNoOrder() {
        var report = GradientCheck.ofOp(new Add())
                .onShapes(Shape.of(1, 3), Shape.of(1, 3))
                .run();
        assertThat(report.passed()).isTrue();
        assertThat(report.comparisons()).noneMatch(c -> c.by() == Witness.BATCHES);
    }
}
