package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An optimizer shows a rule θ in blocks; the bits are those of one update of all of it. */
class BlocksTest {

    /** Two whole blocks and a part of one. */
    private static final int SIZE = 5000;

    @ParameterizedTest
    @EnumSource
    void stepsInBlocksGiveTheBitsOfWholeUpdates(Precision precision) {
        var kernels = KernelChoice.reproducible().kernels(precision);
        for (UpdateRule rule : UpdateRules.specimens()) {
            var blocked = parameters(precision);
            var whole = parameters(precision);
            var optimizer = Optimizer.of(blocked, rule, 0.01);
            List<Matrix> state =
                    new ArrayList<>(Collections.nCopies(rule.stateNames().size() + rule.scratch(), whole.values()));
            state.replaceAll(slot -> Matrix.zeros(precision, 1, SIZE));
            for (int step = 1; step <= 17; step++) {
                optimizer.step();
                rule.update(kernels, step, 0.01, whole.values(), whole.gradients(), state);
            }
            assertThat(blocked.values().toArray())
                    .as(rule.toString())
                    .isEqualTo(whole.values().toArray());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2047, 2048, 2049, 4095, 4096, 4097})
    void everyElementIsInOneBlockAndNoBlockIsEmpty(int size) {
        var parameters = Parameters.builder().add("a", Shape.of(1, size)).build(Precision.FLOAT64);
        var counting = new Counting(new ArrayList<>());
        Optimizer.of(parameters, counting, 1).step();
        assertThat(parameters.values().toArray()).containsOnly(1);
        assertThat(counting.sizes).isNotEmpty().allMatch(count -> count > 0);
    }

    /** θ := θ + 1. */
    private record Counting(List<Integer> sizes) implements CustomRule {

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public List<String> stateNames() {
            return List.of();
        }

        @Override
        public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
            sizes.add(theta.size());
            for (int i = 0; i < theta.size(); i++) {
                theta.set(i, theta.get(i) + 1);
            }
        }
    }

    private static Parameters parameters(Precision precision) {
        var parameters = Parameters.builder()
                .add("a", Shape.of(30, 100))
                .add("b", Shape.of(20, 100))
                .build(precision);
        var random = new SplittableRandom(3);
        for (int i = 0; i < SIZE; i++) {
            parameters.values().set(i, random.nextDouble(-1, 1));
            parameters.gradients().set(i, random.nextDouble(-1, 1));
        }
        return parameters;
    }
}
