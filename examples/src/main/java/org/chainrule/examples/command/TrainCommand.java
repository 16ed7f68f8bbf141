package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.optimizers.UpdateRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    /** Name of the checkpoint beside the model. */
    static final String CHECKPOINT = "checkpoint.safetensors";

    /** What becomes of the rate when nothing is said. */
    static final String SCHEDULE = "falling";

    private final ChainruleCommand top;

    @Mixin
    private final DataOptions options = new DataOptions();

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
                    "What becomes of the rate: constant, cosine, falling (on a straight line), one-cycle, plateau, step "
                            + "or warmup-cosine. Default: ${DEFAULT-VALUE}.")
    private String schedule = SCHEDULE;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training data. Default: by the data.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Write every epoch to a file: JSON lines if it ends in .jsonl, a table if in .csv.")
    private Optional<Path> log = Optional.empty();

    @Option(
            names = "--statistics",
            description =
                    "Tell of every layer, epoch by epoch, on the screen and in the log: outputs, gradient, the signal that "
                            + "goes back, dead and saturated units.")
    private boolean statistics;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description =
                    "CSV: K-fold cross-validation instead; prints mean and deviation of the score, writes no model.")
    private Optional<Integer> folds = Optional.empty();

    @Mixin
    private final RefinementOptions refinements = new RefinementOptions();

    @Mixin
    private final RunOptions run = new RunOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for model, checkpoint and a report. Default: the current folder, without a report.")
    private Optional<Path> out = Optional.empty();

    @Spec
    private @Nullable CommandSpec spec;

    private final Interruption interruption;
    private Optional<Path> from = Optional.empty();

    TrainCommand(ChainruleCommand top) {
        this(
                top,
                new Interruption(() -> top.console().warn("stopping after this batch; a second Ctrl-C ends at once")));
    }

    TrainCommand(ChainruleCommand top, Interruption interruption) {
        this.top = top;
        this.interruption = interruption;
    }

    /** Goes on from a checkpoint, which must have been written by a training with the same settings. */
    TrainCommand resuming(Path checkpoint) {
        from = Optional.of(checkpoint);
        return this;
    }

    @Override
    public Integer call() {
        var settings = run.settings(top.console(), options.data(), out);
        // Everything that can be refused without reading the data is refused first.
        options.requireKnown();
        var rule = UpdateRules.named(optimizer);
        var added = refinements.read();
        LogFile.requireKnown(log);
        var pace = Recipe.Pace.named(schedule);
        if (folds.isPresent()) {
            refuseWhatFoldsDoNotUse();
            return new CrossValidation(settings, folds.get()).run(options.data(), options.choice(), source -> {
                var fitted = options.fitted(source);
                return new CrossValidation.Plan(
                        fitted.source(), options.recipe(fitted, rule, rate, pace, epochs, added));
            });
        }
        var outputs = Outputs.prepare(settings.out().orElse(Path.of(".")));
        var fitted = options.fitted(settings.seed());
        var recipe = options.recipe(fitted, rule, rate, pace, epochs, added);
        var begun = from.map(Resumed::from);
        begun.ifPresent(resumed -> resumed.requireWithin(recipe));
        try (var written =
                begun.isPresent() ? LogFile.continuing(log, begun.get().epochs()) : LogFile.open(log)) {
            var course = new Course(
                    Optional.of(outputs.file(CHECKPOINT)),
                    TrainingNotes.of(Objects.requireNonNull(spec), settings, options.data(), log)
                            .texts(),
                    begun,
                    interruption::isAsked,
                    written.listeners(),
                    statistics ? Course.Statistics.BY_LAYER : Course.Statistics.NONE);
            var job = new TrainJob(settings, recipe, fitted.source(), outputs, course);
            return interruption.during(job::run);
        }
    }

    /** Cross-validation scores recipes; it has no one training to write down. */
    private void refuseWhatFoldsDoNotUse() {
        var unused = new ArrayList<String>();
        out.ifPresent(folder -> unused.add("--out"));
        log.ifPresent(file -> unused.add("--log"));
        if (statistics) {
            unused.add("--statistics");
        }
        if (!unused.isEmpty()) {
            String options = String.join(" and ", unused);
            throw new IllegalArgumentException("--folds: found " + options + " too, but cross-validation prints a score"
                    + " and writes no files; leave " + options + " out");
        }
    }
}
