package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Multi-class hinge of a class index c: L = w_c/n Σ_{j≠c} max(0, m − x_c + x_j); ∂L/∂x_i = w_c/n where the term of i ≠ c is
 * positive, else 0, and for c minus the sum of the others.
 *
 * <p>The target is one column holding the class number, from 0. Where a term is exactly 0 its slope is 0. By default the
 * mean over rows, with weights too, as in PyTorch.
 *
 * @param margin m, at least 0 and finite
 * @param weights one per class, or none
 */
public record MultiMargin(double margin, Weights weights) implements MarginLoss {

    /** Refuses a margin that is negative or not finite. */
    public MultiMargin {
        Targets.notNegative("multi-margin", "margin", margin);
    }

    /** m = 1, without weights. */
    public MultiMargin() {
        this(1, Weights.none());
    }

    /** The same with a weight per class. */
    public MultiMargin weighted(double... newWeights) {
        return new MultiMargin(margin, Weights.of(newWeights));
    }

    @Override
    public String name() {
        return margin == 1 ? "multi-margin" : "multi-margin(" + Figures.shortest(margin) + ")";
    }

    @Override
    public double penalty(double z) {
        return z;
    }

    @Override
    public LossSheet sheet() {
        String w = weights.isNone() ? "1 / n" : "w_c / n";
        return LossSheet.of(w + " * Σ_j if(j == c, 0, max(0, margin - x_c + x_j))")
                .predicts(
                        "x",
                        Domain.ANY,
                        w + " * if(i == c, -Σ_j if(j == c, 0, if(margin - x_c + x_j > 0, 1, 0)),"
                                + " if(margin - x_c + x_i > 0, 1, 0))")
                .targets(Domain.CLASS)
                // a term 1, mean ½; slope: factor 1, product ½
                .ulps(1.5, 1.5)
                .specimens(
                        this,
                        new MultiMargin(),
                        new MultiMargin(0.5, Weights.none()),
                        new MultiMargin().weighted(2, 1, 0.5));
    }

    @Override
    public void slope(double[] x, double[] t, int n, double[] dx) {
        int c = Targets.classIndex(t[0], n);
        double factor = weights.at(c) / n;
        int violations = 0;
        boolean number = true;
        for (int j = 0; j < n; j++) {
            double term = excess(x, j, c);
            number &= !Double.isNaN(term);
            violations += term > 0 ? 1 : 0;
            dx[j] = term > 0 ? factor : Double.isNaN(term) ? term : 0;
        }
        dx[c] = number ? -factor * violations : Double.NaN;
    }
}
