package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Sigmoid;
import org.junit.jupiter.api.Test;

/** A gradient of which differences of the value see nothing, behind so many flat functions, is right if its steps are. */
class VanishingGradientTest {

    private static final int DEPTH = 16;

    /** x/100 + 1, with so many times its slope. */
    private static final class Flat extends OwnOp {
        private final double times;

        Flat(double times) {
            this.times = times;
        }

        @Override
        void values(double[][] x, Shape of, double[] y) {
            Arrays.setAll(y, i -> x[0][i] / 100 + 1);
        }

        @Override
        void product(int input, double[][] x, Shape of, double[] g, double[] product) {
            Arrays.setAll(product, i -> times * g[i] / 100);
        }
    }

    private static Node chain(Graph graph, double times) {
        Node y = graph.parameter("x", DoubleMatrix.of(new double[] {0.5, -1, 2}, new double[] {1.5, -0.25, 0.75}));
        for (int k = 0; k < DEPTH; k++) {
            y = graph.apply("flat" + k, new Flat(k == DEPTH / 2 ? times : 1), y);
            y = graph.apply("sigmoid" + k, new Elementwise(new Sigmoid()), y);
        }
        return y;
    }

    private static CheckReport report(double times) {
        var graph = new Graph();
        return GradientCheck.ofGraph(graph, List.of(chain(graph, times)), Map.of())
                .run();
    }

    @Test
    void stepsThatAreRightPassIt() {
        var report = report(1);
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.notes()).anyMatch(note -> note.contains("too small for differences"));
    }

    @Test
    void aStepThatIsWrongFailsItAndIsNamed() {
        for (double times : new double[] {1.01, -1}) {
            var report = report(times);
            assertThat(report.verdict()).as("times %s", times).isEqualTo(Verdict.FAIL);
            assertThat(report.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.node().name()).isEqualTo("flat" + DEPTH / 2));
        }
    }

    /**
     * Parameters that matter hide the one that does not in every direction, and are so many that what is undecided of it would be excused;
     * and a claim of 0 agrees with values that do not change.
     */
    @Test
    void aWrongProductIsNoticedBesideLargeGradients() {
        for (double times : new double[] {1, 0, 100}) {
            var graph = new Graph();
            Node sum = chain(graph, times);
            for (int k = 0; k < 20; k++) {
                var values = DoubleMatrix.of(new double[] {1, 2, 3}, new double[] {-1, 0.5, 2});
                sum = graph.add(sum, graph.parameter("w" + k, values));
            }
            var report = GradientCheck.ofGraph(graph, List.of(sum), Map.of()).run();
            assertThat(report.passed())
                    .as("times %s: %s", times, report.describe())
                    .isEqualTo(times == 1);
            assertThat(report.findings()).hasSize(times == 1 ? 0 : 1);
        }
    }
}
