package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.op.Add;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Shape;
import org.junit.jupiter.api.Test;

/** Functions with a kink at the point, of which nothing is known but their values, and what is claimed of them there. */
class BesideKinksTest {

    private static final int SEEDS = 4;
    private static final int MANY = 200;
    private static final int ZERO = 37;

    /** Σ |w|/10 + w²/2 + w: from 0.9 to 1.1 at 0. */
    private static double lasso(double[] w) {
        return Arrays.stream(w)
                .map(each -> 0.1 * Math.abs(each) + each * each / 2 + each)
                .sum();
    }

    private static double[] slope(double[] w, double atZero) {
        return Arrays.stream(w)
                .map(each -> each == 0 ? atZero : 0.1 * Math.signum(each) + each + 1)
                .toArray();
    }

    private static CheckReport lasso(double atZero, long seed) {
        var random = new Random(seed);
        double[] w = random.doubles(MANY, -2, 2).toArray();
        w[ZERO] = 0;
        return GradientCheck.of(BesideKinksTest::lasso, x -> slope(x, atZero))
                .at(w)
                .coordinates(MANY)
                .seed(seed)
                .run();
    }

    @Test
    void everySlopeBetweenTheTwoSidesMayBeChosen() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (double atZero : new double[] {0.9, 1, 1.1}) {
                var report = lasso(atZero, seed);
                assertThat(report.passed()).as(report.describe()).isTrue();
            }
        }
    }

    @Test
    void aClaimFarOutsideOfOneOfManyIsWrongAndNamed() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (double atZero : new double[] {-1, 2, 1e9}) {
                var report = lasso(atZero, seed);
                assertThat(report.verdict()).as("%s, seed %d", atZero, seed).isEqualTo(Verdict.FAIL);
                assertThat(report.comparisons())
                        .anyMatch(c -> c.verdict() == Verdict.FAIL && c.what().equals("[0, " + ZERO + "]"));
            }
        }
    }

    /** 0 may come of parts that all choose 0, and may be a forgotten part: nobody can tell, but it is no pass. */
    @Test
    void aClaimOf0IsNotExcusedByManyOthersThatAreRight() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var report = lasso(0, seed);
            assertThat(report.verdict()).as("seed %d", seed).isEqualTo(Verdict.UNDECIDED);
            assertThat(report.count(Verdict.UNDECIDED)).isLessThan((long)
                    (CheckReport.LARGEST_UNDECIDED_SHARE * report.comparisons().size()));
            assertThat(report.describe()).contains("[0, " + ZERO + "]: UNDECIDED");
        }
    }

    /** relu(x) − 2 relu(−x), which has 1 and 2. */
    private static Verdict ofTwoParts(double chosen) {
        return GradientCheck.of(x -> Math.max(0, x[0]) - 2 * Math.max(0, -x[0]), x ->
                        new double[] {x[0] > 0 ? 1 : x[0] < 0 ? 2 : chosen})
                .at(0)
                .run()
                .verdict();
    }

    @Test
    void whatPartsChooseMaySumToWhatNeitherSideHas() {
        assertThat(ofTwoParts(1.5)).isEqualTo(Verdict.PASS);
        assertThat(ofTwoParts(0)).isEqualTo(Verdict.UNDECIDED);
        assertThat(ofTwoParts(-0.5)).isEqualTo(Verdict.FAIL);
        assertThat(ofTwoParts(3)).isEqualTo(Verdict.FAIL);
    }

    /** Of 2,000 coordinates 64 are compared, and the wrong one is none of them but for the directions that lead there. */
    @Test
    void theOneWrongCoordinateOfManyIsNamed() {
        double[] x = new Random(1).doubles(2000, -2, 2).toArray();
        for (int wrong : new int[] {0, 317, 1999}) {
            var report = GradientCheck.of(
                            v -> Arrays.stream(v)
                                    .map(each -> each * each * each)
                                    .sum(),
                            v -> {
                                double[] g = Arrays.stream(v)
                                        .map(each -> 3 * each * each)
                                        .toArray();
                                g[wrong] = 0;
                                return g;
                            })
                    .at(x)
                    .run();
            assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(report.comparisons())
                    .anyMatch(c -> c.accuses() && c.what().equals("[0, " + wrong + "]"));
        }
    }

    /** c x, or relu of it with a slope of 0 at 0, as an op of a user's own: its kink has no name. */
    private static final class Ramp extends OwnOp {
        private final double factor;
        private final boolean bent;
        private final double times;

        Ramp(double factor, boolean bent, double times) {
            this.factor = factor;
            this.bent = bent;
            this.times = times;
        }

        @Override
        void values(double[][] x, Shape of, double[] y) {
            Arrays.setAll(y, i -> bent ? Math.max(0, factor * x[0][i]) : factor * x[0][i]);
        }

        @Override
        void product(int input, double[][] x, Shape of, double[] g, double[] product) {
            Arrays.setAll(product, i -> bent && factor * x[0][i] <= 0 ? 0 : times * factor * g[i]);
        }
    }

    /** 5x + relu(−x) − relu(2x): 3 from the right, 4 from the left, and 5 where both ramps choose 0. */
    private static CheckReport graph(double times) {
        var graph = new Graph();
        var x = graph.parameter("x", DoubleMatrix.of(new double[] {0}));
        var straight = graph.apply("straight", new Ramp(5, false, times), x);
        var left = graph.apply("left", new Ramp(-1, true, 1), x);
        var right = graph.apply("right", new Ramp(2, true, 1), x);
        var minus = graph.apply("minus", new Ramp(-1, false, 1), right);
        var sum = graph.apply("sum", new Add(), straight, left);
        var y = graph.apply("y", new Add(), sum, minus);
        return GradientCheck.ofGraph(graph, List.of(y), Map.of()).run();
    }

    @Test
    void inAGraphTheStepsDecideWhatMayBeChosen() {
        var right = graph(1);
        assertThat(right.passed()).as(right.describe()).isTrue();
        var wrong = graph(1.5);
        assertThat(wrong.verdict()).as(wrong.describe()).isEqualTo(Verdict.FAIL);
    }

    /** A step in the value is no derivative, and no rule of an op makes it one. */
    @Test
    void aJumpIsNotDecidedBySteps() {
        var graph = new Graph();
        var x = graph.parameter("x", DoubleMatrix.of(new double[] {0}));
        var step = new OwnOp() {
            @Override
            void values(double[][] v, Shape of, double[] y) {
                Arrays.setAll(y, i -> v[0][i] > 0 ? 1 : 0);
            }

            @Override
            void product(int input, double[][] v, Shape of, double[] g, double[] product) {
                // flat on either side
            }
        };
        var y = graph.apply("step", step, x);
        var report = GradientCheck.ofGraph(graph, List.of(y), Map.of()).run();
        assertThat(report.verdict()).as(report.describe()).isEqualTo(Verdict.JUMP);
        assertThat(report.notes()).noneMatch(note -> note.contains("they pass because"));
    }
}
