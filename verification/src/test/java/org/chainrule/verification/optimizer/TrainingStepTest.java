package org.chainrule.verification.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Batch;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.UpdateRules;
import org.chainrule.optimizers.training.Trainer;
import org.chainrule.optimizers.training.TrainingListener;
import org.junit.jupiter.api.Test;

/** The production step (batch, forward, backward, update) on a network of three layers. */
class TrainingStepTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 12;
    private static final int ITERATIONS = 500;

    @Test
    void anIterationOfANetworkAllocatesNothing() {
        for (Precision precision : Precision.values()) {
            for (UpdateRule rule : UpdateRules.all()) {
                assertThat(leastPerRound(precision, rule, new TrainingListener() {}))
                        .as("bytes in %d iterations, %s, %s", ITERATIONS, precision, rule)
                        .isZero();
            }
        }
    }

    @Test
    void anAllocationPerIterationIsNoticed() {
        var kept = new ArrayList<double[]>(2 * ROUNDS * ITERATIONS);
        long bytes = leastPerRound(Precision.FLOAT64, new Adam(), new TrainingListener() {
            @Override
            public void onIteration(long iteration, double loss) {
                kept.add(new double[] {loss});
            }
        });
        assertThat(bytes).isGreaterThanOrEqualTo(8L * ITERATIONS);
        assertThat(kept).isNotEmpty();
    }

    /** Bytes in the leanest round: what happens once is not in every round, what happens per iteration is. */
    private static long leastPerRound(Precision precision, UpdateRule rule, TrainingListener listener) {
        var network = Network.inputs(3)
                .dense(8, new Relu())
                .dense(5, new Tanh())
                .dense(2)
                .initialised(Initializers.he(), 1, precision);
        var marks = new long[ROUNDS];
        Trainer.of(network.objective(new SoftmaxCrossEntropy(), KernelChoice.reproducible()))
                .optimizer(rule, 1e-4)
                .batches(data(ROUNDS * ITERATIONS * 4), 2)
                .accumulating(2)
                .shuffled(1)
                .listening(listener)
                .listening(new TrainingListener() {
                    @Override
                    public void onIteration(long iteration, double loss) {
                        if (iteration % ITERATIONS == 0) {
                            marks[(int) (iteration / ITERATIONS) - 1] = THREADS.getCurrentThreadAllocatedBytes();
                        }
                    }
                })
                .train(1);
        long least = Long.MAX_VALUE;
        for (int i = 1; i < ROUNDS; i++) {
            least = Math.min(least, marks[i] - marks[i - 1]);
        }
        return least;
    }

    private static Batch data(int rows) {
        var random = new Seed(3).stream("test data");
        var x = Matrix.zeros(Precision.FLOAT64, rows, 3);
        var t = Matrix.zeros(Precision.FLOAT64, rows, 1);
        for (int i = 0; i < x.size(); i++) {
            x.set(i, Seed.uniform(random, -1, 1));
        }
        for (int i = 0; i < rows; i++) {
            t.set(i, random.nextInt(2));
        }
        return Batch.of(x, t);
    }
}
