package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.verification.loss.Squares;
import org.chainrule.verification.property.LossContract;
import org.junit.jupiter.api.Test;

/** The value of a loss is held to its formula: a slope that follows a wrong value agrees with differences. */
class LossCheckTest {

    private static final String SQUARES = "Σ_j (p_j - t_j)^2";

    /** factor · Σ (p − t)², with the slope of exactly that, whatever the formula says. */
    private record Scaled(String formula, double factor, String slopeFormula) implements Squares {

        Scaled(String formula, double factor) {
            this(formula, factor, "2 * (p_i - t_i)");
        }
    }

    private static void onlyTheValueIs(Verdict verdict, CheckReport report) {
        assertThat(report.verdict()).as(report.describe()).isEqualTo(verdict);
        assertThat(report.passed()).isFalse();
        report.groups()
                .forEach((name, group) -> assertThat(group)
                        .as(name)
                        .allMatch(c -> c.verdict() == (name.equals("value") ? verdict : Verdict.PASS)));
    }

    @Test
    void theValueIsComparedRowByRow() {
        var report = GradientCheck.ofLoss(new Scaled(SQUARES, 1)).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        int regions = report.coverage().hits().size();
        assertThat(report.count(Comparison.Kind.VALUE)).isEqualTo(4L * regions);
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void aValueOfExactlyZeroIsDecided() {
        var same = DoubleMatrix.of(new double[] {1, -2.5});
        var report = GradientCheck.ofLoss(new Scaled(SQUARES, 1)).on(same, same).run();
        assertThat(report.groups().get("value"))
                .singleElement()
                .satisfies(c -> assertThat(c.verdict()).isEqualTo(Verdict.PASS));
    }

    @Test
    void everyValueOfTheCatalogueIsCompared() {
        for (Loss loss : Losses.all()) {
            var report = GradientCheck.ofLoss(loss).seed(5).run();
            assertThat(report.passed()).as(report.describe()).isTrue();
            assertThat(report.count(Comparison.Kind.VALUE)).as(loss.name()).isPositive();
        }
    }

    @Test
    void aSignMissingInValueAndSlopeIsCaught() {
        var report = GradientCheck.ofLoss(new Scaled(SQUARES, -1)).run();
        onlyTheValueIs(Verdict.FAIL, report);
        assertThat(report.worst().orElseThrow().describe())
                .contains("the formula says")
                .contains("opposite sign")
                .contains(SQUARES);
        LossContract contract = () -> new Scaled(SQUARES, -1);
        assertThatThrownBy(() -> contract.slopeAgreesWithDifferences(1, 2, 3))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("opposite sign");
    }

    @Test
    void aValueThatLosesDigitsIsInaccurate() {
        onlyTheValueIs(
                Verdict.INACCURATE,
                GradientCheck.ofLoss(new Scaled(SQUARES, 1 + 1e-12)).run());
    }

    @Test
    void aFormulaForPeopleOnlyIsNoted() {
        var report = GradientCheck.ofLoss(new Scaled("the sum of squares", 1)).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.count(Comparison.Kind.VALUE)).isZero();
        assertThat(report.notes()).anyMatch(note -> note.startsWith("formula not judged: "));
    }

    /** Planted in the sheet only: value and slope are right. */
    @Test
    void aWrongSlopeFormulaIsCaught() {
        for (String wrong : new String[] {"p_i - t_i", "2 * (t_i - p_i)", "2 * p_i"}) {
            var report = GradientCheck.ofLoss(new Scaled(SQUARES, 1, wrong)).run();
            assertThat(report.verdict()).as(wrong).isEqualTo(Verdict.FAIL);
            assertThat(report.comparisons())
                    .filteredOn(c -> c.verdict() == Verdict.FAIL)
                    .allSatisfy(c -> assertThat(c.describe())
                            .startsWith("slope formula: FAIL; the sheet says " + wrong)
                            .contains("the derivative of " + SQUARES + " is "));
        }
    }

    @Test
    void aSlopeFormulaThatCannotBeReadFailsWithWhereItEnds() {
        var report =
                GradientCheck.ofLoss(new Scaled(SQUARES, 1, "2 (p_i - t_i)")).run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.describe()).contains("slope formula: FAIL; formula \"2 (p_i - t_i)\": at position ");
    }
}
