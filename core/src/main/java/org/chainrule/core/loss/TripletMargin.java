package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Triplet margin, the prediction being [anchor a | positive p | negative q], without a target: L = max(0, d(a, p) − d(a, q) +
 * m), d(x, y) = ‖x − y + ε‖₂; where L is positive, with the unit vectors u along a − p + ε and v along a − q + ε, ∂L/∂a =
 * u − v, ∂L/∂p = −u, ∂L/∂q = v.
 *
 * <p>The distances' difference is Σ_j (q_j − p_j)(u'_j + v'_j)/(d(a, p) + d(a, q)), u' and v' being the vectors themselves,
 * so that an anchor far from both keeps its digits, and so does u − v. Where L is 0, and along a vector of zeros, the slope
 * is 0. By default the mean over rows.
 *
 * @param margin m, positive and finite
 * @param epsilon added to every difference, at least 0 and finite
 */
public record TripletMargin(double margin, double epsilon) implements RowLoss {

    /** PyTorch, {@code torch.nn.TripletMarginLoss}. */
    private static final double DEFAULT_EPSILON = 1e-6;

    /** Refuses parameters out of range. */
    public TripletMargin {
        Targets.positive("triplet-margin", "margin", margin);
        Targets.notNegative("triplet-margin", "epsilon", epsilon);
    }

    /** ε = 10⁻⁶. */
    public TripletMargin(double margin) {
        this(margin, DEFAULT_EPSILON);
    }

    /** m = 1, ε = 10⁻⁶. */
    public TripletMargin() {
        this(1);
    }

    @Override
    public String name() {
        return equals(new TripletMargin())
                ? "triplet-margin"
                : "triplet-margin(" + Figures.shortest(margin)
                        + (epsilon == DEFAULT_EPSILON ? "" : ", " + Figures.shortest(epsilon)) + ")";
    }

    @Override
    public int targetColumns(int n) {
        Targets.blocks(name(), n, 3);
        return 0;
    }

    @Override
    public LossSheet sheet() {
        String u = "sqrt(Σ_j (a_j - p_j + epsilon)^2)";
        String v = "sqrt(Σ_j (a_j - q_j + epsilon)^2)";
        String active = "if(" + u + " - " + v + " + margin > 0, 1, 0)";
        return LossSheet.of("max(0, " + u + " - " + v + " + margin)")
                .predicts(
                        "a",
                        Domain.ANY,
                        active + " * ((a_i - p_i + epsilon) / " + u + " - (a_i - q_i + epsilon) / " + v + ")")
                .predicts("p", Domain.ANY, "-" + active + " * (a_i - p_i + epsilon) / " + u)
                .predicts("q", Domain.ANY, active + " * (a_i - q_i + epsilon) / " + v)
                // only the end is rounded
                .ulps(1, 1)
                .specimens(this, new TripletMargin(), new TripletMargin(0.5, 0), new TripletMargin(5));
    }

    private double difference(double[] x, int i, int j) {
        return Sums.difference(x[i], x[j], epsilon);
    }

    private Twofold twofold(double[] x, int i, int j, double scale) {
        return Twofold.sum(x[i], -x[j]).plus(Twofold.of(epsilon)).times(scale);
    }

    /** d(a, p) or d(a, q), which begins at {@code other}, times the scale. */
    private Twofold distance(double[] x, int other, double scale, int n) {
        var sum = Twofold.ZERO;
        for (int j = 0; j < n; j++) {
            var d = twofold(x, j, other + j, scale);
            sum = sum.plus(d.times(d));
        }
        return sum.sqrt();
    }

    /** A power of two that keeps squares of differences in range. */
    private double scale(double[] x, int other, int n) {
        double largest = 0;
        for (int j = 0; j < n; j++) {
            largest = Math.max(largest, Math.abs(difference(x, j, other + j)));
        }
        int exponent = Math.max(Math.getExponent(largest), Double.MIN_EXPONENT);
        return Math.scalb(1.0, exponent > Double.MAX_EXPONENT ? 0 : -exponent);
    }

