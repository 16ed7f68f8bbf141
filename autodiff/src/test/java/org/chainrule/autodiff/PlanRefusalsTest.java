package org.chainrule.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.autodiff.op.LossOp;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.HalfSquaredError;
import org.junit.jupiter.api.Test;

/** What a {@link Plan} cannot be built from, or cannot do as it was built. */
class PlanRefusalsTest {

    private final Graph g = new Graph();

    @Test
    void aForwardOnlyPlanHasNoGradients() {
        var a = g.parameter("a", 3);
        var square = g.multiply(a, a);
        var plan = Plan.builder(g, square).forwardOnly().build();
        plan.forward();
        assertThat(plan.value(square).get(0)).isEqualTo(9);
        assertThat(plan.hasGradient(a)).isFalse();
        assertThatThrownBy(plan::backward)
                .hasMessage("plan: cannot run backward, it was built with forwardOnly(); leave that out");
        assertThatThrownBy(() ->
                        Plan.builder(g, square).forwardOnly().inputGradients(a).build())
                .hasMessageContaining("forwardOnly() computes no gradients but inputGradients() asks for [a]");
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        var a = g.parameter("a", 3);
        var plan = Plan.of(g, g.multiply(a, a));
        assertThatThrownBy(plan::backward).hasMessage("plan: cannot run backward before forward; call forward() first");
        assertThatThrownBy(plan::trace).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatAPlanCannotBeBuiltFromIsSaid() {
        var a = g.parameter("a", 3);
        var square = g.multiply(a, a);
        var foreign = new Graph().input("x", 1);
        assertThatThrownBy(() -> Plan.builder(g)).hasMessageContaining("found no outputs");
        assertThatThrownBy(() -> Plan.builder(g, foreign)).hasMessageContaining("\"x\" belongs to another graph");
        assertThatThrownBy(() -> Plan.builder(g, square).inputGradients(foreign))
                .hasMessage("plan: \"x\", whose gradient is asked for, belongs to another graph");
        assertThatThrownBy(() -> Plan.builder(g, square).rows(0)).hasMessageContaining("found 0 rows");
        assertThatThrownBy(() -> Plan.builder(g, square)
                        .parameters(g.parameters(Precision.FLOAT32))
                        .kernels(KernelChoice.reproducible().kernels(Precision.FLOAT64))
                        .build())
                .hasMessageContaining("the parameters are FLOAT32 but the kernels are FLOAT64");
        var other = new Graph();
        other.parameter("a", 1, 2);
        assertThatThrownBy(() -> Plan.builder(g, square)
                        .parameters(other.parameters(Precision.FLOAT64))
                        .build())
                .hasMessage("plan: parameter \"a\" is 1×2 but the graph needs 1×1");
        var missing = new Graph();
        missing.parameter("b", 1);
        assertThatThrownBy(() -> Plan.builder(g, square)
                        .parameters(missing.parameters(Precision.FLOAT64))
                        .build())
                .hasMessageContaining("found no \"a\"");
    }

    @Test
    void aGradientThatWouldHaveToPassAClosedEdgeIsRefusedWhenThePlanIsBuilt() {
        var p = g.parameter("p", 1);
        var t = g.parameter("t", 2);
        var loss = g.apply("loss", new LossOp(new HalfSquaredError()), p, t);
        assertThatThrownBy(() -> Plan.of(g, loss))
                .hasMessage(
                        "half-squared-error \"loss\": not differentiable with respect to input 1, \"t\", but a gradient"
                                + " must pass there; freeze the parameters behind it or do not ask for its gradient");
        var frozen = g.parameters(Precision.FLOAT64);
        frozen.freeze("t");
        var plan = Plan.builder(g, loss).parameters(frozen).build();
        plan.forward();
        plan.backward();
        assertThat(plan.gradient(p).get(0)).isEqualTo(-1);
    }
}
