package org.chainrule.verification.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.chainrule.core.Figures;
import org.chainrule.core.Seed;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.Monotone;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.verification.formula.DecimalArithmetic;
import org.chainrule.verification.formula.Formula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line of every datasheet, for every specimen. The oracle is the datasheet's formula in 30 exact digits; for the
 * slope it is dual arithmetic over the formula of the value.
 */
class DatasheetTest {

    private static final long SEED = 20_261_122;

    /** On both sides of 0: subnormal, tiny, where tails begin and where they end. */
    private static final double[] LANDMARKS = {
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        1e-300,
        1e-20,
        1e-8,
        0.5,
        1,
        6,
        8,
        19.1,
        20,
        36.7,
        37,
        100,
        372.5,
        373.2,
        708.4,
        709.8,
        744.4,
        745.1,
        745.2,
        750
    };

    static Stream<ScalarFunction> specimens() {
        return ScalarFunctions.all().stream()
                .flatMap(function -> function.datasheet().specimens().stream())
                .map(ScalarFunction.class::cast)
                .distinct();
    }

    /** Arguments for which the formula can be evaluated exactly, ascending; kinks and their neighbours among them. */
    static List<Double> arguments(ScalarFunction function) {
        var random = new Seed(SEED).stream("datasheet " + function.name());
        var arguments = new ArrayList<Double>();
        for (double scale : new double[] {1e-3, 1, 5, 40}) {
            for (int i = 0; i < 100; i++) {
                arguments.add(Seed.uniform(random, -scale, scale));
            }
        }
        for (int i = 0; i < 6; i++) {
            arguments.add(Seed.uniform(random, -750, 750));
        }
        for (double landmark : LANDMARKS) {
            arguments.add(landmark);
            arguments.add(-landmark);
        }
        arguments.add(0.0);
        for (Kink kink : function.datasheet().kinks()) {
            arguments.add(Math.nextDown(kink.at()));
            arguments.add(kink.at());
            arguments.add(Math.nextUp(kink.at()));
        }
        return arguments.stream().sorted().distinct().toList();
    }

