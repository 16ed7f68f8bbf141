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

    @Option(names = "--arch", paramLabel = "SIZES", description = "Layer sizes. Default: fitted to the data.")
    private Optional<String> arch = Optional.empty();

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            description = "Behind hidden layers. Default: ${DEFAULT-VALUE}.")
    private String activation = "relu";

    @Option(names = "--loss", paramLabel = "NAME", description = "Default: by the data.")
    private Optional<String> loss = Optional.empty();

    @Option(names = "--batch", paramLabel = "N", description = "Examples per update. Default: by the data.")
    private Optional<Integer> batch = Optional.empty();

    @Option(names = "--target", paramLabel = "COLUMN", description = "CSV: column to predict. Default: guessed.")
    private Optional<String> target = Optional.empty();

    @Option(names = "--drop", paramLabel = "COLUMNS", description = "CSV: columns to leave out, joined by commas.")
    private Optional<String> drop = Optional.empty();

    Path data() {
        return data;
    }

    /** The data, and a network that fits it. */
    Fitted fitted(long seed) {
        ScalarFunctions.named(activation);
        var givenArch = arch.map(Architecture::parse);
        var givenLoss = loss.map(LossChoice::named);
        var source = DataSource.read(data, new CsvChoice(target, drop), seed);
        return Fitted.of(source, givenLoss, givenArch, Defaults.of(source.training()));
    }

    /** The data's own recipe with this rule, rate and number of epochs. */
    Recipe recipe(Fitted fitted, UpdateRule rule, Optional<Double> rate, Recipe.Pace pace, Optional<Integer> epochs) {
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
                Refinements.NONE);
    }
}
