package org.chainrule.examples.lesson.a;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.Matrix;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.data.Generated;
import org.chainrule.core.data.Split;
import org.chainrule.core.function.Relu;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.training.Trainer;

/**
 * A trained classifier of small digits, 64-32-10.
 *
 * @param objective trained
 * @param split the digits, 8×8 pixels from 0 to 1
 */
record Digits(SupervisedObjective objective, Split split) {

    /** Pixels of a side. */
    static final int SIDE = 8;

    private static final String SHADES = " .:-=+*#%@";

    /** Trains with a fixed seed. */
    static Digits trained() {
        var split = Split.stratified(Generated.digits(60, 42), 0.7, 0.1, 42);
        var objective = Network.inputs(SIDE * SIDE)
                .dense(32, new Relu())
                .dense(10)
                .initialised(Initializers.he(), 42)
                .objective(new SoftmaxCrossEntropy(), KernelChoice.reproducible());
        Trainer.of(objective)
                .optimizer(new Adam(), 0.005)
                .batches(split.training(), 16)
                .shuffled(42)
                .train(20);
        return new Digits(objective, split);
    }

    /** ∂loss/∂x of every row on its own: the loss is a mean over rows, so the mean is undone. */
    Matrix inputGradient(Batch batch) {
        var plan = objective.plan(batch);
        plan.forward();
        plan.backward(batch.rows(), 0);
        return plan.gradient(objective.input());
    }

    /** The first digit of the test part that the network gets right with at least this probability. */
    Dataset wellRead(double probability) {
        for (int i = 0; i < split.test().rows(); i++) {
            var one = split.test().select(new int[] {i});
            if (objective.value(one) < -StrictMath.log(probability)) {
                return one;
            }
        }
        throw new IllegalStateException("lesson A: found no digit that the network reads well");
    }

    /** An 8×8 picture from 64 numbers, the largest black. */
    static List<String> picture(double[] pixels) {
        double largest = 0;
        for (double pixel : pixels) {
            largest = Math.max(largest, pixel);
        }
        var lines = new ArrayList<String>();
        for (int i = 0; i < SIDE; i++) {
            var line = new StringBuilder();
            for (int j = 0; j < SIDE; j++) {
                int shade = (int) (Math.max(pixels[i * SIDE + j], 0) / largest * (SHADES.length() - 1) + 0.5);
                line.append(SHADES.charAt(shade)).append(SHADES.charAt(shade));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
