package org.chainrule.core.initializer;

/** Which fan the variance of the weights is divided by. */
public enum Fan {
    /** Inputs per unit: keeps the size of the activations on the way forward. He et al. 2015, equation 10. */
    IN,
    /** Units per input: keeps the size of the gradients on the way back. He et al. 2015, equation 14. */
    OUT,
    /** The mean of both: a compromise. Glorot and Bengio 2010, equation 12. */
    MEAN;

    /** Twice this fan, which is an integer for the mean too. */
    long doubled(int fanIn, int fanOut) {
        if (fanIn < 1 || fanOut < 1) {
            throw new IllegalArgumentException("initialiser: found fan-in " + fanIn + " and fan-out " + fanOut
                    + "; both must be at least 1 (for W of out×in they are in and out)");
        }
        return switch (this) {
            case IN -> 2L * fanIn;
            case OUT -> 2L * fanOut;
            case MEAN -> (long) fanIn + fanOut;
        };
    }
}
