package org.chainrule.core.loss;

import org.chainrule.core.Figures;
import org.chainrule.core.function.Sigmoid;

/**
 * Focal loss for two classes, on logits (Lin et al. 2017): ℓ = −a (1 − q)^γ log q, where q is the probability given to
 * the right class: σ(p) where t = 1 and σ(−p) where t = 0, and a the weight of that class. Easy examples count less than
 * in cross-entropy, which is γ = 0. A target between 0 and 1 is a mixture of both classes.
 *
 * <p>For t = 1, ∂ℓ/∂p = −a σ(−p)^γ (γ σ(p) log(1 + e⁻ᵖ) + σ(−p)); nothing overflows or cancels. By default the mean over
 * elements.
 *
 * @param gamma how much less easy examples count, at least 0 and finite
 * @param positive weight of the class 1, at least 0 and finite
 * @param negative weight of the class 0, at least 0 and finite
 */
public record BinaryFocal(double gamma, double positive, double negative) implements ElementLoss {

    /** Lin et al. 2017, §4.1. */
    private static final double DEFAULT_GAMMA = 2;

    /** Refuses parameters that are negative or not finite. */
    public BinaryFocal {
        require("gamma", gamma);
        require("the positive weight", positive);
        require("the negative weight", negative);
    }

    /** Without weights. */
    public BinaryFocal(double gamma) {
        this(gamma, 1, 1);
    }

    /** γ = 2, without weights. */
    public BinaryFocal() {
        this(DEFAULT_GAMMA);
    }

    /**
     * Weight α for class 1 and 1 − α for class 0.
     *
     * @throws IllegalArgumentException if α is not in [0, 1]
     */
    public static BinaryFocal balanced(double gamma, double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("binary-focal: found alpha = " + alpha + "; it must be in [0, 1]");
        }
        return new BinaryFocal(gamma, alpha, 1 - alpha);
    }

    private static void require(String what, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "binary-focal: found " + what + " = " + value + "; it must be at least 0 and finite");
        }
    }

    @Override
    public String name() {
        boolean weighted = positive != 1 || negative != 1;
        return gamma == DEFAULT_GAMMA && !weighted
                ? "binary-focal"
                : "binary-focal(" + Figures.shortest(gamma)
                        + (weighted ? ", " + Figures.shortest(positive) + ", " + Figures.shortest(negative) : "") + ")";
    }

    @Override
    public OutputLink link() {
        return OutputLink.SIGMOID;
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("positive * t * (1 / (1 + exp(p)))^gamma * log(1 + exp(-p))"
                        + " + negative * (1 - t) * (1 / (1 + exp(-p)))^gamma * log(1 + exp(p))")
                .predicts(
                        "p",
                        Domain.ANY,
                        "negative * (1 - t) * (1 / (1 + exp(-p)))^gamma"
                                + " * (gamma / (1 + exp(p)) * log(1 + exp(p)) + 1 / (1 + exp(-p)))"
                                + " - positive * t * (1 / (1 + exp(p)))^gamma"
                                + " * (gamma / (1 + exp(-p)) * log(1 + exp(-p)) + 1 / (1 + exp(p)))")
                .targets(Domain.PROBABILITY)
                .ulps(3.5, 4.5)
                .specimens(
                        this,
                        new BinaryFocal(),
                        new BinaryFocal(0),
                        new BinaryFocal(0.5),
                        new BinaryFocal(5),
                        balanced(2, 0.25));
    }

    @Override
    public void checkTarget(double t) {
        Targets.probability(t);
    }

    @Override
    public double value(double p, double t) {
        return right(positive * t, p) + right(negative * (1 - t), -p);
    }

    @Override
    public double slope(double p, double t) {
        return rightSlope(negative * (1 - t), -p) - rightSlope(positive * t, p);
    }

    /** −c (1 − q)^γ log q, q = σ(x). */
    private double right(double c, double x) {
        return Logistic.softplus(c, -x) * modulation(x);
    }

    /** Minus its slope: c (1 − q)^γ (−γ q log q + 1 − q). */
    private double rightSlope(double c, double x) {
        return (Logistic.softplus(c * gamma * Sigmoid.of(x), -x) + Logistic.sigmoid(c, -x)) * modulation(x);
    }

    /**
     * (1 − q)^γ = σ(−x)^γ. The power multiplies a relative error of its base by γ; where that matters the base 1/(1 + eˣ)
     * is computed as 1/(2 + (eˣ − 1)) and the roundings of the sum and the quotient, known exactly, are put right.
     */
    private double modulation(double x) {
        if (gamma == 0) {
            return 1;
        }
        if (x > 1) {
            return StrictMath.pow(Sigmoid.of(-x), gamma);
        }
        double minusOne = StrictMath.expm1(x);
        double sum = 2 + minusOne;
        double rest = minusOne - (sum - 2);
        double base = 1 / sum;
        double error = Math.fma(-base, sum, 1) - base * rest;
        double power = StrictMath.pow(base, gamma);
        return power + power * (gamma * error);
    }
}
