package org.chainrule.optimizers;

import org.chainrule.core.Figures;

/** The allowed ranges of hyper-parameters and the sentences that name them. */
final class Ranges {

    private Ranges() {}

    static void decay(String owner, String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(owner + ": found " + name + " = " + Figures.shortest(value)
                    + "; it must be at least 0 and below 1, usually between 0.9 and 0.999");
        }
    }

    static void epsilon(String owner, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(owner + ": found epsilon ε = " + Figures.shortest(value)
                    + "; it must be above 0 and finite, usually 1e-8");
        }
    }

    static void rate(String owner, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(owner + ": found learning rate " + Figures.shortest(value)
                    + "; it must be above 0 and finite, for example 0.01");
        }
    }
}
