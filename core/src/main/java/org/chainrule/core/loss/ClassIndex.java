package org.chainrule.core.loss;

import java.util.OptionalInt;

/** Targets that name a class: which rows count, and how much. */
final class ClassIndex {

    private ClassIndex() {}

    /** The mean over the rows that count: over all if there are neither weights nor an ignored class. */
    static Reduction meanOverCounted(Weights weights, OptionalInt ignored) {
        return weights.isNone() && ignored.isEmpty() ? Reduction.MEAN_OVER_ROWS : Reduction.WEIGHTED_MEAN;
    }

    private static boolean isIgnored(OptionalInt ignored, double t) {
        return ignored.isPresent() && ignored.getAsInt() == t;
    }

    /**
     * Whether a row with this target counts.
     *
     * @throws IllegalArgumentException if the target is neither the ignored class nor a class from 0 to {@code classes − 1}
     */
    static boolean counts(OptionalInt ignored, double t, int classes) {
        if (isIgnored(ignored, t)) {
            return false;
        }
        Targets.classIndex(t, classes);
        return true;
    }

    /** The weight of the class, 0 if it is the ignored one, 1 if it is no class, which is refused elsewhere. */
    static double weight(Weights weights, OptionalInt ignored, double t) {
        if (isIgnored(ignored, t)) {
            return 0;
        }
        return t >= 0 && t < weights.count() ? weights.at((int) t) : 1;
    }
}
