package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Cosine distance: L = 1 − cos(p, t) = 1 − ⟨p, t⟩/(‖p‖ ‖t‖), ∂L/∂p_i = (cos(p, t) p_i/‖p‖ − t_i/‖t‖)/‖p‖, where a norm
 * below ε counts as ε.
 *
 * <p>Nearly parallel rows keep their digits, and no square overflows; see {@link Cosine}. A prediction of zeros has loss 1
 * and, by convention, slope 0 (PyTorch: −t/(ε‖t‖), a hundred million times the direction of t). By default the mean over
 * rows.
 *
 * @param epsilon floor of the norms, positive and finite
 */
public record CosineDistance(double epsilon) implements RowLoss {

    /** PyTorch, {@code torch.nn.functional.cosine_similarity}. */
    private static final double DEFAULT_EPSILON = 1e-8;

    /** Refuses a floor that is not positive and finite. */
    public CosineDistance {
        Targets.positive("cosine-distance", "epsilon", epsilon);
    }

    /** ε = 10⁻⁸. */
    public CosineDistance() {
        this(DEFAULT_EPSILON);
    }

    @Override
    public String name() {
        return epsilon == DEFAULT_EPSILON ? "cosine-distance" : "cosine-distance(" + Figures.shortest(epsilon) + ")";
    }

    @Override
    public int targetColumns(int n) {
        return n;
    }

    @Override
    public LossSheet sheet() {
        String p = "max(sqrt(Σ_j p_j^2), epsilon)";
        String t = "max(sqrt(Σ_j t_j^2), epsilon)";
        return LossSheet.of("1 - (Σ_j p_j * t_j) / (" + p + " * " + t + ")")
                .predicts(
                        "p",
                        Domain.ANY,
                        "(if(sqrt(Σ_j p_j^2) > epsilon, (Σ_j p_j * t_j) * p_i / (Σ_j p_j^2), 0) - t_i) / (" + p + " * "
                                + t + ")")
                .targets(Domain.ANY)
                // slope: each term 3, difference 1, norms 1, quotient ½
                .ulps(1, 5.5)
                .specimens(this, new CosineDistance(), new CosineDistance(0.5));
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        return Cosine.distance(p, 0, t, 0, n, epsilon).rounded();
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        Cosine.slope(p, 0, t, 0, n, epsilon, 1, dp, 0);
    }
}
