package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Shape;
import org.junit.jupiter.api.Test;

/**
 * What is left where the contributions of a saturated softmax cancel may be no more than their rounding; of x⁴ in rows of numbers
 * of ordinary size it is.
 */
class CancellingGraphTest {

    /** The last two of the third row are nearly as large: what softmax gives them cancels to a few digits. */
    private static final double[][] X = {
        {0.5593465258125616, 2.371060003423718, 2.7752002919195298},
        {0.8952251074976598, 2.5442085914406145, 0.7166447083326262},
        {4.901714093945169, 5.092023099200427, 5.144208656349959},
        {4.853702182585769, 0.7556295462501796, 2.591253435679344},
    };

    private static final int SEED = 8;

    /** x², with so many times its slope. */
    private static final class Square extends OwnOp {
        private final double times;

        Square(double times) {
            this.times = times;
        }

        @Override
        void values(double[][] x, Shape of, double[] y) {
            Arrays.setAll(y, i -> x[0][i] * x[0][i]);
        }

        @Override
        void product(int input, double[][] x, Shape of, double[] g, double[] product) {
            Arrays.setAll(product, i -> 2 * times * g[i] * x[0][i]);
        }
    }

    private static final class Softmax extends OwnOp {

        @Override
        void values(double[][] x, Shape of, double[] y) {
            int n = of.columns();
            for (int from = 0; from < y.length; from += n) {
                double most = Arrays.stream(x[0], from, from + n).max().orElseThrow();
                double sum = 0;
                for (int i = from; i < from + n; i++) {
                    y[i] = Math.exp(x[0][i] - most);
                    sum += y[i];
                }
                for (int i = from; i < from + n; i++) {
                    y[i] /= sum;
                }
            }
        }

        @Override
        void product(int input, double[][] x, Shape of, double[] g, double[] product) {
            int n = of.columns();
            var y = new double[g.length];
            values(x, of, y);
            for (int from = 0; from < g.length; from += n) {
                double mean = 0;
                for (int i = from; i < from + n; i++) {
                    mean += g[i] * y[i];
                }
                for (int i = from; i < from + n; i++) {
                    product[i] = y[i] * (g[i] - mean);
                }
            }
        }
    }

    private static CheckReport report(double times) {
        var graph = new Graph();
        var x = graph.parameter("x", DoubleMatrix.of(X));
        var square = graph.apply("square", new Square(1), x);
        var fourth = graph.apply("fourth", new Square(times), square);
        var y = graph.apply("softmax", new Softmax(), fourth);
        return GradientCheck.ofGraph(graph, List.of(y), Map.of()).seed(SEED).run();
    }

    @Test
    void roundingOfWhatCancelsIsNoFault() {
        var report = report(1);
        assertThat(report.comparisons())
                .noneMatch(c -> c.verdict() == Verdict.FAIL || c.verdict() == Verdict.INACCURATE);
    }

    @Test
    void aWrongSlopeOnTheWayIs() {
        for (double times : new double[] {1.001, 0, -1}) {
            assertThat(report(times).verdict()).as("times %s", times).isEqualTo(Verdict.FAIL);
        }
    }
}
