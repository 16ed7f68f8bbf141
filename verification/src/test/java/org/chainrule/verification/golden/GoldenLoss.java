package org.chainrule.verification.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.Reduction;

/**
 * A golden loss in the words of this library.
 *
 * @param loss the formula
 * @param reduction how rows become one number
 * @param target the target as the loss takes it
 * @param second the second half of the prediction, for a loss of pairs
 */
record GoldenLoss(Loss loss, Reduction reduction, Matrix target, Optional<Matrix> second) {

    GoldenLoss(Loss loss, Reduction reduction, Matrix target) {
        this(loss, reduction, target, Optional.empty());
    }

    /** Empty if the library cannot say it yet. */
    static Optional<GoldenLoss> of(String name, String reduction, JsonNode params, JsonNode target) {
        var loss = GoldenRowLosses.of(name, params).or(() -> GoldenElementLosses.of(name, params));
        if (loss.isEmpty()) {
            assertThat(Losses.all())
                    .as("%s exists: add its line to GoldenRowLosses or GoldenElementLosses", name)
                    .noneMatch(there -> there.name().equals(name.replace('_', '-')));
        }
        if (params.has("y")) { // of a pair: the prediction is compared with what stands as the target, as y says
            return loss.map(known -> new GoldenLoss(
                    known,
                    reduction(reduction, known),
                    Golden.matrix(params.get("y")),
                    Optional.of(Golden.matrix(target))));
        }
        return loss.map(known -> new GoldenLoss(known, reduction(reduction, known), Golden.matrix(target)));
    }

    private static Reduction reduction(String name, Loss loss) {
        return switch (name) {
            case "sum" -> Reduction.SUM;
            case "none" -> Reduction.NONE;
            case "batchmean" -> Reduction.MEAN_OVER_ROWS;
            case "mean" -> loss instanceof ElementLoss ? Reduction.MEAN_OVER_ELEMENTS : loss.defaultReduction();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
