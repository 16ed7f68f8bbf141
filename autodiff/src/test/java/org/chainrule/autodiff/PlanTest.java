package org.chainrule.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void theSmallestLessonGivesTheGradientsOfTheBlackboard() {
        var g = new Graph();
        var a = g.parameter("a", 2.0);
        var b = g.parameter("b", -3.0);
        var loss = g.multiply(g.add(g.multiply(a, b), a), b); // (ab + a) b = ab² + ab
        var plan = Plan.of(g, loss);
        assertThat(plan.explain()).contains("-3 · -3 = 9");
        assertThat(plan.value(loss).get(0)).isEqualTo(12);
        assertThat(plan.gradient(a).get(0)).isEqualTo(6); // b² + b
        assertThat(plan.gradient(b).get(0)).isEqualTo(-10); // 2ab + a
    }
}
