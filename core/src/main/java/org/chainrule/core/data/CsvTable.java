package org.chainrule.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chainrule.core.io.FileException;

/**
 * A table of text and what has been said about its columns. Immutable: every method that says something returns a new
 * table. What has not been said is guessed:
 *
 * <ul>
 *   <li>Target: if exactly one column is text with few different values (2 to 20, each twice on average), that one. Else
 *       the last column; but if that is free text (a name, a remark), the first column.
 *   <li>Inputs: all other columns, without columns of free text, and without a first column of whole numbers or texts
 *       that are all different, which is an identifier, unless it is all there is. {@link #inputs} overrules this.
 *   <li>A column is text if more than half of its cells that are not missing are no numbers. In any other column a cell
 *       that is no number, NaN or infinite is refused, with its line and column.
 * </ul>
 *
 * <p>What was left out is reported by {@link #prepared()}.
 */
public final class CsvTable {

    private final String file;
    private final String name;
    private final List<CsvColumn> columns;
    private final CsvChoices choices;

    private CsvTable(String file, String name, List<CsvColumn> columns, CsvChoices choices) {
        this.file = file;
        this.name = name;
        this.columns = columns;
        this.choices = choices;
    }

    static CsvTable of(String file, String name, List<String> names, List<CsvLexer.Row> rows) {
        var lines = rows.stream().map(CsvLexer.Row::line).toList();
        var columns = new ArrayList<CsvColumn>();
        for (int j = 0; j < names.size(); j++) {
            int column = j;
            var cells = rows.stream().map(row -> row.cells().get(column)).toList();
            columns.add(CsvColumn.of(names.get(j), j + 1, cells, lines));
        }
        return new CsvTable(file, name, List.copyOf(columns), CsvChoices.NONE);
    }

    private CsvTable with(CsvChoices newChoices) {
        return new CsvTable(file, name, columns, newChoices);
    }

    /** Names of all columns, from the header or {@code column1}, {@code column2}, … */
    public List<String> columns() {
        return columns.stream().map(CsvColumn::name).toList();
    }

    /** Number of rows, without the header. */
    public int rows() {
        return columns.get(0).cells().size();
    }

    /** The column with this name is the target. */
    public CsvTable target(String column) {
        return with(choices.withTarget(position(column)));
    }

    /** The column at this position, counted from 0, is the target. */
    public CsvTable target(int column) {
        if (column < 0 || column >= columns.size()) {
            throw new FileException("csv: " + file + ": found " + column + " as the target column, expected 0 to "
                    + (columns.size() - 1) + " (counted from 0)");
        }
        return with(choices.withTarget(column));
    }

    /** Leaves these columns out, besides those left out before. */
    public CsvTable without(String... names) {
        return with(choices.withExcluded(joined(choices.excluded(), names)));
    }

    /** These columns are the inputs, in this order and all of them, whatever the guess would be. */
    public CsvTable inputs(String... names) {
        return with(
                choices.withInputs(List.of(names).stream().map(this::position).toList()));
    }

    /** These columns hold categories, even if they look like numbers: as inputs they become one-hot. */
    public CsvTable categories(String... names) {
        return with(choices.withCategories(joined(choices.categories(), names)));
    }

    /** What the target is. */
    public CsvTable targetKind(TargetKind kind) {
        return with(choices.withKind(kind));
    }

    /** What to do with rows that miss an input; {@link MissingValues#DROP_ROWS} unless said. */
    public CsvTable missing(MissingValues policy) {
        return with(choices.withMissing(policy));
    }

    /** What to do with input columns of text; {@link TextColumns#DETECTED} unless said. */
    public CsvTable texts(TextColumns policy) {
        return with(choices.withTexts(policy));
    }

    /**
     * The examples, in float64, with an account of what was left out.
     *
     * @throws FileException if a cell is not what its column needs, or nothing is left
     */
    public CsvPreparation prepared() {
        return CsvPreparer.prepare(file, name, columns, choices);
    }

    /**
     * The {@link #inputs} alone, in float64, of rows that have no target or none that counts.
     *
     * @throws FileException if a cell is not what its column needs, or nothing is left
     * @throws IllegalArgumentException if the inputs were not said
     */
    public CsvInputs unlabelled() {
        return CsvPreparer.inputs(file, columns, choices);
    }

    /**
     * The examples, in float64.
     *
     * @throws FileException if a cell is not what its column needs, or nothing is left
     */
    public Dataset dataset() {
        return prepared().dataset();
    }

    /** The examples, split; see {@link Split#of}. */
    public Split split(double trainShare, double validationShare, long seed) {
        return Split.of(dataset(), trainShare, validationShare, seed);
    }

    private Set<Integer> joined(Set<Integer> earlier, String... names) {
        var joined = new TreeSet<>(earlier);
        for (String column : names) {
            joined.add(position(column));
        }
        return joined;
    }

    private int position(String column) {
        int position = columns().indexOf(column);
        if (position < 0) {
            throw new FileException("csv: " + file + ": found no column \"" + column + "\", expected one of "
                    + String.join(", ", columns()));
        }
        return position;
    }
}
