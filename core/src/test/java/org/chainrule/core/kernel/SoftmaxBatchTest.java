package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Softmax cross-entropy gives an example the same bits in a batch of any size. */
class SoftmaxBatchTest {

    private static final int CLASSES = 7;
    private static final int FEW = 30;
    private static final int MANY = 1000;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theNumberOfExamplesChangesNoBit(Precision precision) {
        // so far apart that exponentials are ordinary, subnormal and 0
        double spread = precision == Precision.FLOAT64 ? 400 : 60;
        for (KernelProvider provider : KernelChoice.providers()) {
            if (provider.refusal().isPresent()) {
                System.out.println("softmax not tested by " + provider.name() + ": "
                        + provider.refusal().get());
                continue;
            }
            Kernels kernels = provider.kernels(precision, 1);
            Matrix many = logits(precision, MANY, spread);
            Matrix few = logits(precision, FEW, spread);
            assertThat(firstOf(lossesAndSlopes(kernels, many))).isEqualTo(firstOf(lossesAndSlopes(kernels, few)));
        }
    }

    /** Kernels may keep what a loss has computed for the slope that is asked next; what comes in between must not show. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void theLossBeforeChangesNoBitOfASlope(Precision precision) {
        aLossBeforeChangesNoBit(logits(precision, FEW, 3));
        aLossBeforeChangesNoBit(Matrix.zeros(precision, FEW, CLASSES));
    }

    private static void aLossBeforeChangesNoBit(Matrix asked) {
        Precision precision = asked.precision();
        for (KernelProvider provider : KernelChoice.providers()) {
            if (provider.refusal().isPresent()) {
                continue;
            }
            var fresh = slopes(provider.kernels(precision, 1), asked, 0);
            for (Matrix before : before(asked)) {
                for (double beta : new double[] {0, 1}) {
                    Kernels kernels = provider.kernels(precision, 1);
                    lossesAndSlopes(kernels, before);
                    slopes(kernels, before, beta); // which must leave alone what is kept
                    assertThat(slopes(kernels, asked, 0))
                            .as("%s, after %s", provider.name(), before.shape())
                            .isEqualTo(fresh);
                }
            }
        }
    }

    /** The same rows, with one other number at either end, in reverse, one fewer, and the same numbers with others behind in wider rows. */
    private static List<Matrix> before(Matrix asked) {
        Matrix first = Matrix.copyOf(asked, asked.precision());
        first.set(0, first.get(0) + 1);
        Matrix last = Matrix.copyOf(asked, asked.precision());
        last.set(last.size() - 1, last.get(last.size() - 1) + 1);
        Matrix reversed = Matrix.copyOf(asked, asked.precision());
        for (int i = 0; i < asked.size(); i++) {
            reversed.set(i, asked.get(asked.size() - 1 - i));
        }
        Matrix fewer = Matrix.zeros(asked.precision(), FEW - 1, CLASSES);
        for (int i = 0; i < fewer.size(); i++) {
            fewer.set(i, asked.get(i));
        }
        Matrix wider = Matrix.zeros(asked.precision(), FEW, CLASSES + 1);
        for (int i = 0; i < wider.size(); i++) {
            wider.set(i, i < asked.size() ? asked.get(i) : i);
        }
        return List.of(Matrix.copyOf(asked, asked.precision()), first, last, reversed, fewer, wider);
    }

    private static double[] slopes(Kernels kernels, Matrix logits, double beta) {
        Matrix classes = Matrix.zeros(kernels.precision(), logits.rows(), 1);
        Matrix one = Matrix.zeros(kernels.precision(), 1, 1);
        one.fill(1);
        Matrix slopes = Matrix.zeros(kernels.precision(), logits.rows(), logits.columns());
        kernels.lossesVjp(new SoftmaxCrossEntropy(), logits, classes, one, 1, beta, slopes);
        return slopes.toArray();
    }

    private static Matrix logits(Precision precision, int rows, double spread) {
        var random = new SplittableRandom(7);
        Matrix m = Matrix.zeros(precision, rows, CLASSES);
        for (int i = 0; i < m.size(); i++) {
            m.set(i, random.nextDouble(-spread, spread));
        }
        return m;
    }

    private static Matrix[] lossesAndSlopes(Kernels kernels, Matrix logits) {
        Matrix classes = Matrix.zeros(kernels.precision(), logits.rows(), 1);
        Matrix one = Matrix.zeros(kernels.precision(), 1, 1);
        one.fill(1);
        Matrix losses = Matrix.zeros(kernels.precision(), logits.rows(), 1);
        Matrix slopes = Matrix.zeros(kernels.precision(), logits.rows(), logits.columns());
        kernels.losses(new SoftmaxCrossEntropy(), logits, classes, losses);
        kernels.lossesVjp(new SoftmaxCrossEntropy(), logits, classes, one, 1, 0, slopes);
        return new Matrix[] {losses, slopes};
    }

    private static double[] firstOf(Matrix... results) {
        double[] numbers = new double[FEW * (1 + CLASSES)];
        for (int i = 0; i < FEW; i++) {
            numbers[i] = results[0].get(i);
        }
        for (int i = 0; i < FEW * CLASSES; i++) {
            numbers[FEW + i] = results[1].get(i);
        }
        return numbers;
    }
}
