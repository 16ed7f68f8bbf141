package org.chainrule.verification.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Reads;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Tanh;
import org.junit.jupiter.api.Test;

/** Planted faults in functions and their sheets, each caught by the audit that holds the catalogue. */
class PlantedDatasheetTest {

    private static List<String> complaints(Planted function) {
        return SheetAudit.complaints(function, Arguments.of(function, 16));
    }

    @Test
    void whatIsRightIsNotComplainedOf() {
        var tanh = new Tanh();
        assertThat(complaints(new Planted("tanh", tanh::value, x -> tanh.slope(x, tanh.value(x)), tanh.datasheet())))
                .isEmpty();
    }

    @Test
    void aSlopeOneMillionthTooLargeIsCaught() {
        var sheet = new Sigmoid().datasheet();
        var steep = new Planted("steep sigmoid", Sigmoid::of, x -> Sigmoid.of(x) * Sigmoid.of(-x) * (1 + 1e-6), sheet);
        assertThat(complaints(steep)).isNotEmpty().allMatch(complaint -> complaint.startsWith("f'"));
    }

    /** The slope agrees with its formula, and both are wrong: only the derivative of the value formula can tell. */
    @Test
    void theSameSlipInTheSlopeAndInItsFormulaIsCaught() {
        var sheet = Datasheet.of("tanh(x)", "1 - tanh(x)")
                .range(-1, 1)
                .limits(-1, 1)
                .slopeLimits(2, 0)
                .ulps(4, 8)
                .reads(Reads.INPUTS)
                .specimens();
        var slip = new Planted("tanh with a slip", StrictMath::tanh, x -> 1 - StrictMath.tanh(x), sheet);
        assertThat(slip.slope(0.5, Double.NaN))
                .as("the slope is what its formula says")
                .isEqualTo(new ExactFunction(slip).slopeAsStated(0.5).low().toDouble());
        assertThat(complaints(slip))
                .anyMatch(complaint -> complaint.startsWith("f'(0.5)"))
                .anyMatch(complaint -> complaint.startsWith("slope formula at 0.5: stated 0.537"));
    }

    /** y (1 − y) loses the right tail: 100 % off at 40. */
    @Test
    void aTailThatDiesEarlyIsCaught() {
        var naive = new Planted(
                "naive sigmoid", Sigmoid::of, x -> Sigmoid.of(x) * (1 - Sigmoid.of(x)), new Sigmoid().datasheet());
        assertThat(complaints(naive)).anyMatch(complaint -> complaint.startsWith("f'(37.5) = 0.0 but exactly 5.17"));
    }

    @Test
    void anOverflowOnTheWayIsCaught() {
        var naive = new Planted(
                "naive tanh",
                x -> (StrictMath.exp(x) - StrictMath.exp(-x)) / (StrictMath.exp(x) + StrictMath.exp(-x)),
                x -> new Tanh().slope(x, StrictMath.tanh(x)),
                new Tanh().datasheet());
        assertThat(complaints(naive)).anyMatch(complaint -> complaint.startsWith("f(1.0E155) = NaN but exactly"));
    }

    @Test
    void theWrongSideOfAKinkIsSeen() {
        var sheet = new Relu().datasheet();
        var wrong = new Planted("relu", x -> Math.max(x, 0), x -> x >= 0 ? 1 : 0, sheet);
        assertThat(wrong.slope(0, 0)).isNotEqualTo(sheet.kinks().get(0).convention());
        assertThat(new ExactFunction(wrong).slopeBeside(0, -1)).isZero();
        assertThat(new ExactFunction(wrong).slopeBeside(0, 1)).isEqualTo(1);
    }

    private record Planted(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative, Datasheet datasheet)
            implements CustomFunction {

        @Override
        public double value(double x) {
            return f.applyAsDouble(x);
        }

        @Override
        public double slope(double x, double y) {
            return derivative.applyAsDouble(x);
        }
    }
}
