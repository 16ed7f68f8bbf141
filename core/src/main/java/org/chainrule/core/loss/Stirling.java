package org.chainrule.core.loss;

/** Whether a Poisson loss carries Stirling's approximation of log t!, which does not depend on the prediction. */
public enum Stirling {
    /** Without it: the loss is meant to be minimised, not to be compared with other likelihoods. */
    OMITTED(""),
    /** With t log t − t + ½ log(2πt) where t > 1; for t = 0 and 1 log t! is 0. */
    INCLUDED(" + if(t > 1, t * log(t) - t + log(2 * pi * t) / 2, 0)");

    /** ½ log 2π in two parts. */
    private static final double HALF_LOG_2_PI = 0x1.d67f1c864beb5p-1;

    private static final double HALF_LOG_2_PI_LOW = -0x1.65b5a1b7ff5dfp-55;

    private final String formula;

    Stirling(String formula) {
        this.formula = formula;
    }

    /** The end of the loss's formula. */
    String formula() {
        return formula;
    }

    boolean counts(double t) {
        return this == INCLUDED && t > 1;
    }

    /** ½ log(2πt) − a, which may be near 0 for a up to 1. */
    static double halfLogMinus(double t, double a) {
        return (HALF_LOG_2_PI - a) + (0.5 * StrictMath.log(t) + HALF_LOG_2_PI_LOW);
    }
}
