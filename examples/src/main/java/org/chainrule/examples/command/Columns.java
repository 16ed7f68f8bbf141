package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which column of a table is the target and which are no inputs, guessed from names and cells when nothing is said.
 *
 * @param target name of the column to predict
 * @param dropped names of the columns to leave out
 * @param notes what was guessed and why, one sentence each
 */
record Columns(String target, List<String> dropped, List<String> notes) {

    private static final Set<String> USUAL_NAMES = Set.of("target", "label", "class", "species", "y");

    /**
     * One column.
     *
     * @param name in the table
     * @param cells as text, top to bottom
     */
    record Column(String name, List<String> cells) {

        int distinct() {
            return new HashSet<>(cells).size();
        }

        boolean isText() {
            return cells.stream().anyMatch(cell -> !cell.isBlank() && !cell.equals("?") && !isNumber(cell));
        }

        /** Whole numbers, or texts, no two the same: such a column names the row and says nothing else. */
        boolean isIdentifier() {
            return distinct() == cells.size() && cells.stream().allMatch(cell -> cell.matches("[+-]?\\d+"));
        }

        private static boolean isNumber(String cell) {
            try {
                Double.parseDouble(cell.strip());
                return true;
            } catch (NumberFormatException text) {
                return false;
            }
        }
    }

    /** Guesses what the choice leaves open. */
    static Columns choose(String fileName, List<Column> columns, CsvChoice choice) {
        var notes = new ArrayList<String>();
        String target = choice.target().map(given -> named("--target", given, columns)).orElseGet(() -> guess(fileName, columns, notes));
        var dropped = new ArrayList<String>();
        choice.drop().ifPresent(names -> {
            for (String name : names.split(",")) {
                dropped.add(named("--drop", name.strip(), columns));
            }
        });
        if (choice.drop().isEmpty()) {
            guessDropped(columns, target, dropped, notes);
        }
        if (dropped.contains(target)) {
            throw new IllegalArgumentException(
                    "--drop: found the target \"" + target + "\" among the columns to leave out; choose another target");
        }
        if (dropped.size() + 1 >= columns.size()) {
            throw new IllegalArgumentException("table " + fileName + ": no column is left as an input; it has "
                    + columns.size() + " and " + dropped.size() + " are left out; name fewer with --drop");
        }
        return new Columns(target, List.copyOf(dropped), List.copyOf(notes));
    }

    private static String named(String option, String given, List<Column> columns) {
        var names = columns.stream().map(Column::name).toList();
        if (names.contains(given)) {
            return given;
        }
        if (given.matches("\\d{1,6}") && Integer.parseInt(given) >= 1 && Integer.parseInt(given) <= names.size()) {
            return names.get(Integer.parseInt(given) - 1);
        }
        throw new IllegalArgumentException(option + ": found no column \"" + given + "\"; the columns are "
                + String.join(", ", names) + "; give a name, or a number from 1 to " + names.size());
    }

    private static String guess(String fileName, List<Column> columns, List<String> notes) {
        for (Column column : columns) {
            if (USUAL_NAMES.contains(column.name().toLowerCase(Locale.ROOT))) {
                return noted(column, "by its name", notes);
            }
        }
        var words = List.of(fileName.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
        for (Column column : columns) {
            if (words.contains(column.name().toLowerCase(Locale.ROOT))) {
                return noted(column, "named in the file name", notes);
            }
        }
        var groups = columns.stream()
                .filter(column -> column.isText() && column.distinct() <= column.cells().size() / 2)
                .toList();
        if (groups.size() == 1) {
            return noted(groups.get(0), "the only column of repeated words", notes);
        }
        return noted(columns.get(columns.size() - 1), "the last column", notes);
    }

    private static String noted(Column column, String why, List<String> notes) {
        notes.add("Target: \"" + column.name() + "\", " + why + "; choose another with --target.");
        return column.name();
    }

    private static void guessDropped(List<Column> columns, String target, List<String> dropped, List<String> notes) {
        for (Column column : columns) {
            boolean label = column.isText() && column.distinct() > column.cells().size() / 2;
            if (!column.name().equals(target) && (label || column.isIdentifier())) {
                dropped.add(column.name());
                notes.add("Left out: \"" + column.name() + "\", which names the row; choose with --drop.");
            }
        }
    }
}
