package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.chainrule.core.Shape;
import org.junit.jupiter.api.Test;

/** A slope that is wrong for numbers of one size alone, as a switch to a series has it. */
class SizesTest {

    /** x + x²/2, whose slope is 1 % off somewhere. */
    private static final class Quadratic extends OwnOp {
        private final DoublePredicate wrong;

        Quadratic(DoublePredicate wrong) {
            this.wrong = wrong;
        }

        @Override
        void values(double[][] x, Shape of, double[] y) {
            Arrays.setAll(y, i -> x[0][i] + x[0][i] * x[0][i] / 2);
        }

        @Override
        void product(int input, double[][] x, Shape of, double[] g, double[] product) {
            Arrays.setAll(product, i -> g[i] * (1 + x[0][i]) * (wrong.test(x[0][i]) ? 1.01 : 1));
        }
    }

    private static Verdict verdict(DoublePredicate wrong, long seed) {
        return GradientCheck.ofOp(new Quadratic(wrong))
                .onShapes(Shape.of(4, 3))
                .seed(seed)
                .run()
                .verdict();
    }

    private static DoublePredicate between(double least, double most) {
        return x -> Math.abs(x) > least && Math.abs(x) < most;
    }

    @Test
    void aSlopeThatIsWrongForNumbersOfOneSizeIsFoundOnEverySeed() {
        for (long seed = 1; seed <= 10; seed++) {
            assertThat(verdict(x -> false, seed)).isEqualTo(Verdict.PASS);
            // where the planted fault is: from one size to another
            double[][] ranges = {{-1, 1e-6}, {1e-9, 1e-7}, {10, 300}, {1e4, 1e5}};
            for (double[] range : ranges) {
                assertThat(verdict(between(range[0], range[1]), seed))
                        .as("between %s and %s, seed %d", range[0], range[1], seed)
                        .isEqualTo(Verdict.FAIL);
            }
        }
    }
}
