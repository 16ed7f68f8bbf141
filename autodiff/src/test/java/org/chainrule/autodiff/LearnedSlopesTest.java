package org.chainrule.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The rectifier whose slopes are parameters. */
class LearnedSlopesTest {

    private final Graph g = new Graph();

    @Test
    void learnedSlopesOfARectifierGetTheSumOverWhatSharesThem() {
        var x = g.input("x", 2);
        var shared = g.parameter("shared", 0.25);
        var perColumn = g.parameter("per column", 0.5, -2);
        var once = g.prelu(x, shared);
        var twice = g.prelu(x, perColumn);
        var plan = Plan.builder(g, once, twice).rows(3).inputGradients(x).build();
        plan.value(x).copyFrom(new double[] {1, -2, -4, 8, 0, -1});
        plan.cotangent(once).copyFrom(new double[] {1, 2, 3, 4, 5, 6});
        plan.cotangent(twice).copyFrom(new double[] {10, 20, 30, 40, 50, 60});
        plan.forward();
        plan.backward();
        assertThat(plan.value(once).toArray()).containsExactly(1, -0.5, -1, 8, 0, -0.25);
        assertThat(plan.value(twice).toArray()).containsExactly(1, 4, -2, 8, 0, 2);
        assertThat(plan.gradient(shared).toArray()).containsExactly(2 * -2 + 3 * -4 + 6 * -1);
        assertThat(plan.gradient(perColumn).toArray()).containsExactly(30 * -4, 20 * -2 + 60 * -1);
        // At 0 the slope is the learned one.
        assertThat(plan.gradient(x).toArray())
                .containsExactly(
                        1 + 10, 0.25 * 2 - 2 * 20, 0.25 * 3 + 0.5 * 30, 4 + 40, 0.25 * 5 + 0.5 * 50, 0.25 * 6 - 2 * 60);
    }

    @Test
    void slopesThatFitNoColumnsAreRefused() {
        var x = g.input("x", 4);
        assertThatThrownBy(() -> g.prelu(x, g.parameter("a", 1, 2, 3)))
                .hasMessage(
                        "prelu \"prelu(x, a)\": x is batch×4 but a is 1×3; a must be 1×1 (one slope for the layer) or"
                                + " 1×4 (one per column of x)");
        assertThatThrownBy(() -> g.prelu(x, g.input("slopes", 4)))
                .hasMessageContaining("x is batch×4 but a is batch×4");
    }
}
