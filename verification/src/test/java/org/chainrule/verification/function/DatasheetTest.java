package org.chainrule.verification.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.chainrule.core.function.Jump;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.Monotone;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line of every datasheet, for every specimen. The oracle is the datasheet's formula in intervals that enclose the
 * exact result; for the slope it is dual arithmetic over the formula of the value.
 */
class DatasheetTest {

    static Stream<ScalarFunction> specimens() {
        return ScalarFunctions.all().stream()
                .flatMap(function -> function.datasheet().specimens().stream())
                .map(ScalarFunction.class::cast)
                .distinct();
    }

    /** Many for the default parameters, fewer for the other specimens. */
    static List<Double> arguments(ScalarFunction function) {
        return Arguments.of(function, ScalarFunctions.all().contains(function) ? 100 : 30);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void valueSlopeAndSlopeFormulaAreThoseOfTheFormula(ScalarFunction function) {
        var arguments = arguments(function);
        assertThat(arguments).hasSizeGreaterThan(60);
        assertThat(SheetAudit.complaints(function, arguments))
                .as(function.name())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void theStatedAccuracyIsWhatTheIssueAsks(ScalarFunction function) {
        assertThat(function.datasheet().valueUlps()).as(function.name()).isLessThanOrEqualTo(4);
        assertThat(function.datasheet().slopeUlps()).as(function.name()).isLessThanOrEqualTo(8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void atAKinkBothSidesAndTheConventionAreAsStated(ScalarFunction function) {
        var exact = new ExactFunction(function);
        double before = Double.NEGATIVE_INFINITY;
        for (Kink kink : function.datasheet().kinks()) {
            assertThat(kink.at()).as("kinks ascend").isGreaterThan(before);
            before = kink.at();
            double y = function.value(kink.at());
            assertThat(function.slope(kink.at(), y)).isEqualTo(kink.convention());
            assertThat(Accuracy.nearest(exact.slopeAsStated(kink.at()))).isEqualTo(kink.convention());
            assertThat(exact.slopeBeside(kink.at(), -1)).as("from the left").isEqualTo(kink.left());
            assertThat(exact.slopeBeside(kink.at(), 1)).as("from the right").isEqualTo(kink.right());
            assertThat(kink.left()).as("a kink bends").isNotEqualTo(kink.right());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void atAJumpBothSidesTheValueAndTheSlopeAreAsStated(ScalarFunction function) {
        var exact = new ExactFunction(function);
        double before = Double.NEGATIVE_INFINITY;
        for (Jump jump : function.datasheet().jumps()) {
            assertThat(jump.at()).as("jumps ascend").isGreaterThan(before);
            before = jump.at();
            double y = function.value(jump.at());
            assertThat(y).isEqualTo(jump.value());
            assertThat(function.slope(jump.at(), y)).isEqualTo(jump.slope());
            assertThat(Accuracy.nearest(exact.value(jump.at()))).isEqualTo(jump.value());
            assertThat(Accuracy.nearest(exact.slopeAsStated(jump.at()))).isEqualTo(jump.slope());
            assertThat(exact.valueBeside(jump.at(), -1)).as("from the left").isEqualTo(jump.left());
            assertThat(exact.valueBeside(jump.at(), 1)).as("from the right").isEqualTo(jump.right());
            assertThat(jump.left()).as("a jump jumps").isNotEqualTo(jump.right());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void limitsAreReachedAtTheInfinities(ScalarFunction function) {
        var sheet = function.datasheet();
        atInfinity(function, Double.NEGATIVE_INFINITY, sheet.atMinusInfinity(), sheet.slopeAtMinusInfinity());
        atInfinity(function, Double.POSITIVE_INFINITY, sheet.atPlusInfinity(), sheet.slopeAtPlusInfinity());
    }

    private static void atInfinity(ScalarFunction function, double x, double limit, double slopeLimit) {
        double y = function.value(x);
        double slope = function.slope(x, y);
        if (!function.datasheet().takes(x)) {
            assertThat(y).as("%s, f(%s)", function.name(), x).isNaN();
            assertThat(slope).as("%s, f'(%s)", function.name(), x).isNaN();
            return;
        }
        assertThat(y).as("%s, f(%s)", function.name(), x).isEqualTo(limit);
        assertThat(slope).as("%s, f'(%s)", function.name(), x).isEqualTo(slopeLimit);
        var exact = new ExactFunction(function);
        double far = Math.copySign(1e300, x);
        assertTendsTo(exact.value(far), limit);
        assertTendsTo(exact.slope(far), slopeLimit);
    }

    /** At ±1e300 a tail as slow as c/x is within 1e-290 of a finite limit for c up to 1e10; without one it is far away. */
    private static void assertTendsTo(Interval value, double limit) {
        if (Double.isInfinite(limit)) {
            assertThat(Accuracy.nearest(value) * Math.signum(limit)).isGreaterThan(100);
        } else {
            assertThat(Accuracy.nearest(value)).isCloseTo(limit, within(1e-290 + Math.ulp(limit) / 2));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void notANumberStaysNotANumber(ScalarFunction function) {
        assertThat(function.value(Double.NaN)).isNaN();
        assertThat(function.slope(Double.NaN, Double.NaN)).isNaN();
        var sheet = function.datasheet();
        for (double x :
                new double[] {Math.nextDown(sheet.domainLow()), Math.nextUp(sheet.domainHigh()), -1e300, 1e300}) {
            if (!sheet.takes(x)) {
                assertThat(function.value(x))
                        .as("%s, f(%s)", function.name(), x)
                        .isNaN();
                assertThat(function.slope(x, Double.NaN))
                        .as("%s, f'(%s)", function.name(), x)
                        .isNaN();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void rangeAndDirectionHold(ScalarFunction function) {
        var sheet = function.datasheet();
        double before = Double.NaN;
        for (double x : arguments(function)) {
            double y = function.value(x);
            assertThat(y).as("%s, f(%s)", function.name(), x).isBetween(sheet.infimum(), sheet.supremum());
            // Each of two neighbours may be off by the stated ulps.
            double slack = Double.isFinite(y) ? 2 * sheet.valueUlps() * Math.ulp(y) : 0;
            if (sheet.monotone() == Monotone.NON_DECREASING && !Double.isNaN(before)) {
                assertThat(y).as("%s, f(%s)", function.name(), x).isGreaterThanOrEqualTo(before - slack);
            } else if (sheet.monotone() == Monotone.NON_INCREASING && !Double.isNaN(before)) {
                assertThat(y).as("%s, f(%s)", function.name(), x).isLessThanOrEqualTo(before + slack);
            }
            before = y;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void theSlopeReadsOnlyWhatItSaysItReads(ScalarFunction function) {
        var reads = function.datasheet().reads();
        for (double x : arguments(function)) {
            double y = function.value(x);
            double seenX = reads.inputs() ? x : Double.NaN;
            double seenY = reads.output() ? y : Double.NaN;
            assertThat(function.slope(seenX, seenY))
                    .as("%s, f'(%s)", function.name(), x)
                    .isEqualTo(function.slope(x, y));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void thePlainTextFormulaIsAlsoRightInDoublesNearZero(ScalarFunction function) {
        var exact = new ExactFunction(function);
        for (double x : new double[] {-2, -0.5, 0.25, 1.5}) {
            if (function.datasheet().takes(x)) {
                // At most 16 roundings of numbers below e² < 8 (4 ulps of 1 at the most each).
                assertThat(exact.inDoubles(x)).isCloseTo(function.value(x), within(64 * Math.ulp(1.0)));
            }
        }
    }

    @Test
    void everyDefaultIsAmongItsOwnSpecimens() {
        assertThat(ScalarFunctions.all())
                .isNotEmpty()
                .allSatisfy(
                        function -> assertThat(function.datasheet().specimens()).anyMatch(function::equals));
    }
}
