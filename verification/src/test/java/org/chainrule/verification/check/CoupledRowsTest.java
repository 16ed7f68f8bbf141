package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;
import org.chainrule.core.function.Tanh;
import org.junit.jupiter.api.Test;

/** Right code that was accused, or that nothing could be said of: rows that know of each other, parameters that nobody uses, a logarithm. */
class CoupledRowsTest {

    /** (x − mean of its column) γ: alone every row is 0. */
    private record Centred(boolean forgetsTheMean) implements CustomOp {

        @Override
        public String name() {
            return "centred";
        }

        @Override
        public Shape shape(List<Shape> inputs) {
            return inputs.get(0);
        }

        private static double mean(Matrix x, int column) {
            double mean = 0;
            for (int i = 0; i < x.rows(); i++) {
                mean += x.get(i, column) / x.rows();
            }
            return mean;
        }

        @Override
        public void forward(Operands o) {
            for (int j = 0; j < o.out().columns(); j++) {
                double mean = mean(o.in(0), j);
                for (int i = 0; i < o.out().rows(); i++) {
                    o.out().set(i, j, (o.in(0).get(i, j) - mean) * o.in(1).get(0, j));
                }
            }
        }

        @Override
        public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
            for (int j = 0; j < gradIn.columns(); j++) {
                double ofX = mean(o.in(0), j);
                double ofG = forgetsTheMean ? 0 : mean(gradOut, j);
                double sum = 0;
                for (int i = 0; i < gradOut.rows(); i++) {
                    sum += gradOut.get(i, j) * (o.in(0).get(i, j) - ofX);
                    if (input == 0) {
                        double before = beta == 0 ? 0 : beta * gradIn.get(i, j);
                        gradIn.set(i, j, (gradOut.get(i, j) - ofG) * o.in(1).get(0, j) + before);
                    }
                }
                if (input == 1) {
                    gradIn.set(0, j, sum + (beta == 0 ? 0 : beta * gradIn.get(0, j)));
                }
            }
        }

        @Override
        public String rule(int input) {
            return input == 0 ? "(g − mean g) γ" : "Σ g (x − mean x)";
        }

        @Override
        public Reads reads() {
            return Reads.INPUTS;
        }
    }

    @Test
    void rowsMayKnowOfEachOther() {
        for (long seed = 1; seed <= 4; seed++) {
            var report = GradientCheck.ofOp(new Centred(false))
                    .onShapes(Shape.of(5, 3), Shape.of(1, 3))
                    .seed(seed)
                    .run();
            assertThat(report.passed()).as(report.describe()).isTrue();
            var wrong = GradientCheck.ofOp(new Centred(true))
                    .onShapes(Shape.of(5, 3), Shape.of(1, 3))
                    .seed(seed)
                    .run();
            assertThat(wrong.verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void aParameterThatNoOutputNeedsHasAGradientOf0() {
        var graph = new Graph();
        var x = graph.parameter("x", DoubleMatrix.of(new double[] {0.5, -1}));
        var unused = graph.parameter("unused", DoubleMatrix.of(new double[] {2, 3}));
        graph.apply("dead", new org.chainrule.autodiff.op.Elementwise(new Tanh()), unused);
        var y = graph.apply("y", new org.chainrule.autodiff.op.Elementwise(new Tanh()), x);
        var report = GradientCheck.ofGraph(graph, List.of(y), Map.of()).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
    }

    /** log x, defined for positive numbers; of a subnormal one the product overflows. */
    private record Logarithm(double times) implements CustomOp {

        @Override
        public String name() {
            return "own-log";
        }

        @Override
        public Shape shape(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public void forward(Operands o) {
            for (int i = 0; i < o.out().size(); i++) {
                o.out().set(i, Math.log(o.in(0).get(i)));
            }
        }

        @Override
        public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
            for (int i = 0; i < gradIn.size(); i++) {
                double before = beta == 0 ? 0 : beta * gradIn.get(i);
                gradIn.set(i, times * gradOut.get(i) / o.in(0).get(i) + before);
            }
        }

        @Override
        public String rule(int input) {
            return "g / x";
        }

        @Override
        public Reads reads() {
            return Reads.INPUTS;
        }
    }

    @Test
    void anOpOfPositiveNumbersIsCheckedOnThem() {
        for (long seed = 1; seed <= 4; seed++) {
            var report = GradientCheck.ofOp(new Logarithm(1))
                    .onShapes(Shape.of(2, 3))
                    .seed(seed)
                    .run();
            assertThat(report.passed()).as(report.describe()).isTrue();
        }
        var wrong = GradientCheck.ofOp(new Logarithm(1.0001))
                .onShapes(Shape.of(2, 3))
                .run();
        assertThat(wrong.verdict()).isEqualTo(Verdict.FAIL);
    }
}
