package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.Test;

class WeightPenaltyTest {

    private static final List<UpdateRule> BARE =
            List.of(new Sgd(), new Momentum(), new Adam(), new CentredRmsProp(), new Adadelta(), new Lion());

    @Test
    void l2JoinsTheGradientOfEveryRule() {
        for (UpdateRule bare : BARE) {
            RuleChecks.joinsTheGradient(new L2Penalty(bare, 0.25), bare, x -> 0.25 * x);
        }
    }

    @Test
    void l1JoinsTheGradientOfEveryRule() {
        for (UpdateRule bare : BARE) {
            RuleChecks.joinsTheGradient(new L1Penalty(bare, 0.25), bare, x -> 0.25 * Math.signum(x));
        }
    }

    /** The outer penalty is added first, then the inner one. */
    @Test
    void twoPenaltiesAreTheElasticNet() {
        for (UpdateRule bare : BARE) {
            var inner = new L2Penalty(bare, 0.5);
            RuleChecks.joinsTheGradient(new L1Penalty(inner, 0.25), inner, x -> 0.25 * Math.signum(x));
        }
    }

    /** Without a gradient the momentum of every rule stays 0, so only the decay moves θ. */
    @Test
    void decoupledDecayIsItsOwnUnderEveryRule() {
        for (UpdateRule bare : BARE) {
            RuleChecks.decaysOnItsOwn(new DecoupledWeightDecay(bare, 0.5), 0.5);
        }
        RuleChecks.decaysOnItsOwn(new AdamW(0.5), 0.5);
    }

    /** Exact in these numbers: θ = 8, g = 2, η = ¼, λ = ½ gives 8 − ¼·(2 + 4) and 8 − 1 − ½. */
    @Test
    void underPlainDescentBothDecaysAreTheSame() {
        for (UpdateRule rule : List.of(new L2Penalty(new Sgd(), 0.5), new DecoupledWeightDecay(new Sgd(), 0.5))) {
            var theta = DoubleMatrix.of(new double[] {8});
            var slots = RuleChecks.slots(rule, 1);
            rule.update(RuleChecks.kernels(), 1, 0.25, theta, DoubleMatrix.of(new double[] {2}), slots);
            assertThat(theta.get(0)).as(rule.name()).isEqualTo(6.5);
        }
    }

    @Test
    void aPenaltyIsNeitherSeenInTheGradientNorRemembered() {
        var parameters = Problems.theta(Precision.FLOAT64, 8, -4);
        var optimizer = Optimizer.of(parameters, new L1Penalty(new L2Penalty(new Adam(), 0.5), 0.25), 0.1);
        parameters.gradients().fill(2);
        optimizer.step();
        assertThat(parameters.gradients().toArray()).containsExactly(2, 2);
        assertThat(optimizer.state().keySet()).containsExactly("m", "v");
        assertThat(optimizer.rule().name()).isEqualTo("adam+l2+l1");
    }

    /** A weight that the loss does not need: L1 takes it below η·λ and then lets it hop there. */
    @Test
    void l1BringsAnIdleWeightNearZero() {
        var parameters = Problems.theta(Precision.FLOAT64, 1.0 / 3);
        var optimizer = Optimizer.of(parameters, new L1Penalty(new Sgd(), 0.5), 0x1p-6);
        for (int t = 0; t < 200; t++) {
            optimizer.step();
        }
        assertThat(Math.abs(parameters.values().get(0))).isLessThanOrEqualTo(0.5 * 0x1p-6);
    }
}
