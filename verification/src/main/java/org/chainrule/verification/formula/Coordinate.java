package org.chainrule.verification.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * A number of a formula with respect to which it is differentiated: a scalar, or one element of a row.
 *
 * @param name of the scalar or of the row
 * @param index position in the row; −1 for a scalar
 */
public record Coordinate(String name, int index) {

    /** A scalar. */
    public static Coordinate of(String scalar) {
        return new Coordinate(scalar, -1);
    }

    /** One element of a row, from 0. */
    public static Coordinate of(String row, int index) {
        if (index < 0) {
            throw new IllegalArgumentException("coordinate: found index " + index + " of " + row + "; count from 0");
        }
        return new Coordinate(row, index);
    }

    /** The bindings as dual numbers, this one the variable. */
    <T> Bindings<Dual<T>> lift(DualArithmetic<T> arithmetic, Bindings<T> bindings) {
        Dual<T> variable = arithmetic.variable(in(bindings));
        Bindings<Dual<T>> lifted = bindings.map(arithmetic::constant);
        return replace(lifted, variable);
    }

    /** The bindings with another number in this place. */
    <T> Bindings<T> replace(Bindings<T> bindings, T number) {
        var rows = bindings.rows();
        if (index < 0 || !rows.containsKey(name)) {
            return bindings.with(name, number);
        }
        List<T> row = new ArrayList<>(rows.get(name));
        row.set(index, number);
        return bindings.withRow(name, row);
    }

    /** The number in this place. */
    <T> T in(Bindings<T> bindings) {
        if (index < 0 && bindings.scalars().containsKey(name)) {
            return bindings.scalars().get(name);
        }
        if (index >= 0
                && bindings.rows().containsKey(name)
                && index < bindings.rows().get(name).size()) {
            return bindings.rows().get(name).get(index);
        }
        throw new IllegalArgumentException("derivative: found no " + this + "; the values are " + bindings.names());
    }

    /** The name, and the index of an element. */
    @Override
    public String toString() {
        return index < 0 ? name : name + "_" + index;
    }
}
