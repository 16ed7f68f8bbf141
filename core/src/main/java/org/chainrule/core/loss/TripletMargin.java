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
                .ulps(3, 6)
                .specimens(this, new TripletMargin(), new TripletMargin(0.5, 0), new TripletMargin(5));
    }

    private double difference(double[] x, int i, int j) {
        return Sums.difference(x[i], x[j], epsilon);
    }

    /** d(a, p) or d(a, q), which begins at {@code other}, times the scale. */
    private double distance(double[] x, int other, double scale, int n) {
        double sum = 0;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            double d = difference(x, j, other + j) * scale;
            double next = sum + d * d;
            lost += Sums.lost(sum, d * d, next);
            sum = next;
        }
        return Math.sqrt(Sums.corrected(sum, lost));
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
    private double excess(double[] x, double near, double far, double scale, int n) {
        if (near + far == 0 || Double.isInfinite(near + far)) {
            return near - far;
        }
        double sum = 0;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            double both = difference(x, j, n + j) * scale + difference(x, j, 2 * n + j) * scale;
            double term = (x[2 * n + j] - x[n + j]) * scale * both;
            double next = sum + term;
            lost += Sums.lost(sum, term, next);
            sum = next;
        }
        return (sum + lost) / (near + far);
    }

    @Override
    public double value(double[] x, double[] t, int n) {
        int third = n / 3;
        double scale = Math.min(scale(x, third, third), scale(x, 2 * third, third));
        double near = distance(x, third, scale, third);
        double far = distance(x, 2 * third, scale, third);
        return Math.max(0, excess(x, near, far, scale, third) / scale + margin);
    }

    @Override
    public void slope(double[] x, double[] t, int n, double[] dx) {
        int third = n / 3;
        double scaleP = scale(x, third, third);
        double scaleQ = scale(x, 2 * third, third);
        double scale = Math.min(scaleP, scaleQ);
        double loss = value(x, t, n);
        double near = distance(x, third, scaleP, third);
        double far = distance(x, 2 * third, scaleQ, third);
        int largest = 0;
        for (int j = 0; j < third; j++) {
            double u = difference(x, j, third + j) * scaleP / near;
            double v = difference(x, j, 2 * third + j) * scaleQ / far;
            dx[third + j] = near == 0 ? 0 : -u;
            dx[2 * third + j] = far == 0 ? 0 : v;
            largest = Math.abs(v) > Math.abs(dx[2 * third + largest]) ? j : largest;
        }
        anchor(x, dx, third, scale, largest);
        for (int j = 0; j < n; j++) {
            dx[j] = loss > 0 ? dx[j] : loss; // 0, or NaN
        }
    }

    /** Whether u − v would lose digits: the signs are the same and the magnitudes within a factor of 2. */
    private static boolean cancel(double u, double v) {
        return Math.signum(u) == Math.signum(v) && Math.abs(u) < 2 * Math.abs(v) && Math.abs(v) < 2 * Math.abs(u);
    }

    /**
     * u − v into the first block, given −u and v in the others. Where the distances are about the same, as for an anchor far
     * from both, it is made from q − p; where they are not, that would cancel and u − v does not.
     */
    private void anchor(double[] x, double[] dx, int n, double scale, int largest) {
        double near = distance(x, n, scale, n);
        double far = distance(x, 2 * n, scale, n);
        double excess = excess(x, near, far, scale, n);
        double products = 0; // Σ_{k≠largest} (u_k − v_k)(u_k + v_k); with the largest it is ‖u‖² − ‖v‖² = 0
        for (int j = 0; j < n; j++) {
            double u = -dx[n + j];
            double v = dx[2 * n + j];
            boolean close = near < 2 * far && far < 2 * near && cancel(u, v);
            double closing = (x[2 * n + j] - x[n + j]) * scale;
            dx[j] = close ? (closing - v * excess) / near : u - v;
            products += j == largest ? 0 : dx[j] * (u + v);
        }
        double u = -dx[n + largest];
        double v = dx[2 * n + largest];
        if (cancel(u, v)) {
            dx[largest] = -products / (u + v);
        }
    }
}
