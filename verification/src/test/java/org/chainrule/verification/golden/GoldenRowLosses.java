package org.chainrule.verification.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.chainrule.core.loss.CategoricalCrossEntropy;
import org.chainrule.core.loss.CosineDistance;
import org.chainrule.core.loss.CosineEmbedding;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.MultiMargin;
import org.chainrule.core.loss.NegativeLogLikelihood;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SoftmaxCrossEntropyWithProbabilities;
import org.chainrule.core.loss.SquaredMultiMargin;
import org.chainrule.core.loss.Weights;

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
                    case "cosine" -> new CosineDistance();
                    case "cosine_embedding" -> new CosineEmbedding(number(params, "margin", 0));
                    case "multi_margin" -> {
                        double margin = number(params, "margin", 1);
                        yield params.get("p").asInt() == 1
                                ? new MultiMargin(margin, Weights.of(weights(params)))
                                : new SquaredMultiMargin(margin, Weights.of(weights(params)));
                    }
                    case "nll" -> new NegativeLogLikelihood().weighted(weights(params));
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
