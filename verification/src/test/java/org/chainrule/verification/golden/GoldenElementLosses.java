package org.chainrule.verification.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.chainrule.core.loss.AbsoluteError;
import org.chainrule.core.loss.BinaryCrossEntropy;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Hinge;
import org.chainrule.core.loss.Huber;
import org.chainrule.core.loss.KlDivergence;
import org.chainrule.core.loss.KlDivergenceWithLogTargets;
import org.chainrule.core.loss.LogCosh;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.PoissonNll;
import org.chainrule.core.loss.PoissonNllWithRates;
import org.chainrule.core.loss.SmoothL1;
import org.chainrule.core.loss.SoftMargin;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.core.loss.SquaredHinge;
import org.chainrule.core.loss.Stirling;
import org.chainrule.core.loss.Weights;

/** Golden losses of one element, with their parameters. */
final class GoldenElementLosses {

    private GoldenElementLosses() {}

    /** Empty if it is no loss of one element. */
    static Optional<Loss> of(String name, JsonNode params) {
        return Optional.ofNullable(
                switch (name) {
                    case "bce" -> new BinaryCrossEntropy();
                    case "bce_with_logits" ->
                        new BinaryCrossEntropyWithLogits(
                                params.has("pos_weight")
                                        ? Weights.of(Golden.numbers(params.get("pos_weight")))
                                        : Weights.none());
                    case "half_sse" -> new HalfSquaredError();
                    case "hinge" -> new Hinge();
                    case "huber" -> new Huber(Golden.number(params.get("delta")));
                    case "kl_div" ->
                        params.path("log_target").asBoolean() ? new KlDivergenceWithLogTargets() : new KlDivergence();
                    case "log_cosh" -> new LogCosh();
                    case "mae" -> new AbsoluteError();
                    case "mse", "sse" -> new SquaredError();
                    case "poisson_nll" -> poisson(params);
                    case "smooth_l1" -> new SmoothL1(Golden.number(params.get("beta")));
                    case "soft_margin" -> new SoftMargin();
                    case "squared_hinge" -> new SquaredHinge();
                    default -> null;
                });
    }

    private static Loss poisson(JsonNode params) {
        var stirling = params.get("full").asBoolean() ? Stirling.INCLUDED : Stirling.OMITTED;
        return params.get("log_input").asBoolean()
                ? new PoissonNll(stirling)
                : new PoissonNllWithRates(Golden.number(params.get("eps")), stirling);
    }
}
