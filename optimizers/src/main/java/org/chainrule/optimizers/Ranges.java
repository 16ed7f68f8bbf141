package org.chainrule.optimizers;

import org.chainrule.core.Figures;

/** The allowed ranges of hyper-parameters and the sentences that name them. */
final class Ranges {

    private Ranges() {}

    static void decay(String owner, String name, double value) {
        fraction(owner, name, value, "usually between 0.9 and 0.999");
    }

    static void fraction(String owner, String name, double value, String usual) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(owner + ": found " + name + " = " + Figures.shortest(value)
                    + "; it must be at least 0 and below 1, " + usual);
        }
    }

    static void nonNegative(String owner, String name, double value, String usual) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(owner + ": found " + name + " = " + Figures.shortest(value)
                    + "; it must be at least 0 and finite, " + usual);
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

    /** The rate of one step: a schedule may reach 0. */
    static void stepRate(String owner, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(owner + ": found learning rate " + Figures.shortest(value)
                    + "; it must be 0 or more and finite, for example 0.01");
        }
    }

    static void factor(String owner, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(owner + ": found factor " + Figures.shortest(value)
                    + "; it must be above 0 and at most 1, for example 0.1");
        }
    }

    static void divisor(String owner, String name, double value) {
        if (!(value >= 1 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(owner + ": found " + name + " " + Figures.shortest(value)
                    + "; it must be at least 1 and finite, for example 25");
        }
    }

    static void positive(String owner, String name, double value, String usual) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(owner + ": found " + name + " " + Figures.shortest(value)
                    + "; it must be above 0 and finite, " + usual);
        }
    }

    static void steps(String owner, String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(owner + ": found " + name + " " + value + "; it must be at least 1");
        }
    }
}
