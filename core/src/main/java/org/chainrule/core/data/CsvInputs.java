package org.chainrule.core.data;

import java.util.List;
import org.chainrule.core.Matrix;

/**
 * The inputs of a table of text without a target.
 *
 * @param matrix rows×inputs, in float64
 * @param names of the inputs; a column of categories gives one input {@code column=category} each
 * @param rowsDropped rows left out because a value was missing
 */
public record CsvInputs(Matrix matrix, List<String> names, int rowsDropped) {

    /** Copies the names. */
    public CsvInputs {
        names = List.copyOf(names);
    }
}
