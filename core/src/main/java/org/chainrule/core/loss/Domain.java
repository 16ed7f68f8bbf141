package org.chainrule.core.loss;

/** Which numbers a loss takes as a prediction or as a target. */
public enum Domain {
    /** Any number. */
    ANY("any number"),
    /** Above 0. */
    POSITIVE("above 0"),
    /** From 0 on. */
    NON_NEGATIVE("at least 0"),
    /** Above −1. */
    ABOVE_MINUS_ONE("above -1"),
    /** From 0 to 1. */
    PROBABILITY("a probability in [0, 1]"),
    /** At most 0: the logarithm of a probability. */
    LOG_PROBABILITY("the logarithm of a probability, at most 0"),
    /** −1 or 1. */
    SIGN("-1 or 1"),
    /** 0, 1, 2, … */
    COUNT("a count 0, 1, 2, …"),
    /** One column that holds a class number, from 0. */
    CLASS("a class number from 0"),
    /** A row of probabilities, meant to sum to 1. */
    DISTRIBUTION("probabilities in [0, 1]"),
    /** A row of logarithms of probabilities, which are meant to sum to 1. */
    LOG_DISTRIBUTION("logarithms of probabilities, at most 0"),
    /** A row with a single 1 among zeros. */
    ONE_HOT("0, or 1 for the one class");

    private final String words;

    Domain(String words) {
        this.words = words;
    }

    /** For messages: what a number must be. */
    public String words() {
        return words;
    }

    /** Whether a number is in the domain; NaN is in none. That one number cannot decide (sums, one-hot) is not asked. */
    public boolean contains(double value) {
        return switch (this) {
            case ANY -> !Double.isNaN(value);
            case POSITIVE -> value > 0;
            case NON_NEGATIVE -> value >= 0;
            case ABOVE_MINUS_ONE -> value > -1;
            case PROBABILITY, DISTRIBUTION -> value >= 0 && value <= 1;
            case LOG_PROBABILITY, LOG_DISTRIBUTION -> value <= 0;
            case SIGN -> value == 1 || value == -1;
            case COUNT, CLASS -> value >= 0 && value == Math.rint(value) && value < Double.POSITIVE_INFINITY;
            case ONE_HOT -> value == 0 || value == 1;
        };
    }
}
