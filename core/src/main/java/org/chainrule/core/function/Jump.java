package org.chainrule.core.function;

/**
 * A point where the value jumps. There is no derivative there, and no difference is taken across it.
 *
 * @param at the argument
 * @param left limit of the value from the left
 * @param right limit of the value from the right
 * @param value the value returned there, one of the two
 * @param slope the slope returned there
 */
public record Jump(double at, double left, double right, double value, double slope) {

    /** Refuses a value that is neither of the two limits. */
    public Jump {
        if (value != left && value != right) {
            throw new IllegalArgumentException(
                    "jump at " + at + ": the value " + value + " must be one of the limits " + left + " and " + right);
        }
    }
}
