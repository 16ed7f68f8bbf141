package org.chainrule.verification.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.chainrule.core.loss.CategoricalCrossEntropy;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SoftmaxCrossEntropyWithProbabilities;

/** Golden losses of whole rows, with their parameters. */
final class GoldenRowLosses {

    private GoldenRowLosses() {}

    /** Empty if it is no loss of whole rows. */
    static Optional<Loss> of(String name, JsonNode params) {
        return Optional.ofNullable(
                switch (name) {
                    case "categorical_crossentropy_prob" -> new CategoricalCrossEntropy();
                    case "cross_entropy_index" -> {
                        var loss = new SoftmaxCrossEntropy().weighted(weights(params));
                        loss = params.has("ignore_index")
                                ? loss.ignoring(params.get("ignore_index").asInt())
                                : loss;
                        yield loss.smoothed(number(params, "label_smoothing", 0));
                    }
                    case "cross_entropy_prob" ->
                        new SoftmaxCrossEntropyWithProbabilities()
                                .weighted(weights(params))
                                .smoothed(number(params, "label_smoothing", 0));
                    default -> null;
                });
    }

    private static double[] weights(JsonNode params) {
        return params.has("weight") ? Golden.numbers(params.get("weight")) : new double[0];
    }

    private static double number(JsonNode params, String name, double otherwise) {
        return params.has(name) ? Golden.number(params.get(name)) : otherwise;
    }
}
