package org.chainrule.core.loss;

import org.chainrule.core.Figures;
import org.chainrule.core.function.RowFunctions;

/**
 * Focal loss for many classes, on logits, with a class index c (Lin et al. 2017): L = −α (1 − p_c)^γ log p_c, p = softmax(x);
 * ∂L/∂x_c = −α (1 − p_c)^γ (1 − p_c − γ p_c log p_c), and for i ≠ c minus that times p_i/(1 − p_c). Easy examples count less
 * than in softmax cross-entropy, which is α = 1, γ = 0.
 *
 * <p>1 − p_c is the sum of the other probabilities; where the power would enlarge its rounding that is put right, but not what
 * exp itself leaves: the digits that the sheet states hold up to γ = 3 (of 64 one value was found 5 ulps off). The target
 * is one column holding the class number, from 0. By default the mean over rows.
 *
 * @param gamma how much less easy examples count, at least 0 and finite
 * @param alpha factor on the loss, positive and finite
 */
public record CategoricalFocal(double gamma, double alpha) implements RowLoss {

    /** Lin et al. 2017, §4.1. */
    private static final double DEFAULT_GAMMA = 2;

    /** Lin et al. 2017, §4.1, and Keras. */
    private static final double DEFAULT_ALPHA = 0.25;

    /** Refuses parameters out of range. */
    public CategoricalFocal {
        Targets.notNegative("categorical-focal", "gamma", gamma);
        Targets.positive("categorical-focal", "alpha", alpha);
    }

    /** γ = 2, α = ¼. */
    public CategoricalFocal() {
        this(DEFAULT_GAMMA, DEFAULT_ALPHA);
    }

    @Override
    public String name() {
        return gamma == DEFAULT_GAMMA && alpha == DEFAULT_ALPHA
                ? "categorical-focal"
                : "categorical-focal(" + Figures.shortest(gamma) + ", " + Figures.shortest(alpha) + ")";
    }

    @Override
    public OutputLink link() {
        return OutputLink.SOFTMAX;
    }

    @Override
    public int targetColumns(int n) {
        Targets.atLeastTwoClasses(name(), n);
        return 1;
    }

    @Override
    public LossSheet sheet() {
        // 1 − p_c and p_c, without the subtraction that only exact arithmetic could afford
        String q = "((Σ_j if(j == c, 0, exp(x_j))) / Σ_j exp(x_j))";
        String p = "(exp(x_c) / Σ_j exp(x_j))";
        String logarithm = "(log(Σ_j exp(x_j)) - x_c)";
        return LossSheet.of("alpha * " + q + "^gamma * " + logarithm)
                .predicts(
                        "x",
                        Domain.ANY,
                        "alpha * " + q + "^gamma * (" + q + " + gamma * " + p + " * " + logarithm
                                + ") * if(i == c, -1, exp(x_i) / Σ_j if(j == c, 0, exp(x_j)))")
                .targets(Domain.CLASS)
                .ulps(4, 5)
                .specimens(
                        this,
                        new CategoricalFocal(),
                        new CategoricalFocal(0, 1),
                        new CategoricalFocal(0.5, 1),
                        new CategoricalFocal(3, 0.75));
    }

    /** −log p_c. */
    private static double logarithm(double[] x, int c, int n) {
        int r = RowFunctions.indexOfMaximum(x, n);
        return (x[c] == x[r] ? 0 : x[r] - x[c]) + StrictMath.log1p(Sums.otherExponentials(x, n, r));
    }

    /** eᵈ; near 0 from eᵈ − 1, so that what is rounded off is known. */
    private static double exponential(double difference) {
        return difference > -0.5 ? 1 + StrictMath.expm1(difference) : StrictMath.exp(difference);
    }

    /** What {@link #exponential} rounded off in its sum. */
    private static double rest(double difference) {
        if (!(difference > -0.5)) {
            return 0;
        }
        double minusOne = StrictMath.expm1(difference);
        return minusOne - ((1 + minusOne) - 1);
    }

    /** (1 − p_c)^γ; the power multiplies a relative error of its base by γ, so what the base lacks is added. */
    private double modulation(double[] x, int c, int n, int r) {
        double others = 0;
        double rests = 0;
        for (int j = 0; j < n; j++) {
            if (j != c) {
                double d = x[j] == x[r] ? 0 : x[j] - x[r];
                double e = exponential(d);
                double before = others;
                others += e;
                double virtual = others - before;
                rests += (before - (others - virtual)) + (e - virtual) + rest(d);
            }
        }
        double d = x[c] == x[r] ? 0 : x[c] - x[r];
        double own = exponential(d);
        double sum = others + own;
        double virtual = sum - others;
        double sumRest = rests + rest(d) + (others - (sum - virtual)) + (own - virtual);
        double q = others / sum;
        double power = StrictMath.pow(q, gamma);
        if (gamma == 0 || q == 0) {
            return power;
        }
        double error = (Math.fma(-q, sum, others) + rests - q * sumRest) / others;
        return power + power * (gamma * error);
    }

    @Override
    public double value(double[] x, double[] t, int n) {
        int c = Targets.classIndex(t[0], n);
        return alpha * modulation(x, c, n, RowFunctions.indexOfMaximum(x, n)) * logarithm(x, c, n);
    }

    @Override
    public void slope(double[] x, double[] t, int n, double[] dx) {
        int c = Targets.classIndex(t[0], n);
        int r = RowFunctions.indexOfMaximum(x, n);
        double logarithm = logarithm(x, c, n);
        double modulation = modulation(x, c, n, r);
        double sum = 1 + RowFunctions.shiftedExponentials(x, dx, n, r);
        double others = 0;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            double term = j == c ? 0 : dx[j];
            double next = others + term;
            lost += Sums.lost(others, term, next);
            others = next;
        }
        others += lost;
        double p = dx[c] / sum;
        double slope = alpha * modulation * (others / sum + (p == 0 ? 0 : gamma * p * logarithm));
        for (int j = 0; j < n; j++) {
            dx[j] = j == c ? -slope : others == 0 ? 0 : slope * (dx[j] / others);
        }
    }
}
