package org.chainrule.verification.dual;

import org.chainrule.verification.oracle.Estimate;

/**
 * A sum of products of tangents and numbers, with a bar.
 *
 * <p>Products and sums are split into a double and its exact error (fused multiply-add, two-sum), and the errors are added up
 * beside; so the sum is as if computed in twice the digits and rounded once (Ogita, Rump and Oishi 2005, "Accurate sum and dot
 * product", §4–5). The bar holds what the tangents' own bars can do, the last rounding, and m·u of the errors' magnitudes for
 * adding these m errors in plain doubles.
 */
final class TangentSum {

    private static final double U = 0x1p-53;
    private static final double TINY = 0x1p-900;

    private double sum;
    private double lost;
    private double lostMagnitude;
    private double bars;
    private int terms;

    /** + factor · tangent. */
    void add(double factor, double tangent, double bar) {
        if (factor == 0) {
            return;
        }
        if (bar != 0) {
            bars += Math.abs(factor) * bar + Double.MIN_VALUE; // the product may be too small to be told from 0
        }
        if (tangent == 0) {
            return;
        }
        double product = factor * tangent;
        double rest = Math.fma(factor, tangent, -product);
        double next = sum + product;
        double z = next - sum;
        double low = (sum - (next - z)) + (product - z);
        sum = next;
        lost += rest + low;
        lostMagnitude += Math.abs(rest) + Math.abs(low);
        bars += Math.abs(product) < TINY ? Double.MIN_VALUE : 0;
        terms++;
    }

    /** + tangent. */
    void add(double tangent, double bar) {
        add(1, tangent, bar);
    }

    /** + a · b, both with bars. */
    void add(Estimate a, Estimate b) {
        if (isZero(a) || isZero(b)) {
            return;
        }
        if (!a.isKnown() || !b.isKnown()) {
            bars = Double.POSITIVE_INFINITY;
            return;
        }
        add(a.value(), b.value(), b.bound());
        bars += a.bound() == 0 ? 0 : (Math.abs(b.value()) + b.bound()) * a.bound() + Double.MIN_VALUE;
    }

    private static boolean isZero(Estimate a) {
        return a.value() == 0 && a.bound() == 0;
    }

    Ball ball() {
        double value = sum + lost;
        double z = value - sum;
        double last = (sum - (value - z)) + (lost - z);
        double rounding = Math.abs(last) + 2 * terms * U * lostMagnitude;
        double radius = bars + rounding;
        return Double.isNaN(radius) ? Ball.UNKNOWN : Ball.around(value, radius * (1 + terms * 2 * U));
    }
}
