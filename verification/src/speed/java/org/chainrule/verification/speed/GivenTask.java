package org.chainrule.verification.speed;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;

/** A task that is no {@link Workload}; its components are those of {@link Task}. */
public record GivenTask(
        Kind kind,
        List<Integer> widths,
        ScalarFunction hidden,
        ScalarFunction output,
        Loss loss,
        int batch,
        int batches,
        UpdateRule rule,
        double rate)
        implements Task {

    private static final int INPUTS = 784;
    private static final int CLASSES = 10;

    /** So small that a deep network stays as it was initialised. */
    private static final double RATE = 0x1p-20;

    /** Copies the widths. */
    public GivenTask {
        widths = List.copyOf(widths);
    }

    /** {@link Workload#W3} with other numbers of units in each hidden layer, of hidden layers, of rows and of batches. */
    public static GivenTask classifier(int width, int depth, int batch, int batches) {
        var widths = new ArrayList<Integer>();
        widths.add(INPUTS);
        for (int i = 0; i < depth; i++) {
            widths.add(width);
        }
        widths.add(CLASSES);
        return new GivenTask(
                Kind.TRAINING,
                widths,
                new Relu(),
                new Identity(),
                new SoftmaxCrossEntropy(),
                batch,
                batches,
                new Sgd(),
                RATE);
    }

    /** The same with one batch, so that examples are made in no time. */
    public static GivenTask oneBatchOf(Task task) {
        return new GivenTask(
                task.kind(),
                task.widths(),
                task.hidden(),
                task.output(),
                task.loss(),
                task.batch(),
                1,
                task.rule(),
                task.rate());
    }
}
