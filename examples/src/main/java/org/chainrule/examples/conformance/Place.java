package org.chainrule.examples.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.core.DoubleMatrix;

/**
 * A value in a reference file and the path to it. Nothing is guessed: what is missing or has another form is refused, naming
 * the path.
 *
 * @param node the value
 * @param path for messages, for example {@code cases[3].exact.grad}
 */
record Place(JsonNode node, String path) {

    private static final int LONGEST_EXCERPT = 40;

    /** Where parameters would stand if there were any. */
    static Place none(String path) {
        return new Place(JsonNodeFactory.instance.objectNode(), path);
    }

    /** A member that must be there; it may be null. */
    Place get(String name) {
        return find(name).orElseThrow(() -> new Malformed(this, "no \"" + name + "\"", "it"));
    }

    /** A member, if it is there. */
    Optional<Place> find(String name) {
        return Optional.ofNullable(node.get(name)).map(there -> new Place(there, path + "." + name));
    }

    /** Whether a member is there and not null. */
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    boolean isNull() {
        return node.isNull();
    }

    boolean isArray() {
        return node.isArray();
    }

    /** The elements of an array. */
    List<Place> items() {
        if (!node.isArray()) {
            throw new Malformed(this, excerpt(), "an array");
        }
        var items = new ArrayList<Place>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Place(node.get(i), path + "[" + i + "]"));
        }
        return items;
    }

    /** The names of the members. */
    List<String> names() {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    String text() {
        if (!node.isTextual()) {
            throw new Malformed(this, excerpt(), "a text");
        }
        return node.textValue();
    }

    /** A number, or one of the words NaN, Infinity, -Infinity; hexadecimal floating point is a number too. */
    double number() {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        try {
            return Double.parseDouble(node.isTextual() ? node.textValue() : "no number");
        } catch (NumberFormatException notANumber) {
            throw new Malformed(this, excerpt(), "a number");
        }
    }

    /** A number that is a member; a default if it is not there. */
    double number(String name, double otherwise) {
        return has(name) ? get(name).number() : otherwise;
    }

    int whole() {
        if (!node.isIntegralNumber()) {
            throw new Malformed(this, excerpt(), "a whole number");
        }
        return node.intValue();
    }

    /** A member that is true; false if it is not there. */
    boolean isTrue(String name) {
        return node.path(name).asBoolean(false);
    }

    /** An array of numbers, or one number. */
    double[] numbers() {
        if (!node.isArray()) {
            return new double[] {number()};
        }
        return items().stream().mapToDouble(Place::number).toArray();
    }

    /** Rows of numbers; a plain list is a column, a number is 1×1. */
    DoubleMatrix matrix() {
        if (!node.isArray()) {
            return DoubleMatrix.of(new double[] {number()});
        }
        var rows = items().stream().map(Place::numbers).toList();
        if (rows.isEmpty() || rows.get(0).length == 0) {
            throw new Malformed(this, "an empty array", "numbers");
        }
        if (rows.stream().anyMatch(row -> row.length != rows.get(0).length)) {
            throw new Malformed(this, "rows of different lengths", "a matrix");
        }
        return DoubleMatrix.of(rows.toArray(double[][]::new));
    }

    /** All leaves below in order, row by row. */
    List<Place> leaves() {
        if (!node.isArray()) {
            return List.of(this);
        }
        return items().stream().flatMap(item -> item.leaves().stream()).toList();
    }

    String excerpt() {
        String text = node.toString();
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
    }
}
