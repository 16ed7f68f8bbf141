package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.verification.loss.Squares;
import org.chainrule.verification.property.LossContract;
import org.junit.jupiter.api.Test;

/** Losses that change their arguments, or go beyond the row: the numbers are right, and each is found. */
class LossPurityTest {

    private enum Slip {
        NONE,
        VALUE_CHANGES_T,
        SLOPE_CHANGES_P,
        VALUE_READS_ON,
        SLOPE_READS_ON,
        SLOPE_WRITES_ON,
        SLOPE_ADDS
    }

    private record Slipping(Slip slip) implements Squares {

        @Override
        public double value(double[] p, double[] t, int n) {
            double sum = 0;
            for (int j = 0; j < (slip == Slip.VALUE_READS_ON ? p.length : n); j++) {
                sum += (p[j] - t[j]) * (p[j] - t[j]);
                t[j] = slip == Slip.VALUE_CHANGES_T ? 0 : t[j];
            }
            return sum;
        }

        @Override
        public void slope(double[] p, double[] t, int n, double[] dp) {
            for (int j = 0; j < n; j++) {
                dp[j] = 2 * (p[j] - t[j]) + (slip == Slip.SLOPE_ADDS ? dp[j] : 0);
                p[j] = slip == Slip.SLOPE_CHANGES_P ? 0 : p[j];
            }
            if (slip == Slip.SLOPE_WRITES_ON && dp.length > n) {
                dp[n] = 0;
            }
            if (slip == Slip.SLOPE_READS_ON && p.length > n && p[n] > 0) {
                dp[0] = 0;
            }
        }
    }

    private static CheckReport report(Slip slip) {
        return GradientCheck.ofLoss(new Slipping(slip)).onShape(2, 3).run();
    }

    private static void finds(Slip slip, Witness by, String... words) {
        var report = report(slip);
        assertThat(report.groups().get("squares, rows"))
                .filteredOn(c -> c.verdict() != Verdict.PASS)
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.verdict()).isEqualTo(Verdict.FAIL);
                    assertThat(c.by()).isEqualTo(by);
                    assertThat(c.detail())
                            .startsWith("squares: ")
                            .contains(" in row 0, p = [")
                            .contains(words);
                });
    }

    @Test
    void aLossThatKeepsToItsRowPasses() {
        var report = report(Slip.NONE);
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.groups().get("squares, rows")).hasSize(4);
    }

    @Test
    void aChangedArgumentIsNamed() {
        finds(Slip.VALUE_CHANGES_T, Witness.PURITY, "value changes element 0 of its target t", "work on a copy");
        finds(Slip.SLOPE_CHANGES_P, Witness.PURITY, "slope changes element 0 of its prediction p", "work on a copy");
    }

    @Test
    void whatIsReadBeyondTheRowIsNamed() {
        finds(Slip.VALUE_READS_ON, Witness.READS, "value is ", "lies beyond the row", "go to n");
        finds(Slip.SLOPE_READS_ON, Witness.READS, "slope makes dp[0] 0", "go to n");
    }

    @Test
    void whatIsWrittenBeyondTheRowOrAddedIsNamed() {
        finds(Slip.SLOPE_WRITES_ON, Witness.PURITY, "slope makes dp[3] 0", "n is 3", "go to n");
        finds(Slip.SLOPE_ADDS, Witness.BETA, "slope makes dp[0] ", "add to none");
    }

    @Test
    void theContractHoldsALossToItsRow() {
        LossContract contract = () -> new Slipping(Slip.SLOPE_WRITES_ON);
        assertThatThrownBy(() -> contract.slopeAgreesWithDifferences(1, 2, 3))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("slope makes dp[");
    }
}
