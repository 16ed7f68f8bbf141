package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.core.Shape;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Reads;
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
        return verdict(new Quadratic(wrong), seed);
    }

    private static Verdict verdict(OwnOp op, long seed) {
        return GradientCheck.ofOp(op).onShapes(Shape.of(4, 3)).seed(seed).run().verdict();
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

    /** A row divided by its length; what its product takes for the length is given. */
    private static final class Normalised extends OwnOp {
        private final DoubleUnaryOperator length;

        Normalised(DoubleUnaryOperator length) {
            this.length = length;
        }

        private static double length(double[] x, int from, int n) {
            return Math.sqrt(
                    Arrays.stream(x, from, from + n).map(each -> each * each).sum());
        }

        @Override
        void values(double[][] x, Shape of, double[] y) {
            int n = of.columns();
            Arrays.setAll(y, i -> x[0][i] / length(x[0], i / n * n, n));
        }

        @Override
        void product(int input, double[][] x, Shape of, double[] g, double[] product) {
            int n = of.columns();
            for (int i = 0; i < g.length; i++) {
                int from = i / n * n;
                double size = length.applyAsDouble(length(x[0], from, n));
                double along = 0;
                for (int j = from; j < from + n; j++) {
                    along += g[j] * (x[0][j] / size);
                }
                product[i] = (g[i] - along * (x[0][i] / size)) / size;
            }
        }
    }

    @Test
    void aSlopeThatIsWrongInSmallRowsAloneIsFoundOnEverySeed() {
        for (long seed = 1; seed <= 10; seed++) {
            assertThat(verdict(new Normalised(size -> size), seed)).isEqualTo(Verdict.PASS);
            assertThat(verdict(new Normalised(size -> Math.max(size, 1e-3)), seed))
                    .as("seed %d", seed)
                    .isEqualTo(Verdict.FAIL);
        }
    }

    /** The largest of a row; what counts as large as it is given. */
    private static final class Largest extends OwnOp {
        private final double apart;

        Largest(double apart) {
            this.apart = apart;
        }

        @Override
        public Shape shape(List<Shape> inputs) {
            return new Shape(inputs.get(0).rows(), 1);
        }

        @Override
        void values(double[][] x, Shape of, double[] y) {
            int n = of.columns();
            Arrays.setAll(y, i -> Arrays.stream(x[0], i * n, (i + 1) * n).max().orElseThrow());
        }

        @Override
        void product(int input, double[][] x, Shape of, double[] g, double[] product) {
            int n = of.columns();
            for (int i = 0; i < g.length; i++) {
                double most = Arrays.stream(x[0], i * n, (i + 1) * n).max().orElseThrow();
                int first = i * n;
                while (x[0][first] < most - apart) {
                    first++;
                }
                product[first] = g[i];
            }
        }
    }

    @Test
    void aTieThatIsNoneIsFoundOnEverySeed() {
        for (long seed = 1; seed <= 10; seed++) {
            assertThat(verdict(new Largest(0), seed)).isEqualTo(Verdict.PASS);
            assertThat(verdict(new Largest(1e-3), seed)).as("seed %d", seed).isEqualTo(Verdict.FAIL);
        }
    }

    /** What is left out where the numbers must be indices says how to give some. */
    @Test
    void anOpOfIndicesAsksForInputs() {
        var chosen = new OwnOp() {
            @Override
            void values(double[][] x, Shape of, double[] y) {
                Arrays.setAll(y, i -> new double[] {1, 2, 3}[(int) Math.floor(10 * x[0][i])]);
            }

            @Override
            void product(int input, double[][] x, Shape of, double[] g, double[] product) {
                // of indices there is none
            }
        };
        assertThatThrownBy(() -> verdict(chosen, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gradient check of own: forward threw")
                .hasMessageContaining("give some with on(");
    }

    /** x + x²/2 as a function of one number, and 1 % off for large ones. */
    private record Bent(double from) implements CustomFunction {

        @Override
        public String name() {
            return "bent";
        }

        @Override
        public double value(double x) {
            return x + x * x / 2;
        }

        @Override
        public double slope(double x, double y) {
            return (1 + x) * (Math.abs(x) > from ? 1.01 : 1);
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("x + x^2 / 2", "1 + x")
                    .ulps(4, 4)
                    .reads(Reads.INPUTS)
                    .specimens(this);
        }
    }

    @Test
    void aFunctionOfAUsersOwnIsCheckedOnLargeNumbersAsAnOpToo() {
        for (long seed = 1; seed <= 10; seed++) {
            var right = GradientCheck.ofOp(new Elementwise(new Bent(Double.POSITIVE_INFINITY)))
                    .onShapes(Shape.of(4, 3))
                    .seed(seed)
                    .run();
            assertThat(right.passed()).as(right.describe()).isTrue();
            for (double from : new double[] {10, 1000}) {
                var wrong = GradientCheck.ofOp(new Elementwise(new Bent(from)))
                        .onShapes(Shape.of(4, 3))
                        .seed(seed)
                        .run();
                assertThat(wrong.verdict()).as("from %s, seed %d", from, seed).isEqualTo(Verdict.FAIL);
            }
        }
    }
}
