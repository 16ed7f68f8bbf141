package org.chainrule.verification.speed;

import java.util.List;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AdamW;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;

/** What is computed in a step: a network, a batch, a loss and an update, or a forward pass only. */
public enum Workload {
    /** The smallest worked example there is, sample by sample: overhead and nothing else. */
    W1(Kind.TRAINING, List.of(3, 4, 1), new Sigmoid(), new Sigmoid(), new HalfSquaredError(), 1, new Sgd(), 0.1),
    /** A table: 30 columns, three classes. */
    W2(softmax(), List.of(30, 64, 32, 3), new Relu(), 32, new Adam(), 1e-3),
    /** MNIST as in most tutorials. */
    W3(softmax(), List.of(784, 128, 10), new Relu(), 64, new Sgd(), 0.1),
    /** MNIST with two wide layers: products and nothing else. */
    W4(softmax(), List.of(784, 1024, 1024, 10), new Relu(), 256, new Adam(), 1e-3),
    /** All 209 pictures of 64×64 at once, one narrow hidden layer: memory. */
    W5(
            Kind.TRAINING,
            List.of(4096, 8, 1),
            new Relu(),
            new Identity(),
            new BinaryCrossEntropyWithLogits(),
            209,
            new Sgd(),
            0.0075),
    /** Forward through the network of W3, one row. */
    W6A(Kind.INFERENCE, List.of(784, 128, 10), new Relu(), new Identity(), softmax(), 1, new Sgd(), 0),
    /** Forward through the network of W3, 256 rows. */
    W6B(Kind.INFERENCE, List.of(784, 128, 10), new Relu(), new Identity(), softmax(), 256, new Sgd(), 0),
    /** MNIST with a smooth activation and decoupled decay. */
    W7(softmax(), List.of(784, 256, 128, 10), new Gelu(), 128, new AdamW(0.01), 1e-3);

    /** What a step is. */
    public enum Kind {
        /** Forward, backward, update. */
        TRAINING,
        /** Forward, from an array to an array. */
        INFERENCE
    }

    private final Kind kind;
    private final List<Integer> widths;
    private final ScalarFunction hidden;
    private final ScalarFunction output;
    private final Loss loss;
    private final int batch;
    private final UpdateRule rule;
    private final double rate;

    Workload(
            Kind kind,
            List<Integer> widths,
            ScalarFunction hidden,
            ScalarFunction output,
            Loss loss,
            int batch,
            UpdateRule rule,
            double rate) {
        this.kind = kind;
        this.widths = widths;
        this.hidden = hidden;
        this.output = output;
        this.loss = loss;
        this.batch = batch;
        this.rule = rule;
        this.rate = rate;
    }

    Workload(Loss loss, List<Integer> widths, ScalarFunction hidden, int batch, UpdateRule rule, double rate) {
        this(Kind.TRAINING, widths, hidden, new Identity(), loss, batch, rule, rate);
    }

    private static Loss softmax() {
        return new SoftmaxCrossEntropy();
    }

    /** Whether it trains. */
    public Kind kind() {
        return kind;
    }

    /** Columns of the input, of every hidden layer, and of the output. */
    public List<Integer> widths() {
        return widths;
    }

    /** After every hidden layer. */
    public ScalarFunction hidden() {
        return hidden;
    }

    /** After the last layer. */
    public ScalarFunction output() {
        return output;
    }

    /** Mean over the rows of the batch; for one row of one column that is the sum as well. */
    public Loss loss() {
        return loss;
    }

    /** Rows. */
    public int batch() {
        return batch;
    }

    /** The update rule. */
    public UpdateRule rule() {
        return rule;
    }

    /** The learning rate. */
    public double rate() {
        return rate;
    }

    /** Columns of the input. */
    public int inputs() {
        return widths.get(0);
    }

    /** Columns of the output. */
    public int outputs() {
        return widths.get(widths.size() - 1);
    }

    /** What is counted: samples, unless a step is one sample of many or all of them. */
    public String unit() {
        return this == W1 ? "steps/s" : this == W5 ? "epochs/s" : "samples/s";
    }

    /** How many of {@link #unit} a step is. */
    public int unitsPerStep() {
        return this == W1 || this == W5 ? 1 : batch;
    }

    /**
     * Floating-point operations of the matrix products of a step, the least there are: forward {@code x·Wᵀ}, and when it
     * trains {@code gyᵀ·x} and, but for the first layer, {@code gy·W}.
     */
    public double operations() {
        double sum = 0;
        for (int i = 1; i < widths.size(); i++) {
            int products = kind == Kind.INFERENCE ? 1 : i == 1 ? 2 : 3;
            sum += 2.0 * products * batch * widths.get(i - 1) * widths.get(i);
        }
        return sum;
    }

    /**
     * Numbers that a step must read or write if nothing but the results of layers stays in a cache: the batch for every product
     * it is in, every weight once per product, and when it trains ∂θ twice, θ and every state of the rule twice more.
     */
    public double traffic() {
        double sum = 0;
        int passes = kind == Kind.INFERENCE ? 1 : 2;
        for (int i = 1; i < widths.size(); i++) {
            double weights = (widths.get(i - 1) + 1.0) * widths.get(i);
            sum += weights * (i == 1 ? 1 : passes);
            sum += kind == Kind.INFERENCE
                    ? 0
                    : weights * (2 + 2 + 2 * rule.stateNames().size());
        }
        return sum + (double) passes * batch * inputs();
    }
}
