package org.chainrule.verification.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chainrule.core.Figures;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Losses;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss of one element against its own formula in 30 digits; the slope against dual arithmetic over the value. */
class ElementLossFormulaTest {

    private static final long SEED = 20_261_123;

    /** As for activations in the golden files; a slope that is a difference counts its larger term's ulps. */
    private static final double VALUE_ULPS = 4;

    private static final double SLOPE_ULPS = 8;

    static Stream<ElementLoss> losses() {
        return Losses.all().stream().filter(ElementLoss.class::isInstance).map(ElementLoss.class::cast);
    }

    private record Point(double p, double t) {}

    /** Points where the loss is defined and finite; what a loss refuses is left out, by asking it. */
    private static List<Point> points(ElementLoss loss) {
        var random = new Seed(SEED).stream(loss.name());
        var predictions = new ArrayList<Double>();
        for (double landmark : new double[] {1e-300, 1e-20, 1e-8, 0.25, 0.5, 1 - 0x1p-53, 3, 37, 700}) {
            predictions.add(landmark);
            predictions.add(-landmark);
        }
        for (int i = 0; i < 60; i++) {
            predictions.add(random.nextDouble());
            predictions.add(Seed.uniform(random, -6, 6));
        }
        var points = new ArrayList<Point>();
        for (double p : predictions) {
            for (double t : new double[] {0, 1, 0.3, random.nextDouble(), Seed.uniform(random, -6, 6)}) {
                if (accepts(loss, p, t)) {
                    points.add(new Point(p, t));
                }
            }
        }
        return points;
    }

    private static boolean accepts(ElementLoss loss, double p, double t) {
        try {
            loss.value(new double[] {p}, new double[] {t}, 1);
            return true;
        } catch (IllegalArgumentException outOfRange) {
            return false;
        }
    }

    private static Map<String, Double> at(ElementLoss loss, Point point) {
        var variables = new HashMap<>(RecordComponents.of(loss));
        variables.put("p", point.p());
        variables.put("t", point.t());
        return variables;
    }

    /** The larger of the terms that a slope is the difference of, where it is one. */
    private static double magnitude(ElementLoss loss, Point point, BigDecimal slope) {
        return loss instanceof BinaryCrossEntropyWithLogits
                ? Math.max((1 - point.t()) * Sigmoid.of(point.p()), point.t() * Sigmoid.of(-point.p()))
                : slope.doubleValue();
    }

    private static double ulps(double found, BigDecimal exact, double magnitude) {
        return new BigDecimal(found).subtract(exact).abs().doubleValue() / Math.ulp(magnitude);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void valueAndSlopeAreThoseOfTheFormula(ElementLoss loss) {
        var formula = Formula.parse(loss.sheet().formula());
        double worstValue = 0;
        double worstSlope = 0;
        var points = points(loss);
        assertThat(points).hasSizeGreaterThan(200);
        for (Point point : points) {
            var exact = formula.exactly(at(loss, point));
            double value = ulps(loss.value(point.p(), point.t()), exact, exact.doubleValue());
            assertThat(value).as("%s %s", loss, point).isLessThanOrEqualTo(VALUE_ULPS);
            var exactSlope = formula.derivativeExactly("p", at(loss, point));
            double slope = ulps(loss.slope(point.p(), point.t()), exactSlope, magnitude(loss, point, exactSlope));
            assertThat(slope).as("slope of %s %s", loss, point).isLessThanOrEqualTo(SLOPE_ULPS);
            worstValue = Math.max(worstValue, value);
            worstSlope = Math.max(worstSlope, slope);
        }
        System.out.println("loss " + loss.name() + ": " + points.size() + " points, value "
                + Figures.fixed(worstValue, 2) + " ulps, slope " + Figures.fixed(worstSlope, 2) + " ulps");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theSlopeFormulaIsTheDerivativeOfTheFormula(ElementLoss loss) {
        var formula = Formula.parse(loss.sheet().formula());
        var slope = Formula.parse(loss.sheet().slopeFormula());
        for (Point point : points(loss)) {
            var derived = formula.derivativeExactly("p", at(loss, point));
            // Both are rounded to 30 digits, so they agree to 29.
            assertThat(slope.exactly(at(loss, point)).subtract(derived).abs())
                    .as("%s %s", loss, point)
                    .isLessThanOrEqualTo(derived.abs().scaleByPowerOfTen(-29));
        }
    }

    /** Planted: the slope of half the squared error is half that of the squared error. */
    @Test
    void aMissingTwoIsCaught() {
        var half = new HalfSquaredError();
        var point = new Point(3, 0.5);
        var exact = Formula.parse("(p - t)^2").derivativeExactly("p", at(half, point));
        assertThat(ulps(half.slope(point.p(), point.t()), exact, exact.doubleValue()))
                .isGreaterThan(SLOPE_ULPS);
    }
}
