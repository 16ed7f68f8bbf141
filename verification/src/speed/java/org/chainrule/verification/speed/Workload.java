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

/** The steps that are compared with those of other libraries. */
@SuppressWarnings("ImmutableEnumChecker") // records all of them, and lists that cannot be changed
public enum Workload implements Task {
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

    private static final int TRAINING_BATCHES = 8;

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

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public List<Integer> widths() {
        return widths;
    }

    @Override
    public ScalarFunction hidden() {
        return hidden;
    }

    @Override
    public ScalarFunction output() {
        return output;
    }

    @Override
    public Loss loss() {
        return loss;
    }

    @Override
    public int batch() {
        return batch;
    }

    /** All examples of {@link #W5} are one batch. */
    @Override
    public int batches() {
        return this == W5 || kind == Kind.INFERENCE ? 1 : TRAINING_BATCHES;
    }

    @Override
    public UpdateRule rule() {
        return rule;
    }

    @Override
    public double rate() {
        return rate;
    }

    /** What is counted: samples, unless a step is one sample of many or all of them. */
    public String unit() {
        return this == W1 ? "steps/s" : this == W5 ? "epochs/s" : "samples/s";
    }

    /** How many of {@link #unit} a step is. */
    public int unitsPerStep() {
        return this == W1 || this == W5 ? 1 : batch;
    }
}
