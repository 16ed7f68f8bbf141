package org.chainrule.core.function;

/**
 * A point where the slope jumps while the value does not.
 *
 * @param at the argument
 * @param left derivative from the left
 * @param right derivative from the right
 * @param convention the slope returned there, between the two
 */
public record Kink(double at, double left, double right, double convention) {

    /** Refuses a convention that is not between the one-sided derivatives. */
    public Kink {
        if (!(convention >= Math.min(left, right) && convention <= Math.max(left, right))) {
            throw new IllegalArgumentException("kink at " + at + ": the convention " + convention
                    + " must lie between the one-sided derivatives " + left + " and " + right);
        }
    }
}
