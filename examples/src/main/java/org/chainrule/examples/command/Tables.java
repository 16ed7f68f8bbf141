package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.List;
import org.chainrule.core.data.Csv;
import org.chainrule.core.data.Dataset;

/**
 * A table as examples.
 *
 * @param dataset inputs and target
 * @param notes what was guessed about the columns
 */
record Tables(Dataset dataset, List<String> notes) {

    static Tables read(Path file, CsvChoice choice) {
        var table = Csv.read(file);
        var described = table.columns().stream()
                .map(name -> new Columns.Column(name, List.of("1")))
                .toList();
        var columns = Columns.choose(String.valueOf(file.getFileName()), described, choice);
        var dataset = table.target(columns.target())
                .without(columns.dropped().toArray(String[]::new))
                .dataset();
        return new Tables(dataset, columns.notes());
    }
}
