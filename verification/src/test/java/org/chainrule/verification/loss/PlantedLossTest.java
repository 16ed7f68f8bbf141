package org.chainrule.verification.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Planted faults in losses and their sheets, each caught by the audit that holds the catalogue. */
class PlantedLossTest {

    private static final String SLOPE = "2 * (p_i - t_i)";

    private static List<String> complaints(Planted loss) {
        return LossAudit.complaints(loss, Draws.of(loss, 10));
    }

    @Test
    void whatIsRightIsNotComplainedOf() {
        assertThat(complaints(new Planted("Σ_j (p_j - t_j)^2", SLOPE, 2, 1))).isEmpty();
    }

    @Test
    void aMissingTwoIsCaught() {
        assertThat(complaints(new Planted("Σ_j (p_j - t_j)^2", SLOPE, 1, 1)))
                .isNotEmpty()
                .allMatch(complaint -> complaint.startsWith("slope of column"));
    }

    /** The slope agrees with its formula, and both are wrong: only the derivative of the value formula can tell. */
    @Test
    void theSameSlipInTheSlopeAndInItsFormulaIsCaught() {
        assertThat(complaints(new Planted("Σ_j (p_j - t_j)^2", "p_i - t_i", 1, 1)))
                .anyMatch(complaint -> complaint.startsWith("slope of column"))
                .anyMatch(complaint -> complaint.startsWith("slope formula of column"));
    }

    @Test
    void aValueWithAForgottenColumnIsCaught() {
        assertThat(complaints(new Planted("Σ_j if(j == 0, 2, 1) * (p_j - t_j)^2", "if(i == 0, 2, 1) * " + SLOPE, 2, 1)))
                .anyMatch(complaint -> complaint.startsWith("value at"));
    }

    @Test
    void aLossOfOneMillionthIsCaught() {
        assertThat(complaints(new Planted("Σ_j (p_j - t_j)^2", SLOPE, 2, 1 + 1e-6)))
                .isNotEmpty()
                .allMatch(complaint -> complaint.startsWith("value at"));
    }

    /** factor · Σ (p − t)² with the slope times · (p − t), whatever the sheet says. */
    private record Planted(String formula, String slopeFormula, double times, double factor) implements Squares {}
}
