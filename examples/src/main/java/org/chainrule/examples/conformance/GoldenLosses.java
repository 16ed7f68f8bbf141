package org.chainrule.examples.conformance;

import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.loss.BinaryCrossEntropy;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.CategoricalCrossEntropy;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SoftmaxCrossEntropyWithProbabilities;
import org.chainrule.core.loss.SquaredError;

/**
 * The losses of the reference files by their names there. A name that is not listed is looked up in the index of this
 * library, with hyphens for underscores, if it has no parameters.
 */
final class GoldenLosses {

    private GoldenLosses() {}

    /** With these parameters and this reduction, on this prediction. */
    static GoldenLoss of(String name, String reduction, Place given, DoubleMatrix prediction, Place target) {
        var params = new Params(given);
        GoldenLoss golden = switch (name) {
            default -> {
                var loss = loss(name, params);
                yield new GoldenLoss(loss, reduction(reduction, loss), prediction, target.matrix());
            }
        };
        params.allUnderstood(name);
        return golden;
    }

    private static Loss loss(String name, Params params) {
        return switch (name) {
            case "bce" -> new BinaryCrossEntropy();
            case "bce_with_logits" -> new BinaryCrossEntropyWithLogits();
            case "categorical_crossentropy_prob" -> new CategoricalCrossEntropy();
            case "cross_entropy_index" ->
                new SoftmaxCrossEntropy(
                        params.weights("weight"), params.whole("ignore_index"), params.number("label_smoothing", 0));
            case "cross_entropy_prob" ->
                new SoftmaxCrossEntropyWithProbabilities(params.weights("weight"), params.number("label_smoothing", 0));
            case "half_sse" -> new HalfSquaredError();
            case "mse", "sse" -> new SquaredError();
            default ->
                Losses.all().stream()
                        .filter(loss -> loss.name().equals(name.replace('_', '-')))
                        .findFirst()
                        .orElseThrow(() -> new Unknown(name));
        };
    }

    private static Reduction reduction(String name, Loss loss) {
        return switch (name) {
            case "sum" -> Reduction.SUM;
            case "none" -> Reduction.NONE;
            case "batchmean" -> Reduction.MEAN_OVER_ROWS;
            case "mean" -> loss instanceof ElementLoss ? Reduction.MEAN_OVER_ELEMENTS : meanOfRows(loss);
            default -> throw new Unknown("reduction " + name);
        };
    }

    /** Weighted where the loss by itself is, else over the rows. */
    private static Reduction meanOfRows(Loss loss) {
        return loss.defaultReduction() == Reduction.WEIGHTED_MEAN ? Reduction.WEIGHTED_MEAN : Reduction.MEAN_OVER_ROWS;
    }
}
