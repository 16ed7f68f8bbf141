package org.chainrule.core.data;

import java.util.List;

/**
 * What a table of text became.
 *
 * @param dataset the examples
 * @param target name of the target column
 * @param rowsRead rows of the table
 * @param rowsDropped rows left out because a value was missing
 * @param valuesImputed missing values replaced by the mean of their column
 * @param columnsDropped columns left out, each with the reason
 */
public record CsvPreparation(
        Dataset dataset, String target, int rowsRead, int rowsDropped, int valuesImputed, List<String> columnsDropped) {

    /** Copies the list. */
    public CsvPreparation {
        columnsDropped = List.copyOf(columnsDropped);
    }

    /** One line for the user: rows, inputs, target, and all that was left out. */
    public String describe() {
        var text = new StringBuilder()
                .append(rowsRead)
                .append(" rows, ")
                .append(dataset.inputColumns())
                .append(" inputs, target ")
                .append(target)
                .append(
                        dataset.isClassification()
                                ? " of " + dataset.classNames().size() + " classes"
                                : " (a number)");
        if (rowsDropped > 0) {
            text.append("; ").append(rowsDropped).append(" rows with missing values dropped");
        }
        if (valuesImputed > 0) {
            text.append("; ").append(valuesImputed).append(" missing values replaced by means");
        }
        if (!columnsDropped.isEmpty()) {
            text.append("; left out: ").append(String.join(", ", columnsDropped));
        }
        return text.toString();
    }
}
