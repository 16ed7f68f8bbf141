package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.DoubleMatrix;

/** Names for stretches of a vector, in order; one name for all of it until parts are named. */
final class Parts {

    private final String whole;
    private final List<Part> parts = new ArrayList<>();

    /**
     * A stretch.
     *
     * @param name for people
     * @param from index of its first number
     * @param length how many
     * @param columns in rows of how many; all in one row if it is not a matrix
     */
    record Part(String name, int from, int length, int columns) {

        /** All of a vector, or a stretch that is not a matrix. */
        static Part of(String name, int from, int length) {
            return new Part(name, from, length, length);
        }

        int end() {
            return from + length;
        }
    }

    Parts(String whole) {
        this.whole = whole;
    }

    void add(String name, int length) {
        if (parts.stream().anyMatch(part -> part.name().equals(name))) {
            throw new IllegalArgumentException("gradient check: found two parts called \"" + name
                    + "\"; every part needs a name of its own, or the report would mix them");
        }
        parts.add(Part.of(name, named(), Arguments.count("coordinates of " + name, length)));
    }

    /** The parts of these arrays, unless they are named so already. */
    void name(NamedArrays arrays) {
        if (parts.isEmpty()) {
            arrays.names().forEach(each -> parts.add(new Part(each, named(), arrays.size(each), arrays.columns(each))));
        } else if (!parts.stream().map(Part::name).toList().equals(arrays.names())) {
            throw new IllegalArgumentException("gradient check: the parts are "
                    + parts.stream().map(Part::name).toList() + " but the arrays are " + arrays.names()
                    + "; every point must have the same parts");
        }
    }

    private int named() {
        return parts.isEmpty() ? 0 : parts.get(parts.size() - 1).end();
    }

    /**
     * The parts of a vector of this length.
     *
     * @param what it is, for messages
     */
    List<Part> of(String what, int length) {
        if (parts.isEmpty()) {
            return List.of(Part.of(whole, 0, length));
        }
        if (named() != length) {
            throw new IllegalArgumentException("gradient check: the parts have " + named() + " coordinates but " + what
                    + " has " + length + "; they must be as many");
        }
        return List.copyOf(parts);
    }

    /** A point's parts as variables; the numbers of the point are shared. */
    List<Block> blocks(double[] point) {
        return of("the point", point.length).stream()
                .map(part -> new Block(
                        part.name(),
                        DoubleMatrix.wrap(point, part.from(), part.length() / part.columns(), part.columns())))
                .toList();
    }
}
