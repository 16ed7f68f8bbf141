package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.junit.jupiter.api.Test;

class OptimizerTest {

    private static final int STEPS = 2000;

    private static Parameters three(Precision precision) {
        var parameters = Parameters.builder()
                .add("a", Shape.of(2, 3))
                .add("b", Shape.of(1, 4))
                .add("c", Shape.of(3, 1))
                .build(precision);
        parameters
                .gradients()
                .copyFrom(IntStream.range(0, parameters.size())
                        .mapToDouble(i -> 1 + i / 8.0)
                        .toArray());
        return parameters;
    }

    @Test
    void aStepAllocatesNothing() {
        var counts = new ArrayList<Long>();
        for (UpdateRule rule : UpdateRules.specimens()) {
            for (Precision precision : Precision.values()) {
                var parameters = three(precision);
                parameters.freeze("b");
                counts.add(AllocationCounter.steady(STEPS, Optimizer.of(parameters, rule, 1e-6)::step));
            }
        }
        assertThat(counts).hasSize(2 * UpdateRules.specimens().size()).containsOnly(0L);
    }

    @Test
    void theAllocationCounterSeesARuleThatAllocates() {
        var rule = new Saboteurs.Allocating();
        var optimizer = Optimizer.of(three(Precision.FLOAT64), rule, 1e-6);
        // A matrix of 13 doubles holds at least its elements.
        assertThat(AllocationCounter.steady(STEPS, optimizer::step)).isGreaterThanOrEqualTo(STEPS * 13L * 8);
        assertThat(rule.last().size()).isEqualTo(13);
    }

    @Test
    void aFrozenParameterIsNotTouched() {
        for (UpdateRule rule : UpdateRules.specimens()) {
            var parameters = three(Precision.FLOAT64);
            var optimizer = Optimizer.of(parameters, rule, 0.01);
            optimizer.step();
            var before = parameters.get("b").value().toArray();
            var others = parameters.get("c").value().toArray();
            parameters.freeze("b");
            optimizer.step();
            assertThat(parameters.get("b").value().toArray()).as(rule.name()).containsExactly(before);
            assertThat(parameters.get("c").value().toArray()).as(rule.name()).isNotEqualTo(others);
        }
    }

    @Test
    void freezingDoesNotLoseState() {
        var parameters = three(Precision.FLOAT64);
        var optimizer = Optimizer.of(parameters, new Adam(), 0.01);
        var gradients = parameters.gradients().toArray();
        optimizer.step();
        var m = optimizer.state("m", "b").toArray();
        var v = optimizer.state("v", "b").toArray();
        parameters.freeze("b");
        optimizer.step();
        optimizer.step();
        assertThat(optimizer.state("m", "b").toArray()).containsExactly(m);
        assertThat(optimizer.state("v", "b").toArray()).containsExactly(v);
        parameters.unfreeze("b");
        parameters.gradients().copyFrom(gradients);
        optimizer.step();
        assertThat(optimizer.state("m", "b").toArray()).isNotEqualTo(m);
    }

    @Test
    void aParameterThawedLateStartsItsBiasCorrectionAtOne() {
        var parameters = three(Precision.FLOAT64);
        var gradients = parameters.gradients().toArray();
        parameters.freeze("b");
        var optimizer = Optimizer.of(parameters, new Adam(), 0.01);
        for (int t = 0; t < 5; t++) {
            optimizer.step();
        }
        parameters.unfreeze("b");
        parameters.gradients().copyFrom(gradients);
        optimizer.step();
        var fresh = three(Precision.FLOAT64);
        Optimizer.of(fresh, new Adam(), 0.01).step();
        assertThat(parameters.get("b").value().toArray())
                .containsExactly(fresh.get("b").value().toArray());
        assertThat(optimizer.steps()).isEqualTo(6);
    }

