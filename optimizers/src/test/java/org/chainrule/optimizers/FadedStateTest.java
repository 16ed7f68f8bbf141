package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.junit.jupiter.api.Test;

/** What is remembered of a gradient that has become 0 fades away and does not stay subnormal. */
class FadedStateTest {

    /** Until 0.999 to this power, of a gradient of 1, is subnormal, and a few flushes more. */
    private static final int STEPS = 100_000;

    private static Parameters one(double gradient) {
        var parameters = Parameters.builder().add("a", Shape.of(1, 1)).build(Precision.FLOAT32);
        parameters.gradients().fill(gradient);
        return parameters;
    }

    private static boolean hasSubnormal(Collection<Matrix> state) {
        return state.stream()
                .mapToDouble(slot -> Math.abs(slot.get(0)))
                .anyMatch(number -> number > 0 && number < Float.MIN_NORMAL);
    }

    @Test
    void noNumberOfAnyRuleStaysSubnormal() {
        for (UpdateRule rule : UpdateRules.specimens()) {
            var parameters = one(1);
            var optimizer = new Optimizer(
                    parameters,
                    rule,
                    new Constant(1e-3),
                    KernelChoice.reproducible().kernels(Precision.FLOAT32));
            optimizer.step();
            parameters.gradients().fill(0);
            for (int step = 2; step <= STEPS; step++) {
                optimizer.step();
            }
            assertThat(hasSubnormal(optimizer.state().values()))
                    .as("%s: %s", rule, optimizer.state())
                    .isFalse();
        }
    }

    /** The same by the rules alone: what they remember does stay subnormal, so the test above can fail. */
    @Test
    void withoutTheOptimizerSomeDo() {
        var stuck = new ArrayList<String>();
        var kernels = KernelChoice.reproducible().kernels(Precision.FLOAT32);
        for (UpdateRule rule : List.of(new Momentum(0.9), new Adam())) {
            var parameters = one(1);
            var state = rule.stateNames().stream()
                    .map(name -> Matrix.zeros(Precision.FLOAT32, 1, 1))
                    .toList();
            for (int step = 1; step <= STEPS; step++) {
                rule.update(kernels, step, 1e-3, parameters.values(), parameters.gradients(), state);
                parameters.gradients().fill(0);
            }
            if (hasSubnormal(state)) {
                stuck.add(rule.name());
            }
        }
        assertThat(stuck).containsExactly("momentum", "adam");
    }
}
