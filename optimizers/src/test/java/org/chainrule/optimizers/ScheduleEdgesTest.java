package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chainrule.optimizers.OneCycle.Annealing;
import org.chainrule.optimizers.OneCycle.Phases;
import org.junit.jupiter.api.Test;

/** Where one piece of a schedule ends and the next begins, and where its ranges end. */
class ScheduleEdgesTest {

    private static final double U = 0x1p-53;

    private static OneCycle cycle(Phases phases) {
        return new OneCycle(8, 16, 0.3125, Annealing.LINEAR, phases, 4, 2, 0.5, 0.75); // rises for 4 of 15 steps
    }

    private static ReduceOnPlateau plateau(int patience, int cooldown, double lowest, double smallestChange) {
        return new ReduceOnPlateau(1, 0.5, patience, Improvement.LOWER_BY_RATIO, 0, cooldown, lowest, smallestChange);
    }

    private static double[] rates(Schedule schedule, double... losses) {
        var memory = schedule.freshMemory();
        var rates = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            schedule.observe(i + 1, losses[i], memory);
            rates[i] = schedule.rate(i + 1, memory);
        }
        return rates;
    }

    /** From 2 up to 8 in 4 steps, down to 2 in 4 more, down to 1 in the 7 that are left. */
    @Test
    void threePhasesGoUpAndDownAndOnToTheEnd() {
        var cycle = cycle(Phases.THREE);
        assertThat(List.of(0L, 2L, 4L, 6L, 8L, 15L, 99L).stream().map(cycle::rate))
                .containsExactly(2.0, 5.0, 8.0, 5.0, 2.0, 1.0, 1.0);
        assertThat(cycle.rate(10)).isCloseTo(2 * 5 / 7.0 + 2 / 7.0, within(4 * U * 2));
        assertThat(List.of(0L, 2L, 4L, 6L, 8L, 12L, 15L).stream().map(cycle::momentum))
                .containsExactly(0.75, 0.625, 0.5, 0.625, 0.75, 0.75, 0.75);
    }

    @Test
    void twoPhasesGoUpAndDown() {
        var cycle = cycle(Phases.TWO);
        assertThat(List.of(0L, 2L, 4L, 15L).stream().map(cycle::rate)).containsExactly(2.0, 5.0, 8.0, 1.0);
        assertThat(cycle.rate(5)).isCloseTo(8 * 10 / 11.0 + 1 / 11.0, within(4 * U * 8));
    }

    /** The cosine at every tenth of the way; both sides have fewer than 16 roundings of numbers up to 1. */
    @Test
    void aCosineIsACosine() {
        var decay = new CosineDecay(1, 10, 0);
        for (int k = 0; k <= 10; k++) {
            double expected = (1 + StrictMath.cos(Math.PI * k / 10)) / 2;
            assertThat(decay.rate(k)).as("k = %d", k).isCloseTo(expected, within(32 * U));
        }
    }

    @Test
    void aWholePowerUpToTheSixtyFourthIsRepeatedMultiplication() {
        assertThat(new ExponentialDecay(1, 0.75).rate(64)).isEqualTo(power(0.75, 64));
    }

    private static double power(double base, int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }

    @Test
    void aCycleSaysWhichOfItsNumbersIsOutOfRange() {
        assertThatThrownBy(() -> new OneCycle(1, 0)).hasMessage("one cycle: found steps 0; it must be at least 1");
        assertThatThrownBy(() -> new OneCycle(1, 9, 0.3, Annealing.LINEAR, Phases.TWO, 25, 0.5, 0.85, 0.95))
                .hasMessageContaining("found end divisor 0.5; it must be at least 1");
        assertThatThrownBy(() -> new OneCycle(1, 9, 0.3, Annealing.LINEAR, Phases.TWO, 25, 1e4, -0.5, 0.95))
                .hasMessageContaining("found lowest momentum = -0.5");
        assertThatThrownBy(() -> new OneCycle(1, 4, 0.25, Annealing.LINEAR, Phases.TWO, 25, 1e4, 0.85, 0.95))
                .as("a rise of no steps")
                .hasMessageStartingWith(
                        "one cycle: found a rise of 0.25 of 4 steps, so that TWO phases end at 0.0, 0.0" + " and 3;");
        assertThatThrownBy(() -> new OneCycle(1, 4, 1, Annealing.LINEAR, Phases.TWO, 25, 1e4, 0.85, 0.95))
                .as("no steps to fall in")
                .hasMessageContaining("end at 3.0, 3.0 and 3;");
        assertThat(new OneCycle(1, 8, 0.5, Annealing.LINEAR, Phases.TWO, 1, 1, 0.5, 0.5).momentum(3))
                .as("divisors of 1 and one momentum are allowed")
                .isEqualTo(0.5);
    }

    @Test
    void theEndsOfTheRangesAreInOrOut() {
        assertThatCode(() -> new StepDecay(1, 1, 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Constant(Double.POSITIVE_INFINITY)).hasMessageContaining("above 0 and finite");
        assertThatThrownBy(() -> new MultiStepDecay(0, List.of(1L), 0.5)).hasMessageContaining("learning rate 0");
        assertThatThrownBy(() -> new MultiStepDecay(1, List.of(1L), 2)).hasMessageContaining("factor 2");
        assertThatThrownBy(() ->
                        new OneCycle(1, 9, 0.3, Annealing.LINEAR, Phases.TWO, Double.POSITIVE_INFINITY, 1, 0.85, 0.95))
                .hasMessageContaining("start divisor ∞");
        assertThatThrownBy(() -> new ReduceOnPlateau(0)).hasMessageContaining("learning rate 0");
        assertThatThrownBy(() -> new ReduceOnPlateau(1, 0, 0, Improvement.LOWER_BY_RATIO, 0, 0, 0, 0))
                .hasMessageContaining("found factor 0; it must be above 0 and below 1");
    }

    @Test
    void aPlateauStartsAtItsRateAndFallsAtEveryObservationWithoutPatience() {
        assertThat(new ReduceOnPlateau(0.5).rate(7)).isEqualTo(0.5);
        assertThat(rates(plateau(0, 0, 0, 0), 1, 2, 2, 2)).containsExactly(1, 0.5, 0.25, 0.125);
    }

    @Test
    void afterAFallTheCooldownOverlooksSoManyObservations() {
        assertThat(rates(plateau(0, 2, 0, 0), 1, 2, 2, 2, 2, 2)).containsExactly(1, 0.5, 0.5, 0.5, 0.25, 0.25);
    }

    @Test
    void theRateDoesNotFallBelowTheLowestNorByTooLittle() {
        assertThat(rates(plateau(0, 0, 0.375, 0), 1, 2, 2, 2)).containsExactly(1, 0.5, 0.375, 0.375);
        assertThat(rates(plateau(0, 0, 0, 0.5), 1, 2, 2))
                .as("a fall by just this much")
                .containsExactly(1, 1, 1);
        assertThat(rates(plateau(0, 0, 0, 0.25), 1, 2, 2)).containsExactly(1, 0.5, 0.5);
    }

    @Test
    void aSequenceChangesOverAtItsStep() {
        var sequence = new Sequence(new Constant(8), 3, new StepDecay(1, 2, 0.5));
        assertThat(List.of(2L, 3L, 4L, 5L).stream().map(sequence::rate)).containsExactly(8.0, 1.0, 1.0, 0.5);
        var memory = sequence.freshMemory();
        assertThat(List.of(2L, 3L, 4L, 5L).stream().map(k -> sequence.rate(k, memory)))
                .containsExactly(8.0, 1.0, 1.0, 0.5);
    }

    @Test
    void aSequenceMovesTheMomentumAsThePartThatIsRunning() {
        var cycle = cycle(Phases.TWO);
        var last = new Sequence(new Constant(1), 3, cycle);
        assertThat(last.rule(2, new Momentum(0.25))).isEqualTo(new Momentum(0.25));
        assertThat(last.rule(3, new Momentum(0.25))).isEqualTo(new Momentum(0.75));
        assertThat(last.rule(7, new Momentum(0.25))).isEqualTo(new Momentum(0.5));
        assertThat(new Sequence(cycle, 3, new Constant(1)).rule(2, new Momentum(0.25)))
                .isEqualTo(new Momentum(0.625));
    }

    @Test
    void aSequenceRemembersWhatItsLastPartRemembers() {
        var inner = new Sequence(new Constant(1), 2, plateau(0, 0, 0, 0));
        var outer = new Sequence(new Constant(1), 1, inner);
        assertThat(outer.memoryNames()).containsExactly("rate", "best", "worse", "cooling");
        var memory = outer.freshMemory();
        outer.observe(3, 5, memory);
        assertThat(memory[1]).as("its own part has made no step yet").isEqualTo(Double.POSITIVE_INFINITY);
        outer.observe(4, 5, memory);
        assertThat(memory[1]).isEqualTo(5);
        outer.observe(5, 6, memory);
        assertThat(outer.rate(5, memory)).isEqualTo(0.5);
        assertThat(outer.rate(2, memory)).isEqualTo(1);
    }

    /** Cycles of 2, 4 and 8 steps begin at 0, 2 and 6; in the middle of each the rate is half. */
    @Test
    void everyRestartIsTwiceAsLong() {
        var restarts = new CosineRestarts(1, 2, 2, 0);
        assertThat(List.of(0L, 2L, 6L).stream().map(restarts::rate)).containsOnly(1.0);
        for (long middle : new long[] {1, 4, 10}) {
            assertThat(restarts.rate(middle)).as("step %d", middle).isCloseTo(0.5, within(16 * U));
        }
    }

    /** A quarter better than 8, or better by a quarter: 6 and 7.75, 10 and 8.25 are just not enough. */
    @Test
    void anImprovementIsMoreThanTheThreshold() {
        assertThat(Improvement.LOWER_BY_RATIO.isBetter(6, 8, 0.25)).isFalse();
        assertThat(Improvement.LOWER_BY_RATIO.isBetter(5.875, 8, 0.25)).isTrue();
        assertThat(Improvement.LOWER_BY_DIFFERENCE.isBetter(7.75, 8, 0.25)).isFalse();
        assertThat(Improvement.LOWER_BY_DIFFERENCE.isBetter(7.5, 8, 0.25)).isTrue();
        assertThat(Improvement.HIGHER_BY_RATIO.isBetter(10, 8, 0.25)).isFalse();
        assertThat(Improvement.HIGHER_BY_RATIO.isBetter(10.125, 8, 0.25)).isTrue();
        assertThat(Improvement.HIGHER_BY_DIFFERENCE.isBetter(8.25, 8, 0.25)).isFalse();
        assertThat(Improvement.HIGHER_BY_DIFFERENCE.isBetter(8.5, 8, 0.25)).isTrue();
        for (Improvement improvement : Improvement.values()) {
            assertThat(improvement.isBetter(-3, improvement.worst(), 0.25)).isTrue();
            assertThat(improvement.isBetter(Double.NaN, improvement.worst(), 0.25))
                    .isFalse();
        }
    }

    @Test
    void everyScheduleRefusesARateOfZeroStepsOfNoneAndANegativeFloor() {
        String rate = "learning rate 0; it must be above 0";
        refused(() -> new StepDecay(0, 1, 1), "step decay: ", rate);
        refused(() -> new ExponentialDecay(0, 1), "exponential decay: ", rate);
        refused(() -> new PolynomialDecay(0, 1, 1), "polynomial decay: ", rate);
        refused(() -> new CosineDecay(0, 1, 0), "cosine decay: ", rate);
        refused(() -> new CosineRestarts(0, 1, 1, 0), "cosine restarts: ", rate);
        refused(() -> new ConstantWarmup(0, 1, 1), "constant warm-up: ", rate);
        refused(() -> new LinearWarmup(0, 1), "linear warm-up: ", rate);
        refused(() -> new WarmupCosine(0, 1, 2, 0), "warm-up and cosine: ", rate);

        String steps = " 0; it must be at least 1";
        refused(() -> new StepDecay(1, 0, 1), "step decay: found every", steps);
        refused(() -> new PolynomialDecay(1, 0, 1), "polynomial decay: found steps", steps);
        refused(() -> new CosineDecay(1, 0, 0), "cosine decay: found steps", steps);
        refused(() -> new CosineRestarts(1, 0, 1, 0), "cosine restarts: found steps", steps);
        refused(() -> new CosineRestarts(1, 1, 0, 0), "cosine restarts: found growth", steps);
        refused(() -> new ConstantWarmup(1, 1, 0), "constant warm-up: found steps", steps);
        refused(() -> new LinearWarmup(1, 0), "linear warm-up: found steps", steps);
        refused(() -> new WarmupCosine(1, 0, 2, 0), "warm-up and cosine: found warm-up", steps);
        refused(() -> new WarmupCosine(1, 2, 2, 0), "warm-up and cosine: found 2 steps", "must be more steps");

        String floor = " = -1; it must be at least 0";
        refused(() -> new CosineDecay(1, 1, -1), "cosine decay: found lowest rate", floor);
        refused(() -> new CosineRestarts(1, 1, 1, -1), "cosine restarts: found lowest rate", floor);
        refused(() -> new WarmupCosine(1, 1, 2, -1), "warm-up and cosine: found lowest rate", floor);
        refused(() -> new ConstantWarmup(1, -1, 1), "constant warm-up: found factor", floor);
        refused(() -> new LinearWarmup(1, -1, 1, 1), "linear warm-up: found first factor", floor);
        refused(() -> new LinearWarmup(1, 0, -1, 1), "linear warm-up: found last factor", floor);
        refused(() -> new PolynomialDecay(1, 1, 0), "polynomial decay: found power 0", "it must be above 0");
    }

    private static void refused(ThrowingCallable construction, String start, String part) {
        assertThatThrownBy(construction)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(start)
                .hasMessageContaining(part);
    }
}
