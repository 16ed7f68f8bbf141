package org.chainrule.verification.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.optimizers.Adadelta;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AdamW;
import org.chainrule.optimizers.AmsGrad;
import org.chainrule.optimizers.CentredRmsProp;
import org.chainrule.optimizers.CentredRmsPropMomentum;
import org.chainrule.optimizers.DecoupledWeightDecay;
import org.chainrule.optimizers.L1Penalty;
import org.chainrule.optimizers.L2Penalty;
import org.chainrule.optimizers.Lion;
import org.chainrule.optimizers.Momentum;
import org.chainrule.optimizers.Nesterov;
import org.chainrule.optimizers.RAdam;
import org.chainrule.optimizers.RmsProp;
import org.chainrule.optimizers.RmsPropMomentum;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.verification.mutant.RuleMutants;
import org.junit.jupiter.api.Test;

/** Why a mutant is left out of the list of a rule: there it is the rule, which its own check confirms. */
class EquivalentRuleMutantsTest {

    private static List<String> names(UpdateRule rule) {
        return RuleMutants.fitting(rule).stream().map(mutant -> mutant.name()).toList();
    }

    private static void are(UpdateRule rule, UpdateRule mutant, String name) {
        assertThat(names(rule)).doesNotContain(name);
        var report = RuleCheck.of(rule).runOn(mutant);
        assertThat(report.passed()).as(report.describe()).isTrue();
    }

    /** θ − η·(g + λθ) = (1 − ηλ)·θ − η·g. */
    @Test
    void ofPlainDescentCoupledAndDecoupledDecayAreTheSame() {
        are(new L2Penalty(new Sgd(), 0.25), new DecoupledWeightDecay(new Sgd(), 0.25), "penalty-decoupled");
        are(new DecoupledWeightDecay(new Sgd(), 0.25), new L2Penalty(new Sgd(), 0.25), "decay-coupled");
    }

    @Test
    void aPenaltyOfStrengthZeroIsNone() {
        are(new AdamW(0), new Adam(), "decay-missing");
        are(new L2Penalty(new Sgd(), 0), new Sgd(), "penalty-missing");
        are(new L1Penalty(new Sgd(), 0), new Sgd(), "penalty-missing");
    }

    @Test
    void equalBetasCanBeSwapped() {
        for (UpdateRule rule : List.of(new Adam(0.5, 0.5, 1e-3), new AmsGrad(0.5, 0.5, 1e-3), new Lion(0.5, 0.5))) {
            assertThat(names(rule)).doesNotContain("betas-swapped");
        }
    }

    /** With μ = 0, or β₁ = 0 of Lion, the step is of g alone: stateless descent makes the same. */
    @Test
    void withoutMomentumThereIsNothingToRemember() {
        assertThat(names(new Nesterov(0))).doesNotContain("state-shared", "state-in-scratch", "lookahead-missing");
        assertThat(RuleCheck.of(new Sgd()).runOn(new Momentum(0, 0)).passed()).isTrue();
        assertThat(RuleCheck.of(new Sgd()).runOn(new Nesterov(0)).passed()).isTrue();
        assertThat(names(new Lion(0, 0.5))).doesNotContain("state-shared", "mean-updated-before");
    }

    /** With α = 0 the mean of the squares is the last one, and the variance is 0: what remains of the gradients is nothing. */
    @Test
    void withoutSmoothingEveryMutantLeftIsAFault() {
        for (UpdateRule rule : List.of(
                new RmsProp(0, 1e-3),
                new RmsPropMomentum(0, 1e-3, 0.5),
                new CentredRmsProp(0, 1e-3),
                new CentredRmsPropMomentum(0, 1e-3, 0.5),
                new Adadelta(0, 1e-3))) {
            var check = RuleCheck.of(rule);
            var sound = check.run();
            assertThat(sound.passed()).as(sound.describe()).isTrue();
            assertThat(RuleMutants.fitting(rule))
                    .allSatisfy(mutant -> assertThat(check.runOn(mutant.rule()).passed())
                            .as(rule + " " + mutant.name())
                            .isFalse());
        }
    }

    /** ρ∞ = 2/(1 − β₂) − 1 is 3 and ρ is below it: no threshold from 3 up is ever passed. */
    @Test
    void withAShortMemoryRadamNeverRectifies() {
        assertThat(2 / (1 - 0.5) - 1).isEqualTo(3);
        assertThat(names(new RAdam(0.5, 0.5, 1e-6))).doesNotContain("threshold-of-four", "never-rectified");
        assertThat(names(new RAdam())).contains("threshold-of-four", "never-rectified");
    }
}
