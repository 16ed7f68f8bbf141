package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.junit.jupiter.api.Test;

/** A class of weight 0 counts where smoothing gives a part of its rows to other classes. */
class ZeroClassWeightTest {

    private static final SoftmaxCrossEntropy SMOOTHED =
            new SoftmaxCrossEntropy().weighted(0, 2, 1).smoothed(0.1);

    /**
     * With smoothing one slope cancels to a ten-thousandth where all logits are nearly equal, and has lost as many digits; that is said, and
     * no more.
     */
    @Test
    void theLossIsNotCalledWrong() {
        for (var loss :
                new SoftmaxCrossEntropy[] {SMOOTHED, SMOOTHED.ignoring(1), new SoftmaxCrossEntropy().weighted(0, 2, 1)
                }) {
            var report = GradientCheck.ofLoss(loss).run();
            assertThat(report.count(Verdict.FAIL)).as(report.describe()).isZero();
            assertThat(report.count(Verdict.INACCURATE)).as(report.describe()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void anObjectiveWithItPasses() {
        var network = Network.inputs(2).dense(3).initialised(Initializers.he(), 5);
        var batch = Batch.of(
                DoubleMatrix.of(new double[] {0.5, -1}, new double[] {1.5, 0.25}, new double[] {-0.75, 2}),
                DoubleMatrix.of(new double[] {1}, new double[] {0}, new double[] {2}));
        var report = GradientCheck.ofObjective(network.objective(SMOOTHED, KernelChoice.reproducible()))
                .on(batch)
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
    }
}
