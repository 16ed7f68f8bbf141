package org.chainrule.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.chainrule.core.io.FileException;

/**
 * Which columns are what: said by the user, or guessed by the rules of {@link CsvTable}.
 *
 * @param categories positions of the columns that the user called categories
 * @param dropped columns left out, each with the reason
 */
record CsvColumns(CsvColumn target, List<CsvColumn> inputs, Set<Integer> categories, List<String> dropped) {

    static CsvColumns pick(String file, List<CsvColumn> columns, CsvChoices choices) {
        int target = choices.target().isPresent() ? choices.target().getAsInt() : guessTarget(file, columns, choices);
        if (choices.excluded().contains(target) || choices.inputs().contains(target)) {
            throw new FileException("csv: " + file + ": the target column \""
                    + columns.get(target).name()
                    + "\" is also an input or left out; a column can be one of these only");
        }
        var dropped = new ArrayList<String>();
        var inputs = choices.inputs().isEmpty()
                ? guessInputs(columns, target, choices, dropped)
                : choices.inputs().stream().map(columns::get).toList();
        if (inputs.isEmpty()) {
            throw new FileException("csv: " + file + ": no input is left beside the target \""
                    + columns.get(target).name() + "\" of " + columns.size()
                    + " columns; check the separator, or say which columns are inputs");
        }
        var picked = new CsvColumns(columns.get(target), inputs, choices.categories(), dropped);
        picked.requireValues(file);
        return picked;
    }

    /** The inputs that were said, all of them; the first stands for the target, which adds nothing to it. */
    static CsvColumns inputsOnly(String file, List<CsvColumn> columns, CsvChoices choices) {
        if (choices.inputs().isEmpty()) {
            throw new IllegalArgumentException(
                    "csv: " + file + ": without a target the inputs are not guessed; say .inputs(names) first");
        }
        var inputs = choices.inputs().stream().map(columns::get).toList();
        var picked = new CsvColumns(inputs.get(0), inputs, choices.categories(), List.of());
        picked.requireValues(file);
        return picked;
    }

    /** Whether its cells are names, not numbers. */
    boolean isCategorical(CsvColumn column) {
        return column.text() || categories.contains(column.position() - 1);
    }

    private static int guessTarget(String file, List<CsvColumn> columns, CsvChoices choices) {
        var free = IntStream.range(0, columns.size())
                .filter(j ->
                        !choices.excluded().contains(j) && !choices.inputs().contains(j))
                .boxed()
                .toList();
        if (free.isEmpty()) {
            throw new FileException("csv: " + file + ": no column is left to be the target; say which one it is");
        }
        var classes =
                free.stream().filter(j -> columns.get(j).looksLikeClasses()).toList();
        if (classes.size() == 1) {
            return classes.get(0);
        }
        int last = free.get(free.size() - 1);
        return columns.get(last).freeText() ? free.get(0) : last;
    }

    private static List<CsvColumn> guessInputs(
            List<CsvColumn> columns, int target, CsvChoices choices, List<String> dropped) {
        var inputs = new ArrayList<CsvColumn>();
        for (int j = 0; j < columns.size(); j++) {
            var column = columns.get(j);
            boolean categories = choices.categories().contains(j);
            if (j == target) {
                continue;
            }
            if (choices.excluded().contains(j)) {
                dropped.add(column.name() + " (as told)");
            } else if (categories) {
                inputs.add(column);
            } else if (column.text() && choices.texts() == TextColumns.DROPPED) {
                dropped.add(column.name() + " (text)");
            } else if (column.freeText() && choices.texts() == TextColumns.DETECTED) {
                dropped.add(column.name() + " (free text of " + column.different() + " values)");
            } else {
                inputs.add(column);
            }
        }
        if (inputs.size() > 1 && isIdentifier(inputs.get(0), choices)) {
            dropped.add(0, inputs.remove(0).name() + " (all different: an identifier)");
        }
        return inputs;
    }

    /** Whether it is the first column of the table, nothing was said about it, and its values are all different. */
    private static boolean isIdentifier(CsvColumn column, CsvChoices choices) {
        boolean asked = choices.categories().contains(0) || (column.text() && choices.texts() == TextColumns.ONE_HOT);
        return column.position() == 1 && !asked && column.looksLikeIdentifiers();
    }

    private void requireValues(String file) {
        var used = new ArrayList<>(inputs);
        used.add(target);
        for (var column : used) {
            if (column.different() == 0) {
                throw new FileException("csv: " + file + ": column " + column.position() + " \"" + column.name()
                        + "\" has no values, only missing ones; leave it out");
            }
        }
    }
}
