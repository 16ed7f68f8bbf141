package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Cosine embedding of a pair, the prediction being [a | b]: L = 1 − cos(a, b) where the target is 1, max(0, cos(a, b) − m)
 * where it is −1; ∂L/∂a_i = ∓(b_i/‖b‖ − cos(a, b) a_i/‖a‖)/‖a‖, and the same for b with the roles exchanged.
 *
 * <p>Nothing is added to the norms (PyTorch adds 10⁻¹² to their squares); no square overflows, see {@link Cosine}. At
 * cos(a, b) = m the slope is 0; a row of zeros has cosine 0 and slope 0. By default the mean over rows.
 *
 * @param margin m, the cosine that unlike pairs may have, from −1 to 1
 */
public record CosineEmbedding(double margin) implements RowLoss {

    /** Refuses a margin that is no cosine. */
    public CosineEmbedding {
        if (!(margin >= -1 && margin <= 1)) {
            throw new IllegalArgumentException("cosine-embedding: found margin " + margin + "; it must be in [-1, 1]");
        }
    }

    /** m = 0. */
    public CosineEmbedding() {
        this(0);
    }

    @Override
    public String name() {
        return margin == 0 ? "cosine-embedding" : "cosine-embedding(" + Figures.shortest(margin) + ")";
    }

    @Override
    public int targetColumns(int n) {
        Targets.blocks(name(), n, 2);
        return 1;
    }

    @Override
    public LossSheet sheet() {
        String cos = "(Σ_j a_j * b_j) / (sqrt(Σ_j a_j^2) * sqrt(Σ_j b_j^2))";
        String factor = "if(t_0 == 1, 1, if(" + cos + " > margin, -1, 0))";
        String norms = "(sqrt(Σ_j a_j^2) * sqrt(Σ_j b_j^2))";
        return LossSheet.of("if(t_0 == 1, 1 - " + cos + ", max(0, " + cos + " - margin))")
                .predicts("a", Domain.ANY, factor + " * ((Σ_j a_j * b_j) / (Σ_j a_j^2) * a_i - b_i) / " + norms)
                .predicts("b", Domain.ANY, factor + " * ((Σ_j a_j * b_j) / (Σ_j b_j^2) * b_i - a_i) / " + norms)
                .targets(Domain.SIGN)
                // slope: each term 3, difference 1, norms 1, quotient ½
                .ulps(1, 5.5)
                .specimens(this, new CosineEmbedding(), new CosineEmbedding(0.3), new CosineEmbedding(-0.5));
    }

    /** cos − m; from the distance where the cosine is near 1. */
    private double excess(double[] p, int half) {
        var distance = Cosine.distance(p, 0, p, half, half, 0);
        var excess = distance.high() < 0.5
                ? Twofold.sum(1, -margin).minus(distance)
                : Cosine.of(p, 0, p, half, half, 0).plus(Twofold.of(-margin));
        return excess.rounded();
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        Targets.sign(t[0], 0);
        int half = n / 2;
        return t[0] == 1 ? Cosine.distance(p, 0, p, half, half, 0).rounded() : Math.max(0, excess(p, half));
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        int half = n / 2;
        double factor = t[0] == 1 ? 1 : excess(p, half) <= 0 ? 0 : -1;
        Cosine.slope(p, 0, p, half, half, 0, factor, dp, 0);
        Cosine.slope(p, half, p, 0, half, 0, factor, dp, half);
    }
}
