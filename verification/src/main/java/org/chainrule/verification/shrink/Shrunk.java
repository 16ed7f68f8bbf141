package org.chainrule.verification.shrink;

import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.core.Matrix;
import org.chainrule.verification.check.Comparison;

/**
 * The smallest and plainest case found that still shows a fault.
 *
 * @param subject what was checked
 * @param from what it was found on, in words
 * @param values the matrices that show it, for an op its inputs and the cotangent
 * @param before the failing comparison it began with
 * @param after the failing comparison on the values
 * @param trials how many checks the search made
 * @param code what a person can paste to see it again
 */
public record Shrunk(
        String subject, String from, List<Named> values, Comparison before, Comparison after, int trials, String code) {

    /**
     * A matrix and what it is called.
     *
     * @param name for people
     * @param value its numbers
     */
    public record Named(String name, Matrix value) {

        /** {@code name 2×2 = [1, 0; 0, 1]}. */
        @Override
        public String toString() {
            return name + " (" + value.shape() + ") = " + MatrixText.of(value);
        }
    }

    /** Copies the list. */
    public Shrunk {
        values = List.copyOf(values);
    }

    /** The value of this name. */
    public Matrix value(String name) {
        return values.stream()
                .filter(named -> named.name().equals(name))
                .map(Named::value)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("shrunk case: found no \"" + name + "\"; there are " + values));
    }

    /** The case for people, several lines. */
    public String describe() {
        return subject + ": the plainest case that still shows the fault, found in " + trials + " checks from " + from
                + "\n"
                + values.stream().map(value -> "  " + value + "\n").collect(Collectors.joining())
                + "  now     " + after.describe() + "\n"
                + "  before  " + before.describe() + "\n"
                + "  to see it again:\n"
                + code.lines().map(line -> "    " + line + "\n").collect(Collectors.joining());
    }

    /** As {@link #describe()}. */
    @Override
    public String toString() {
        return describe();
    }
}
