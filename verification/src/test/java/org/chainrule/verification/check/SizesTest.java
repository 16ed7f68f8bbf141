package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoublePredicate;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;
import org.junit.jupiter.api.Test;

/** A slope that is wrong for numbers of one size alone, as a switch to a series has it. */
class SizesTest {

    /** x + x²/2, whose slope is 1 % off somewhere. */
    private record Quadratic(DoublePredicate wrong) implements CustomOp {

        @Override
        public String name() {
            return "quadratic";
        }

        @Override
        public Shape shape(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public void forward(Operands o) {
            for (int i = 0; i < o.in(0).size(); i++) {
                double x = o.in(0).get(i);
                o.out().set(i, x + x * x / 2);
            }
        }

        @Override
        public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
            for (int i = 0; i < gradIn.size(); i++) {
                double x = o.in(0).get(i);
                double before = beta == 0 ? 0 : beta * gradIn.get(i);
                gradIn.set(i, gradOut.get(i) * (1 + x) * (wrong.test(x) ? 1.01 : 1) + before);
            }
        }

        @Override
        public Reads reads() {
            return Reads.INPUTS;
        }

        @Override
        public String rule(int input) {
            return "(1 + x) ⊙ g";
        }
    }

    private static Verdict verdict(DoublePredicate wrong, long seed) {
        return GradientCheck.ofOp(new Quadratic(wrong))
                .onShapes(Shape.of(4, 3))
                .seed(seed)
                .run()
                .verdict();
    }

    @Test
    void aSlopeThatIsWrongForNumbersOfOneSizeIsFoundOnEverySeed() {
        for (long seed = 1; seed <= 10; seed++) {
            assertThat(verdict(x -> false, seed)).isEqualTo(Verdict.PASS);
            assertThat(verdict(x -> Math.abs(x) < 1e-6, seed))
                    .as("below 1e-6, seed %d", seed)
                    .isEqualTo(Verdict.FAIL);
            assertThat(verdict(x -> Math.abs(x) > 1e-9 && Math.abs(x) < 1e-7, seed))
                    .as("between 1e-9 and 1e-7, seed %d", seed)
                    .isEqualTo(Verdict.FAIL);
            assertThat(verdict(x -> Math.abs(x) > 10 && Math.abs(x) < 300, seed))
                    .as("between 10 and 300, seed %d", seed)
                    .isEqualTo(Verdict.FAIL);
            assertThat(verdict(x -> Math.abs(x) > 1e4 && Math.abs(x) < 1e5, seed))
                    .as("between 1e4 and 1e5, seed %d", seed)
                    .isEqualTo(Verdict.FAIL);
        }
    }
}
