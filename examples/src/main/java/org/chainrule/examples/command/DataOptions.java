package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.Optional;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.optimizers.UpdateRule;
import picocli.CommandLine.Option;

/** The options of commands that try things out on data: which data, and which network. */
final class DataOptions {

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

    @Option(names = "--batch", paramLabel = "N", description = "Examples per update. Default: by the data.")
    private Optional<Integer> batch = Optional.empty();

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

    Path data() {
        return data;
    }

    CsvChoice choice() {
        return new CsvChoice(target, drop);
    }

    /** Refuses what can be refused before the data is read. */
    void requireKnown() {
        ScalarFunctions.named(activation);
        arch.ifPresent(Architecture::parse);
        loss.ifPresent(LossChoice::named);
    }

    /** The data, and a network that fits it. */
    Fitted fitted(long seed) {
        requireKnown();
        return fitted(DataSource.read(data, choice(), seed));
    }

    /** A network that fits this data. */
    Fitted fitted(DataSource source) {
        return Fitted.of(
                source, loss.map(LossChoice::named), arch.map(Architecture::parse), Defaults.of(source.training()));
    }

    /** The data's own recipe with this rule, rate, number of epochs and what is added. */
    Recipe recipe(
            Fitted fitted,
            UpdateRule rule,
            Optional<Double> rate,
            Recipe.Pace pace,
            Optional<Integer> epochs,
            Refinements added) {
        var defaults = Defaults.of(fitted.source().training());
        return new Recipe(
                fitted.architecture(),
                ScalarFunctions.named(activation),
                fitted.loss(),
                rule,
                rate.orElse(defaults.rate()),
                pace,
                batch.orElse(defaults.batch()),
                epochs.orElse(defaults.epochs()),
                added);
    }
}
