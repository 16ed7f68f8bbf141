package org.chainrule.verification.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the names of a formula stand for.
 *
 * @param scalars numbers by name
 * @param rows rows of numbers by name: {@code x_j} is the element j of the row {@code x}
 * @param indices free indices by letter, from 0; inside a sum its own letter is added
 * @param columns what {@code n} stands for and how far a sum goes; 0 if the formula has no rows
 * @param <T> the numbers
 */
public record Bindings<T>(
        Map<String, T> scalars, Map<String, List<T>> rows, Map<String, Integer> indices, int columns) {

    /** Copies. */
    public Bindings {
        scalars = Map.copyOf(scalars);
        rows = Map.copyOf(rows);
        indices = Map.copyOf(indices);
    }

    /** Numbers only. */
    public static <T> Bindings<T> of(Map<String, T> scalars) {
        return new Bindings<>(scalars, Map.of(), Map.of(), 0);
    }

    /** These and one more number. */
    public Bindings<T> with(String name, T value) {
        return new Bindings<>(and(scalars, name, value), rows, indices, columns);
    }

    /** These and one more row. */
    public Bindings<T> withRow(String name, List<T> row) {
        return new Bindings<>(scalars, and(rows, name, List.copyOf(row)), indices, columns);
    }

    /** These and one more index. */
    public Bindings<T> withIndex(String letter, int value) {
        return new Bindings<>(scalars, rows, and(indices, letter, value), columns);
    }

    /** These with another number of columns. */
    public Bindings<T> withColumns(int count) {
        return new Bindings<>(scalars, rows, indices, count);
    }

    /** The same names for numbers of another kind. */
    public <U> Bindings<U> map(Function<? super T, ? extends U> number) {
        var newScalars = new HashMap<String, U>();
        scalars.forEach((name, value) -> newScalars.put(name, number.apply(value)));
        var newRows = new HashMap<String, List<U>>();
        rows.forEach(
                (name, row) -> newRows.put(name, row.stream().<U>map(number).toList()));
        return new Bindings<>(newScalars, newRows, indices, columns);
    }

    private static <V> Map<String, V> and(Map<String, V> map, String name, V value) {
        var more = new HashMap<>(map);
        more.put(name, value);
        return more;
    }

    /** Every name there is, in alphabetical order. */
    public Set<String> names() {
        var names = new TreeSet<>(scalars.keySet());
        rows.keySet().forEach(row -> names.add(row + "_j"));
        names.addAll(indices.keySet());
        if (columns > 0) {
            names.add("n");
        }
        return names;
    }
}
