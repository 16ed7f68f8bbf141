package org.chainrule.examples.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chainrule.core.Figures;
import org.chainrule.core.data.Folds;
import org.chainrule.core.data.Split;
import org.chainrule.core.data.Standardiser;

/**
 * k-fold cross-validation: every fold is left out once and scored by a network that is trained on the rest. Nothing of the
 * fold left out is used before: scalings are fitted to the rest, and the number of epochs is given.
 *
 * @param settings of the command line
 * @param count number of folds
 */
record CrossValidation(Settings settings, int count) {

    /** How to train on the data of a fold. */
    record Plan(DataSource source, Recipe recipe) {}

    /** Returns the exit code, 0. */
    int run(Path file, CsvChoice choice, Function<DataSource, Plan> planned) {
        if (count < 2) {
            throw new IllegalArgumentException("--folds: found " + count + "; give at least 2");
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    "--folds: " + file + " is a folder of images with a test part of its own; leave --folds out");
        }
        var console = settings.console();
        var table = Tables.read(file, choice);
        var data = table.dataset();
        if (count > data.rows()) {
            throw new IllegalArgumentException("--folds: found " + count + " but " + file + " has " + data.rows()
                    + " examples; give from 2 to " + data.rows());
        }
        table.notes().forEach(console::say);
        var folds = data.isClassification()
                ? Folds.stratified(data, count, settings.seed())
                : Folds.of(data, count, settings.seed());
        var scores = new ArrayList<Score>();
        long begun = System.nanoTime();
        for (Folds.Fold fold : folds) {
            var plan = planned.apply(source(fold, table));
            if (plan.recipe().refinements().patience().isPresent()) {
                throw new IllegalArgumentException("--patience: the fold left out must not choose the epoch; leave"
                        + " --patience out of --folds and give --epochs");
            }
            if (scores.isEmpty()) {
                console.say("Recipe: " + plan.recipe() + "; seed " + settings.seed() + ".");
            }
            var score = score(plan, settings.saying(Console.Voice.RESULTS));
            scores.add(score);
            console.say("Fold " + scores.size() + ": " + score.sentence());
        }
        console.say("Trained " + count + " times in " + Console.seconds(System.nanoTime() - begun) + ".");
        console.result(sentence(data.isClassification(), scores));
        return 0;
    }

    private static Score score(Plan plan, Settings settings) {
        var split = plan.source().split();
        var network = plan.recipe().network(settings.seed(), settings.precision());
        var objective = network.objective(plan.recipe().loss(), settings.kernels());
        var trained = Trained.run(
                        plan.recipe(),
                        network,
                        objective,
                        split.training(),
                        split.validation(),
                        Trained.Measured.LOSS_ONLY,
                        settings,
                        Course.STRAIGHT)
                .requireConverging();
        return Score.of(trained, plan.source());
    }

    private static DataSource source(Folds.Fold fold, Tables table) {
        var inputs = Standardiser.fit(fold.training().inputs());
        var split = new Split(fold.training(), fold.validation(), fold.validation()).scaledBy(inputs);
        var names = table.dataset().classNames();
        Optional<Standardiser> targets = table.dataset().isClassification()
                ? Optional.empty()
                : Optional.of(Standardiser.fit(fold.training().targets()));
        return new DataSource(
                targets.isPresent() ? split.targetsScaledBy(targets.get()) : split,
                names,
                Optional.of(inputs),
                targets,
                Optional.of(table.columns()),
                table.notes());
    }

    /** The deviation is that of a sample, with k − 1. */
    private static String sentence(boolean classes, List<Score> scores) {
        double[] shares =
                scores.stream().flatMapToDouble(score -> score.share().stream()).toArray();
        if (shares.length < scores.size()) {
            return "R² over " + scores.size() + " folds: undefined, since the targets of "
                    + (scores.size() - shares.length) + " of them do not vary; give fewer --folds";
        }
        double mean = Arrays.stream(shares).sum() / shares.length;
        double squares = Arrays.stream(shares).map(x -> (x - mean) * (x - mean)).sum();
        double deviation = Math.sqrt(squares / (shares.length - 1));
        return classes
                ? "Accuracy over " + scores.size() + " folds: " + EpochTable.percent(mean) + " (deviation "
                        + Figures.fixed(100 * deviation, 2) + " points)"
                : "R² over " + scores.size() + " folds: " + Figures.fixed(mean, 4) + " (deviation "
                        + Figures.fixed(deviation, 4) + ")";
    }
}
