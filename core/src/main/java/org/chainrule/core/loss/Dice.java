package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Dice loss of a row of probabilities against a mask: L = 1 − 2 Σ_j p_j t_j/(Σ_j p_j + Σ_j t_j + ε), ∂L/∂p_i = 2 (Σ_j p_j t_j
 * − t_i D)/D² with D the denominator. {@link Tversky} with α = β = ½ and half the ε.
 *
 * <p>As in Keras, of which this is the formula, an empty mask met by an empty prediction has loss 1. By default the mean over
 * rows.
 *
 * @param epsilon what keeps the denominator from 0, positive and finite
 */
public record Dice(double epsilon) implements RowLoss {

    /** Keras, {@code keras.config.epsilon()}. */
    private static final double DEFAULT_EPSILON = 1e-7;

    /** Refuses an ε that is not positive and finite. */
    public Dice {
        Targets.positive("dice", "epsilon", epsilon);
    }

    /** ε = 10⁻⁷. */
    public Dice() {
        this(DEFAULT_EPSILON);
    }

    @Override
    public String name() {
        return epsilon == DEFAULT_EPSILON ? "dice" : "dice(" + Figures.shortest(epsilon) + ")";
    }

    @Override
    public int targetColumns(int n) {
        return n;
    }

    @Override
    public LossSheet sheet() {
        String d = "(Σ_j (p_j + t_j) + epsilon)";
        return LossSheet.of("1 - 2 * (Σ_j p_j * t_j) / " + d)
                .predicts("p", Domain.PROBABILITY, "2 * (Σ_j p_j * t_j - t_i * " + d + ") / " + d + "^2")
                .targets(Domain.PROBABILITY)
                .ulps(1, 1)
                .specimens(this, new Dice(), new Dice(1));
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        return Tversky.value(0.5, 0.5, 0.5 * epsilon, p, t, n);
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        Tversky.slope(0.5, 0.5, 0.5 * epsilon, p, t, n, dp);
    }
}
