package org.chainrule.verification.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.Op;
import org.junit.jupiter.api.Test;

class RandomGraphTest {

    @Test
    void fewerNodesAreTheBeginningOfMore() {
        for (long seed = 1; seed <= 20; seed++) {
            var small = RandomGraph.of(8, 2, seed).graph().toString();
            assertThat(RandomGraph.of(20, 2, seed).graph().toString()).startsWith(small);
        }
    }

    @Test
    void everyKindOfOpAndSeveralRowsComeUp() {
        Set<Class<?>> kinds = new HashSet<>();
        Set<Integer> rows = new HashSet<>();
        boolean fanOut = false;
        boolean tied = false;
        for (long seed = 1; seed <= 100; seed++) {
            var graph = RandomGraph.of(seed);
            rows.add(graph.rows());
            assertThat(graph.graph().nodes()).hasSizeBetween(8, 34);
            for (Node node : graph.computed()) {
                Op op = ((Node.Computed) node.origin()).op();
                kinds.add(op.getClass());
            }
            for (Node node : FaultyEngine.fanOuts(graph.plan())) {
                fanOut |= node.origin() instanceof Node.Computed;
                tied |= node.origin() instanceof Node.Parameter;
            }
        }
        assertThat(kinds.stream().map(Class::getSimpleName))
                .contains("Add", "Concatenate", "Elementwise", "Linear", "LossOp", "Multiply", "Prelu", "RowWise");
        assertThat(rows).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(fanOut).as("a result used more than once").isTrue();
        assertThat(tied).as("a parameter used more than once").isTrue();
    }

    @Test
    void valuesAreFiniteAndTame() {
        for (long seed = 1; seed <= 50; seed++) {
            var graph = RandomGraph.of(seed);
            var plan = graph.plan();
            plan.forward();
            plan.backward();
            for (Node node : graph.computed()) {
                for (double value : plan.value(node).toArray()) {
                    assertThat(Math.abs(value)).as(graph.toString()).isLessThanOrEqualTo(RandomGraph.LARGEST);
                }
            }
        }
    }

    @Test
    void tooSmallGraphsAreRefused() {
        assertThatThrownBy(() -> RandomGraph.of(2, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        var graph = RandomGraph.of(1);
        assertThatThrownBy(() -> graph.with(graph.graph().nodes().get(0), new Add()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no op");
    }
}
