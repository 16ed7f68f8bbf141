package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.LossSheet;
import org.junit.jupiter.api.Test;

/** Losses of a user's own whose slope is wrong in wide rows alone, or for large predictions; and right ones that are no records. */
class LossSizesTest {

    private static final int SEEDS = 4;

    private static double right(double p, double t) {
        return 2 * (p - t);
    }

    private static Verdict verdict(OwnLoss loss, long seed) {
        return GradientCheck.ofLoss(loss).seed(seed).run().verdict();
    }

    @Test
    void aLossNeedNotBeARecord() {
        var loss = new OwnLoss() {
            @Override
            double slope(double p, double t, int j, int n) {
                return right(p, t);
            }
        };
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(verdict(loss, seed)).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void aParameterThatNobodyCanReadLeavesItUndecidedAndSaysHowToMendIt() {
        var loss = new OwnLoss() {
            @Override
            public String formula() {
                return "Σ_j share * (p_j - t_j)^2";
            }

            @Override
            public String slopeFormula() {
                return "2 * share * (p_i - t_i)";
            }

            @Override
            double slope(double p, double t, int j, int n) {
                return right(p, t);
            }
        };
        var report = GradientCheck.ofLoss(loss).run();
        assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(report.passed()).isFalse();
        assertThat(report.describe()).contains("share").contains("is not a record: make it one");
    }

    @Test
    void aSlopeThatEndsAtTheEighthColumnIsFound() {
        var loss = new OwnLoss() {
            @Override
            double slope(double p, double t, int j, int n) {
                return j < 8 ? right(p, t) : 0;
            }
        };
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(verdict(loss, seed)).as("seed %d", seed).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void aSlopeThatIsClippedFarFromTheTargetIsFound() {
        var loss = new OwnLoss() {
            @Override
            double slope(double p, double t, int j, int n) {
                return Math.max(-100, Math.min(100, right(p, t)));
            }
        };
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(verdict(loss, seed)).as("seed %d", seed).isEqualTo(Verdict.FAIL);
        }
    }

    /** A weight for each of three columns: of wider rows it knows nothing. */
    private static final class OfThreeColumns extends OwnLoss {
        private static final double[] WEIGHTS = {1, 2, 0.5};
        private final double times;

        OfThreeColumns(double times) {
            this.times = times;
        }

        @Override
        public String formula() {
            return "the weighted sum of squares";
        }

        @Override
        public String slopeFormula() {
            return "the weighted difference, twice";
        }

        @Override
        double factor(int j) {
            return WEIGHTS[j];
        }

        @Override
        double slope(double p, double t, int j, int n) {
            return times * WEIGHTS[j] * right(p, t);
        }
    }

    @Test
    void aLossOfThreeColumnsIsCheckedOnThreeAndTheReportSaysSo() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var report = GradientCheck.ofLoss(new OfThreeColumns(1)).seed(seed).run();
            assertThat(report.passed()).as(report.describe()).isTrue();
            assertThat(report.notes())
                    .anyMatch(note -> note.startsWith("on rows of 19 columns nothing is checked: ")
                            && note.contains("targetColumns(n) may say so"));
            assertThat(verdict(new OfThreeColumns(1.001), seed)).isEqualTo(Verdict.FAIL);
        }
    }

    /** −p of the target's class, read without a look at whether there is such a class. */
    private static final class OfClass extends OwnLoss {
        private final int neighbour;

        OfClass(int neighbour) {
            this.neighbour = neighbour;
        }

        @Override
        public int targetColumns(int n) {
            return 1;
        }

        @Override
        public LossSheet sheet() {
            return LossSheet.of("minus what was predicted of the class")
                    .predicts("p", Domain.ANY, "minus one at the class")
                    .targets(Domain.CLASS)
                    .ulps(1, 1)
                    .specimens(this);
        }

        @Override
        public double value(double[] p, double[] t, int n) {
            return -p[(int) t[0]];
        }

        @Override
        public void slope(double[] p, double[] t, int n, double[] dp) {
            Arrays.fill(dp, 0, n, 0);
            dp[((int) t[0] + neighbour) % n] = -1;
        }

        @Override
        double slope(double p, double t, int j, int n) {
            throw new IllegalStateException("of a class, not of a column");
        }
    }

    @Test
    void aLossOfClassesIsGivenClassesThatThereAre() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(verdict(new OfClass(0), seed)).as("seed %d", seed).isEqualTo(Verdict.PASS);
            assertThat(verdict(new OfClass(1), seed)).as("seed %d", seed).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void givenPredictionsAreCheckedAsTheyAre() {
        var given = DoubleMatrix.of(new double[] {1, -2, 3});
        for (var times : List.of(1.0, 1.001)) {
            var report = GradientCheck.ofLoss(new OfThreeColumns(times))
                    .on(given, DoubleMatrix.of(new double[] {0, 1, 2}))
                    .run();
            assertThat(report.passed()).as(report.describe()).isEqualTo(times == 1.0);
        }
    }
}
