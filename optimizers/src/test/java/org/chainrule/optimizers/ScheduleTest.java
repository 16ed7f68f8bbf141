package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static Optimizer optimizer(UpdateRule rule, Schedule schedule) {
        return new Optimizer(
                Problems.theta(Precision.FLOAT64, 1),
                rule,
                schedule,
                KernelChoice.reproducible().kernels(Precision.FLOAT64));
    }

    @Test
    void theIndexHoldsOneOfEverySchedule() {
        var sealed = Arrays.stream(Schedule.class.getPermittedSubclasses())
                .filter(type -> type != CustomSchedule.class)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(sealed).hasSize(13);
        assertThat(Schedules.all())
                .extracting(schedule -> schedule.getClass().getSimpleName())
                .containsExactlyElementsOf(sealed);
    }

    @Test
    void everyRateIsFiniteAndNotNegativeForEver() {
        for (Schedule schedule : Schedules.all()) {
            for (long k = 0; k < 1000; k++) {
                assertThat(schedule.rate(k))
                        .as("%s at %d", schedule, k)
                        .isFinite()
                        .isNotNegative();
            }
            for (long k : new long[] {1_000_000, Integer.MAX_VALUE + 1L, Long.MAX_VALUE}) {
                assertThat(schedule.rate(k))
                        .as("%s at %d", schedule, k)
                        .isFinite()
                        .isNotNegative();
            }
        }
    }

    @Test
    void aRateIsAFunctionOfTheStepAndAllocatesNothing() {
        for (Schedule schedule : Schedules.all()) {
            double[] memory = schedule.freshMemory();
            double once = schedule.rate(77, memory);
            for (long k = 0; k < 200; k++) {
                schedule.rate(k, memory);
            }
            assertThat(schedule.rate(77, memory)).isEqualTo(once);
            assertThat(memory).hasSameSizeAs(schedule.memoryNames().toArray());
            var total = new double[1];
            long bytes = AllocationCounter.steady(2000, () -> total[0] += schedule.rate(60, memory));
            assertThat(bytes).as("%s", schedule).isZero();
            assertThat(total[0]).isNotNegative();
        }
    }

    /** The numbers of a hand: halves, quarters and the like are exact. */
    @Test
    void simpleSchedulesHaveSimpleValues() {
        assertThat(new StepDecay(1, 3, 0.5).rate(8)).isEqualTo(0.25);
        assertThat(new StepDecay(1, 3, 0.5).rate(9)).isEqualTo(0.125);
        assertThat(new MultiStepDecay(1, List.of(2L, 5L), 0.5).rate(1)).isEqualTo(1);
        assertThat(new MultiStepDecay(1, List.of(2L, 5L), 0.5).rate(2)).isEqualTo(0.5);
        assertThat(new MultiStepDecay(1, List.of(2L, 5L), 0.5).rate(5)).isEqualTo(0.25);
        assertThat(new PolynomialDecay(8, 4, 2).rate(2)).isEqualTo(2);
        assertThat(new PolynomialDecay(8, 4, 2).rate(4)).isZero();
        assertThat(new PolynomialDecay(8, 4, 0.5).rate(40)).isZero();
        assertThat(new CosineDecay(1, 10, 0.25).rate(0)).isEqualTo(1);
        assertThat(new CosineDecay(1, 10, 0.25).rate(10)).isEqualTo(0.25);
        assertThat(new CosineDecay(1, 10, 0.25).rate(11)).isEqualTo(0.25);
        assertThat(new CosineRestarts(1, 2, 1, 0).rate(1_000_000_000_000L)).isEqualTo(1);
        assertThat(new CosineRestarts(1, 2, 2, 0).rate(6)).isEqualTo(1);
        assertThat(new ConstantWarmup(8, 0.25, 2).rate(1)).isEqualTo(2);
        assertThat(new ConstantWarmup(8, 0.25, 2).rate(2)).isEqualTo(8);
        assertThat(new LinearWarmup(8, 4).rate(0)).isZero();
        assertThat(new LinearWarmup(8, 4).rate(3)).isEqualTo(6);
        assertThat(new LinearWarmup(8, 4).rate(5)).isEqualTo(8);
        assertThat(new WarmupCosine(8, 4, 10, 1).rate(0)).isEqualTo(2);
        assertThat(new WarmupCosine(8, 4, 10, 1).rate(3)).isEqualTo(8);
        assertThat(new WarmupCosine(8, 4, 10, 1).rate(4)).isEqualTo(8);
        assertThat(new WarmupCosine(8, 4, 10, 1).rate(10)).isEqualTo(1);
    }

    /** exp(n·ln γ): ln γ has a relative error of u, n·ln γ another, each counted |n·ln γ| = 7 times; exp and product 2 more. */
    @Test
    void aLongExponentialDecayKeepsItsDigits() {
        double found = new ExponentialDecay(1, Math.exp(-7.0 / 1024)).rate(1024);
        // γ itself is rounded: 1024 times u.
        assertThat(Math.abs(found - Math.exp(-7)) / Math.exp(-7)).isLessThanOrEqualTo((1024 + 2 * 7 + 4) * 0x1p-53);
    }

    @Test
    void aSequenceCountsAnewInItsSecondPart() {
        var sequence = new Sequence(new LinearWarmup(8, 4), 4, new StepDecay(8, 2, 0.5));
        assertThat(List.of(0L, 1L, 3L, 4L, 5L, 6L, 8L).stream().map(sequence::rate))
                .containsExactly(0.0, 2.0, 6.0, 8.0, 8.0, 4.0, 2.0);
        assertThatThrownBy(() -> new Sequence(new ReduceOnPlateau(1), 4, new Constant(1)))
                .hasMessageContaining("a schedule that watches the loss must be the last");
    }

    @Test
    void aSequenceObservesOnlyWhatHappensInItsSecondPart() {
        var plateau = new ReduceOnPlateau(1, 0.5, 0, Improvement.LOWER_BY_RATIO, 0, 0, 0, 0);
        var optimizer = optimizer(new Sgd(), new Sequence(new Constant(0.25), 2, plateau));
        for (double loss : new double[] {1, 2, 2, 2}) {
            optimizer.step();
            optimizer.observe(loss);
        }
        assertThat(optimizer.scheduleMemory()).containsExactly(0.5, 2, 0, 0);
        assertThat(optimizer.rate()).isEqualTo(0.5);
    }

    @Test
    void oneCycleMovesTheMomentumOfTheRule() {
        var cycle = new OneCycle(1, 10);
        assertThat(cycle.rule(0, new Momentum(0.5, 0.25))).isEqualTo(new Momentum(0.95, 0.25));
        assertThat(cycle.rule(2, new Adam())).isEqualTo(new Adam(0.85, 0.999, 1e-8));
        assertThat(cycle.rate(2)).isEqualTo(1);
        assertThat(cycle.rate(9)).isEqualTo(cycle.rate(1000)).isEqualTo(1 / 25.0 / 1e4);
        assertThatThrownBy(() -> optimizer(new Sgd(), cycle))
                .hasMessage(
                        "sgd: has no momentum that a schedule could move; use a rule that has one, or a schedule that"
                                + " moves only the rate, such as oneCycle::rate");
        CustomSchedule rateOnly = cycle::rate;
        assertThat(optimizer(new Sgd(), rateOnly).rate()).isEqualTo(1 / 25.0);
    }

    /** With g = 1 the velocity is Horner's scheme in the momenta of the steps. */
    @Test
    void theOptimizerUsesTheMomentumOfTheSchedule() {
        var cycle = new OneCycle(1, 10);
        var parameters = Problems.theta(Precision.FLOAT64, 1);
        parameters.gradients().fill(1);
        var optimizer = new Optimizer(
                parameters, new Momentum(), cycle, KernelChoice.reproducible().kernels(Precision.FLOAT64));
        double v = 0;
        for (int t = 0; t < 10; t++) {
            optimizer.step();
            v = 1 + v * cycle.momentum(t);
            assertThat(optimizer.state("velocity", "theta").get(0)).isEqualTo(v);
        }
        assertThat(optimizer.rule()).isEqualTo(new Momentum());
    }

    /** A record of three doubles: a header of 16 bytes at most and 24 bytes. */
    @Test
    void aStepThatMovesTheMomentumAllocatesOneRule() {
        var optimizer = optimizer(new Adam(), new OneCycle(1, 1_000_000));
        assertThat(AllocationCounter.steady(2000, optimizer::step)).isLessThanOrEqualTo(2000 * 40L);
    }

    @Test
    void aRateOfZeroMovesNothingAndIsNoMistake() {
        var parameters = Problems.theta(Precision.FLOAT64, 3);
        var optimizer = new Optimizer(
                parameters,
                new Adam(),
                new LinearWarmup(0.5, 2),
                KernelChoice.reproducible().kernels(Precision.FLOAT64));
        parameters.gradients().fill(1);
        optimizer.step();
        assertThat(parameters.values().get(0)).isEqualTo(3);
        optimizer.step();
        assertThat(parameters.values().get(0)).isLessThan(3);
        assertThatThrownBy(() -> optimizer.step(-0.1)).hasMessageContaining("it must be 0 or more and finite");
    }

    @Test
    void whatIsOutsideItsRangeIsRefused() {
        for (Runnable construction : new Runnable[] {
            () -> new Constant(0),
            () -> new StepDecay(0, 1, 0.5),
            () -> new StepDecay(1, 0, 0.5),
            () -> new StepDecay(1, 1, 1.5),
            () -> new MultiStepDecay(1, List.of(0L), 0.5),
            () -> new MultiStepDecay(1, List.of(3L, 3L), 0.5),
            () -> new ExponentialDecay(1, 0),
            () -> new PolynomialDecay(1, 10, 0),
            () -> new PolynomialDecay(1, 0, 1),
            () -> new CosineDecay(1, 10, -1),
            () -> new CosineDecay(1, 0, 0),
            () -> new CosineRestarts(1, 10, 0, 0),
            () -> new ConstantWarmup(1, -0.5, 10),
            () -> new LinearWarmup(1, 0),
            () -> new LinearWarmup(1, -1, 1, 5),
            () -> new WarmupCosine(1, 10, 10, 0),
            () -> new OneCycle(Double.NaN, 100),
            () -> new OneCycle(1, 3),
            () -> new OneCycle(1, 50, 0.6, OneCycle.Annealing.LINEAR, OneCycle.Phases.THREE, 25, 1e4, 0.85, 0.95),
            () -> new OneCycle(1, 50, 0.3, OneCycle.Annealing.LINEAR, OneCycle.Phases.TWO, 0.5, 1e4, 0.85, 0.95),
            () -> new OneCycle(1, 50, 0.3, OneCycle.Annealing.LINEAR, OneCycle.Phases.TWO, 25, 1e4, 0.95, 0.85),
            () -> new OneCycle(1, 50, 0.3, OneCycle.Annealing.LINEAR, OneCycle.Phases.TWO, 25, 1e4, 0.85, 1),
            () -> new ReduceOnPlateau(1, 1, 0, Improvement.LOWER_BY_RATIO, 0, 0, 0, 0),
            () -> new ReduceOnPlateau(1, 0.5, -1, Improvement.LOWER_BY_RATIO, 0, 0, 0, 0),
            () -> new ReduceOnPlateau(1, 0.5, 1, Improvement.LOWER_BY_RATIO, -1, 0, 0, 0),
            () -> new ReduceOnPlateau(1, 0.5, 1, Improvement.LOWER_BY_RATIO, 0, -1, 0, 0),
            () -> new ReduceOnPlateau(1, 0.5, 1, Improvement.LOWER_BY_RATIO, 0, 0, Double.NaN, 0),
            () -> new ReduceOnPlateau(1, 0.5, 1, Improvement.LOWER_BY_RATIO, 0, 0, 0, -1),
            () -> new Sequence(new Constant(1), 0, new Constant(1))
        }) {
            assertThatThrownBy(construction::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("(?s).+: found .+; .*must be .+|(?s).+ it must be at least 1");
        }
    }
}
