package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.Softmax;
import org.chainrule.verification.mutant.MutantFunction;
import org.chainrule.verification.mutant.MutantOp;
import org.junit.jupiter.api.Test;

/** NaN, infinities and calls that differ from the others. */
class NotANumberTest {

    /** As many write it: a comparison with NaN is false. */
    private record OwnRelu(String formula) implements CustomFunction {

        @Override
        public String name() {
            return "own-relu";
        }

        @Override
        public double value(double x) {
            return x > 0 ? x : 0;
        }

        @Override
        public double slope(double x, double y) {
            return x > 0 ? 1 : 0;
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of(formula, "if(x > 0, 1, 0)")
                    .kinks(new Kink(0, 0, 1, 0))
                    .range(0, Double.POSITIVE_INFINITY)
                    .limits(0, Double.POSITIVE_INFINITY)
                    .slopeLimits(0, 1)
                    .specimens(this);
        }
    }

    private static long broken(CheckReport report, Witness by) {
        return report.comparisons().stream()
                .filter(c -> c.by() == by && c.verdict() == Verdict.FAIL)
                .count();
    }

    private static CheckReport check(Op op, Shape... shapes) {
        return GradientCheck.ofOp(op).onShapes(shapes).run();
    }

    @Test
    void aReluThatSwallowsNaNIsFoundWhereItsFormulaDoesNot() {
        var swallows = GradientCheck.ofFunction(new OwnRelu("max(x, 0)")).run();
        assertThat(broken(swallows, Witness.BEYOND)).isEqualTo(1);
        assertThat(swallows.describe()).contains("value at NaN").contains("must stay so");
        var says = GradientCheck.ofFunction(new OwnRelu("if(x > 0, x, 0)")).run();
        assertThat(broken(says, Witness.BEYOND)).isZero();
        assertThat(GradientCheck.ofFunction(new Relu()).run().passed()).isTrue();
    }

    @Test
    void aSlopeThatIsNoNumberAtInfinityIsFound() {
        var sound = new Relu();
        var wrong = new MutantFunction(sound, (x, y) -> Double.isInfinite(x) ? Double.NaN : sound.slope(x, y));
        assertThat(broken(GradientCheck.ofFunction(wrong).run(), Witness.BEYOND))
                .isEqualTo(2);
    }

    @Test
    void aCotangentThatIsNoNumberMustReachTheProduct() {
        var calm = new MutantOp(new RowWise(new Softmax()), (sound, input, o, g, beta, gx) -> {
            var copy = Matrix.copyOf(g, g.precision());
            for (int i = 0; i < copy.size(); i++) {
                copy.set(i, Double.isNaN(copy.get(i)) ? 0 : copy.get(i));
            }
            sound.vjp(input, o, copy, beta, gx);
        });
        assertThat(broken(check(calm, Shape.of(2, 3)), Witness.BEYOND)).isPositive();
        assertThat(check(new RowWise(new Softmax()), Shape.of(2, 3)).passed()).isTrue();
    }

    @Test
    void aProductThatIsWrongInOneEarlyCallAloneIsFound() {
        for (int number = 1; number <= Repetition.CALLS; number++) {
            int[] calls = {0};
            int wrong = number;
            var op = new MutantOp(new Linear(), (sound, input, o, g, beta, gx) -> {
                sound.vjp(input, o, g, beta, gx);
                if (input == 1 && ++calls[0] == wrong) {
                    gx.set(0, gx.get(0) + 1);
                }
            });
            var report = check(op, Shape.of(2, 3), Shape.of(2, 3), Shape.of(1, 2));
            assertThat(broken(report, Witness.REPETITION)).as("call %d", number).isPositive();
        }
    }
}
