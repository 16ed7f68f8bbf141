package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/**
 * Every check is worth something: it notices the mistake it is there for, and passes the real rule. What holds of every rule
 * (it is pure, treats elements alike, follows its paper, ignores a scale) is checked, with mutants, by the module verification.
 */
class SaboteurTest {

    private static void caught(Runnable check) {
        assertThatThrownBy(check::run).isInstanceOf(AssertionError.class);
    }

    @Test
    void theFirstStepCatchesAMissingBiasCorrection() {
        RuleChecks.firstStepIsCorrected(new Adam(), 0.01, Saboteurs.EPSILON, 3);
        caught(() -> RuleChecks.firstStepIsCorrected(new Saboteurs.CorrectionMissing(), 0.01, Saboteurs.EPSILON, 3));
    }

    /** Not with a gradient of ½: √(¼ + ε) is ½ + ε but for ε². */
    @Test
    void theFirstStepCatchesEpsilonInsideTheRoot() {
        RuleChecks.firstStepIsCorrected(new Adam(), 0.01, Saboteurs.EPSILON, 3);
        caught(() -> RuleChecks.firstStepIsCorrected(new Saboteurs.EpsilonInside(), 0.01, Saboteurs.EPSILON, 3));
    }

    @Test
    void theDirectionOfTheFirstStepCatchesStaleState() {
        RuleChecks.descends(new Adam());
        caught(() -> RuleChecks.descends(new Saboteurs.StaleState()));
    }

    @Test
    void theDirectionOfTheFirstStepCatchesAFlippedSign() {
        caught(() -> RuleChecks.descends(new Saboteurs.SignFlipped()));
    }

    @Test
    void twoOptimizersSideBySideCatchSharedState() {
        RuleChecks.sharesNoState(new Adam());
        caught(() -> RuleChecks.sharesNoState(new Saboteurs.SharedState()));
    }

    @Test
    void decayWithoutAGradientCatchesCoupledForDecoupled() {
        RuleChecks.decaysOnItsOwn(new AdamW(0.5), 0.5);
        caught(() -> RuleChecks.decaysOnItsOwn(new L2Penalty(new Adam(), 0.5), 0.5));
    }

    @Test
    void joiningTheGradientCatchesDecoupledForCoupled() {
        RuleChecks.joinsTheGradient(new L2Penalty(new Adam(), 0.5), new Adam(), x -> 0.5 * x);
        caught(() -> RuleChecks.joinsTheGradient(new AdamW(0.5), new Adam(), x -> 0.5 * x));
    }
}