    /** What is wrong with values and slopes; the worst errors go to the printed line. */
    static List<String> complaints(ScalarFunction function) {
        var sheet = function.datasheet();
        var exact = new ExactFunction(function);
        var complaints = new ArrayList<String>();
        double worstValue = 0;
        double worstSlope = 0;
        for (double x : arguments(function)) {
            double y = function.value(x);
            double valueUlps = ExactFunction.ulps(y, exact.value(x));
            worstValue = Math.max(worstValue, valueUlps);
            if (valueUlps > sheet.valueUlps()) {
                complaints.add("f(" + x + ") = " + y + " is " + valueUlps + " ulps off");
            }
            if (sheet.kinks().stream().anyMatch(kink -> kink.at() == x)) {
                continue;
            }
            double slope = function.slope(x, y);
            double slopeUlps = ExactFunction.ulps(slope, exact.slope(x));
            worstSlope = Math.max(worstSlope, slopeUlps);
            if (slopeUlps > sheet.slopeUlps()) {
                complaints.add("f'(" + x + ") = " + slope + " is " + slopeUlps + " ulps off");
            }
        }
        System.out.println("datasheet of " + function.name() + ": value " + Figures.fixed(worstValue, 2) + " of "
                + Figures.shortest(sheet.valueUlps()) + " ulps, slope " + Figures.fixed(worstSlope, 2) + " of "
                + Figures.shortest(sheet.slopeUlps()) + " ulps");
        return complaints;
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void valueAndSlopeKeepTheirUlps(ScalarFunction function) {
        assertThat(complaints(function)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void theSlopeFormulaIsTheDerivativeOfTheFormula(ScalarFunction function) {
        var exact = new ExactFunction(function);
        for (double x : arguments(function)) {
            if (function.datasheet().kinks().stream().noneMatch(kink -> kink.at() == x)) {
                var stated = exact.slopeAsStated(x);
                var derived = exact.slope(x);
                // Both are rounded to 30 digits, so they agree to 29.
                assertThat(stated.subtract(derived).abs())
                        .as("%s at %s: stated %s, derived %s", function.name(), x, stated, derived)
                        .isLessThanOrEqualTo(derived.abs().scaleByPowerOfTen(-29));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void atAKinkBothSidesAndTheConventionAreAsStated(ScalarFunction function) {
        var sheet = function.datasheet();
        var exact = new ExactFunction(function);
        double before = Double.NEGATIVE_INFINITY;
        for (Kink kink : sheet.kinks()) {
            assertThat(kink.at()).as("kinks ascend").isGreaterThan(before);
            before = kink.at();
            double y = function.value(kink.at());
            assertThat(function.slope(kink.at(), y)).isEqualTo(kink.convention());
            assertThat(exact.slopeAsStated(kink.at()).doubleValue()).isEqualTo(kink.convention());
            assertThat(beside(exact, kink.at(), -1)).as("from the left").isEqualTo(kink.left());
            assertThat(beside(exact, kink.at(), 1)).as("from the right").isEqualTo(kink.right());
            assertThat(kink.left()).as("a kink bends").isNotEqualTo(kink.right());
        }
    }

    /** The derivative 10⁻⁴⁰ away from a point: nearer than any curvature could show in a double. */
    private static double beside(ExactFunction exact, double at, int direction) {
        var variables = new HashMap<String, BigDecimal>();
        exact.at(at).forEach((name, value) -> variables.put(name, new BigDecimal(value)));
        variables.put("x", new BigDecimal(at).add(BigDecimal.valueOf(direction).scaleByPowerOfTen(-40)));
        return exact.valueFormula()
                .tangent(new DecimalArithmetic(120), "x", variables)
                .doubleValue();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void limitsAreReachedAtTheInfinities(ScalarFunction function) {
        var sheet = function.datasheet();
        double left = function.value(Double.NEGATIVE_INFINITY);
        double right = function.value(Double.POSITIVE_INFINITY);
        assertThat(left).isEqualTo(sheet.atMinusInfinity());
        assertThat(right).isEqualTo(sheet.atPlusInfinity());
        assertThat(function.slope(Double.NEGATIVE_INFINITY, left)).isEqualTo(sheet.slopeAtMinusInfinity());
        assertThat(function.slope(Double.POSITIVE_INFINITY, right)).isEqualTo(sheet.slopeAtPlusInfinity());
        var exact = new ExactFunction(function);
        assertTendsTo(exact::value, -1, sheet.atMinusInfinity());
        assertTendsTo(exact::value, 1, sheet.atPlusInfinity());
        assertTendsTo(exact::slope, -1, sheet.slopeAtMinusInfinity());
        assertTendsTo(exact::slope, 1, sheet.slopeAtPlusInfinity());
    }

    /**
     * A limit is what the formula tends to: from |x| = 100 on, every doubling brings it nearer by a third at least (a tail of
     * 1/x comes nearer by half), to half an ulp of it, or,
     * if the limit is infinite, makes it larger by half at least.
     */
    private static void assertTendsTo(DoubleFunction<BigDecimal> formula, int side, double limit) {
        var third = new BigDecimal("1.5");
        for (double x = 100; x < 1000; x *= 2) {
            var here = formula.apply(side * x);
            var further = formula.apply(side * 2 * x);
            if (Double.isInfinite(limit)) {
                assertThat(here.signum()).isEqualTo((int) Math.signum(limit));
                assertThat(further.abs()).isGreaterThan(here.abs().multiply(third));
            } else {
                var arrived = new BigDecimal(Math.ulp(limit)).multiply(new BigDecimal("0.5"));
                assertThat(distance(further, limit))
                        .isLessThanOrEqualTo(arrived.max(distance(here, limit).divide(third, MathContext.DECIMAL64)));
            }
        }
    }

    /** Exact results are rounded to 30 digits; so is the limit. */
    private static BigDecimal distance(BigDecimal value, double limit) {
        return value.subtract(new BigDecimal(limit).round(new MathContext(30))).abs();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void notANumberStaysNotANumber(ScalarFunction function) {
        assertThat(function.value(Double.NaN)).isNaN();
        assertThat(function.slope(Double.NaN, Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void rangeAndDirectionHold(ScalarFunction function) {
        var sheet = function.datasheet();
        double before = Double.NaN;
        for (double x : arguments(function)) {
            double y = function.value(x);
            assertThat(y).as("f(%s)", x).isBetween(sheet.infimum(), sheet.supremum());
            // Each of two neighbours may be off by the stated ulps.
            double slack = Double.isInfinite(y) ? 0 : 2 * sheet.valueUlps() * Math.ulp(y);
            if (sheet.monotone() == Monotone.NON_DECREASING && !Double.isNaN(before)) {
                assertThat(y).as("f(%s)", x).isGreaterThanOrEqualTo(before - slack);
            } else if (sheet.monotone() == Monotone.NON_INCREASING && !Double.isNaN(before)) {
                assertThat(y).as("f(%s)", x).isLessThanOrEqualTo(before + slack);
            }
            before = y;
        }
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void theSlopeReadsOnlyWhatItSaysItReads(ScalarFunction function) {
        var reads = function.datasheet().reads();
        for (double x : arguments(function)) {
            double y = function.value(x);
            double seenX = reads.inputs() ? x : Double.NaN;
            double seenY = reads.output() ? y : Double.NaN;
            assertThat(function.slope(seenX, seenY)).as("f'(%s)", x).isEqualTo(function.slope(x, y));
        }
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void thePlainTextFormulaIsAlsoRightInDoublesNearZero(ScalarFunction function) {
        var formula = Formula.parse(function.datasheet().formula());
        var exact = new ExactFunction(function);
        for (double x : new double[] {-2, -0.5, 0.25, 1.5}) {
            // At most 16 roundings of numbers below e² < 8 (4 ulps of 1 at the most each).
            assertThat(formula.value(exact.at(x))).isCloseTo(function.value(x), within(64 * Math.ulp(1.0)));
        }
    }

    @Test
    void everyDefaultIsAmongItsOwnSpecimens() {
        assertThat(ScalarFunctions.all())
                .isNotEmpty()
                .allSatisfy(
                        function -> assertThat(function.datasheet().specimens()).anyMatch(function::equals));
    }

    /** Planted: a slope that is 1e-6 too large, and one from the wrong side of a kink. */
    @Test
    void aWrongSlopeIsCaught() {
        assertThat(complaints(new SteepSigmoid())).isNotEmpty().allMatch(complaint -> complaint.startsWith("f'"));
        var wrongSide = new WrongSideRelu();
        assertThat(wrongSide.slope(0, 0))
                .isNotEqualTo(wrongSide.datasheet().kinks().get(0).convention());
    }

    record SteepSigmoid() implements CustomFunction {
        @Override
        public String name() {
            return "sigmoid with a slope 1e-6 too large";
        }

        @Override
        public double value(double x) {
            return Sigmoid.of(x);
        }

        @Override
        public double slope(double x, double y) {
            return new Sigmoid().slope(x, y) * (1 + 1e-6);
        }

        @Override
        public Datasheet datasheet() {
            return new Sigmoid().datasheet();
        }
    }

    record WrongSideRelu() implements CustomFunction {
        @Override
        public String name() {
            return "relu with slope 1 at 0";
        }

        @Override
        public double value(double x) {
            return Math.max(x, 0);
        }

        @Override
        public double slope(double x, double y) {
            return x >= 0 ? 1 : 0;
        }

        @Override
        public Datasheet datasheet() {
            return new Relu().datasheet();
        }
    }
}
