package org.chainrule.core.loss;

/** Whether a Poisson loss carries Stirling's approximation of log t!, which does not depend on the prediction. */
public enum Stirling {
    /** Without it: the loss is meant to be minimised, not to be compared with other likelihoods. */
    OMITTED(""),
    /** With t log t − t + ½ log(2πt) where t > 1; for t = 0 and 1 log t! is 0. */
    INCLUDED(" + if(t > 1, t * log(t) - t + log(2 * pi * t) / 2, 0)");

    private static final double LOG_2_PI = StrictMath.log(2 * Math.PI);

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

    /** ½ log(2πt). */
    static double halfLog(double t) {
        return 0.5 * (StrictMath.log(t) + LOG_2_PI);
    }
}
