package org.chainrule.verification.speed;

import java.util.SplittableRandom;
import org.chainrule.core.loss.SoftmaxCrossEntropy;

/**
 * Random examples of a task, the same for whoever computes it.
 *
 * <p>Examples 2k and 2k + 1 have the same inputs and different targets, so no network can fit them: however long is measured,
 * the slopes of the loss stay far from 0, and from subnormal numbers, which some processors are slow with. All numbers are
 * floats, hence the same in either precision.
 *
 * @param batches how many batches there are
 * @param inputs {@code batches·batch×inputs} numbers from −1 to 1, row by row
 * @param targets one number per example: a class, or from 0 to 1
 */
public record Examples(int batches, double[] inputs, double[] targets) {

    private static final long SEED = 42;

    /** All batches of a task. */
    public static Examples of(Task task) {
        int count = task.batches() * task.batch();
        int columns = task.inputs();
        var random = new SplittableRandom(SEED);
        var inputs = new double[count * columns];
        var targets = new double[count];
        int classes = task.loss() instanceof SoftmaxCrossEntropy ? task.outputs() : 2;
        for (int i = 0; i < count; i++) {
            if (i % 2 == 1) {
                System.arraycopy(inputs, (i - 1) * columns, inputs, i * columns, columns);
                targets[i] = (targets[i - 1] + 1) % classes;
            } else {
                for (int j = 0; j < columns; j++) {
                    inputs[i * columns + j] = (float) random.nextDouble(-1, 1);
                }
                targets[i] = random.nextInt(classes);
            }
        }
        return new Examples(task.batches(), inputs, targets);
    }
}
