package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Shape;
import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.RowSheet;
import org.chainrule.core.function.Softmax;
import org.junit.jupiter.api.Test;

/** A value that is not its formula's, and a slope that follows it. */
class RowValuesTest {

    /** Softmax of x times a factor, which its formula does not know of. */
    record Warmer(double times, double ulps) implements CustomRowFunction {

        @Override
        public String name() {
            return "warmer-softmax";
        }

        @Override
        public int columns(int n) {
            return n;
        }

        @Override
        public RowSheet sheet() {
            return RowSheet.of("exp(x_i) / Σ_j exp(x_j)", "y_i * (g_i - Σ_j g_j * y_j)")
                    .ulps(ulps, 2 * ulps)
                    .specimens(this);
        }

        private double[] scaled(double[] x, int n) {
            var scaled = new double[n];
            for (int i = 0; i < n; i++) {
                scaled[i] = times * x[i];
            }
            return scaled;
        }

        @Override
        public void value(double[] x, double[] y, int n) {
            new Softmax().value(scaled(x, n), y, n);
        }

        @Override
        public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
            new Softmax().vjp(scaled(x, n), y, gy, gx, n);
            for (int i = 0; i < n; i++) {
                gx[i] *= times;
            }
        }
    }

    private static CheckReport check(RowFunction function, int columns) {
        return GradientCheck.ofOp(new RowWise(function))
                .onShapes(Shape.of(2, columns))
                .run();
    }

    @Test
    void aValueThatIsNotTheFormulasFailsEvenIfItsSlopeFollowsIt() {
        var right = check(new Warmer(1, 4), 3);
        assertThat(right.passed()).as(right.describe()).isTrue();
        assertThat(right.comparisons()).anyMatch(c -> c.group().equals("value") && c.by() == Witness.FORMULA);
        var wrong = check(new Warmer(1.0625, 4), 3);
        assertThat(wrong.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(wrong.describe()).contains("formula: exp(x_i) / Σ_j exp(x_j), to 4 ulps times condition");
    }

    @Test
    void fewerUlpsThanItHasAreNotBelieved() {
        var report = check(new Warmer(1 + 0x1p-48, 4), 3);
        assertThat(report.comparisons()).anyMatch(c -> c.group().equals("value") && c.verdict() == Verdict.INACCURATE);
    }

    @Test
    void theBuiltInOnesAreTheirFormulas() {
        for (var function : RowFunctions.all()) {
            for (var specimen : function.sheet().specimens()) {
                var report = check(specimen, 4);
                assertThat(report.comparisons())
                        .as(specimen + ": " + report.describe())
                        .anyMatch(c -> c.group().equals("value"))
                        .noneMatch(c -> c.group().equals("value") && c.verdict() != Verdict.PASS);
            }
        }
    }
}
