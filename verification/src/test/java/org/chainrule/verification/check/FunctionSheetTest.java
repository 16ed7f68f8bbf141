package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Monotone;
import org.chainrule.core.function.Reads;
import org.junit.jupiter.api.Test;

/** Right functions with faults planted in the lines of their datasheets. */
class FunctionSheetTest {

    /** e^(−x²) under another line of the datasheet. */
    private record Bell(String slopeFormula, UnaryOperator<Datasheet.Builder> planted) implements CustomFunction {

        @Override
        public String name() {
            return "bell";
        }

        @Override
        public double value(double x) {
            return StrictMath.exp(-x * x);
        }

        @Override
        public double slope(double x, double y) {
            return Double.isInfinite(x) ? 0 : -2 * x * StrictMath.exp(-x * x);
        }

        @Override
        public Datasheet datasheet() {
            var right = Datasheet.of("exp(-x^2)", slopeFormula)
                    .ulps(3000, 3000)
                    .conditioned()
                    .range(0, 1)
                    .limits(0, 0)
                    .slopeLimits(0, 0)
                    .reads(Reads.INPUTS);
            return planted.apply(right).specimens(this);
        }
    }

    private static final String SLOPE = "-2 * x * exp(-x^2)";

    private static CheckReport check(String slopeFormula, UnaryOperator<Datasheet.Builder> planted) {
        return GradientCheck.ofFunction(new Bell(slopeFormula, planted)).run();
    }

    private static void assertCaught(UnaryOperator<Datasheet.Builder> planted, String what, String... why) {
        var report = check(SLOPE, planted);
        assertThat(report.comparisons())
                .filteredOn(c -> c.verdict() != Verdict.PASS)
                .hasSize(1)
                .allSatisfy(c -> assertThat(c.describe())
                        .startsWith("bell " + what + ": FAIL; ")
                        .contains(why));
    }

    @Test
    void whatIsRightIsNotComplainedOf() {
        var report = check(SLOPE, sheet -> sheet);
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.notes()).isEmpty();
        assertThat(report.comparisons()).extracting(Comparison::what).contains("slope formula", "range", "direction");
        assertThat(check("x * exp(-x^2) * (-2.0000000001)", sheet -> sheet).passed())
                .as("decimals of a constant")
                .isTrue();
    }

    @Test
    void aWrongSlopeFormulaIsCaught() {
        for (String wrong : new String[] {"-x * exp(-x^2)", "2 * x * exp(-x^2)", "-2.000001 * x * exp(-x^2)"}) {
            var report = check(wrong, sheet -> sheet);
            assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(report.describe())
                    .contains("bell slope formula: FAIL; the datasheet says " + wrong)
                    .contains("the derivative of exp(-x^2) is ");
        }
    }

    @Test
    void aSlopeFormulaThatCannotBeReadFailsWithWhereItEnds() {
        for (String wrong : new String[] {"-2 x exp", "-2 * x * exp(-beta * x^2)"}) {
            var report = check(wrong, sheet -> sheet);
            assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(report.describe()).contains("bell slope formula: FAIL; formula \"" + wrong + "\": ");
        }
    }

    /** x² is rounded before it is raised, which costs hundreds of ulps in the tails; that is no wrong formula. */
    @Test
    void aPromiseOfMoreDigitsThanThereAreIsInaccurate() {
        var report = check(SLOPE, sheet -> sheet.ulps(8, 3000));
        assertThat(report.verdict()).as(report.describe()).isEqualTo(Verdict.INACCURATE);
        assertThat(report.describe()).contains("promise what it has with .ulps(…); digits are lost");
    }

    @Test
    void aWrongRangeIsCaught() {
        assertCaught(sheet -> sheet.range(0, 0.5), "range", "the values lie in [0, 0.5], but f(");
        assertCaught(sheet -> sheet.range(0.25, 1), "range", "the values lie in [0.25, 1], but f(");
    }

    @Test
    void aWrongDirectionIsCaught() {
        for (Monotone wrong : new Monotone[] {Monotone.NON_DECREASING, Monotone.NON_INCREASING}) {
            assertCaught(sheet -> sheet.monotone(wrong), "direction", "the function is " + wrong + ", but f(");
        }
    }

    @Test
    void aWrongLimitIsCaught() {
        assertCaught(sheet -> sheet.limits(1, 0), "value at −∞", "it is 0", "the datasheet says 1");
        assertCaught(sheet -> sheet.limits(0, 1), "value at ∞", "it is 0", "the datasheet says 1");
        assertCaught(sheet -> sheet.slopeLimits(2, 0), "slope at −∞", "it is 0", "the datasheet says 2");
        assertCaught(sheet -> sheet.slopeLimits(0, -1), "slope at ∞", "it is 0", "the datasheet says -1");
    }

    /** What a datasheet says of the limits if nobody does. */
    @Test
    void limitsThatNobodyStatedAreNotTested() {
        var nothing = Datasheet.of("x", "1").specimens();
        var open = check(
                SLOPE,
                sheet -> sheet.limits(nothing.atMinusInfinity(), nothing.atPlusInfinity())
                        .slopeLimits(nothing.slopeAtMinusInfinity(), nothing.slopeAtPlusInfinity()));
        assertThat(open.passed()).as(open.describe()).isTrue();
    }

    /** 1 / (1 + log(1 + x)) from −1/2 on, which is NaN at the infinities and far from its limit at the largest numbers. */
    private record Slow(double limit) implements CustomFunction {

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public double value(double x) {
            return Double.isInfinite(x) ? Double.NaN : 1 / (1 + StrictMath.log1p(x));
        }

        @Override
        public double slope(double x, double y) {
            return -y * y / (1 + x);
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("1 / (1 + log1p(x))", "-1 / ((1 + x) * (1 + log1p(x))^2)")
                    .domain(-0.5, Double.POSITIVE_INFINITY)
                    .range(0, 4)
                    .limits(Double.NaN, limit)
                    .slopeLimits(Double.NaN, Double.NaN)
                    .monotone(Monotone.NON_INCREASING)
                    .ulps(4, 16)
                    .specimens(this);
        }
    }

    @Test
    void aLimitMayBeGoneToSlowly() {
        var right = GradientCheck.ofFunction(new Slow(0)).run();
        assertThat(right.passed()).as(right.describe()).isTrue();
        for (double wrong : new double[] {0.5, 1}) {
            assertThat(GradientCheck.ofFunction(new Slow(wrong)).run().describe())
                    .contains("slow value at ∞: FAIL; it is NaN");
        }
    }
}
