package org.chainrule.verification.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;

/** Reads the golden files and judges by their rule. */
final class Golden {

    /** The files' own rule for tensors: this times the largest finite magnitude, but at least 1. */
    private static final double ALLOWED = 1e-12;

    private Golden() {}

    static JsonNode read(String file) {
        try (var stream = Golden.class.getResourceAsStream("/golden/" + file)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(stream, file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A number, or one of the words NaN, Infinity, -Infinity. */
    static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
    }

    /** Rows of numbers; a plain list is a column, a number is 1×1. */
    static DoubleMatrix matrix(JsonNode node) {
        if (!node.isArray()) {
            return DoubleMatrix.of(new double[] {number(node)});
        }
        var rows = new ArrayList<double[]>();
        for (JsonNode row : node) {
            rows.add(row.isArray() ? numbers(row) : new double[] {number(row)});
        }
        return DoubleMatrix.of(rows.toArray(new double[0][]));
    }

    /** One row of numbers. */
    static double[] numbers(JsonNode row) {
        var numbers = new double[row.size()];
        for (int j = 0; j < numbers.length; j++) {
            numbers[j] = number(row.get(j));
        }
        return numbers;
    }

    /** Elements that are off by more than the rule allows; infinities and NaN must be equal. */
    static List<String> complaints(String what, Matrix exact, Matrix found) {
        var complaints = new ArrayList<String>();
        if (exact.size() != found.size()) {
            return List.of(what + ": " + found.shape() + " but " + exact.shape() + " was expected");
        }
        double largest = 1;
        for (double value : exact.toArray()) {
            largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        for (int i = 0; i < exact.size(); i++) {
            double a = exact.get(i);
            double b = found.get(i);
            boolean agrees = Double.isFinite(a) ? Math.abs(a - b) <= ALLOWED * largest : Double.compare(a, b) == 0;
            if (!agrees) {
                complaints.add(what + "[" + i + "]: found " + b + ", exact " + a);
            }
        }
        return complaints;
    }
}
