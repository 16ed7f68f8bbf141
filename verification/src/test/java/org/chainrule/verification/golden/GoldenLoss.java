package org.chainrule.verification.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.BinaryCrossEntropy;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.Reduction;
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
            "half_sse", new HalfSquaredError(),
            "mse", new SquaredError(),
            "sse", new SquaredError());

    /** Empty if the library cannot say it yet: an unknown loss, or parameters. */
    static Optional<GoldenLoss> of(String name, String reduction, JsonNode params, JsonNode target) {
        var row = GoldenRowLosses.of(name, params);
        if (row.isPresent()) {
            return Optional.of(new GoldenLoss(row.get(), reduction(reduction, row.get()), Golden.matrix(target)));
        }
        Loss loss = BY_NAME.get(name);
        if (loss == null) {
            assertThat(Losses.all())
                    .as("%s exists: add its line to GoldenLoss", name)
                    .noneMatch(there -> there.name().equals(name.replace('_', '-')));
            return Optional.empty();
        }
        if (!params.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new GoldenLoss(loss, reduction(reduction, loss), Golden.matrix(target)));
    }

    private static Reduction reduction(String name, Loss loss) {
        return switch (name) {
            case "sum" -> Reduction.SUM;
            case "none" -> Reduction.NONE;
            case "mean" -> loss instanceof ElementLoss ? Reduction.MEAN_OVER_ELEMENTS : loss.defaultReduction();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
