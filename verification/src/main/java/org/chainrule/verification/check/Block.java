package org.chainrule.verification.check;

import org.chainrule.core.Matrix;

/**
 * A named variable of a {@link Subject}.
 *
 * @param name for people
 * @param value its numbers in float64; the subject reads them here
 */
record Block(String name, Matrix value) {

    int size() {
        return value.size();
    }

    /** Where an entry stands, for example {@code [2, 5]}. */
    String entry(int index) {
        return "[" + index / value.columns() + ", " + index % value.columns() + "]";
    }
}
