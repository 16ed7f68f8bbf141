package org.chainrule.verification.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
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
 * A golden loss in the words of this library.
 *
 * @param loss the formula
 * @param reduction how rows become one number
 * @param target the target as the loss takes it
 */
record GoldenLoss(Loss loss, Reduction reduction, Matrix target) {

    private static final Map<String, Loss> BY_NAME = Map.of(
            "bce", new BinaryCrossEntropy(),
            "bce_with_logits", new BinaryCrossEntropyWithLogits(),
            "categorical_crossentropy_prob", new CategoricalCrossEntropy(),
            "cross_entropy_index", new SoftmaxCrossEntropy(),
            "cross_entropy_prob", new SoftmaxCrossEntropyWithProbabilities(),
            "half_sse", new HalfSquaredError(),
            "mse", new SquaredError(),
            "sse", new SquaredError());

    /** Empty if the library cannot say it yet: an unknown loss, or weights. */
    static Optional<GoldenLoss> of(String name, String reduction, JsonNode params, JsonNode target, int columns) {
        Loss loss = BY_NAME.get(name);
        if (loss == null) {
            assertThat(Losses.all())
                    .as("%s exists: add its line to GoldenLoss", name)
                    .noneMatch(there -> there.name().equals(name.replace('_', '-')));
            return Optional.empty();
        }
        Matrix t = Golden.matrix(target);
        double smoothing = 0;
        for (var param : params.properties()) {
            if (!param.getKey().equals("label_smoothing")) {
                return Optional.empty();
            }
            smoothing = param.getValue().asDouble();
        }
        if (smoothing > 0) {
            loss = new SoftmaxCrossEntropyWithProbabilities();
            t = smoothed(t, columns, smoothing);
        }
        return Optional.of(new GoldenLoss(loss, reduction(reduction, loss), t));
    }

    /** target′ = (1 − e) target + e / K, from class numbers or probabilities. */
    private static Matrix smoothed(Matrix target, int classes, double e) {
        var smooth = DoubleMatrix.zeros(target.rows(), classes);
        for (int i = 0; i < target.rows(); i++) {
            for (int j = 0; j < classes; j++) {
                double t = target.columns() == classes ? target.get(i, j) : target.get(i, 0) == j ? 1 : 0;
                smooth.set(i, j, (1 - e) * t + e / classes);
            }
        }
        return smooth;
    }

    private static Reduction reduction(String name, Loss loss) {
        return switch (name) {
            case "sum" -> Reduction.SUM;
            case "none" -> Reduction.NONE;
            case "mean" -> loss instanceof ElementLoss ? Reduction.MEAN_OVER_ELEMENTS : Reduction.MEAN_OVER_ROWS;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
