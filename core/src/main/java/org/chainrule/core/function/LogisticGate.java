package org.chainrule.core.function;

/** A number times a sigmoid: g(x) = x σ(v), where v has the sign of x and is given as the exponent −|v| = hi + lo. */
final class LogisticGate {

    private LogisticGate() {}

    /** x σ(v). */
    static double value(double x, double hi, double lo) {
        double e = Exponentials.exp(hi, lo);
        return x > 0 ? x / (1 + e) : Exponentials.times(x / (1 + e), e, hi, lo);
    }

    /** (x σ(v))′ = σ(v)(1 + x v′ σ(−v)), where |x v′| = |v| + surplus. */
    static double slope(double x, double hi, double lo, double surplus) {
        double e = Exponentials.exp(hi, lo);
        if (x > 0) {
            return e == 0 ? 1 : (1 + (surplus - hi) * (e / (1 + e))) / (1 + e);
        }
        double numerator = (1 + hi) + (e == 0 ? -surplus : (e + lo) - surplus); // 1 + e − |x v′|
        return Exponentials.times(numerator / ((1 + e) * (1 + e)), e, hi, lo);
    }
}
