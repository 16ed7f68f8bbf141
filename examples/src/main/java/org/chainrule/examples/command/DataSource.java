package org.chainrule.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.data.Idx;
import org.chainrule.core.data.OneHot;
import org.chainrule.core.data.Split;
import org.chainrule.core.data.Standardiser;
import org.chainrule.core.io.FileException;
import org.chainrule.examples.words.FileTrouble;

/**
 * Data ready to train on: divided, scaled by figures of the training part only.
 *
 * @param split the three parts, as the network takes them
 * @param classNames names of the classes; empty for a regression
 * @param inputs scaling of the inputs, if they were scaled
 * @param targets scaling of the targets of a regression
 * @param columns of the file, if it is a table
 * @param notes what was decided about the data, one sentence each
 */
record DataSource(
        Split split,
        List<String> classNames,
        Optional<Standardiser> inputs,
        Optional<Standardiser> targets,
        Optional<Tables.Columns> columns,
        List<String> notes) {

    private static final double TRAINING_SHARE = 0.7;
    private static final double VALIDATION_SHARE = 0.15;

    /** The smallest number of which 70, 15 and 15 % round to 1 or more, as for all larger ones. */
    private static final int FEWEST = 6;

    /** One twelfth of MNIST's training part is 5000 examples. */
    private static final int IMAGES_PER_VALIDATION_IMAGE = 12;

    /** Reads a folder of IDX files or a CSV file. */
    static DataSource read(Path path, CsvChoice choice, long seed) {
        if (!Files.exists(path)) {
            throw new FileException(
                    "--data: " + path + " is not there; give the folder of the four MNIST files, or a CSV file");
        }
        if (Files.isDirectory(path)) {
            choice.requireNoneOf(path);
            return images(path);
        }
        return table(path, choice, seed);
    }

    private static DataSource images(Path folder) {
        refuseTables(folder);
        var parts = Idx.mnist(folder);
        var all = parts.training();
        int held = all.rows() / IMAGES_PER_VALIDATION_IMAGE;
        if (held == 0) {
            throw new FileException("--data: " + folder + " has " + all.rows() + " training images; at least "
                    + IMAGES_PER_VALIDATION_IMAGE + " are needed, so that one can be held back for validation");
        }
        int kept = all.rows() - held;
        var validation =
                all.withMatrices(all.inputs().rows(kept, held), all.targets().rows(kept, held));
        return new DataSource(
                new Split(all.first(kept), validation, parts.test()),
                all.classNames(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("The last " + held + " training images are held back for validation; the test images come with"
                        + " the data."));
    }

    /** A folder is taken for one of images; who keeps a table in it meant the table. */
    private static void refuseTables(Path folder) {
        try (var entries = Files.list(folder)) {
            var names = entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
            var tables = names.stream().filter(name -> name.endsWith(".csv")).toList();
            if (!tables.isEmpty() && names.stream().noneMatch(name -> name.matches("(train|t10k)-.*-ubyte(\\.gz)?"))) {
                throw new FileException("--data: " + folder + " has none of the four MNIST files but "
                        + String.join(", ", tables) + "; give --data " + folder.resolve(tables.get(0)));
            }
        } catch (IOException unreadable) {
            throw new FileException(
                    "--data: " + folder + " cannot be read (" + FileTrouble.reason(unreadable)
                            + "); give a folder that you may read",
                    unreadable);
        }
    }

    private static DataSource table(Path file, CsvChoice choice, long seed) {
        var table = Tables.read(file, choice);
        var data = table.dataset();
        var raw = split(file, data, seed);
        var inputs = Standardiser.fit(raw.training().inputs());
        var scaled = raw.scaledBy(inputs);
        if (data.isClassification()) {
            return new DataSource(
                    scaled,
                    data.classNames(),
                    Optional.of(inputs),
                    Optional.empty(),
                    Optional.of(table.columns()),
                    table.notes());
        }
        var targets = Standardiser.fit(raw.training().targets());
        return new DataSource(
                scaled.targetsScaledBy(targets),
                List.of(),
                Optional.of(inputs),
                Optional.of(targets),
                Optional.of(table.columns()),
                table.notes());
    }

    private static Split split(Path file, Dataset data, long seed) {
        try {
            return data.isClassification()
                    ? Split.stratified(data, TRAINING_SHARE, VALIDATION_SHARE, seed)
                    : Split.of(data, TRAINING_SHARE, VALIDATION_SHARE, seed);
        } catch (IllegalArgumentException empty) { // the shares are those of this class, so it is the rows that are few
            throw new FileException(
                    "--data: " + file + " has " + data.rows() + (data.rows() == 1 ? " example" : " examples")
                            + (data.isClassification()
                                    ? " of " + data.classNames().size() + " classes"
                                    : "")
                            + ", so that divided 70/15/15 into training, validation and test a part is empty; give more,"
                            + " at least " + FEWEST + (data.isClassification() ? " of a class" : ""),
                    empty);
        }
    }

    Dataset training() {
        return split.training();
    }

    /** The same data with one target column per class. */
    DataSource oneHot() {
        return new DataSource(
                new Split(
                        OneHot.encode(split.training()),
                        OneHot.encode(split.validation()),
                        OneHot.encode(split.test())),
                classNames,
                inputs,
                targets,
                columns,
                notes);
    }

    boolean isClassification() {
        return !classNames.isEmpty();
    }
}
