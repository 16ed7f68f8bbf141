package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.List;
import org.chainrule.core.data.Csv;
import org.chainrule.core.data.CsvTable;
import org.chainrule.core.data.Dataset;

/**
 * A table as examples.
 *
 * @param dataset inputs and target
 * @param columns of the file
 * @param notes what was decided about columns and rows
 */
record Tables(Dataset dataset, Columns columns, List<String> notes) {

    /**
     * Columns of the file.
     *
     * @param all in order
     * @param target the one to predict
     */
    record Columns(List<String> all, String target) {}

    static Tables read(Path file, CsvChoice choice) {
        CsvTable table = Csv.read(file);
        var names = table.columns();
        if (choice.target().isPresent()) {
            table = table.target(column("--target", choice.target().get(), names));
        }
        for (String dropped : choice.drop().stream()
                .flatMap(list -> List.of(list.split(",")).stream())
                .toList()) {
            table = table.without(column("--drop", dropped.strip(), names));
        }
        var prepared = table.prepared();
        String guessed = choice.target().isPresent() ? "" : " (choose others with --target and --drop)";
        return new Tables(
                prepared.dataset(),
                new Columns(names, prepared.target()),
                List.of(prepared.describe() + guessed + "."));
    }

    /** A column by its name or by its number from 1. */
    private static String column(String option, String given, List<String> names) {
        if (names.contains(given)) {
            return given;
        }
        if (given.matches("\\d{1,6}") && Integer.parseInt(given) >= 1 && Integer.parseInt(given) <= names.size()) {
            return names.get(Integer.parseInt(given) - 1);
        }
        throw new IllegalArgumentException(option + ": found no column \"" + given + "\"; the columns are "
                + String.join(", ", names) + "; give a name, or a number from 1 to " + names.size());
    }
}
