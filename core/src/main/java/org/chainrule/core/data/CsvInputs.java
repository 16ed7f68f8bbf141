package org.chainrule.core.data;

import java.util.List;
import org.chainrule.core.Matrix;

/**
 * The inputs of a table of text without a target.
 *
 * @param matrix rows×inputs, in float64
 * @param names of the inputs; a column of categories gives one input {@code column=category} each
 * @param rows positions of the rows in the table, from 0, ascending; those that miss a value are left out
 */
public record CsvInputs(Matrix matrix, List<String> names, List<Integer> rows) {

    /** Copies the lists. */
    public CsvInputs {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
    }
}
