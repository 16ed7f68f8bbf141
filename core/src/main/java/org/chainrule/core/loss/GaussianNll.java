package org.chainrule.core.loss;

import java.util.List;
import org.chainrule.core.Figures;

/**
 * Gaussian negative log-likelihood, the prediction being [mean m | variance v]: L = Σ_j ½ (log v_j + (m_j − t_j)²/v_j), where
 * a variance below ε counts as ε; ∂L/∂m = (m − t)/v, ∂L/∂v = ½ (1 − (m − t)²/v)/v.
 *
 * <p>Where the variance counts as ε the loss does not change with it and its slope is 0, at ε too (PyTorch gives there the
 * slope of the formula without the floor). The logarithms of a row are taken of the product of its variances, so that large
 * and small ones do not cancel. By default the mean over elements: a row of n columns has n/2.
 *
 * @param epsilon floor of the variances, positive and finite
 * @param constant whether ½ log 2π is there, so that e^−L is a density
 */
public record GaussianNll(double epsilon, Constant constant) implements RowLoss {

    /** What becomes of the term that does not depend on the prediction. */
    public enum Constant {
        /** It is left out. */
        OMITTED,
        /** ½ log 2π per element. */
        INCLUDED
    }

    /** PyTorch, {@code torch.nn.GaussianNLLLoss}. */
    private static final double DEFAULT_EPSILON = 1e-6;

    /** Refuses a floor that is not positive and finite. */
    public GaussianNll {
        Targets.positive("gaussian-nll", "epsilon", epsilon);
    }

    /** ε = 10⁻⁶, without the constant. */
    public GaussianNll() {
        this(DEFAULT_EPSILON, Constant.OMITTED);
    }

    @Override
    public String name() {
        return epsilon == DEFAULT_EPSILON ? "gaussian-nll" : "gaussian-nll(" + Figures.shortest(epsilon) + ")";
    }

    @Override
    public Reduction defaultReduction() {
        return Reduction.MEAN_OVER_ELEMENTS;
    }

    @Override
    public int targetColumns(int n) {
        return Targets.blocks(name(), n, 2);
    }

    @Override
    public int elements(int n) {
        return n / 2;
    }

    @Override
    public LossSheet sheet() {
        String logarithm = constant == Constant.INCLUDED ? "log(2 * pi * max(v_j, epsilon))" : "log(max(v_j, epsilon))";
        return LossSheet.of("Σ_j (" + logarithm + " + (m_j - t_j)^2 / max(v_j, epsilon)) / 2")
                .predicts("m", Domain.ANY, "(m_i - t_i) / max(v_i, epsilon)")
                .predicts("v", Domain.NON_NEGATIVE, "if(v_i > epsilon, (1 - (m_i - t_i)^2 / v_i) / v_i / 2, 0)")
                .targets(Domain.ANY)
                // value: a logarithm 2, (m − t)²/v 4, of which κ takes the half, sum ½;
                // slope: (m − t)²/v 2 and the difference ½ where κ is 1, quotient ½
                .ulps(4, 3)
                .conventions(
                        new Convention("v = epsilon", List.of(1.0, epsilon), List.of(1.0), List.of(0.0, 0.0)),
                        new Convention("v < epsilon", List.of(1.0, epsilon / 2), List.of(1.0), List.of(0.0, 0.0)))
                .specimens(
                        this,
                        new GaussianNll(),
                        new GaussianNll(DEFAULT_EPSILON, Constant.INCLUDED),
                        new GaussianNll(0.25, Constant.OMITTED));
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        int half = n / 2;
        double squares = 0;
        double lost = 0;
        double product = 1;
        double doublings = 0; // Π v = product · 2^doublings
        for (int j = 0; j < half; j++) {
            if (p[half + j] < 0) {
                throw new IllegalArgumentException("column " + (half + j) + ": found variance " + p[half + j]
                        + "; it must be " + Domain.NON_NEGATIVE.words() + "; end its half of the network in softplus");
            }
            double v = Math.max(p[half + j], epsilon);
            double square = square(p[j] - t[j], v);
            double next = squares + square;
            lost += Sums.lost(squares, square, next);
            squares = next;
            double u = v < Double.MIN_NORMAL ? v * 0x1p54 : v;
            int exponent = Math.getExponent(u);
            product *= exponent > Double.MAX_EXPONENT ? u : Math.scalb(u, -exponent);
            doublings += (v < Double.MIN_NORMAL ? exponent - 54 : exponent > Double.MAX_EXPONENT ? 0 : exponent);
            if (product >= Math.sqrt(2)) {
                product *= 0.5;
                doublings++;
            }
        }
        double logarithms = StrictMath.log(product) + doublings * Twofold.LOG_2_LOW;
        double twos = doublings * Twofold.LOG_2_HIGH;
        double constants = constant == Constant.INCLUDED ? half * StrictMath.log(2 * Math.PI) : 0;
        double terms = twos + logarithms;
        double more = terms + constants;
        double sum = more + squares;
        lost += Sums.lost(twos, logarithms, terms) + Sums.lost(terms, constants, more) + Sums.lost(more, squares, sum);
        return 0.5 * Sums.corrected(sum, lost);
    }

    /** d²/v; d² alone may overflow or vanish, and far from 1 d/v too. */
    private static double square(double d, double v) {
        double quotient = d / v;
        double size = Math.abs(quotient);
        if (size > Double.MIN_NORMAL && size < Double.POSITIVE_INFINITY) {
            return quotient * d;
        }
        double scaled = d / Math.sqrt(v);
        return scaled * scaled;
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        int half = n / 2;
        for (int j = 0; j < half; j++) {
            double d = p[j] - t[j];
            double v = Math.max(p[half + j], epsilon);
            dp[j] = d / v;
            dp[half + j] = p[half + j] <= epsilon ? 0 : 0.5 * (1 - square(d, v)) / v;
        }
    }
}
