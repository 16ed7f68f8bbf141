package org.chainrule.examples.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.model.Model;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.data.Csv;
import org.chainrule.core.data.CsvPreparation;
import org.chainrule.core.data.CsvTable;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.data.Idx;
import org.chainrule.core.data.TargetKind;
import org.chainrule.core.io.FileException;

/**
 * Rows as they stand in a file, with the columns that a model takes, in its order.
 *
 * @param inputs rows×columns, not scaled
 * @param labelled the same rows with their target, if that was asked for
 */
record RawRows(Matrix inputs, Optional<Dataset> labelled) {

    /** The rows of a file, or the test images of a folder, without a target. */
    static RawRows unlabelled(Model model, Path data) {
        requireThere(data);
        if (Files.isDirectory(data)) {
            return new RawRows(images(model, data).inputs(), Optional.empty());
        }
        var table = columns(model, data);
        var names = bases(model, table);
        if (names.size() == 1) {
            throw new IllegalArgumentException("--model: takes the one column " + names.get(0)
                    + ", and a table needs two; use a Predictor in code");
        }
        // Every table has a target; the first numeric input stands for it, so that rows without a label keep their
        // place.
        String stand = names.stream()
                .filter(model.inputNames()::contains)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("--model: takes categories only; use a Predictor in code"));
        var others = names.stream().filter(name -> !name.equals(stand)).toArray(String[]::new);
        var prepared = table.inputs(others)
                .target(stand)
                .targetKind(TargetKind.NUMBERS)
                .prepared();
        return new RawRows(inputs(model, data, prepared, Optional.of(stand)), Optional.empty());
    }

    /** The same with the target. */
    static RawRows labelled(Model model, Path data, Optional<String> target) {
        requireThere(data);
        if (Files.isDirectory(data)) {
            var images = images(model, data);
            return new RawRows(images.inputs(), Optional.of(images));
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
        return new RawRows(inputs(model, data, prepared, Optional.empty()), Optional.of(prepared.dataset()));
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
                    + String.join(", ", bases));
        }
        return table.inputs(bases.toArray(String[]::new));
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

    /** In the model's order; an input that is in the place of the target is taken from there. */
    private static Matrix inputs(Model model, Path data, CsvPreparation prepared, Optional<String> stand) {
        if (prepared.rowsDropped() > 0) {
            throw new IllegalArgumentException("--data: " + data + " misses a value in " + prepared.rowsDropped()
                    + " rows; fill them in, or take the rows out");
        }
        var found = prepared.dataset().inputNames();
        var unknown = new ArrayList<>(found);
        unknown.removeAll(model.inputNames());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("--data: " + data + " has values that the model has not seen: "
                    + String.join(", ", unknown) + "; it knows " + String.join(", ", model.inputNames()));
        }
        var given = prepared.dataset().inputs();
        var inputs =
                Matrix.zeros(Precision.FLOAT64, given.rows(), model.inputNames().size());
        for (int j = 0; j < model.inputNames().size(); j++) {
            String name = model.inputNames().get(j);
            int from = found.indexOf(name);
            for (int i = 0; i < given.rows(); i++) {
                if (stand.isPresent() && stand.get().equals(name)) {
                    inputs.set(i, j, prepared.dataset().targets().get(i, 0));
                } else if (from >= 0) {
                    inputs.set(i, j, given.get(i, from));
                }
            }
        }
        return inputs;
    }
}
