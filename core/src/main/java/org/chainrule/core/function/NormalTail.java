package org.chainrule.core.function;

/**
 * The lower tail of the normal distribution, scaled: M(t) = e^(t²/2) Φ(−t) = ½ e^(t²/2) erfc(t/√2), 0 ≤ t ≤ 40.
 *
 * <p>(1 + t) M(t) is a smooth function of u = (t − 4)/(t + 4) and is computed as a polynomial of degree 24 in it. The
 * coefficients interpolate it at the 25 Chebyshev points of t in [0, 40]; they were found with mpmath in 80 digits and rounded
 * once. The polynomial so rounded is within 0.4 · 2⁻⁵³ of the function, relatively; evaluated in double it is within 3 ulps.
 */
final class NormalTail {

    /** φ(0) = 1/√(2π). */
    static final double DENSITY_AT_0 = 0.3989422804014327;

    /** Beyond it e^(−t²/2) is 0, and t e^(−t²/2) too. */
    static final double END = 40;

    private static final double[] COEFFICIENTS = {
        0.47205320650984467,
        -0.09670347732652575,
        0.013999634724424644,
        0.028600364053543405,
        -0.03219783742804189,
        0.017936097479934982,
        -0.0050023785920066755,
        -0.0002856231022908247,
        0.0006948971151771745,
        -9.443021368786957e-5,
        -8.785325026942807e-5,
        2.1249817348631183e-5,
        1.3627120508991197e-5,
        -3.4313278898586758e-6,
        -2.613474358077429e-6,
        4.023159185698272e-7,
        5.526888726885186e-7,
        5.017314918544702e-9,
        -1.1119663003695587e-7,
        -2.3585016390667925e-8,
        1.7074179574235033e-8,
        8.425453905074397e-9,
        -8.302534825756703e-10,
        -1.3547923942817101e-9,
        -2.621368395602489e-10
    };

    /** (−1)ⁿ/(√(2π) 2ⁿ n! (2n+1)): the Taylor series of (Φ(x) − ½)/x in x²; at x = ½ the next term is below 2⁻⁶⁰. */
    private static final double[] NEAR_0 = taylor(10);

    private static double[] taylor(int count) {
        var coefficients = new double[count];
        double coefficient = DENSITY_AT_0;
        for (int n = 0; n < count; n++) {
            coefficients[n] = coefficient / (2 * n + 1);
            coefficient /= -2 * (n + 1);
        }
        return coefficients;
    }

    private NormalTail() {}

    /** Φ(x) for |x| ≤ ½. */
    static double distributionNear0(double x) {
        double square = x * x;
        double sum = 0;
        for (int i = NEAR_0.length - 1; i >= 0; i--) {
            sum = sum * square + NEAR_0[i];
        }
        return 0.5 + x * sum;
    }

    /** M(t) · (1 + lo) for t in [0, 40] and an lo so small that it is taken in without a rounding of its own. */
    static double scaled(double t, double lo) {
        double u = (t - 4) / (t + 4);
        double sum = 0;
        for (int i = COEFFICIENTS.length - 1; i > 0; i--) {
            sum = (sum + COEFFICIENTS[i]) * u;
        }
        double constant = COEFFICIENTS[0];
        return (constant + (sum + (constant + sum) * lo)) / (1 + t);
    }
}
