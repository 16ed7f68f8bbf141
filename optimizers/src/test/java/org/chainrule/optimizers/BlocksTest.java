package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An optimizer shows a rule θ in blocks; the bits are those of one update of all of it. */
class BlocksTest {

    /** 18 blocks, the last of them short: two whole parts of eight, and a short one. */
    private static final int SIZE = 17 * 2048 + 5;

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
        var counting = new Counting();
        Optimizer.of(parameters, counting, 1).step();
        assertThat(parameters.values().toArray()).containsOnly(1);
        assertThat(counting.sizes).isNotEmpty().allMatch(count -> count > 0);
    }

    @ParameterizedTest
    @EnumSource
    void threadsGiveTheBitsOfOne(Precision precision) {
        for (UpdateRule rule : UpdateRules.specimens()) {
            assertThat(after17Steps(rule, precision, 3))
                    .as(rule.toString())
                    .isEqualTo(after17Steps(rule, precision, 1));
        }
    }

    private static double[] after17Steps(UpdateRule rule, Precision precision, int threads) {
        var parameters = parameters(precision, SIZE);
        var kernels = KernelChoice.of("java", threads).kernels(precision);
        var optimizer = new Optimizer(parameters, rule, new Constant(0.01), kernels);
        for (int step = 1; step <= 17; step++) {
            optimizer.step();
        }
        var all = new ArrayList<Matrix>(optimizer.state().values());
        all.add(parameters.values());
        return all.stream()
                .flatMapToDouble(matrix -> DoubleStream.of(matrix.toArray()))
                .toArray();
    }

    /** Whoever writes a rule need not think of threads. */
    @Test
    void aCustomRuleStaysOnTheCallersThread() {
        var kernels = KernelChoice.of("java", 2).kernels(Precision.FLOAT64);
        var counting = new Counting();
        for (UpdateRule rule : List.of(counting, new L1Penalty(new L2Penalty(counting, 0.1), 0.1))) {
            var optimizer = new Optimizer(parameters(Precision.FLOAT64, 20 * SIZE), rule, new Constant(1), kernels);
            for (int step = 0; step < 5; step++) {
                optimizer.step();
            }
        }
        assertThat(counting.threads).containsExactly(Thread.currentThread());
    }

    /** θ := θ + 1; remembers how many elements it was shown, and by whom. */
    private record Counting(List<Integer> sizes, Set<Thread> threads) implements CustomRule {

        Counting() {
            this(new ArrayList<>(), ConcurrentHashMap.newKeySet());
        }

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
            threads.add(Thread.currentThread());
            sizes.add(theta.size());
            for (int i = 0; i < theta.size(); i++) {
                theta.set(i, theta.get(i) + 1);
            }
        }
    }

    private static Parameters parameters(Precision precision) {
        return parameters(precision, SIZE);
    }

    private static Parameters parameters(Precision precision, int size) {
        var parameters = Parameters.builder()
                .add("a", Shape.of(3, size / 5))
                .add("b", Shape.of(1, size - size / 5 * 3))
                .build(precision);
        var random = new SplittableRandom(3);
        for (int i = 0; i < size; i++) {
            parameters.values().set(i, random.nextDouble(-1, 1));
            parameters.gradients().set(i, random.nextDouble(-1, 1));
        }
        return parameters;
    }
}
