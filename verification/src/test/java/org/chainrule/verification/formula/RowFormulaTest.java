package org.chainrule.verification.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Formulas over rows: sums, the largest, indices. */
class RowFormulaTest {

    private static final Bindings<Double> ROWS = Bindings.of(Map.of("a", 10.0))
            .withRow("x", List.of(2.0, -1.0, 3.0))
            .withRow("t", List.of(5.0, 7.0, 11.0))
            .withIndex("c", 2)
            .withColumns(3);

    private static double value(String text) {
        return Formula.parse(text).evaluate(new DoubleArithmetic(), ROWS);
    }

    @Test
    void aSumBindsLikeAProduct() {
        assertThat(value("Σ_j x_j * t_j + a")).isEqualTo(10 - 7 + 33 + 10);
        assertThat(value("Σ_j x_j * (t_j + a)")).isEqualTo(2 * 15 - 17 + 3 * 21);
        assertThat(value("a * Σ_j x_j - Σ_j t_j")).isEqualTo(40 - 23);
        assertThat(value("a / Σ_j x_j")).isEqualTo(2.5);
        assertThat(value("-Σ_j -x_j^2")).isEqualTo(14);
        assertThat(value("sqrt(Σ_j x_j^2 + 2)")).isEqualTo(4);
    }

    @Test
    void sumsNestWithOtherLetters() {
        assertThat(value("Σ_j Σ_k x_j * t_k")).isEqualTo(4 * 23);
        assertThat(value("Σ_j x_j * Σ_k if(k < j, t_k, 0)")).isEqualTo(-5 + 36);
        assertThat(value("Σ_j x_j * Σ_j t_j"))
                .as("the inner letter hides the outer")
                .isEqualTo(4 * 23);
    }

    @Test
    void indicesAreNumbersFromZero() {
        assertThat(value("x_c")).isEqualTo(3);
        assertThat(value("Σ_j if(j == c, t_j, 0)")).isEqualTo(11);
        assertThat(value("Σ_j j + n")).isEqualTo(6);
        assertThat(value("x_0")).isEqualTo(2);
        assertThat(value("max_j(if(j == c, -a, x_j * t_j))")).isEqualTo(10);
        assertThat(value("1e-3 + 2e3")).isEqualTo(2000.001);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> value("y_j"))
                .hasMessageContaining("no value for \"y_j\"; the values are [a, c, n, t_j");
        assertThatThrownBy(() -> value("x_i")).hasMessageContaining("no value for \"i\"");
        assertThatThrownBy(() -> value("x_3")).hasMessageContaining("the row x has 3 elements");
        assertThatThrownBy(() -> value("Σ_ x_j"))
                .hasMessageContaining("at position 3 found \"x_j\"; expected a letter");
        assertThatThrownBy(() -> Formula.parse("Σ_j 1").value(Map.of())).hasMessageContaining("no columns");
    }
}
