package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Every check is worth something: it notices the mistake it is there for, and passes the real rule. */
class SaboteurTest {

    private static void caught(Runnable check) {
        assertThatThrownBy(check::run).isInstanceOf(AssertionError.class);
    }

    @Test
    void theWeightedMeansCatchSwappedBetas() {
        RuleChecks.isAWeightedMean(new Adam(), Saboteurs.BETA1, Saboteurs.BETA2, Saboteurs.EPSILON);
        caught(() -> RuleChecks.isAWeightedMean(
                new Saboteurs.BetasSwapped(), Saboteurs.BETA1, Saboteurs.BETA2, Saboteurs.EPSILON));
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
    void purityCatchesASpoiledGradientAndHiddenState() {
        RuleChecks.isPure(new Adam());
        caught(() -> RuleChecks.isPure(new Saboteurs.GradientSpoiled()));
        caught(() -> RuleChecks.isPure(new Saboteurs.SharedState()));
    }

    @Test
    void permutingCatchesMixedNeighbours() {
        double[] theta = {0.5, -1.25, 3};
        double[] gradient = {0.75, -2, 0.0625};
        int[] order = {2, 0, 1};
        RuleChecks.commutesWithPermutation(new Adam(), theta, gradient, order);
        caught(() -> RuleChecks.commutesWithPermutation(new Saboteurs.NeighboursMixed(), theta, gradient, order));
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

    @Test
    void scalingTheGradientCatchesAnEpsilonThatMatters() {
        RuleChecks.ignoresTheScaleOfTheGradient(new Adam(0.9, 0.999, Double.MIN_VALUE), 5);
        caught(() -> RuleChecks.ignoresTheScaleOfTheGradient(new Adam(), 5));
    }

    @Test
    void spoiledScratchCatchesARuleThatRemembersInIt() {
        caught(() -> RuleChecks.isPure(new Saboteurs.RemembersInScratch()));
    }
}
