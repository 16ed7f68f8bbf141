package org.chainrule.core.loss;

import org.chainrule.core.Figures;
import org.chainrule.core.function.RowFunctions;

/**
 * Focal loss for many classes, on logits, with a class index c (Lin et al. 2017): L = −α (1 − p_c)^γ log p_c, p = softmax(x);
 * ∂L/∂x_c = −α (1 − p_c)^γ (1 − p_c − γ p_c log p_c), and for i ≠ c minus that times p_i/(1 − p_c). Easy examples count less
 * than in softmax cross-entropy, which is α = 1, γ = 0.
 *
 * <p>1 − p_c is the sum of the other probabilities, and (1 − p_c)^γ = e^(−γ log(1 + p_c/(1 − p_c))); all is made of
 * {@link Twofold}s. In units of 2⁻⁵³ the logarithm is off by 1/64 + 1/16 &lt; 0.08, the power by (0.7/16 + 2/64) γ + 2/64, and the
 * other quotients by 2/64 each: less than half an ulp up to γ = 4; the other half is the last rounding. The target is one column
 * holding the class number, from 0. By default the mean over rows.
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
                .ulps(1, 1)
                .specimens(
                        this,
                        new CategoricalFocal(),
                        new CategoricalFocal(0, 1),
                        new CategoricalFocal(0.5, 1),
                        new CategoricalFocal(3, 0.75));
    }

    /** e^(x_j − x_r) as a share of which p_j is made, x_r being the largest; equal infinities give 1. */
    private static Twofold exponential(double[] x, int j, int r) {
        return x[j] == x[r] ? Twofold.ONE : Twofold.sum(x[j], -x[r]).exp();
    }

    /** What both value and slope are made of. */
    private final class Row {

        private final int r;

        /** Σ_{j≠c} e^(x_j − x_r), which is (1 − p_c) times the whole sum. */
        private Twofold others = Twofold.ZERO;

        private final Twofold own;

        /** −log p_c. */
        private final Twofold logarithm;

        Row(double[] x, int c, int n) {
            r = RowFunctions.indexOfMaximum(x, n);
            var withoutLargest = Twofold.ZERO;
            for (int j = 0; j < n; j++) {
                var e = exponential(x, j, r);
                others = j == c ? others : others.plus(e);
                withoutLargest = j == r ? withoutLargest : withoutLargest.plus(e);
            }
            own = exponential(x, c, r);
            var above = x[c] == x[r] ? Twofold.ZERO : Twofold.sum(x[r], -x[c]);
            logarithm = above.plus(withoutLargest.log1p());
        }

        /** α (1 − p_c)^γ times a factor, (1 − p_c)^γ = e^(−γ log(1 + own/others)), in two halves that do not vanish first. */
        Twofold modulated(Twofold factor) {
            var scaled = factor.times(alpha);
            if (gamma == 0) {
                return scaled;
            }
            if (others.high() == 0) {
                return Twofold.ZERO;
            }
            var root = own.over(others).log1p().times(-0.5 * gamma).exp();
            return scaled.times(root).times(root);
        }
    }

    @Override
    public double value(double[] x, double[] t, int n) {
        var row = new Row(x, Targets.classIndex(t[0], n), n);
        return row.modulated(row.logarithm).rounded();
    }

    @Override
    public void slope(double[] x, double[] t, int n, double[] dx) {
        int c = Targets.classIndex(t[0], n);
        var row = new Row(x, c, n);
        var whole = row.own.plus(row.others);
        var p = row.own.over(whole);
        var weighted = p.high() == 0 ? Twofold.ZERO : p.times(row.logarithm).times(gamma);
        var slope = row.modulated(row.others.over(whole).plus(weighted));
        for (int j = 0; j < n; j++) {
            dx[j] = j == c
                    ? -slope.rounded()
                    : row.others.high() == 0
                            ? 0
                            : slope.times(exponential(x, j, row.r).over(row.others))
                                    .rounded();
        }
    }
}
