package org.chainrule.core.loss;

/**
 * 1 − cos(x, y) of two rows of n numbers, norms below a floor counting as the floor.
 *
 * <p>Both rows are scaled by powers of two, so that no square overflows or vanishes. The distance is
 * (‖x‖² Σ z_k² − (Σ x_k z_k)²)/(x_r² ‖x‖ ‖y‖ (‖x‖ ‖y‖ + x·y)) for rows less than 60° apart, z_k = x_r y_k − x_k y_r, x_r
 * being the largest: Lagrange's identity, which keeps the digits of nearly parallel rows. Its slope with respect to x_i is
 * (x_i Σ_{k≠i} x_k y_k − y_i Σ_{k≠i} x_k²)/(‖x‖³ ‖y‖): what would cancel, x_i² y_i, is left out of both sums.
 */
final class Cosine {

    private static final int NONE = -1;

    /** The square of a smaller number is close to the subnormal numbers. */
    private static final double SMALL = 0x1p-400;

    private Cosine() {}

    private static Twofold norm(double[] x, int from, double scale, int n) {
        return Sums.dot(x, from, scale, x, from, scale, n, NONE).sqrt();
    }

    private static Twofold floored(Twofold norm, double floor) {
        return norm.high() < floor ? Twofold.of(floor) : norm;
    }

    /** The cosine. */
    static Twofold of(double[] x, int fromX, double[] y, int fromY, int n, double floor) {
        double sx = Sums.scale(x, fromX, n);
        double sy = Sums.scale(y, fromY, n);
        var nx = floored(norm(x, fromX, sx, n), floor * sx);
        var ny = floored(norm(y, fromY, sy, n), floor * sy);
        var norms = nx.times(ny);
        return norms.high() == 0
                ? Twofold.ZERO
                : Sums.dot(x, fromX, sx, y, fromY, sy, n, NONE).over(norms);
    }

    /** 1 − cosine. */
    static Twofold distance(double[] x, int fromX, double[] y, int fromY, int n, double floor) {
        double sx = Sums.scale(x, fromX, n);
        double sy = Sums.scale(y, fromY, n);
        var nx = norm(x, fromX, sx, n);
        var ny = norm(y, fromY, sy, n);
        var cosine = of(x, fromX, y, fromY, n, floor);
        boolean floored = nx.high() < floor * sx || ny.high() < floor * sy;
        if (nx.high() == 0 || ny.high() == 0 || floored || !(cosine.high() >= 0.5)) {
            return Twofold.ONE.minus(cosine);
        }
        int r = largest(x, fromX, n);
        double a = x[fromX + r] * sx;
        double b = y[fromY + r] * sy;
        double scale = 0;
        for (int k = 0; k < n; k++) {
            scale = Math.max(scale, Math.abs(a * (y[fromY + k] * sy) - x[fromX + k] * sx * b));
        }
        scale = scale < SMALL ? 1 / SMALL : 1;
        var zz = Twofold.ZERO;
        var xz = Twofold.ZERO;
        for (int k = 0; k < n; k++) {
            double xk = x[fromX + k] * sx;
            var z = Twofold.product(a, y[fromY + k] * sy)
                    .minus(Twofold.product(xk, b))
                    .times(scale);
            zz = zz.plus(z.times(z));
            xz = xz.plus(z.times(xk));
        }
        var norms = nx.times(ny);
        var cross = zz.times(nx).times(nx).minus(xz.times(xz));
        var sum = norms.plus(cosine.times(norms));
        return cross.over(norms.times(sum).times(a).times(a)).times(1 / scale).times(1 / scale);
    }

    private static int largest(double[] x, int from, int n) {
        int largest = 0;
        for (int i = 1; i < n; i++) {
            largest = Math.abs(x[from + i]) > Math.abs(x[from + largest]) ? i : largest;
        }
        return largest;
    }

    /** {@code out_i := factor · ∂(1 − cosine)/∂x_i}; 0 where a row is zero. */
    static void slope(
            double[] x,
            int fromX,
            double[] y,
            int fromY,
            int n,
            double floor,
            double factor,
            double[] out,
            int fromOut) {
        double sx = Sums.scale(x, fromX, n);
        double sy = Sums.scale(y, fromY, n);
        var norm = norm(x, fromX, sx, n);
        var other = floored(norm(y, fromY, sy, n), floor * sy);
        double nx = norm.rounded();
        double ny = other.rounded();
        if (nx == 0 || ny == 0) {
            for (int i = 0; i < n; i++) {
                out[fromOut + i] = Double.isNaN(nx + ny) ? Double.NaN : 0;
            }
            return;
        }
        if (nx <= floor * sx) {
            for (int i = 0; i < n; i++) {
                out[fromOut + i] = factor * (-y[fromY + i] * sy / (floor * ny));
            }
            return;
        }
        int largest = largest(x, fromX, n);
        var xx = Sums.dot(x, fromX, sx, x, fromX, sx, n, NONE);
        var xy = Sums.dot(x, fromX, sx, y, fromY, sy, n, NONE);
        double norms = xx.times(norm).times(other).rounded();
        double xxOthers = Sums.dot(x, fromX, sx, x, fromX, sx, n, largest).rounded();
        double xyOthers = Sums.dot(x, fromX, sx, y, fromY, sy, n, largest).rounded();
        for (int i = 0; i < n; i++) {
            double xi = x[fromX + i] * sx;
            double yi = y[fromY + i] * sy;
            double own = i == largest ? xyOthers : Math.fma(-xi, yi, xy.high()) + xy.low();
            double rest = i == largest ? xxOthers : Math.fma(-xi, xi, xx.high()) + xx.low();
            out[fromOut + i] = factor * ((xi * own - yi * rest) / norms) * sx;
        }
    }
}
