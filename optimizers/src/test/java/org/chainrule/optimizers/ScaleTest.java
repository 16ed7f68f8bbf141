package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.junit.jupiter.api.Test;

/** Where a rule is linear in the gradient its size is the rate's; where it is corrected the first step says so. */
class ScaleTest {

    @Test
    void linearRulesTradeTheScaleOfTheGradientForTheRate() {
        for (UpdateRule rule : List.of(new Sgd(), new Momentum(0.9, 0.5), new Nesterov())) {
            var theta = DoubleMatrix.zeros(1, 1);
            var other = DoubleMatrix.zeros(1, 1);
            var slots = RuleChecks.slots(rule, 1);
            var otherSlots = RuleChecks.slots(rule, 1);
            for (int t = 1; t <= 20; t++) {
                double g = Math.sin(t);
                rule.update(RuleChecks.kernels(), t, 0.5, theta, DoubleMatrix.of(new double[] {g}), slots);
                rule.update(RuleChecks.kernels(), t, 0.125, other, DoubleMatrix.of(new double[] {4 * g}), otherSlots);
                assertThat(other.get(0)).as(rule.name()).isEqualTo(theta.get(0)).isNotZero();
            }
        }
    }

    @Test
    void theFirstStepIsCorrectedWhereItIsClaimed() {
        for (double g : new double[] {-1e-4, 3, 1e5}) {
            for (UpdateRule rule : List.of(
                    new Adam(0.5, 0.25, 1e-3),
                    new AdamW(new Adam(0.9, 0.999, 1e-3), 0.1),
                    new AmsGrad(0.9, 0.999, 1e-3),
                    new Adamax(0.9, 0.999, 1e-3))) {
                RuleChecks.firstStepIsCorrected(rule, 0.01, 1e-3, g);
            }
        }
    }
}
