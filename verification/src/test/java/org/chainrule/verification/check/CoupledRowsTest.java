package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Tanh;
import org.junit.jupiter.api.Test;

/** Right code that was accused, or that nothing could be said of: rows that know of each other, parameters that nobody uses, a logarithm. */
class CoupledRowsTest {

    /** (x − mean of its column) γ: alone every row is 0. */
    private static final class Centred extends OwnOp {
        private final boolean forgetsTheMean;

        Centred(boolean forgetsTheMean) {
            this.forgetsTheMean = forgetsTheMean;
        }

        @Override
        int count() {
            return 2;
        }

        private static double mean(double[] x, Shape of, int column) {
            double mean = 0;
            for (int k = column; k < x.length; k += of.columns()) {
                mean += x[k] / of.rows();
            }
            return mean;
        }

        @Override
        void values(double[][] x, Shape of, double[] y) {
            for (int k = 0; k < y.length; k++) {
                int column = k % of.columns();
                y[k] = (x[0][k] - mean(x[0], of, column)) * x[1][column];
            }
        }

        @Override
        void product(int input, double[][] x, Shape of, double[] g, double[] product) {
            for (int k = 0; k < g.length; k++) {
                int column = k % of.columns();
                if (input == 0) {
                    product[k] = (g[k] - (forgetsTheMean ? 0 : mean(g, of, column))) * x[1][column];
                } else {
                    product[column] += g[k] * (x[0][k] - mean(x[0], of, column));
                }
            }
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
        graph.apply("dead", new Elementwise(new Tanh()), unused);
        var y = graph.apply("y", new Elementwise(new Tanh()), x);
        var report = GradientCheck.ofGraph(graph, List.of(y), Map.of()).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
    }

    /** log x, defined for positive numbers; of a subnormal one the product overflows. */
    private static final class Logarithm extends OwnOp {
        private final double times;

        Logarithm(double times) {
            this.times = times;
        }

        @Override
        void values(double[][] x, Shape of, double[] y) {
            Arrays.setAll(y, i -> Math.log(x[0][i]));
        }

        @Override
        void product(int input, double[][] x, Shape of, double[] g, double[] product) {
            Arrays.setAll(product, i -> times * g[i] / x[0][i]);
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
