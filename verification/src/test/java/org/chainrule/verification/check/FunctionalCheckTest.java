package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Coordinates with names of their own. */
class FunctionalCheckTest {

    /** x₀² x₁ + x₂³ with a claim that forgets the 3. */
    private static FunctionalCheck slip() {
        return GradientCheck.of(x -> x[0] * x[0] * x[1] + x[2] * x[2] * x[2], x ->
                new double[] {2 * x[0] * x[1], x[0] * x[0], x[2] * x[2]});
    }

    @Test
    void aFaultIsReportedWithThePartItIsIn() {
        var report = slip().part("square", 2).part("cube", 1).at(2, 3, 0.5).run();
        assertThat(report.groups().get("square")).hasSize(2).allMatch(c -> c.verdict() == Verdict.PASS);
        assertThat(report.groups().get("cube"))
                .singleElement()
                .satisfies(c ->
                        assertThat(c.describe()).startsWith("cube [0, 0]: FAIL").contains("1/3 of the oracle's"));
    }

    @Test
    void thePartsMustMakeUpThePoint() {
        assertThatThrownBy(() -> slip().part("square", 2).at(2, 3, 0.5).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the parts have 2 coordinates but the point has 3");
    }
}
