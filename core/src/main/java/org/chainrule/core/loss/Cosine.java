package org.chainrule.core.loss;

/**
 * 1 − cos(x, y) of two rows of n numbers, norms below a floor counting as the floor.
 *
 * <p>Both rows are scaled by powers of two, so that no square overflows or vanishes. The distance is ½ ‖x/‖x‖ − y/‖y‖‖²
 * for rows less than 60° apart, which does not cancel for nearly parallel ones. Its slope with respect to x_i is
 * (x_i Σ_{k≠i} x_k y_k − y_i Σ_{k≠i} x_k²)/(‖x‖³ ‖y‖): what would cancel, x_i² y_i, is left out of both sums.
 */
final class Cosine {

    private static final int NONE = -1;

    private Cosine() {}

    private static double norm(double[] x, int from, double scale, int n) {
        return Math.sqrt(Sums.dot(x, from, scale, x, from, scale, n, NONE));
    }

    /** The cosine. */
    static double of(double[] x, int fromX, double[] y, int fromY, int n, double floor) {
        double sx = Sums.scale(x, fromX, n);
        double sy = Sums.scale(y, fromY, n);
        double norms = Math.max(norm(x, fromX, sx, n), floor * sx) * Math.max(norm(y, fromY, sy, n), floor * sy);
        return norms == 0 ? 0 : Sums.dot(x, fromX, sx, y, fromY, sy, n, NONE) / norms;
    }

    /** 1 − cosine. */
    static double distance(double[] x, int fromX, double[] y, int fromY, int n, double floor) {
        double sx = Sums.scale(x, fromX, n);
        double sy = Sums.scale(y, fromY, n);
        double nx = norm(x, fromX, sx, n);
        double ny = norm(y, fromY, sy, n);
        double cosine = of(x, fromX, y, fromY, n, floor);
        if (nx == 0 || ny == 0 || nx < floor * sx || ny < floor * sy || cosine < 0.5) {
            return 1 - cosine;
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            double d = x[fromX + j] * sx / nx - y[fromY + j] * sy / ny;
            sum += d * d;
        }
        return 0.5 * sum;
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
        double nx = norm(x, fromX, sx, n);
        double ny = Math.max(norm(y, fromY, sy, n), floor * sy);
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
        int largest = 0;
        for (int i = 1; i < n; i++) {
            largest = Math.abs(x[fromX + i]) > Math.abs(x[fromX + largest]) ? i : largest;
        }
        double xx = Sums.dot(x, fromX, sx, x, fromX, sx, n, NONE);
        double norms = xx * (nx * ny);
        double xy = Sums.dot(x, fromX, sx, y, fromY, sy, n, NONE);
        double xxOthers = Sums.dot(x, fromX, sx, x, fromX, sx, n, largest);
        double xyOthers = Sums.dot(x, fromX, sx, y, fromY, sy, n, largest);
        for (int i = 0; i < n; i++) {
            double xi = x[fromX + i] * sx;
            double yi = y[fromY + i] * sy;
            double own = i == largest ? xyOthers : Math.fma(-xi, yi, xy);
            double rest = i == largest ? xxOthers : Math.fma(-xi, xi, xx);
            out[fromOut + i] = factor * ((xi * own - yi * rest) / norms) * sx;
        }
    }
}
