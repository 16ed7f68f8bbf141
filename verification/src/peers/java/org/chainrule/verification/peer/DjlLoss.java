package org.chainrule.verification.peer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;
import org.chainrule.core.loss.CustomLoss;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.LossSheet;
import org.chainrule.core.loss.OutputLink;
import org.chainrule.core.loss.Reduction;

/**
 * DJL's binary cross-entropy, value and slope by its own engine in double precision: the mean over the columns of a row.
 *
 * @param reads whether it is given probabilities or logits; its argument {@code fromSigmoid}
 */
record DjlLoss(Reads reads) implements CustomLoss {

    /** What the prediction is. */
    enum Reads {
        PROBABILITIES,
        LOGITS
    }

    /**
     * The roundings between a column and the value: at most six operations per column (for logits: relu, product, difference,
     * exponential, log1p, sum; for probabilities 1 − p, + ε, log, 1 − t, product, sum), each at most 1 ulp, then two additions
     * and a division for the mean of three columns.
     */
    private static final double ULPS = 9;

    @Override
    public String name() {
        return "SigmoidBinaryCrossEntropyLoss of " + (reads == Reads.LOGITS ? "logits" : "probabilities");
    }

    @Override
    public Reduction defaultReduction() {
        return Reduction.SUM;
    }

    @Override
    public OutputLink link() {
        return reads == Reads.LOGITS ? OutputLink.SIGMOID : OutputLink.IDENTITY;
    }

    @Override
    public int targetColumns(int n) {
        return n;
    }

    @Override
    public LossSheet sheet() {
        var sheet = reads == Reads.LOGITS
                ? LossSheet.of("Σ_j ((1 - t_j) * log(1 + exp(p_j)) + t_j * log(1 + exp(-p_j))) / n")
                        .predicts("p", Domain.ANY, "(1 / (1 + exp(-p_i)) - t_i) / n")
                : LossSheet.of("Σ_j (-t_j * log(p_j) - (1 - t_j) * log(1 - p_j)) / n")
                        .predicts("p", Domain.PROBABILITY, "(p_i - t_i) / (p_i * (1 - p_i)) / n");
        return sheet.targets(Domain.PROBABILITY).ulps(ULPS, ULPS).specimens(this);
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        return evaluate(p, t, n).value();
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        System.arraycopy(evaluate(p, t, n).slope(), 0, dp, 0, n);
    }

    private record Evaluated(double value, double[] slope) {}

    private Evaluated evaluate(double[] p, double[] t, int n) {
        var row = new Shape(1, n);
        try (var manager = NDManager.newBaseManager();
                var collector = Engine.getInstance().newGradientCollector()) {
            var prediction = manager.create(p, row);
            prediction.setRequiresGradient(true);
            var loss = new SigmoidBinaryCrossEntropyLoss(name(), 1, reads == Reads.PROBABILITIES)
                    .evaluate(new NDList(manager.create(t, row)), new NDList(prediction));
            collector.backward(loss);
            return new Evaluated(loss.getDouble(), prediction.getGradient().toDoubleArray());
        }
    }
}
