package org.chainrule.core.loss;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.chainrule.core.Figures;

/**
 * A weight per column or class: positive numbers, or none, which is 1 everywhere.
 *
 * <p>Equal weights are equal objects, so records that hold them compare by value.
 */
public final class Weights {

    private static final Weights NONE = new Weights(new double[0]);

    private final double[] values;

    private Weights(double[] values) {
        this.values = values;
    }

    /** 1 in every column. */
    public static Weights none() {
        return NONE;
    }

    /**
     * These weights, one per column.
     *
     * @throws IllegalArgumentException if one is negative, infinite or NaN, naming it
     */
    public static Weights of(double... values) {
        for (int j = 0; j < values.length; j++) {
            if (!(values[j] >= 0 && values[j] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weights: found " + values[j] + " for column " + j + "; it must be finite and at least 0");
            }
        }
        return new Weights(values.clone());
    }

    /** Whether there are no weights: 1 everywhere. */
    public boolean isNone() {
        return values.length == 0;
    }

    /** How many weights there are; 0 for none. */
    int count() {
        return values.length;
    }

    /** The weight of a column. */
    public double at(int column) {
        return values.length == 0 ? 1 : values[column];
    }

    /**
     * Refuses a number of columns that is not that of the weights.
     *
     * @param loss whose weights these are, for the message
     */
    void check(String loss, int columns) {
        if (values.length != 0 && values.length != columns) {
            throw new IllegalArgumentException(loss + ": found " + values.length + " weights for " + columns
                    + " columns; give one per column, or none");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights weights && Arrays.equals(values, weights.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** The weights joined by commas, or {@code none}. */
    @Override
    public String toString() {
        return values.length == 0
                ? "none"
                : Arrays.stream(values).mapToObj(Figures::shortest).collect(Collectors.joining(", "));
    }
}
