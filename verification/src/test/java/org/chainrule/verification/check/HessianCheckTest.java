package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.verification.dual.HessianProducts;
import org.chainrule.verification.mutant.MutantOp;
import org.chainrule.verification.oracle.FiniteDifference;
import org.junit.jupiter.api.Test;

class HessianCheckTest {

    /** f = Σ σ(x_i)² by its gradient. */
    private static double[] gradient(double[] x) {
        var g = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double s = 1 / (1 + Math.exp(-x[i]));
            g[i] = 2 * s * s * (1 - s);
        }
        return g;
    }

    private static double[] product(double[] x, double[] v, double slip) {
        var hv = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double s = 1 / (1 + Math.exp(-x[i]));
            hv[i] = 2 * s * s * (1 - s) * (2 - 3 * s + slip) * v[i];
        }
        return hv;
    }

    @Test
    void aWrongSecondDerivativeFails() {
        var sound = GradientCheck.ofHessian(HessianCheckTest::gradient, (x, v) -> product(x, v, 0))
                .at(0.5, -1, 2)
                .run();
        assertThat(sound.passed()).as(sound.describe()).isTrue();
        var wrong = GradientCheck.ofHessian(HessianCheckTest::gradient, (x, v) -> product(x, v, 1e-6))
                .at(0.5, -1, 2)
                .run();
        assertThat(wrong.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aHessianThatIsNotSymmetricFails() {
        var report = GradientCheck.ofHessian(x -> new double[] {x[1], x[0]}, (x, v) -> new double[] {v[1], 2 * v[0]})
                .at(1, 2)
                .run();
        assertThat(report.comparisons()).anyMatch(c -> c.by() == Witness.LINEARITY && c.verdict() == Verdict.FAIL);
    }

    private static Matrix matrix(int rows, int columns, double step) {
        var m = DoubleMatrix.zeros(rows, columns);
        for (int i = 0; i < m.size(); i++) {
            m.set(i, Math.sin(step * (i + 1)));
        }
        return m;
    }

    private static double[] moved(double[] x, double s, double[] along) {
        var moved = x.clone();
        Arrays.setAll(moved, i -> x[i] + s * along[i]);
        return moved;
    }

    @Test
    void theHessianOfANetworkIsThatOfDifferencesAndSymmetric() {
        var g = new Graph();
        var x = g.input("x", 3);
        var t = g.input("t", 1);
        var w = g.parameter("w", matrix(4, 3, 0.7));
        var b = g.parameter("b", matrix(1, 4, 1.3));
        var a = g.parameter("a", 0.3);
        var v = g.parameter("v", matrix(3, 4, 0.9));
        var hidden = g.prelu(g.map(new Tanh(), g.linear(x, w, b)), a);
        var mixed = g.multiply(hidden, g.mapRows(new Softmax(), hidden));
        var loss = g.loss(new SoftmaxCrossEntropy(), g.linear(mixed, v), t);
        Map<Node, Matrix> inputs = Map.of(x, matrix(2, 3, 2.1), t, DoubleMatrix.of(new double[] {0}, new double[] {2}));
        var products = HessianProducts.of(g, loss, inputs);
        assertThat(products.size()).isEqualTo(12 + 4 + 1 + 12);
        var report = GradientCheck.ofHessian(products).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.notes()).isEmpty();
        double[] x0 = products.point();
        double[] along = matrix(1, 29, 0.2).toArray();
        var found = products.product(x0, along);
        for (int i = 0; i < found.length; i++) {
            int output = i;
            var differences = FiniteDifference.FULL.derivative(s -> products.gradient(moved(x0, s, along))[output], 0);
            assertThat(found[i].contradicts(differences)).isFalse();
            assertThat(found[i].bound()).as("narrower than by differences").isLessThan(differences.bound());
        }
    }

    @Test
    void aVjpWithoutItsFactorHasAHessianThatContradictsItsDifferences() {
        var g = new Graph();
        var x = g.input("x", 2);
        var t = g.input("t", 2);
        // The right product at half the size for large x: its differences are not its second derivatives.
        var op = new MutantOp(new Elementwise(new Sigmoid()), (sound, input, o, up, beta, gx) -> {
            sound.vjp(input, o, up, beta, gx);
            for (int i = 0; i < gx.size(); i++) {
                gx.set(i, gx.get(i) * (1 + 0.01 * o.in(0).get(i)));
            }
        });
        var y = g.apply("y", op, x);
        var loss = g.loss(new SquaredError(), y, t);
        var values = Map.<Node, Matrix>of(
                x, DoubleMatrix.of(new double[] {0.5, -1}), t, DoubleMatrix.of(new double[] {0, 1}));
        var report =
                GradientCheck.ofHessian(HessianProducts.of(g, loss, values, x)).run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.notes()).anyMatch(note -> note.contains("beside the kernels"));
    }

    @Test
    void refusalsSayWhatIsNeeded() {
        var g = new Graph();
        var x = g.input("x", 2);
        assertThatThrownBy(() -> HessianProducts.of(g, x, Map.of(x, matrix(1, 2, 1)), x))
                .hasMessageContaining("one number, 1×1");
        var f = GradientCheck.ofHessian(p -> p, (p, v) -> v);
        assertThatThrownBy(f::run).hasMessageContaining("at(…)");
    }
}
