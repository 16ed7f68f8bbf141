package org.chainrule.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.autodiff.op.Linear;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.loss.SquaredError;
import org.junit.jupiter.api.Test;

/** Which chain-rule products a plan leaves out. */
class FreezingTest {

    private final CountingOp lower = new CountingOp(new Linear());
    private final CountingOp upper = new CountingOp(new Linear());
    private final Graph g = new Graph();
    private final Node x = g.input("x", 2);
    private final Node t = g.input("t", 1);
    private final Node w1 = g.parameter("w1", DoubleMatrix.of(new double[] {0.5, -1}, new double[] {0.25, 2}));
    private final Node b1 = g.parameter("b1", 0.5, 0.25);
    private final Node w2 = g.parameter("w2", DoubleMatrix.of(new double[] {1, -2}));
    private final Node hidden = g.map(new Tanh(), g.apply("z1", lower, x, w1, b1));
    private final Node loss = g.loss(new SquaredError(), g.apply("z2", upper, hidden, w2), t);
    private final Parameters parameters = g.parameters(Precision.FLOAT64);

    private Plan run() {
        var plan = Plan.builder(g, loss).rows(3).parameters(parameters).build();
        plan.value(x).copyFrom(new double[] {1, 2, -1, 0.5, 3, -2});
        plan.value(t).copyFrom(new double[] {1, 0, -1});
        plan.forward();
        plan.backward();
        return plan;
    }

    @Test
    void theProductIntoTheDataIsNotComputed() {
        run();
        assertThat(lower.products()).containsExactly(0, 1, 1); // not x
        assertThat(upper.products()).containsExactly(1, 1, 0); // there is no bias
    }

    @Test
    void theProductIntoTheDataIsComputedWhenAskedFor() {
        var plan =
                Plan.builder(g, loss).parameters(parameters).inputGradients(x).build();
        plan.forward();
        plan.backward();
        assertThat(lower.products()).containsExactly(1, 1, 1);
    }

    @Test
    void aFrozenParameterCostsNoProductAndItsGradientStaysZero() {
        run();
        assertThat(parameters.get("w1").gradient().toArray()).doesNotContain(0);
        parameters.freeze("w1");
        assertThat(parameters.get("w1").gradient().toArray()).containsOnly(0);
        lower.products()[1] = 0;
        var plan = run();
        assertThat(lower.products()[1]).isZero();
        assertThat(parameters.get("w1").gradient().toArray()).containsOnly(0);
        assertThat(parameters.get("b1").gradient().toArray()).doesNotContain(0);
        assertThat(plan.hasGradient(w1)).isFalse();
        assertThat(plan.hasGradient(b1)).isTrue();
        plan.backward(1, 1);
        assertThat(parameters.get("w1").gradient().toArray())
                .as("accumulating too")
                .containsOnly(0);
    }

    @Test
    void belowTheLowestTrainedParameterNothingIsComputed() {
        parameters.freeze("w1");
        parameters.freeze("b1");
        var plan = run();
        assertThat(lower.products()).containsExactly(0, 0, 0);
        assertThat(upper.products()).containsExactly(0, 1, 0);
        assertThat(plan.hasGradient(hidden)).isFalse();
        assertThat(parameters.get("w2").gradient().toArray()).doesNotContain(0);
    }

    @Test
    void theOtherGradientsAreTheSameBits() {
        run();
        double[] before = parameters.get("b1").gradient().toArray();
        parameters.freeze("w1");
        run();
        assertThat(parameters.get("b1").gradient().toArray()).containsExactly(before);
    }

    @Test
    void freezingOutdatesAPlanAndUnfreezingBringsTheGradientBack() {
        var trained = run();
        double[] gradient = parameters.get("w1").gradient().toArray();
        parameters.freeze("w1");
        assertThat(trained.isOutdated()).isTrue();
        assertThatThrownBy(trained::backward)
                .hasMessage(
                        "plan: cannot run backward, parameters have been frozen or unfrozen since it was built; build a"
                                + " new plan");
        parameters.unfreeze("w1");
        var again = run();
        assertThat(again.isOutdated()).isFalse();
        assertThat(parameters.get("w1").gradient().toArray()).containsExactly(gradient);
    }

    @Test
    void aTiedParameterIsFrozenInAllItsUses() {
        var graph = new Graph();
        var a = graph.parameter("a", 3);
        var b = graph.parameter("b", 2);
        var y = graph.multiply(graph.multiply(a, b), graph.add(a, b));
        var theta = graph.parameters(Precision.FLOAT64);
        theta.freeze("a");
        var plan = Plan.builder(graph, y).parameters(theta).build();
        plan.forward();
        plan.backward();
        assertThat(theta.get("a").gradient().get(0)).isZero();
        assertThat(theta.get("b").gradient().get(0)).isEqualTo(9 + 2 * 3 * 2); // of a²b + ab²
    }
}
