package org.chainrule.examples.conformance;

import java.util.Map;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.loss.BinaryCrossEntropy;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.CategoricalCrossEntropy;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SoftmaxCrossEntropyWithProbabilities;
import org.chainrule.core.loss.SquaredError;

/** The losses of the reference files by their names there. */
final class GoldenLosses {

    private static final Map<String, Loss> BY_NAME = Map.of(
            "bce", new BinaryCrossEntropy(),
            "bce_with_logits", new BinaryCrossEntropyWithLogits(),
            "categorical_crossentropy_prob", new CategoricalCrossEntropy(),
            "cross_entropy_index", new SoftmaxCrossEntropy(),
            "cross_entropy_prob", new SoftmaxCrossEntropyWithProbabilities(),
            "half_sse", new HalfSquaredError(),
            "mse", new SquaredError(),
            "sse", new SquaredError());

    private GoldenLosses() {}

    /** With these parameters and this reduction, on this prediction. */
    static GoldenLoss of(String name, String reduction, Place params, DoubleMatrix prediction, Place target) {
        Loss loss = BY_NAME.get(name);
        if (loss == null || !params.names().isEmpty()) {
            throw new Unknown(name);
        }
        return new GoldenLoss(loss, reduction(reduction, loss), prediction, target.matrix());
    }

    private static Reduction reduction(String name, Loss loss) {
        return switch (name) {
            case "sum" -> Reduction.SUM;
            case "none" -> Reduction.NONE;
            case "batchmean" -> Reduction.MEAN_OVER_ROWS;
            case "mean" -> loss instanceof ElementLoss ? Reduction.MEAN_OVER_ELEMENTS : loss.defaultReduction();
            default -> throw new Unknown("reduction " + name);
        };
    }
}
