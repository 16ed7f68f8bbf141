package org.chainrule.examples.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.core.Precision;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.optimizers.UpdateRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a network on data from files. */
@Command(
        name = "train",
        description = {
            "Trains a network on your data and scores it on examples it has never seen.",
            "",
            "A folder holds the four MNIST files (Fashion-MNIST has the same); its own test part gives the score. "
                    + "A CSV file is divided 70/15/15 into training, validation and test; inputs are standardised by "
                    + "figures of the training part. What is not said is chosen to fit the data, and printed."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  chainrule train --data mnist --arch 784-128-10 --activation relu \\",
            "                  --optimizer adam --batch 64 --epochs 3 --seed 42",
            "  chainrule train --data iris.csv --out iris-report",
            "  chainrule train --data auto_mpg.csv --target mpg --drop name,origin"
        },
        usageHelpWidth = 100,
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {

    private final ChainruleCommand top;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "Folder of the four MNIST files, or a CSV file.")
    private Path data = Path.of("");

    @Option(
            names = "--arch",
            paramLabel = "SIZES",
            description =
                    "Layer sizes, inputs and outputs included, for example 784-128-10. Default: fitted to the data.")
    private Optional<String> arch = Optional.empty();

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            description = "Behind hidden layers: relu, tanh, sigmoid, … Default: ${DEFAULT-VALUE}.")
    private String activation = "relu";

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "Default: softmax-cross-entropy for classes, squared-error for numbers.")
    private Optional<String> loss = Optional.empty();

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "adam, momentum, rmsprop, sgd, … Default: ${DEFAULT-VALUE}.")
    private String optimizer = "adam";

    @Option(names = "--rate", paramLabel = "X", description = "Learning rate. Default: by the data.")
    private Optional<Double> rate = Optional.empty();

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description =
                    "What becomes of the rate: constant, or falling on a straight line to 0. Default: ${DEFAULT-VALUE}.")
    private String schedule = "falling";

    @Option(names = "--batch", paramLabel = "N", description = "Examples per update. Default: by the data.")
    private Optional<Integer> batch = Optional.empty();

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training data. Default: by the data.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "CSV: column to predict, by name or number from 1. Default: guessed, and said.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--drop",
            paramLabel = "COLUMNS",
            description = "CSV: columns to leave out, joined by commas. Default: those that only name the row.")
    private Optional<String> drop = Optional.empty();

    TrainCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        var settings = top.settings("auto", Files.isDirectory(data) ? Precision.FLOAT32 : Precision.FLOAT64);
        // Everything that can be refused without reading the data is refused first.
        var function = ScalarFunctions.named(activation);
        var rule = UpdateRules.named(optimizer);
        var pace = Recipe.Pace.named(schedule);
        var givenArch = arch.map(Architecture::parse);
        var givenLoss = loss.map(LossChoice::named);
        var outputs = Outputs.prepare(settings.out().orElse(Path.of(".")));
        var source = DataSource.read(data, new CsvChoice(target, drop), settings.seed());
        var defaults = Defaults.of(source.training());
        var fitted = Fitted.of(source, givenLoss, givenArch, defaults);
        var recipe = new Recipe(
                fitted.architecture(),
                function,
                fitted.loss(),
                rule,
                rate.orElse(defaults.rate()),
                pace,
                batch.orElse(defaults.batch()),
                epochs.orElse(defaults.epochs()));
        return new TrainJob(settings, recipe, fitted.source(), outputs).run();
    }
}