    /** d(a, p) − d(a, q), both times the scale. */
    private Twofold excess(double[] x, Twofold near, Twofold far, double scale, int n) {
        var both = near.plus(far);
        if (both.high() == 0 || Double.isInfinite(both.high())) {
            return near.minus(far);
        }
        var sum = Twofold.ZERO;
        for (int j = 0; j < n; j++) {
            var sides = twofold(x, j, n + j, scale).plus(twofold(x, j, 2 * n + j, scale));
            sum = sum.plus(Twofold.sum(x[2 * n + j], -x[n + j]).times(scale).times(sides));
        }
        return sum.over(both);
    }

    @Override
    public double value(double[] x, double[] t, int n) {
        int third = n / 3;
        double scale = Math.min(scale(x, third, third), scale(x, 2 * third, third));
        var near = distance(x, third, scale, third);
        var far = distance(x, 2 * third, scale, third);
        var excess = excess(x, near, far, scale, third).times(1 / scale);
        return Math.max(0, excess.plus(Twofold.of(margin)).rounded());
    }

    /** An element of the unit vector along a − p + ε or a − q + ε; 0 where there is none. */
    private Twofold unit(double[] x, int i, int j, double scale, Twofold distance) {
        return distance.high() == 0 ? Twofold.ZERO : twofold(x, i, j, scale).over(distance);
    }

    @Override
    public void slope(double[] x, double[] t, int n, double[] dx) {
        int third = n / 3;
        double scaleP = scale(x, third, third);
        double scaleQ = scale(x, 2 * third, third);
        double loss = value(x, t, n);
        var near = distance(x, third, scaleP, third);
        var far = distance(x, 2 * third, scaleQ, third);
        var u = new Twofold[third];
        var v = new Twofold[third];
        for (int j = 0; j < third; j++) {
            u[j] = unit(x, j, third + j, scaleP, near);
            v[j] = unit(x, j, 2 * third + j, scaleQ, far);
        }
        var anchor = anchor(x, u, v, Math.min(scaleP, scaleQ));
        for (int j = 0; j < third; j++) {
            dx[j] = anchor[j].rounded();
            dx[third + j] = 0 - u[j].rounded();
            dx[2 * third + j] = v[j].rounded();
        }
        for (int j = 0; j < n; j++) {
            dx[j] = loss > 0 ? dx[j] : loss; // 0, or NaN
        }
    }

    /** Whether u − v would lose digits: the signs are the same and the magnitudes within a factor of 2. */
    private static boolean cancel(Twofold u, Twofold v) {
        return cancel(u.high(), v.high()) && Math.signum(u.high()) == Math.signum(v.high());
    }

    private static boolean cancel(double u, double v) {
        return Math.abs(u) < 2 * Math.abs(v) && Math.abs(v) < 2 * Math.abs(u);
    }

    /**
     * u − v. Where the distances are about the same, as for an anchor far from both, what cancels is made from q − p; where they
     * are not, that would cancel and u − v does not. The largest element is made from the others, because ‖u‖ = ‖v‖.
     */
    private Twofold[] anchor(double[] x, Twofold[] u, Twofold[] v, double scale) {
        int n = u.length;
        var near = distance(x, n, scale, n);
        var far = distance(x, 2 * n, scale, n);
        var excess = excess(x, near, far, scale, n);
        boolean alike = cancel(near.high(), far.high());
        int largest = 0;
        for (int j = 1; j < n; j++) {
            largest = Math.abs(v[j].high()) > Math.abs(v[largest].high()) ? j : largest;
        }
        var anchor = new Twofold[n];
        var products = Twofold.ZERO; // Σ_{j≠largest} (u_j − v_j)(u_j + v_j)
        for (int j = 0; j < n; j++) {
            if (alike && cancel(u[j], v[j])) {
                var closing = Twofold.sum(x[2 * n + j], -x[n + j]).times(scale);
                anchor[j] = closing.minus(v[j].times(excess)).over(near);
            } else {
                anchor[j] = u[j].minus(v[j]);
            }
            if (j != largest) {
                products = products.plus(anchor[j].times(u[j].plus(v[j])));
            }
        }
        if (cancel(u[largest], v[largest])) {
            anchor[largest] = products.negative().over(u[largest].plus(v[largest]));
        }
        return anchor;
    }
}
