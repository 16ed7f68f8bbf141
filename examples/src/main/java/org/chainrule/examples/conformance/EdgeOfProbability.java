package org.chainrule.examples.conformance;

import org.chainrule.core.Matrix;
import org.chainrule.core.loss.BinaryCrossEntropy;
import org.chainrule.core.loss.Reduction;

/**
 * What binary cross-entropy returns where the prediction is exactly 0 or 1, stated apart from the code that computes it:
 * −t log p − (1 − t) log(1 − p) with 0·log 0 = 0, nothing clamped, so a right certainty costs 0 and a wrong one ∞.
 */
final class EdgeOfProbability {

    private EdgeOfProbability() {}

    static void judge(GoldenLoss loss, LossKind.Found found, Place entry, String where, Tally tally) {
        if (!(loss.loss() instanceof BinaryCrossEntropy) || loss.reduction() != Reduction.NONE) {
            throw new Malformed(entry.get("exact"), "null", "numbers, or binary cross-entropy without reduction");
        }
        Matrix p = loss.prediction();
        for (int i = 0; i < p.size(); i++) {
            double t = loss.target().get(i);
            String at = where + ", element " + i;
            Tensors.one("value at p = 0 or 1", value(p.get(i), t), found.value().get(i), 1, at, tally);
            Tensors.one(
                    "gradient at p = 0 or 1",
                    slope(p.get(i), t),
                    found.gradient().get(i),
                    1,
                    at,
                    tally);
        }
        tally.byConvention(
                where,
                "p exactly 0 or 1: a right certainty costs 0 with slope 1/(1 − p) or −1/p, a wrong one ∞; PyTorch clamps"
                        + " the logarithm at −100 and the slope's denominator at 1e-12");
    }

    private static double value(double p, double t) {
        double positive = t == 0 ? 0 : t * StrictMath.log(p);
        double negative = t == 1 ? 0 : (1 - t) * StrictMath.log1p(-p);
        return 0 - positive - negative;
    }

    private static double slope(double p, double t) {
        return (t == 1 ? 0 : (1 - t) / (1 - p)) - (t == 0 ? 0 : t / p);
    }
}