    @Test
    void freezingSomethingElseDoesNotChangeTheOthers() {
        var one = three(Precision.FLOAT64);
        var other = three(Precision.FLOAT64);
        var first = Optimizer.of(one, new Adam(), 0.01);
        var second = Optimizer.of(other, new Adam(), 0.01);
        for (int t = 0; t < 6; t++) {
            if (t == 2) {
                other.freeze("b");
            }
            if (t == 4) {
                other.unfreeze("b");
            }
            first.step();
            second.step();
        }
        for (String name : new String[] {"a", "c"}) {
            assertThat(other.get(name).value().toArray())
                    .containsExactly(one.get(name).value().toArray());
        }
    }

    @Test
    void stateIsReadableByNameAndInTheShapeOfItsParameter() {
        var parameters = three(Precision.FLOAT64);
        var optimizer = Optimizer.of(parameters, new Momentum(0.5), 0.01);
        optimizer.step();
        assertThat(optimizer.state().keySet()).containsExactly("velocity");
        assertThat(optimizer.state("velocity", "a").shape()).isEqualTo(Shape.of(2, 3));
        assertThat(optimizer.state("velocity", "c").toArray())
                .as("the velocity starts as the first gradient")
                .containsExactly(parameters.get("c").gradient().toArray());
        assertThatThrownBy(() -> optimizer.state("m", "a"))
                .hasMessage("momentum: found no state \"m\"; the names are velocity");
    }

    @Test
    void theScheduleIsAskedForEveryStep() {
        var parameters = Problems.theta(Precision.FLOAT64, 0);
        CustomSchedule halving = steps -> Math.scalb(1.0, -(int) steps);
        var optimizer = new Optimizer(
                parameters, new Sgd(), halving, KernelChoice.reproducible().kernels(Precision.FLOAT64));
        parameters.gradients().set(0, -1);
        for (int t = 0; t < 4; t++) {
            optimizer.step();
        }
        assertThat(parameters.values().get(0)).isEqualTo(1 + 0.5 + 0.25 + 0.125);
        assertThat(optimizer.rate()).isEqualTo(0.0625);
    }

    @Test
    void refusesWhatCannotBeRightAndSaysSo() {
        var parameters = three(Precision.FLOAT32);
        var kernels = KernelChoice.reproducible().kernels(Precision.FLOAT64);
        assertThatThrownBy(() -> new Optimizer(parameters, new Sgd(), new Constant(1), kernels))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("optimizer: the parameters are FLOAT32 but the kernels compute in FLOAT64; both must be the"
                        + " same");
        assertThatThrownBy(() -> Optimizer.of(parameters, new Sgd(), 0))
                .hasMessageContaining("found learning rate 0; it must be above 0 and finite");
        assertThatThrownBy(() -> Optimizer.of(parameters, new Sgd(), -0.5)).hasMessageContaining("-0.5");
        assertThatThrownBy(() -> Optimizer.of(parameters, new Sgd(), Double.NaN))
                .hasMessageContaining("NaN");
        var optimizer = Optimizer.of(parameters, new Sgd(), 1);
        assertThatThrownBy(() -> optimizer.step(Double.POSITIVE_INFINITY)).hasMessageContaining("∞");
        assertThat(parameters.values().toArray()).containsOnly(0);
        parameters.all().forEach(p -> parameters.freeze(p.name()));
        assertThatThrownBy(optimizer::step)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "optimizer: every parameter is frozen, so there is nothing to update; unfreeze one of a, b, c");
    }

    @Test
    void anOptimizerKnowsItsParts() {
        var clip = new ClipByNorm(1);
        var optimizer = new Optimizer(
                three(Precision.FLOAT64),
                new Sgd(),
                new Constant(0.5),
                List.of(clip),
                List.of(),
                KernelChoice.reproducible().kernels(Precision.FLOAT64));
        assertThat(optimizer.transforms()).containsExactly(clip);
        assertThat(optimizer.schedule()).isEqualTo(new Constant(0.5));
    }
}
