package org.chainrule.examples.conformance;

import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.loss.AbsoluteError;
import org.chainrule.core.loss.BinaryCrossEntropy;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.CategoricalCrossEntropy;
import org.chainrule.core.loss.CosineDistance;
import org.chainrule.core.loss.CosineEmbedding;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Hinge;
import org.chainrule.core.loss.Huber;
import org.chainrule.core.loss.KlDivergence;
import org.chainrule.core.loss.KlDivergenceWithLogTargets;
import org.chainrule.core.loss.LogCosh;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.MultiMargin;
import org.chainrule.core.loss.NegativeLogLikelihood;
import org.chainrule.core.loss.PoissonNll;
import org.chainrule.core.loss.PoissonNllWithRates;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SmoothL1;
import org.chainrule.core.loss.SoftMargin;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SoftmaxCrossEntropyWithProbabilities;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.core.loss.SquaredHinge;
import org.chainrule.core.loss.SquaredMultiMargin;
import org.chainrule.core.loss.Stirling;
import org.chainrule.core.loss.Weights;

/**
 * The losses of the reference files by their names there. A name that is not listed is looked up in the index of this
 * library, with hyphens for underscores, if it has no parameters.
 */
final class GoldenLosses {

    private static final double PYTORCH_EPSILON = 1e-8;

    private GoldenLosses() {}

    /** With these parameters and this reduction, on this prediction. */
    static GoldenLoss of(String name, String reduction, Place given, DoubleMatrix prediction, Place target) {
        var params = new Params(given);
        GoldenLoss golden = switch (name) {
            case "bce_with_logits" -> weighted(params, reduction, prediction, target);
            case "cosine_embedding" -> pair(params, reduction, prediction, target);
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
            case "categorical_crossentropy_prob" -> new CategoricalCrossEntropy();
            case "cosine" -> new CosineDistance();
            case "cross_entropy_index" ->
                new SoftmaxCrossEntropy(
                        params.weights("weight"), params.whole("ignore_index"), params.number("label_smoothing", 0));
            case "cross_entropy_prob" ->
                new SoftmaxCrossEntropyWithProbabilities(params.weights("weight"), params.number("label_smoothing", 0));
            case "half_sse" -> new HalfSquaredError();
            case "hinge" -> new Hinge();
            case "huber" -> new Huber(params.number("delta", 1));
            case "kl_div" -> params.isTrue("log_target") ? new KlDivergenceWithLogTargets() : new KlDivergence();
            case "log_cosh" -> new LogCosh();
            case "mae" -> new AbsoluteError();
            case "mse", "sse" -> new SquaredError();
            case "multi_margin" -> multiMargin(params);
            case "nll" -> new NegativeLogLikelihood(params.weights("weight"), params.whole("ignore_index"));
            case "poisson_nll" -> poisson(params);
            case "smooth_l1" -> new SmoothL1(params.number("beta", 1));
            case "soft_margin" -> new SoftMargin();
            case "squared_hinge" -> new SquaredHinge();
            default ->
                Losses.all().stream()
                        .filter(loss -> loss.name().equals(name.replace('_', '-')))
                        .findFirst()
                        .orElseThrow(() -> new Unknown(name));
        };
    }

    private static Loss multiMargin(Params params) {
        double margin = params.number("margin", 1);
        var weights = params.weights("weight");
        double power = params.number("p", 1);
        if (power != 1 && power != 2) {
            throw new Unknown("multi_margin with p = " + power);
        }
        return power == 1 ? new MultiMargin(margin, weights) : new SquaredMultiMargin(margin, weights);
    }

    private static Loss poisson(Params params) {
        double epsilon = params.number("eps", PYTORCH_EPSILON);
        var stirling = params.isTrue("full") ? Stirling.INCLUDED : Stirling.OMITTED;
        return params.isTrue("log_input") ? new PoissonNll(stirling) : new PoissonNllWithRates(epsilon, stirling);
    }

    /** One positive weight per column, or one for all. */
    private static GoldenLoss weighted(Params params, String reduction, DoubleMatrix prediction, Place target) {
        int n = prediction.columns();
        double[] given = params.numbers("pos_weight").orElse(new double[0]);
        double[] weights = new double[given.length == 0 ? 0 : n];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = given[given.length == 1 ? 0 : j];
        }
        Weights positive = weights.length == 0 ? Weights.none() : Weights.of(weights);
        var loss = new BinaryCrossEntropyWithLogits(positive);
        return new GoldenLoss(
                loss,
                reduction(reduction, loss),
                prediction,
                target.matrix(),
                (graph, p) -> p,
                j -> new BinaryCrossEntropyWithLogits(positive.isNone() ? positive : Weights.of(positive.at(j))));
    }

    /** The reference's target is the second vector of each pair, and its labels are a parameter. */
    private static GoldenLoss pair(Params params, String reduction, DoubleMatrix prediction, Place target) {
        var loss = new CosineEmbedding(params.number("margin", 0));
        var second = target.matrix();
        double[] labels = params.numbers("y").orElseThrow(() -> new Malformed(target, "no labels y", "one per row"));
        var column = DoubleMatrix.zeros(labels.length, 1);
        column.copyFrom(labels);
        return new GoldenLoss(
                loss,
                reduction(reduction, loss),
                prediction,
                column,
                (graph, p) -> graph.concatenate(p, graph.constant("second", second)),
                j -> loss);
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
