package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.junit.jupiter.api.Test;

class ParameterGroupTest {

    private static Parameters layers() {
        var parameters = Parameters.builder()
                .add("hidden.weight", Shape.of(1, 2))
                .add("hidden.bias", Shape.of(1, 1))
                .add("output.weight", Shape.of(1, 1))
                .add("output.bias", Shape.of(1, 1))
                .build(Precision.FLOAT64);
        parameters.values().copyFrom(new double[] {1, 2, 3, 4, 5});
        parameters.gradients().copyFrom(new double[] {1, -1, 2, 0.5, -4});
        return parameters;
    }

    private static Optimizer optimizer(Parameters parameters, UpdateRule rule, ParameterGroup... groups) {
        return optimizer(parameters, rule, new Constant(0.5), groups);
    }

    private static Optimizer optimizer(
            Parameters parameters, UpdateRule rule, Schedule schedule, ParameterGroup... groups) {
        var kernels = KernelChoice.reproducible().kernels(Precision.FLOAT64);
        return new Optimizer(parameters, rule, schedule, List.of(), List.of(groups), kernels);
    }

    /** What a rule alone makes of a parameter over three steps. */
    private static double[] alone(UpdateRule rule, double rate, String parameter) {
        var parameters = layers();
        var optimizer = Optimizer.of(parameters, rule, rate);
        for (int i = 0; i < 3; i++) {
            optimizer.step();
        }
        return parameters.get(parameter).value().toArray();
    }

    @Test
    void biasesCanBeSparedTheDecay() {
        var parameters = layers();
        var optimizer =
                optimizer(parameters, new AdamW(), ParameterGroup.biases().by(new Adam()));
        for (int i = 0; i < 3; i++) {
            optimizer.step();
        }
        for (var parameter : parameters.all()) {
            var rule = parameter.name().endsWith("bias") ? new Adam() : new AdamW();
            assertThat(parameter.value().toArray()).as(parameter.name()).isEqualTo(alone(rule, 0.5, parameter.name()));
        }
        assertThat(alone(new Adam(), 0.5, "hidden.bias")).isNotEqualTo(alone(new AdamW(), 0.5, "hidden.bias"));
    }

    @Test
    void aLayerCanHaveAnotherRate() {
        var parameters = layers();
        var group = ParameterGroup.of("hidden.weight", "hidden.bias").at(0.25);
        var optimizer = optimizer(parameters, new Momentum(), group);
        for (int i = 0; i < 3; i++) {
            optimizer.step();
        }
        for (var parameter : parameters.all()) {
            double rate = parameter.name().startsWith("hidden") ? 0.125 : 0.5;
            assertThat(parameter.value().toArray())
                    .as(parameter.name())
                    .isEqualTo(alone(new Momentum(), rate, parameter.name()));
        }
        assertThat(optimizer.rate()).isEqualTo(0.5);
        assertThat(optimizer.groups()).containsExactly(group);
    }

    @Test
    void rulesOfAllKindsShareOneOptimizerAndEveryStateIsReadable() {
        var parameters = layers();
        var optimizer = optimizer(
                parameters,
                new Sgd(),
                ParameterGroup.of("hidden.weight").by(new Adam()),
                ParameterGroup.of("hidden.bias").by(new Adadelta()).at(2),
                ParameterGroup.matching("everything else", name -> true).by(new Momentum()));
        for (int i = 0; i < 3; i++) {
            optimizer.step();
        }
        assertThat(parameters.get("hidden.weight").value().toArray())
                .isEqualTo(alone(new Adam(), 0.5, "hidden.weight"));
        assertThat(parameters.get("hidden.bias").value().toArray()).isEqualTo(alone(new Adadelta(), 1, "hidden.bias"));
        assertThat(parameters.get("output.bias").value().toArray())
                .isEqualTo(alone(new Momentum(), 0.5, "output.bias"));
        assertThat(optimizer.state().keySet())
                .containsAll(new Adam().stateNames())
                .containsAll(new Adadelta().stateNames())
                .containsAll(new Momentum().stateNames());
        assertThat(optimizer.state("m", "hidden.weight").get(0)).isNotZero();
        assertThat(optimizer.state("m", "output.weight").get(0))
                .as("not Adam's")
                .isZero();
    }

    @Test
    void theFirstGroupOfAParameterCounts() {
        var parameters = layers();
        var optimizer = optimizer(
                parameters,
                new Sgd(),
                ParameterGroup.of("hidden.bias").at(0),
                ParameterGroup.biases().at(2));
        optimizer.step();
        assertThat(parameters.get("hidden.bias").value().get(0)).isEqualTo(3);
        assertThat(parameters.get("output.bias").value().get(0)).isEqualTo(5 + 2 * 0.5 * 4);
    }

    @Test
    void aFrozenMemberStaysWhereItIs() {
        var parameters = layers();
        parameters.freeze("hidden.bias");
        optimizer(parameters, new Sgd(), ParameterGroup.biases().at(2)).step();
        assertThat(parameters.get("hidden.bias").value().get(0)).isEqualTo(3);
        assertThat(parameters.get("output.bias").value().get(0)).isEqualTo(9);
    }

    @Test
    void aScheduleMovesTheMomentumOfEveryGroup() {
        var parameters = layers();
        var schedule = new OneCycle(0.5, 10);
        var grouped = optimizer(
                parameters, new Momentum(), schedule, ParameterGroup.biases().by(new Momentum(0.3, 0)));
        var plain = layers();
        var alone = optimizer(plain, new Momentum(), schedule);
        for (int i = 0; i < 5; i++) {
            grouped.step();
            alone.step();
        }
        assertThat(parameters.values().toArray())
                .as("the schedule's momentum counts")
                .isEqualTo(plain.values().toArray());
        assertThatThrownBy(() -> optimizer(
                        parameters,
                        new Momentum(),
                        schedule,
                        ParameterGroup.biases().by(new Sgd())))
                .hasMessageContaining("no momentum");
    }

    @Test
    void aGroupWithoutMembersIsRefused() {
        assertThatThrownBy(() -> optimizer(layers(), new Sgd(), ParameterGroup.of("hidden1.weight")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hidden1.weight")
                .hasMessageContaining("output.bias")
                .hasMessageNotContaining("before it");
        assertThatThrownBy(
                        () -> optimizer(layers(), new Sgd(), ParameterGroup.biases(), ParameterGroup.of("hidden.bias")))
                .hasMessageContaining("none before it");
    }

    @Test
    void aFactorThatIsNoFactorIsRefused() {
        assertThatThrownBy(() -> ParameterGroup.biases().at(-1)).hasMessageContaining("rate factor");
        assertThatThrownBy(() -> ParameterGroup.biases().at(Double.NaN)).hasMessageContaining("biases");
    }
}
