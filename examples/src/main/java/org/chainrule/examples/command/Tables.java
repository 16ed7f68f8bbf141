package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.core.data.Csv;
import org.chainrule.core.data.CsvPreparation;
import org.chainrule.core.data.CsvTable;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.io.FileException;

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
        if (table.rows() == 1) {
            throw new FileException(
                    "--data: " + file + " has a single row, and a header alone is none; it needs one line"
                            + " for each example, and several examples");
        }
        var names = table.columns();
        if (choice.target().isPresent()) {
            table = table.target(column("--target", choice.target().get(), names));
        }
        for (String dropped : choice.drop().stream()
                .flatMap(list -> List.of(list.split(",", -1)).stream())
                .toList()) {
            table = table.without(column("--drop", dropped.strip(), names));
        }
        var prepared = table.prepared();
        requireChoice(file, prepared);
        String guessed = choice.target().isPresent() ? "" : " (choose others with --target and --drop)";
        return new Tables(
                prepared.dataset(),
                new Columns(names, prepared.target()),
                List.of(prepared.describe() + guessed + "."));
    }

    /** What is the same in every row needs no network, and leaves nothing to score. */
    private static void requireChoice(Path file, CsvPreparation prepared) {
        var targets = prepared.dataset().targets().toArray();
        if (Arrays.stream(targets).distinct().limit(2).count() < 2) {
            var names = prepared.dataset().classNames();
            throw new FileException("--data: " + file + ": the target \"" + prepared.target() + "\" is "
                    + (names.isEmpty() ? Figures.shortest(targets[0]) : names.get(0))
                    + " in every row, which leaves nothing to learn; choose another column with --target, or give rows"
                    + " that differ in it");
        }
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
