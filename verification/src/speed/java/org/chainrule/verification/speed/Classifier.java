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

/**
 * The step of {@link Workload#W3} with another number of units, layers or rows: 784 inputs, ReLU, ten classes, gradient descent
 * with a rate so small that a deep network stays as it was initialised.
 *
 * @param width units of every hidden layer
 * @param depth hidden layers
 * @param batch rows
 * @param batches batches
 */
public record Classifier(int width, int depth, int batch, int batches) implements Task {

    private static final int INPUTS = 784;
    private static final int CLASSES = 10;

    @Override
    public Kind kind() {
        return Kind.TRAINING;
    }

    @Override
    public List<Integer> widths() {
        var widths = new ArrayList<Integer>();
        widths.add(INPUTS);
        for (int i = 0; i < depth; i++) {
            widths.add(width);
        }
        widths.add(CLASSES);
        return widths;
    }

    @Override
    public ScalarFunction hidden() {
        return new Relu();
    }

    @Override
    public ScalarFunction output() {
        return new Identity();
    }

    @Override
    public Loss loss() {
        return new SoftmaxCrossEntropy();
    }

    @Override
    public UpdateRule rule() {
        return new Sgd();
    }

    @Override
    public double rate() {
        return 0x1p-20;
    }
}
