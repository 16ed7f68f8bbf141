package org.chainrule.verification.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.RowSheet;
import org.chainrule.core.function.Softmax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line of the sheet of every row function, for every specimen. The oracle is the formula in enclosures; for the vjp it
 * is the sum of the cotangents times the derivatives of the formula, by dual arithmetic.
 */
class RowSheetTest {

    static Stream<RowFunction> specimens() {
        return RowFunctions.all().stream()
                .flatMap(function -> function.sheet().specimens().stream())
                .map(RowFunction.class::cast)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void valueVjpAndRuleAreThoseOfTheFormula(RowFunction function) {
        assertThat(RowAudit.complaints(function, RowFunctions.all().contains(function) ? 15 : 10))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void theStatedAccuracyIsWhatTheIssueAsks(RowFunction function) {
        assertThat(function.sheet().valueUlps()).isLessThanOrEqualTo(4);
        assertThat(function.sheet().vjpUlps()).isLessThanOrEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void theRuleReadsOnlyWhatItSaysItReads(RowFunction function) {
        var reads = function.sheet().reads();
        int n = 4;
        double[] x = {0.5, -1.25, 2, 0.25};
        double[] gy = {1, -2, 0.5, 3};
        var y = new double[function.columns(n)];
        function.value(x, y, n);
        var gx = new double[n];
        function.vjp(x, y, gy, gx, n);
        double[] nothing = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        var poisoned = new double[n];
        function.vjp(reads.inputs() ? x : nothing, reads.output() ? y : nothing, gy, poisoned, n);
        assertThat(poisoned).isEqualTo(gx);
    }

    @Test
    void everyDefaultIsAmongItsOwnSpecimens() {
        assertThat(RowFunctions.all())
                .isNotEmpty()
                .allSatisfy(function -> assertThat(
                                List.<RowFunction>copyOf(function.sheet().specimens()))
                        .contains(function));
    }

    /** Planted: the rule of a softmax whose coupling is forgotten, first in the code, then in code and formula. */
    @Test
    void aForgottenSumIsCaught() {
        assertThat(RowAudit.complaints(new Uncoupled(new Softmax().sheet().rule()), 5))
                .isNotEmpty()
                .allMatch(complaint -> complaint.startsWith("gx_"));
        assertThat(RowAudit.complaints(new Uncoupled("y_i * g_i"), 5))
                .anyMatch(complaint -> complaint.startsWith("gx_"))
                .anyMatch(complaint -> complaint.startsWith("rule for gx_"));
    }

    /** Softmax whose vjp is y ⊙ g, without the term −y Σ_j g_j y_j. */
    private record Uncoupled(String rule) implements CustomRowFunction {

        @Override
        public String name() {
            return "softmax without its sum";
        }

        @Override
        public int columns(int n) {
            return n;
        }

        @Override
        public RowSheet sheet() {
            return RowSheet.of("exp(x_i) / Σ_j exp(x_j)", rule).ulps(4, 8).specimens(this);
        }

        @Override
        public void value(double[] x, double[] y, int n) {
            new Softmax().value(x, y, n);
        }

        @Override
        public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
            for (int i = 0; i < n; i++) {
                gx[i] = y[i] * gy[i];
            }
        }
    }
}
