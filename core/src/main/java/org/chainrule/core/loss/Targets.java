package org.chainrule.core.loss;

/** Refusals of targets and predictions that are out of range; NaN predictions pass, so that a diverged run can be told. */
final class Targets {

    private Targets() {}

    static void target(Domain domain, double t) {
        if (!domain.contains(t)) {
            throw new IllegalArgumentException("found target " + t + "; it must be " + domain.words());
        }
    }

    static void prediction(Domain domain, double p, String advice) {
        if (!domain.contains(p) && !Double.isNaN(p)) {
            throw new IllegalArgumentException(
                    "found prediction " + p + "; it must be " + domain.words() + "; " + advice);
        }
    }

    static void probability(double t) {
        if (!(t >= 0 && t <= 1)) {
            throw new IllegalArgumentException("found target " + t + "; it must be a probability in [0, 1]");
        }
    }

    static void probability(double t, int column) {
        if (!(t >= 0 && t <= 1)) {
            throw new IllegalArgumentException(
                    "column " + column + ": found target " + t + "; it must be a probability in [0, 1]");
        }
    }

    static void prediction(double p) {
        if (p < 0 || p > 1) {
            throw new IllegalArgumentException("found prediction " + p + "; it must be " + Domain.PROBABILITY.words()
                    + "; use the loss on logits or end the network in a sigmoid or softmax");
        }
    }

    static void prediction(double p, int column) {
        if (p < 0 || p > 1) {
            throw new IllegalArgumentException("column " + column + ": found prediction " + p + "; it must be "
                    + Domain.PROBABILITY.words()
                    + "; use the loss on logits or end the network in a sigmoid or softmax");
        }
    }

    static int classIndex(double t, int classes) {
        int index = (int) t;
        if (index != t || index < 0 || index >= classes) {
            throw new IllegalArgumentException(
                    "found target " + t + "; it must be a class number from 0 to " + (classes - 1));
        }
        return index;
    }

    static void sign(double t, int column) {
        if (t != 1 && t != -1) {
            throw new IllegalArgumentException("column " + column + ": found target " + t + "; it must be -1 or 1");
        }
    }

    static void notNegative(String loss, String parameter, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    loss + ": found " + parameter + " " + value + "; it must be at least 0 and finite");
        }
    }

    static void positive(String loss, String parameter, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    loss + ": found " + parameter + " " + value + "; it must be positive and finite");
        }
    }

    /** Columns of each of several equal blocks. */
    static int blocks(String loss, int columns, int blocks) {
        if (columns % blocks != 0) {
            throw new IllegalArgumentException(loss + ": the prediction has " + columns + " columns; it needs " + blocks
                    + " blocks of equally many, side by side");
        }
        return columns / blocks;
    }

    static void smoothing(String loss, double smoothing) {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException(
                    loss + ": found smoothing " + smoothing + "; it must be at least 0 and below 1");
        }
    }

    static void atLeastTwoClasses(String loss, int columns) {
        if (columns < 2) {
            throw new IllegalArgumentException(
                    loss + ": the prediction has " + columns
                            + " column; it needs one per class, at least 2; for two classes in one column use binary cross-entropy");
        }
    }
}
