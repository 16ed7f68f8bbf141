package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Focal loss for two classes, on logits (Lin et al. 2017): ℓ = −a (1 − q)^γ log q, where q is the probability given to
 * the right class: σ(p) where t = 1 and σ(−p) where t = 0, and a the weight of that class. Easy examples count less than
 * in cross-entropy, which is γ = 0. A target between 0 and 1 is a mixture of both classes.
 *
 * <p>For t = 1, ∂ℓ/∂p = −a σ(−p)^γ (γ σ(p) log(1 + e⁻ᵖ) + σ(−p)); nothing overflows or cancels. By default the mean over
 * elements.
 *
 * <p>In plain doubles up to 13 half ulps add up. Here (1 − q)^γ = e^(−γ log(1 + eˣ)) and all factors are {@link Twofold}s, so in
 * units of u = 2⁻⁵³ the logarithm is off by 1/64 · 0.72 + 1/16 &lt; 0.08, the power by 0.7 · 0.08 γ + 2/64, which is together less
 * than half an ulp up to γ = 7; the rest is the last rounding. In a slope two such terms may cancel: their sum is at most three
 * times max(1, κ) times their difference, as t times its derivative by t is the smaller term at least.
 *
 * @param gamma how much less easy examples count, at least 0 and finite
 * @param positive weight of the class 1, at least 0 and finite
 * @param negative weight of the class 0, at least 0 and finite
 */
public record BinaryFocal(double gamma, double positive, double negative) implements ElementLoss {

    /** Lin et al. 2017, §4.1. */
    private static final double DEFAULT_GAMMA = 2;

    /** Beyond, log(1 + e^−x) is e^−x, and the smaller of two terms does not show: 50 e^−50 &lt; 2⁻⁶⁶. */
    private static final double FAR = 50;

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
                .ulps(1, 2)
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
        var one = right(Twofold.product(positive, t), p);
        var zero = right(Twofold.sum(1, -t).times(negative), -p);
        return one.plus(zero).rounded();
    }

    @Override
    public double slope(double p, double t) {
        var one = rightSlope(Twofold.product(positive, t), p);
        var zero = rightSlope(Twofold.sum(1, -t).times(negative), -p);
        return zero.minus(one).rounded();
    }

    /** −c (1 − q)^γ log q, q = σ(x). */
    private Twofold right(Twofold c, double x) {
        if (c.high() == 0 && !Double.isNaN(x)) {
            return Twofold.ZERO;
        }
        if (x < -FAR) {
            return c.times(-x);
        }
        if (x > FAR) {
            return timesPower(c, Twofold.of(x), Twofold.sum(1, gamma));
        }
        var e = Twofold.of(-Math.abs(x)).exp();
        var log = e.log1p();
        return timesPower(c.times(softplus(log, -x)), softplus(log, x), Twofold.of(gamma));
    }

    /** Minus its slope: c (1 − q)^γ (−γ q log q + 1 − q). */
    private Twofold rightSlope(Twofold c, double x) {
        if (c.high() == 0 && !Double.isNaN(x)) {
            return Twofold.ZERO;
        }
        if (x < -FAR) {
            return c;
        }
        if (x > FAR) {
            return timesPower(c.times(Twofold.sum(1, gamma)), Twofold.of(x), Twofold.sum(1, gamma));
        }
        var e = Twofold.of(-Math.abs(x)).exp();
        var log = e.log1p();
        var larger = Twofold.ONE.over(Twofold.ONE.plus(e));
        var smaller = e.times(larger);
        var right = x > 0 ? larger : smaller;
        var wrong = x > 0 ? smaller : larger;
        var factor = right.times(softplus(log, -x)).times(gamma).plus(wrong);
        return timesPower(c.times(factor), softplus(log, x), Twofold.of(gamma));
    }

    /** log(1 + eˣ), of log(1 + e^−|x|). */
    private static Twofold softplus(Twofold log, double x) {
        return x > 0 ? log.plus(Twofold.of(x)) : log;
    }

    /** c e^(−power·s) = c (e^(−power·s/2))², which does not lose the digits that the power alone may have lost. */
    private static Twofold timesPower(Twofold c, Twofold s, Twofold power) {
        var root = power.high() == 0 ? Twofold.ONE : s.times(power).times(-0.5).exp();
        return c.times(root).times(root);
    }
}
