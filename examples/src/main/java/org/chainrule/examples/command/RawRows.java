package org.chainrule.examples.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chainrule.autodiff.model.Model;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.data.Csv;
import org.chainrule.core.data.CsvInputs;
import org.chainrule.core.data.CsvTable;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.data.Idx;
import org.chainrule.core.data.TargetKind;
import org.chainrule.core.io.FileException;

/**
 * Rows as they stand in a file, with the columns that a model takes, in its order.
 *
 * @param inputs rows×columns, not scaled, of the rows that miss no value
 * @param labelled the same rows with their target, if that was asked for
 * @param positions of these rows among those of the file, from 0; with a target only their number counts
 * @param read rows of the file
 */
record RawRows(Matrix inputs, Optional<Dataset> labelled, List<Integer> positions, int read) {

    /** What the first column of a table without a header is called. */
    private static final String UNNAMED = "column1";

    private static RawRows all(Matrix inputs, Optional<Dataset> labelled) {
        return new RawRows(
                inputs, labelled, IntStream.range(0, inputs.rows()).boxed().toList(), inputs.rows());
    }

    /** Rows that miss a value. */
    int incomplete() {
        return read - positions.size();
    }

    /** The rows of a file, or the test images of a folder, without a target. */
    static RawRows unlabelled(Model model, Path data) {
        requireThere(data);
        if (Files.isDirectory(data)) {
            return all(images(model, data).inputs(), Optional.empty());
        }
        var table = columns(model, data);
        var given = table.unlabelled();
        return new RawRows(inputs(model, data, given), Optional.empty(), given.rows(), table.rows());
    }

    /** The same with the target. */
    static RawRows labelled(Model model, Path data, Optional<String> target) {
        requireThere(data);
        if (Files.isDirectory(data)) {
            new CsvChoice(target, Optional.empty()).requireNoneOf(data);
            var images = images(model, data);
            return all(images.inputs(), Optional.of(images));
        }
        var table = columns(model, data);
        String name = target.orElse(model.notes().getOrDefault("target", ""));
        if (!table.columns().contains(name)) {
            throw new IllegalArgumentException("--data: " + data + " has no target column \"" + name
                    + "\"; its columns are " + String.join(", ", table.columns()) + "; name one with --target");
        }
        var prepared = table.target(name)
                .targetKind(model.isClassification() ? TargetKind.CLASSES : TargetKind.NUMBERS)
                .prepared();
        var dataset = prepared.dataset();
        var complete = IntStream.range(0, dataset.rows()).boxed().toList();
        var given = new CsvInputs(dataset.inputs(), dataset.inputNames(), complete);
        return new RawRows(inputs(model, data, given), Optional.of(dataset), complete, prepared.rowsRead());
    }

    private static void requireThere(Path data) {
        if (!Files.exists(data)) {
            throw new FileException("--data: " + data + " is not there; give a CSV file, or a folder of MNIST files");
        }
    }

    private static Dataset images(Model model, Path folder) {
        var test = Idx.mnist(folder).test();
        if (test.inputColumns() != model.network().inputs()) {
            throw new IllegalArgumentException("--data: " + folder + " has images of " + test.inputColumns()
                    + " pixels but the model takes " + model.network().inputs() + " columns; give images of that size");
        }
        return test;
    }

    /** The table with the model's inputs chosen; refuses missing columns and unknown ones, all at once. */
    private static CsvTable columns(Model model, Path data) {
        var table = Csv.read(data);
        if (model.inputNames().isEmpty()) {
            throw new IllegalArgumentException("--model: names no columns, so that those of " + data
                    + " cannot be found; train it with chainrule train, or use a Predictor in code");
        }
        var bases = bases(model, table);
        var missing = new ArrayList<>(bases);
        missing.removeAll(table.columns());
        var known = new ArrayList<>(bases);
        known.addAll(Arrays.asList(model.notes().getOrDefault("columns", "").split("\n")));
        var extra = new ArrayList<>(table.columns());
        extra.removeAll(known);
        if (!missing.isEmpty() || !extra.isEmpty()) {
            throw new IllegalArgumentException("--data: " + data + " does not have the model's columns: "
                    + (missing.isEmpty() ? "" : "missing " + String.join(", ", missing))
                    + (missing.isEmpty() || extra.isEmpty() ? "" : "; ")
                    + (extra.isEmpty() ? "" : "unknown " + String.join(", ", extra)) + "; it takes "
                    + String.join(", ", bases)
                    + (table.columns().get(0).equals(UNNAMED)
                            ? "; no header was found, so write one as the first line, and a row below it"
                            : ""));
        }
        var categories = new ArrayList<>(bases);
        categories.removeAll(model.inputNames());
        return table.inputs(bases.toArray(String[]::new)).categories(categories.toArray(String[]::new));
    }

    /** Columns of the file that the inputs come from: {@code origin} for {@code origin=europe}. */
    private static List<String> bases(Model model, CsvTable table) {
        var bases = new LinkedHashSet<String>();
        for (String name : model.inputNames()) {
            int sign = name.indexOf('=');
            bases.add(sign < 0 || table.columns().contains(name) ? name : name.substring(0, sign));
        }
        return List.copyOf(bases);
    }

    /** In the model's order. */
    private static Matrix inputs(Model model, Path data, CsvInputs given) {
        var unknown = new ArrayList<>(given.names());
        unknown.removeAll(model.inputNames());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("--data: " + data + " has values that the model has not seen: "
                    + String.join(", ", unknown) + "; it knows " + String.join(", ", model.inputNames()));
        }
        int rows = given.matrix().rows();
        var inputs = Matrix.zeros(Precision.FLOAT64, rows, model.inputNames().size());
        for (int j = 0; j < model.inputNames().size(); j++) {
            int from = given.names().indexOf(model.inputNames().get(j));
            for (int i = 0; i < rows && from >= 0; i++) { // a category that no row has is 0 in every row
                inputs.set(i, j, given.matrix().get(i, from));
            }
        }
        return inputs;
    }
}
