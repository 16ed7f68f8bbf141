package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Reads;
import org.junit.jupiter.api.Test;

/** Faults planted in x over the domain [low, ∞): where the predicate says so, value or slope is not what a check can use. */
class FunctionCallsTest {

    private enum Part {
        VALUE,
        SLOPE
    }

    private record Broken(Part part, DoublePredicate where, DoubleSupplier instead, double low)
            implements CustomFunction {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public double value(double x) {
            return part == Part.VALUE && where.test(x) ? instead.getAsDouble() : x;
        }

        @Override
        public double slope(double x, double y) {
            return part == Part.SLOPE && where.test(x) ? instead.getAsDouble() : 1;
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("x", "1")
                    .domain(low, Double.POSITIVE_INFINITY)
                    .reads(Reads.INPUTS)
                    .specimens(this);
        }
    }

    private static Broken everywhere(Part part, DoublePredicate where, DoubleSupplier instead) {
        return new Broken(part, where, instead, Double.NEGATIVE_INFINITY);
    }

    private static CheckReport check(CustomFunction function) {
        return GradientCheck.ofFunction(function).run();
    }

    @Test
    void nanInsideTheDomainFailsAndIsNamed() {
        var value = check(everywhere(Part.VALUE, x -> x > 2 && x < 3, () -> Double.NaN));
        assertThat(value.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(value.describe())
                .contains("broken value is a number: FAIL; the value is NaN at x = 2.")
                .contains("in the domain [-∞, ∞] of the datasheet; return a number there, or narrow the domain");
        var slope = check(everywhere(Part.SLOPE, x -> x > 2 && x < 3, () -> Double.NaN));
        assertThat(slope.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(slope.describe()).contains("the slope is NaN at x = 2.");
    }

    @Test
    void aWholeRegionOfNanIsLookedAt() {
        for (double from : new double[] {1e5, 1e99}) {
            var report = check(everywhere(Part.VALUE, x -> x > from, () -> Double.NaN));
            assertThat(report.verdict()).as("NaN from %s on", from).isEqualTo(Verdict.FAIL);
        }
        var outside = check(new Broken(Part.VALUE, x -> x < 2, () -> Double.NaN, 2));
        assertThat(outside.passed()).as(outside.describe()).isTrue();
    }

    @Test
    void overflowIsNoNan() {
        var report = check(everywhere(Part.VALUE, x -> x > 1e50, () -> Double.POSITIVE_INFINITY));
        assertThat(report.comparisons()).noneMatch(c -> c.what().endsWith("is a number"));
    }

    @Test
    void whatIsThrownInsideTheDomainNamesFunctionAndPoint() {
        DoubleSupplier thrower = () -> {
            throw new ArithmeticException("no such entry");
        };
        for (Part part : Part.values()) {
            var throwing = everywhere(part, x -> x > 2, thrower);
            assertThatThrownBy(() -> check(throwing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("gradient check of broken: the " + (part == Part.VALUE ? "value" : "slope")
                            + " threw java.lang.ArithmeticException: no such entry at x = ")
                    .hasMessageContaining("in the domain [-∞, ∞] of the datasheet; return a number there")
                    .hasCauseInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void whatIsThrownAtNanIsSaidToBeOutside() {
        var throwing = everywhere(Part.VALUE, Double::isNaN, () -> {
            throw new ArithmeticException("NaN");
        });
        assertThatThrownBy(() -> check(throwing))
                .hasMessageContaining("broken: the value threw")
                .hasMessageContaining(
                        "at x = NaN, which is not in the domain [-∞, ∞] of the datasheet; return NaN there");
    }
}
