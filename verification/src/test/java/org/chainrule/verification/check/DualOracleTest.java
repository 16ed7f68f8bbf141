package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Elu;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.Reads;
import org.chainrule.core.function.RowSheet;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.verification.mutant.MutantOp;
import org.junit.jupiter.api.Test;

class DualOracleTest {

    /** A function of the library with another slope. */
    private record Resloped(ScalarFunction sound, DoubleBinaryOperator wrong) implements CustomFunction {

        @Override
        public String name() {
            return "resloped-" + sound.name();
        }

        @Override
        public double value(double x) {
            return sound.value(x);
        }

        @Override
        public double slope(double x, double y) {
            return wrong.applyAsDouble(x, y);
        }

        @Override
        public Datasheet datasheet() {
            var sheet = sound.datasheet();
            return Datasheet.of(sheet.formula().replace("alpha", "1"), sheet.slopeFormula())
                    .ulps(sheet.valueUlps(), sheet.slopeUlps())
                    .kinks(sheet.kinks().toArray(new Kink[0]))
                    .conditioned()
                    .reads(Reads.BOTH)
                    .specimens(this);
        }
    }

    private static CheckReport slope(ScalarFunction sound, DoubleBinaryOperator wrong) {
        return GradientCheck.ofFunction(new Resloped(sound, wrong)).points(0).run();
    }

    private static boolean isKilledBy(Witness witness, CheckReport report) {
        return report.comparisons().stream()
                .anyMatch(c -> c.by() == witness && (c.verdict() == Verdict.FAIL || c.verdict() == Verdict.INACCURATE));
    }

    @Test
    void slopesThatLoseTheirDigitsInTheTailAreKilledByTheFormula() {
        assertThat(isKilledBy(Witness.FORMULA, slope(new Sigmoid(), (x, y) -> y * (1 - y))))
                .isTrue();
        assertThat(isKilledBy(Witness.FORMULA, slope(new Tanh(), (x, y) -> 1 - y * y)))
                .isTrue();
        assertThat(isKilledBy(Witness.FORMULA, slope(new Elu(), (x, y) -> x > 0 ? 1 : y + 1)))
                .isTrue();
        var gelu = new Gelu();
        double root = Math.sqrt(2 * Math.PI);
        // Φ as 1 − ½ erfc(x/√2), that is ½(1 + erf): right to 1e−16 of 1, and of nothing in the left tail.
        DoubleUnaryOperator bell = x -> StrictMath.exp(-x * x / 2) / root;
        DoubleBinaryOperator cancelled = (x, y) -> {
            double sound = gelu.slope(x, y) - x * bell.applyAsDouble(x);
            return 1 - (1 - sound) + x * bell.applyAsDouble(x);
        };
        assertThat(isKilledBy(Witness.FORMULA, slope(gelu, cancelled))).isTrue();
        for (var sound : List.of(new Sigmoid(), new Tanh(), new Elu(), gelu)) {
            var report = GradientCheck.ofFunction(sound).run();
            assertThat(report.passed()).as(report.describe()).isTrue();
        }
    }

    private static CheckReport dualOnly(Op op, Matrix... inputs) {
        return GradientCheck.ofOp(op).on(inputs).cotangents(2).run();
    }

    @Test
    void aSlopeThatIsZeroInTheTailIsKilledByDualNumbersInTheOp() {
        var tail = DoubleMatrix.of(new double[] {40, -39.5, 38});
        var faulty = dualOnly(new Elementwise(new Resloped(new Sigmoid(), (x, y) -> y * (1 - y))), tail);
        assertThat(isKilledBy(Witness.DUAL_NUMBERS, faulty)).isTrue();
        assertThat(isKilledBy(Witness.DIFFERENCES, faulty)).isFalse();
        var sound = dualOnly(new Elementwise(new Sigmoid()), tail);
        assertThat(sound.comparisons()).noneMatch(c -> c.by() == Witness.DUAL_NUMBERS && c.verdict() != Verdict.PASS);
    }

