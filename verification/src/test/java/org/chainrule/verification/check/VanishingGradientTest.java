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

    private static CheckReport report(double times) {
        var graph = new Graph();
        Node y = graph.parameter("x", DoubleMatrix.of(new double[] {0.5, -1, 2}, new double[] {1.5, -0.25, 0.75}));
        for (int k = 0; k < DEPTH; k++) {
            y = graph.apply("flat" + k, new Flat(k == DEPTH / 2 ? times : 1), y);
            y = graph.apply("sigmoid" + k, new Elementwise(new Sigmoid()), y);
        }
        return GradientCheck.ofGraph(graph, List.of(y), Map.of()).run();
    }

    @Test
    void stepsThatAreRightPassIt() {
        var report = report(1);
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.notes()).anyMatch(note -> note.contains("too small for differences"));
    }

    @Test
    void aStepThatIsWrongFailsItAndIsNamed() {
        for (double times : new double[] {1.01, -1, 0}) {
            var report = report(times);
            assertThat(report.verdict()).as("times %s", times).isEqualTo(Verdict.FAIL);
            assertThat(report.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.node().name()).isEqualTo("flat" + DEPTH / 2));
        }
    }
}
