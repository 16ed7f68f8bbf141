package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Squared multi-class hinge of a class index c: L = w_c/n Σ_{j≠c} max(0, m − x_c + x_j)²; ∂L/∂x_i = 2 w_c/n max(0, m − x_c
 * + x_i) for i ≠ c, and for c minus the sum of the others. {@link MultiMargin} squared term by term; it has no kinks.
 *
 * <p>The target is one column holding the class number, from 0. By default the mean over rows, with weights too, as in
 * PyTorch.
 *
 * @param margin m, at least 0 and finite
 * @param weights one per class, or none
 */
public record SquaredMultiMargin(double margin, Weights weights) implements MarginLoss {

    /** Refuses a margin that is negative or not finite. */
    public SquaredMultiMargin {
        Targets.notNegative("squared-multi-margin", "margin", margin);
    }

    /** m = 1, without weights. */
    public SquaredMultiMargin() {
        this(1, Weights.none());
    }

    /** The same with a weight per class. */
    public SquaredMultiMargin weighted(double... newWeights) {
        return new SquaredMultiMargin(margin, Weights.of(newWeights));
    }

    @Override
    public String name() {
        return margin == 1 ? "squared-multi-margin" : "squared-multi-margin(" + Figures.shortest(margin) + ")";
    }

    @Override
    public double penalty(double z) {
        return z * z;
    }

    @Override
    public LossSheet sheet() {
        String w = weights.isNone() ? "1 / n" : "w_c / n";
        return LossSheet.of(w + " * Σ_j if(j == c, 0, max(0, margin - x_c + x_j)^2)")
                .predicts(
                        "x",
                        Domain.ANY,
                        "2 * " + w + " * if(i == c, -Σ_j if(j == c, 0, max(0, margin - x_c + x_j)),"
                                + " max(0, margin - x_c + x_i))")
                .targets(Domain.CLASS)
                // value: a term 1, twice as it is squared, square 1, mean ½;
                // slope: factor 1, term 1, product ½
                .ulps(3.5, 2.5)
                .specimens(
                        this,
                        new SquaredMultiMargin(),
                        new SquaredMultiMargin(0.5, Weights.none()),
                        new SquaredMultiMargin().weighted(2, 1, 0.5));
    }

    @Override
    public void slope(double[] x, double[] t, int n, double[] dx) {
        int c = Targets.classIndex(t[0], n);
        double factor = 2 * weights.at(c) / n;
        double sum = 0;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            double term = excess(x, j, c);
            double next = sum + term;
            lost += Sums.lost(sum, term, next);
            sum = next;
            dx[j] = factor * term;
        }
        dx[c] = -Sums.mean(2 * weights.at(c), sum, lost, n);
    }
}
