package org.chainrule.verification.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.chainrule.core.loss.Convention;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.verification.formula.ExactLoss;
import org.chainrule.verification.formula.interval.Real;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line of the sheet of every loss, for every specimen. The oracle is the formula in enclosures; for slopes it is dual
 * arithmetic over the formula of the value.
 */
class LossSheetTest {

    static Stream<Loss> specimens() {
        return Losses.all().stream()
                .flatMap(loss -> loss.sheet().specimens().stream())
                .map(Loss.class::cast)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void valueSlopeAndSlopeFormulaAreThoseOfTheFormula(Loss loss) {
        var rows = Draws.of(loss, Losses.all().contains(loss) ? 20 : 10);
        assertThat(rows).as("rows that %s takes", loss).hasSizeGreaterThanOrEqualTo(10);
        assertThat(LossAudit.complaints(loss, rows)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void theStatedAccuracyIsWhatTheIssueAsks(Loss loss) {
        assertThat(loss.sheet().valueUlps()).isLessThanOrEqualTo(4);
        assertThat(loss.sheet().slopeUlps()).isLessThanOrEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void conventionsAreKeptExactlyAndLieBetweenTheSides(Loss loss) {
        for (Convention convention : loss.sheet().conventions()) {
            var row = new Row(convention.prediction(), convention.target());
            int n = row.columns();
            var slope = new double[n];
            loss.slope(row.p(), row.t(), n, slope);
            assertThat(slope)
                    .as("%s where %s", loss, convention.where())
                    .containsExactly(convention.slope().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
            for (int j = 0; j < n; j++) {
                assertThat(liesBetween(loss, row, j, slope[j]))
                        .as(
                                "%s where %s: slope %s of column %s between the one-sided derivatives",
                                loss, row, slope[j], j)
                        .isTrue();
            }
        }
    }

    private static boolean liesBetween(Loss loss, Row row, int j, double slope) {
        int n = row.columns() / loss.sheet().parts().size();
        var exact = loss instanceof ElementLoss element
                ? ExactLoss.ofElement(
                        element, row.prediction().get(j), row.target().get(j), j)
                : ExactLoss.ofRow(loss, row.p(), row.t());
        return exact.slopeBeside(j / n, j % n, -1)
                .join(exact.slopeBeside(j / n, j % n, 1))
                .contains(Real.of(slope));
    }

    @Test
    void everyDefaultIsAmongItsOwnSpecimens() {
        assertThat(Losses.all())
                .isNotEmpty()
                .allSatisfy(loss ->
                        assertThat(List.<Loss>copyOf(loss.sheet().specimens())).contains(loss));
    }
}