    @Test
    void digitsLostInASaturatedCrossEntropyAreNoticed() {
        var prediction = DoubleMatrix.of(new double[] {40, 0, -3}, new double[] {2, 41, 1});
        var target = DoubleMatrix.of(new double[] {0}, new double[] {1});
        var sound = new LossOp(new SoftmaxCrossEntropy());
        // p_c − 1 as a difference of numbers next to 1.
        Op faulty = new MutantOp(sound, (right, input, o, g, beta, gx) -> {
            right.vjp(input, o, g, beta, gx);
            for (int i = 0; i < gx.rows(); i++) {
                int c = (int) o.in(1).get(i, 0);
                double each = g.get(0) / gx.rows();
                gx.set(i, c, (gx.get(i, c) / each + 1 - 1) * each);
            }
        });
        assertThat(isKilledBy(Witness.DUAL_NUMBERS, dualOnly(faulty, prediction, target)))
                .isTrue();
        var clean = dualOnly(sound, prediction, target);
        assertThat(clean.comparisons()).noneMatch(c -> c.by() == Witness.DUAL_NUMBERS && c.verdict() != Verdict.PASS);
    }

    @Test
    void dualNumbersKillWhatDifferencesKill() {
        Op faulty = new MutantOp(new Linear(), (sound, input, o, g, beta, gx) -> {
            sound.vjp(input, o, g, beta, gx);
            o.kernels().addScaled(input == 0 ? 1e-6 : 0, gx, 1, gx);
        });
        var report = GradientCheck.ofOp(faulty)
                .onShapes(Shape.of(2, 3), Shape.of(2, 3), Shape.of(1, 2))
                .run();
        assertThat(isKilledBy(Witness.DUAL_NUMBERS, report)).isTrue();
        assertThat(isKilledBy(Witness.DIFFERENCES, report)).isTrue();
    }

    /** The largest of a row; at a tie the slope goes to the first, or wrongly in full to all. */
    private record Largest(boolean toAll) implements CustomRowFunction {

        @Override
        public String name() {
            return "largest";
        }

        @Override
        public int columns(int n) {
            return 1;
        }

        @Override
        public RowSheet sheet() {
            return RowSheet.of("max_j(x_j)", "if(x_i == y_0, g_0, 0)").specimens(this);
        }

        @Override
        public void value(double[] x, double[] y, int n) {
            y[0] = x[0];
            for (int j = 1; j < n; j++) {
                y[0] = Math.max(y[0], x[j]);
            }
        }

        @Override
        public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
            boolean given = false;
            for (int j = 0; j < n; j++) {
                boolean takes = x[j] == y[0] && (toAll || !given);
                gx[j] = takes ? gy[0] : 0;
                given |= takes;
            }
        }
    }

    @Test
    void theFullGradientToEveryTiedElementIsKilledAlongTheDirectionThatKeepsTheTie() {
        var ties = DoubleMatrix.of(new double[] {1, 2, 2, 0.5}, new double[] {3, 3, 3, -1});
        var report = dualOnly(new RowWise(new Largest(true)), ties);
        assertThat(report.comparisons())
                .anyMatch(c -> c.what().contains("moved alike")
                        && c.by() == Witness.DIFFERENCES
                        && c.verdict() == Verdict.FAIL)
                .anyMatch(c -> c.what().contains("moved alike")
                        && c.by() == Witness.DUAL_NUMBERS
                        && c.verdict() == Verdict.FAIL);
        var sound = dualOnly(new RowWise(new Largest(false)), ties);
        assertThat(sound.comparisons())
                .noneMatch(c -> c.verdict() == Verdict.FAIL || c.verdict() == Verdict.INACCURATE);
        assertThat(sound.comparisons()).anyMatch(c -> c.what().contains("moved alike") && c.verdict() == Verdict.PASS);
    }

    @Test
    void tiesAreMadeWhereInputsAreDrawn() {
        var report = GradientCheck.ofOp(new RowWise(new Largest(true)))
                .onShapes(Shape.of(2, 4))
                .run();
        assertThat(report.comparisons()).anyMatch(c -> c.what().contains("moved alike") && c.verdict() == Verdict.FAIL);
        var sound = GradientCheck.ofOp(new RowWise(new Softmax()))
                .onShapes(Shape.of(2, 4))
                .run();
        assertThat(sound.passed()).as(sound.describe()).isTrue();
    }
}
