package org.chainrule.examples.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.autodiff.model.Model;
import org.chainrule.autodiff.model.Predictor;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.io.FileException;
import org.chainrule.core.io.WholeFile;
import org.chainrule.examples.words.FileTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Predicts for raw rows. */
@Command(
        name = "predict",
        description = {
            "Predicts for every row of a CSV file, or for the test images of a folder.",
            "",
            "Rows are taken as they stand in the file; the model holds the scaling. Columns are found by their names. "
                    + "For classes it prints a probability each and the likeliest class; else the value."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  chainrule predict --model model.safetensors --data new.csv --csv predicted.csv"},
        usageHelpWidth = 100,
        sortOptions = false)
final class PredictCommand implements Callable<Integer>, Declining {

    private final ChainruleCommand top;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "Model that train wrote.")
    private Path file = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "PATH", description = "CSV file, or folder of images.")
    private Path data = Path.of("");

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the predictions there. Default: print them.")
    private Optional<Path> csv = Optional.empty();

    @Mixin
    private final KernelOptions kernels = KernelOptions.reproducible();

    PredictCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        var console = top.console();
        var computing = kernels.choice();
        csv.ifPresent(target -> {
            keep("--data", data, target);
            keep("--model", file, target);
        });
        var model = Model.load(file);
        var rows = RawRows.unlabelled(model, data);
        var predictor = Predictor.of(model, computing);
        var lines = lines(model, predictor, predictor.predict(rows.inputs()), rows);
        if (rows.incomplete() > 0) {
            console.warn(data + " misses a value in " + rows.incomplete() + " of " + rows.read()
                    + " rows, which get empty cells");
        }
        if (csv.isPresent()) {
            WholeFile.write(csv.get(), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            console.result(
                    rows.positions().size() + " predictions: " + csv.get().normalize());
        } else {
            lines.forEach(console::result);
        }
        return 0;
    }

    @Override
    public Optional<String> whyNot(String option) {
        return switch (option) {
            case "--out" -> Optional.of("--csv names the file that is written");
            case "--precision" -> Optional.of("the model has its own");
            case "--quiet" -> Optional.of("it prints nothing but predictions");
            default -> Optional.empty();
        };
    }

    private static void keep(String option, Path input, Path target) {
        try {
            if (Files.exists(input) && Files.exists(target) && Files.isSameFile(input, target)) {
                throw new IllegalArgumentException("--csv: found " + target + ", which is the file of " + option
                        + " and would be overwritten; give another name");
            }
        } catch (IOException unreadable) {
            throw new FileException(
                    "predict: " + target + " cannot be looked at (" + FileTrouble.reason(unreadable)
                            + "); check that its folder may be read",
                    unreadable);
        }
    }

    private static List<String> lines(Model model, Predictor predictor, Matrix results, RawRows rows) {
        var lines = new ArrayList<String>();
        var header = header(model, results.columns());
        lines.add(String.join(",", header));
        // A row that misses a value keeps its place, so that line n of the answers is that of row n.
        lines.addAll(Collections.nCopies(rows.read(), ",".repeat(header.size() - 1)));
        var all = results.toArray();
        for (int i = 0; i < results.rows(); i++) {
            var cells = new ArrayList<String>();
            if (model.isClassification() && results.columns() == 1) {
                cells.add(Figures.shortest(1 - results.get(i, 0)));
            }
            for (int j = 0; j < results.columns(); j++) {
                cells.add(Figures.shortest(results.get(i, j)));
            }
            if (model.isClassification()) {
                int c = predictor.classOf(all, i * results.columns());
                cells.add(c < 0 ? "" : quoted(model.classNames().get(c)));
            }
            lines.set(1 + rows.positions().get(i), String.join(",", cells));
        }
        return lines;
    }

    private static List<String> header(Model model, int outputs) {
        var header = new ArrayList<String>();
        if (model.isClassification()) {
            model.classNames().forEach(name -> header.add(quoted("probability of " + name)));
            header.add("class");
        } else if (outputs == 1) {
            header.add(quoted(model.notes().getOrDefault("target", "value")));
        } else {
            for (int j = 1; j <= outputs; j++) {
                header.add("value " + j);
            }
        }
        return header;
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\n\r]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
