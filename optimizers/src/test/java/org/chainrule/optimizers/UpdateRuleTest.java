package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.TreeSet;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateRuleTest {

    @Test
    void theIndexHoldsOneOfEveryBuiltInRule() {
        var indexed = new TreeSet<String>();
        UpdateRules.all().forEach(rule -> indexed.add(rule.getClass().getSimpleName()));
        var sealed = new TreeSet<String>();
        Arrays.stream(UpdateRule.class.getPermittedSubclasses())
                .filter(type -> type != CustomRule.class)
                .forEach(type -> sealed.add(type.getSimpleName()));
        assertThat(sealed).isNotEmpty();
        assertThat(indexed).isEqualTo(sealed);
    }

    @Test
    void rulesAreFoundByName() {
        assertThat(UpdateRules.all())
                .allSatisfy(rule -> assertThat(UpdateRules.named(rule.name())).isEqualTo(rule));
        assertThatThrownBy(() -> UpdateRules.named("adma"))
                .hasMessage("optimizer: found no update rule \"adma\"; choose adam, momentum, rmsprop, sgd");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void decaysOutsideTheirRangeAreRefusedWithTheRange(double decay) {
        for (Runnable construction : new Runnable[] {
            () -> new Momentum(decay),
            () -> new RmsProp(decay, 1e-8),
            () -> new Adam(decay, 0.999, 1e-8),
            () -> new Adam(0.9, decay, 1e-8)
        }) {
            assertThatThrownBy(construction::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("it must be at least 0 and below 1");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-8, 0, Double.NaN, Double.POSITIVE_INFINITY})
    void epsilonOutsideItsRangeIsRefusedWithTheRange(double epsilon) {
        for (Runnable construction :
                new Runnable[] {() -> new RmsProp(0.9, epsilon), () -> new Adam(0.9, 0.999, epsilon)}) {
            assertThatThrownBy(construction::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("it must be above 0 and finite");
        }
    }

    @Test
    void theEdgesOfTheRangesAreAllowed() {
        assertThat(new Momentum(0).momentum()).isZero();
        assertThat(new RmsProp(0, Double.MIN_VALUE).smoothing()).isZero();
        assertThat(new Adam(0, Math.nextDown(1.0), 1).beta2()).isLessThan(1);
    }

    private static double firstStep(UpdateRule rule, double rate, double g) {
        var parameters = Problems.theta(Precision.FLOAT64, 0);
        parameters.gradients().set(0, g);
        Optimizer.of(parameters, rule, rate).step();
        return parameters.values().get(0);
    }

    @Test
    void theFirstStepOfMomentumIsPlainDescent() {
        assertThat(firstStep(new Momentum(), 0.1, 3))
                .isEqualTo(firstStep(new Sgd(), 0.1, 3))
                .isEqualTo(-0.1 * 3);
    }

    /** s = ¼·g² with α = ¾, so the first step is η·g / (½·g + ε); all of it exact with g = 2 and ε = 1. */
    @Test
    void theFirstStepOfRmspropIsNotCorrected() {
        assertThat(firstStep(new RmsProp(0.75, 1), 0x1p-4, 2)).isEqualTo(-0x1p-4);
    }

    /** By hand: v = 1, then ½·1 + 2 = 2.5; θ = −¼·1 − ¼·2.5. */
    @Test
    void theSecondStepOfMomentumAddsHalfOfTheFirst() {
        var parameters = Problems.theta(Precision.FLOAT64, 0);
        var optimizer = Optimizer.of(parameters, new Momentum(0.5), 0.25);
        parameters.gradients().set(0, 1);
        optimizer.step();
        parameters.gradients().set(0, 2);
        optimizer.step();
        assertThat(optimizer.state("velocity", "theta").get(0)).isEqualTo(2.5);
        assertThat(parameters.values().get(0)).isEqualTo(-0.875);
    }
}
