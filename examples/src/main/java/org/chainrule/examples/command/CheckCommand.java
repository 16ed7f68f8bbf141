package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.core.Precision;
import org.chainrule.core.function.ScalarFunctions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies the gradient of a whole network on one batch of data. */
@Command(
        name = "check",
        description = {
            "Verifies the gradient of a whole network on one batch of real data.",
            "",
            "Random signed directions vary all parameters and inputs at once; coordinates vary one number of one "
                    + "parameter block. Each derivative is compared with a difference quotient that carries its own "
                    + "error bar. Prints how many of each, the worst, its bar, and the smallest relative fault that "
                    + "this run would have noticed. Exit code 1 if anything disagrees."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  chainrule check --arch 784-128-10 --data mnist",
            "  chainrule check --data wine.csv --activation tanh --batch 32"
        },
        usageHelpWidth = 100,
        sortOptions = false)
final class CheckCommand implements Callable<Integer>, Declining {

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
            description = "Layer sizes, for example 784-128-10. Default: fitted to the data.")
    private Optional<String> arch = Optional.empty();

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            description = "Behind hidden layers. Default: ${DEFAULT-VALUE}.")
    private String activation = "relu";

    @Option(names = "--loss", paramLabel = "NAME", description = "Default: by the kind of target.")
    private Optional<String> loss = Optional.empty();

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "CSV: column to predict. Default: guessed, and said.")
    private Optional<String> target = Optional.empty();

    @Option(names = "--drop", paramLabel = "COLUMNS", description = "CSV: columns to leave out, joined by commas.")
    private Optional<String> drop = Optional.empty();

    @Option(names = "--batch", paramLabel = "N", description = "Examples in the batch. Default: ${DEFAULT-VALUE}.")
    private int batch = 16;

    @Option(
            names = "--directions",
            paramLabel = "N",
            description = "Random signed directions over all parameters and inputs. Default: ${DEFAULT-VALUE}.")
    private int directions = Checks.DIRECTIONS;

    @Option(
            names = "--coordinates",
            paramLabel = "N",
            description = "Coordinates of every parameter block. Default: ${DEFAULT-VALUE}.")
    private int coordinates = Checks.COORDINATES;

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final KernelOptions kernels = KernelOptions.reproducible();

    @Mixin
    private final QuietOption quiet = new QuietOption();

    CheckCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        var settings = new Settings(
                seed.value(), kernels.choice(), Precision.FLOAT64, Optional.empty(), quiet.on(top.console()));
        if (directions < 1 || coordinates < 1) {
            throw new IllegalArgumentException("--directions and --coordinates: found " + directions + " and "
                    + coordinates + "; give at least 1 of each");
        }
        var function = ScalarFunctions.named(activation);
        var given = arch.map(Architecture::parse);
        var chosenLoss = loss.map(LossChoice::named);
        var source = DataSource.read(data, new CsvChoice(target, drop), settings.seed());
        var fitted = Fitted.of(source, chosenLoss, given, Defaults.of(source.training()));
        var examples = fitted.source().training();
        if (batch < 1 || batch > examples.rows()) {
            throw new IllegalArgumentException("--batch: found " + batch + " but the training part has "
                    + examples.rows() + " examples; give from 1 to " + examples.rows());
        }
        source.notes().forEach(settings.console()::say);
        var network = fitted.architecture().network(function, fitted.loss(), 0, settings.seed(), Precision.FLOAT64);
        return new CheckJob(settings, directions, coordinates).run(network, fitted.loss(), examples.first(batch));
    }

    @Override
    public Optional<String> whyNot(String option) {
        return switch (option) {
            case "--precision" ->
                Optional.of(
                        "it computes in float64, since differences in float32 cannot tell a fault" + " from rounding");
            case "--out" -> Optional.of("it prints its result and writes no file");
            default -> Optional.empty();
        };
    }
}
