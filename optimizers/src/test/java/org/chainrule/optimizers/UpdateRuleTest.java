package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateRuleTest {

    private static Set<String> builtIn(Class<?> family) {
        var names = new TreeSet<String>();
        for (Class<?> type : family.getPermittedSubclasses()) {
            if (type.isSealed()) {
                names.addAll(builtIn(type));
            } else if (type != CustomRule.class) {
                names.add(type.getSimpleName());
            }
        }
        return names;
    }

    private static Set<String> types(List<UpdateRule> rules) {
        return rules.stream()
                .map(rule -> rule.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theIndexHoldsOneOfEveryBuiltInRule() {
        assertThat(types(UpdateRules.specimens())).isEqualTo(builtIn(UpdateRule.class));
        var alone = builtIn(UpdateRule.class);
        alone.removeAll(builtIn(WeightPenalty.class));
        assertThat(types(UpdateRules.all())).isEqualTo(alone).hasSameSizeAs(UpdateRules.all());
        assertThat(alone).hasSize(16);
    }

    @Test
    void rulesAreFoundByName() {
        assertThat(UpdateRules.all())
                .allSatisfy(rule -> assertThat(UpdateRules.named(rule.name())).isEqualTo(rule))
                .extracting(UpdateRule::name)
                .isSorted();
        assertThatThrownBy(() -> UpdateRules.named("adma"))
                .hasMessage("optimizer: found no update rule \"adma\"; choose adadelta, adagrad, adam, adamax, adamw,"
                        + " amsgrad, centred-rmsprop, centred-rmsprop-momentum, lion, momentum, nadam, nesterov, radam,"
                        + " rmsprop, rmsprop-momentum, sgd");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void decaysOutsideTheirRangeAreRefusedWithTheRange(double decay) {
        for (Runnable construction : new Runnable[] {
            () -> new Momentum(decay),
            () -> new RmsProp(decay, 1e-8),
            () -> new Adam(decay, 0.999, 1e-8),
            () -> new Adam(0.9, decay, 1e-8),
            () -> new Momentum(0.9, decay),
            () -> new Nesterov(decay),
            () -> new RmsPropMomentum(decay, 1e-8, 0.9),
            () -> new RmsPropMomentum(0.99, 1e-8, decay),
            () -> new CentredRmsProp(decay, 1e-8),
            () -> new CentredRmsPropMomentum(decay, 1e-8, 0.9),
            () -> new CentredRmsPropMomentum(0.99, 1e-8, decay),
            () -> new Adadelta(decay, 1e-6),
            () -> new AmsGrad(decay, 0.999, 1e-8),
            () -> new AmsGrad(0.9, decay, 1e-8),
            () -> new Adamax(decay, 0.999, 1e-8),
            () -> new Adamax(0.9, decay, 1e-8),
            () -> new NAdam(decay, 0.999, 1e-8, 0),
            () -> new NAdam(0.9, decay, 1e-8, 0),
            () -> new RAdam(decay, 0.999, 1e-8),
            () -> new RAdam(0.9, decay, 1e-8),
            () -> new Lion(decay, 0.99),
            () -> new Lion(0.9, decay),
            () -> new AdamW().withMomentum(decay)
        }) {
            assertThatThrownBy(construction::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("it must be at least 0 and below 1");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-8, 0, Double.NaN, Double.POSITIVE_INFINITY})
    void epsilonOutsideItsRangeIsRefusedWithTheRange(double epsilon) {
        for (Runnable construction : new Runnable[] {
            () -> new RmsProp(0.9, epsilon),
            () -> new Adam(0.9, 0.999, epsilon),
            () -> new Adadelta(0.9, epsilon),
            () -> new Adagrad(0, 0, epsilon),
            () -> new Adamax(0.9, 0.999, epsilon),
            () -> new AmsGrad(0.9, 0.999, epsilon),
            () -> new CentredRmsProp(0.9, epsilon),
            () -> new CentredRmsPropMomentum(0.9, epsilon, 0),
            () -> new NAdam(0.9, 0.999, epsilon, 0),
            () -> new RAdam(0.9, 0.999, epsilon),
            () -> new RmsPropMomentum(0.9, epsilon, 0)
        }) {
            assertThatThrownBy(construction::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("it must be above 0 and finite");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-8, Double.NaN, Double.POSITIVE_INFINITY})
    void strengthsOutsideTheirRangeAreRefusedWithTheRange(double strength) {
        for (Runnable construction : new Runnable[] {
            () -> new AdamW(strength),
            () -> new L1Penalty(new Sgd(), strength),
            () -> new L2Penalty(new Sgd(), strength),
            () -> new DecoupledWeightDecay(new Sgd(), strength),
            () -> new Adagrad(strength, 0, 1e-10),
            () -> new Adagrad(0, strength, 1e-10),
            () -> new NAdam(0.9, 0.999, 1e-8, strength)
        }) {
            assertThatThrownBy(construction::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("it must be at least 0 and finite");
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
