package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.autodiff.model.Model;
import org.chainrule.autodiff.model.Predictor;
import org.chainrule.core.Matrix;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.metric.ConfusionMatrix;
import org.chainrule.core.metric.RegressionScores;
import org.chainrule.core.metric.TopK;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores a model on rows whose answer is known. */
@Command(
        name = "evaluate",
        description = {
            "Scores a model on a CSV file with the target column, or on the test images of a folder.",
            "",
            "For classes: how often each was taken for each, precision, recall and F1; with more than five classes also "
                    + "how often the right one is among the five likeliest. For numbers: R², RMSE and MAE in the target's units."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  chainrule evaluate --model model.safetensors --data later.csv"},
        usageHelpWidth = 100,
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer>, Declining {

    /** From more classes on than so many, being among the first few says something. */
    private static final int TOP = 5;

    private final ChainruleCommand top;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "Model that train wrote.")
    private Path file = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "PATH", description = "CSV file, or folder of images.")
    private Path data = Path.of("");

    @Option(names = "--target", paramLabel = "COLUMN", description = "CSV: the true answers. Default: as in training.")
    private Optional<String> target = Optional.empty();

    @Mixin
    private final KernelOptions kernels = KernelOptions.reproducible();

    @Mixin
    private final QuietOption quiet = new QuietOption();

    EvaluateCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        var console = quiet.on(top.console());
        var computing = kernels.choice();
        var model = Model.load(file);
        var rows = RawRows.labelled(model, data, target);
        if (rows.incomplete() > 0) {
            console.warn(data + ": " + rows.incomplete() + " rows with missing values dropped");
        }
        var answers = rows.labelled().orElseThrow();
        var predictor = Predictor.of(model, computing);
        var results = predictor.predict(rows.inputs());
        if (model.isClassification()) {
            classes(console, model, predictor, results, actual(model, answers));
        } else {
            console.result(RegressionScores.of(results, answers.targets()).toString());
        }
        return 0;
    }

    @Override
    public Optional<String> whyNot(String option) {
        return option.equals("--precision") ? Optional.of("the model has its own") : Optional.empty();
    }

    private static void classes(Console console, Model model, Predictor predictor, Matrix results, int[] actual) {
        var predicted = new int[actual.length];
        var all = results.toArray();
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = predictor.classOf(all, i * results.columns());
        }
        var confusion = ConfusionMatrix.of(model.classNames(), actual, predicted);
        console.say(confusion.describe());
        console.result("Accuracy on " + actual.length + " examples: " + EpochTable.percent(confusion.accuracy()));
        if (results.columns() > TOP) {
            console.result(
                    "Among the " + TOP + " likeliest: " + EpochTable.percent(TopK.accuracy(results, actual, TOP)));
        }
    }

    /** The data's classes by the model's numbers: a file may name them in another order. */
    private int[] actual(Model model, Dataset answers) {
        var actual = new int[answers.rows()];
        for (int i = 0; i < actual.length; i++) {
            String name = answers.classNames().get((int) answers.targets().get(i, 0));
            actual[i] = model.classNames().indexOf(name);
            if (actual[i] < 0) {
                throw new IllegalArgumentException("--data: " + data + " has the class \"" + name
                        + "\" but the model knows " + String.join(", ", model.classNames()));
            }
        }
        return actual;
    }
}
