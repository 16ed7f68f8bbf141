package org.chainrule.examples.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chainrule.verification.assertion.GradientAssertions.assertThat;
import static org.chainrule.verification.assertion.GradientAssertions.assertThatGradient;

import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.check.Witness;
import org.junit.jupiter.api.Test;

/** The facts of lesson E: what is right passes, and every mistake is found where it is, with its reason. */
class LessonETest {

    /** No two formulas agree to so many. */
    private static final double HALF_THE_DIGITS = 0x1p-26;

    @Test
    void theForgottenMeanIsNamedAsTheNumberOfRows() {
        var section = ByHand.compute();
        assertThat(section.right()).agreesWithDifferences().wouldHaveNoticed(HALF_THE_DIGITS);
        assertThat(section.slip())
                .hasVerdict(Verdict.FAIL)
                .says("the claim is 4 times the oracle's, as if a division by 4 were missing");
    }

    @Test
    void theSameInOneLineOfAssertJ() {
        assertThatGradient(ByHand::loss, w -> ByHand.gradient(w, 0.25))
                .part("weights", 2)
                .part("bias", 1)
                .at(0.75, -0.5, 0.25)
                .agreesWithDifferences();
    }

    @Test
    void theMistakeBetweenTheLayersSparesTheSecondLayer() {
        var section = TwoLayers.compute();
        assertThat(section.right()).agreesWithDifferences().wouldHaveNoticed(HALF_THE_DIGITS);
        for (String sound : new String[] {"w2", "b2"}) {
            assertThat(section.wrong().groups().get(sound)).allMatch(c -> c.verdict() == Verdict.PASS);
        }
        for (String faulty : new String[] {"W1", "b1"}) {
            assertThat(section.wrong().groups().get(faulty)).allMatch(c -> c.verdict() == Verdict.FAIL);
        }
    }

    @Test
    void theOverwritingOpBreaksAnExactRelationAloneAndTheNetworkByDifferences() {
        var section = OwnOp.compute();
        assertThat(section.alone()).agreesWithDifferences();
        assertThat(section.inANetwork()).agreesWithDifferences();
        assertThat(section.overwriting().comparisons())
                .filteredOn(c -> c.verdict() == Verdict.FAIL)
                .isNotEmpty()
                .allMatch(c -> c.by() == Witness.BETA);
        assertThat(section.overwritingInANetwork()).hasVerdict(Verdict.FAIL);
        assertThat(section.overwritingInANetwork().groups().get("a"))
                .anyMatch(c -> c.kind() == Comparison.Kind.COORDINATE && c.verdict() == Verdict.FAIL);
    }

    @Test
    void theSlopeAndTheValueAreHeldToDifferencesAndToTheFormula() {
        var section = OwnFunctionAndLoss.compute();
        assertThat(section.function()).agreesWithDifferences();
        assertThat(section.wrongSlope()).hasVerdict(Verdict.FAIL);
        assertThat(section.loss()).agreesWithDifferences();
        assertThat(section.wrongSign().groups().get("quartic-error input 0"))
                .allMatch(c -> c.verdict() == Verdict.PASS);
        assertThat(section.wrongSign().groups().get("value")).anyMatch(c -> c.verdict() == Verdict.FAIL);
    }
}
