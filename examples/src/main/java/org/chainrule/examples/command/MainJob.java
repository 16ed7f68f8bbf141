package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.List;
import org.chainrule.autodiff.diagnosis.Diagnosis;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.data.Generated;
import org.chainrule.core.data.Split;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.optimizers.Adam;
import org.chainrule.verification.check.CheckReport;

/**
 * Trains a classifier on three spiral arms, checks its gradients before and after, diagnoses it, writes a report and a
 * model.
 *
 * @param settings of the command line
 * @param activation behind the hidden layers
 */
record MainJob(Settings settings, ScalarFunction activation) {

    /** Folder that is written when none is given. */
    static final Path DEFAULT_FOLDER = Path.of("chainrule-report");

    private static final int CLASSES = 3;
    private static final int PER_CLASS = 200;
    private static final double NOISE = 0.15;
    static final int CHECKED_ROWS = 16;

    /** Returns the exit code: 0, or 1 if a gradient check failed. */
    int run() {
        var console = settings.console();
        var outputs = Outputs.prepare(settings.out().orElse(DEFAULT_FOLDER));
        Dataset spirals = Generated.spirals(CLASSES, PER_CLASS, NOISE, settings.seed());
        var split = Split.stratified(spirals, 0.7, 0.15, settings.seed());
        var recipe = new Recipe(
                Architecture.of(2, List.of(32, 32), CLASSES),
                activation,
                new SoftmaxCrossEntropy(),
                new Adam(),
                0.01,
                Recipe.Pace.FALLING,
                32,
                100,
                Refinements.NONE);
        console.say(console.strong("Three spiral arms") + ": " + spirals.rows() + " points; "
                + split.training().rows() + " to train on, "
                + split.validation().rows() + " to watch, "
                + split.test().rows() + " for the final score.");
        console.say("Recipe: " + recipe + "; seed " + settings.seed() + ".");
        console.say(settings.kernels().sentence());

        var network = recipe.network(settings.seed(), settings.precision());
        var objective = network.objective(recipe.loss(), settings.kernels());
        var batch = split.validation().first(CHECKED_ROWS);
        var before = Checks.of(recipe, network, batch, settings);
        var trained = Trained.run(
                        recipe,
                        network,
                        objective,
                        split.training(),
                        split.validation(),
                        Trained.Measured.ACCURACY,
                        settings,
                        Course.STRAIGHT)
                .requireConverging();
        var after = Checks.of(recipe, network, batch, settings);
        var diagnosis = Diagnosis.of(objective, split.validation());
        double accuracy = objective.accuracy(split.test());

        console.say("");
        Checks.say(console, "Gradients before training", before);
        Checks.say(console, "Gradients after training", after);
        sayDiagnosis(console, diagnosis);
        outputs.write(
                "index.html", new MainReport(settings, trained, split, before, after, diagnosis, accuracy).markup());
        console.result("Accuracy on " + split.test().rows() + " points never seen: " + EpochTable.percent(accuracy));
        console.result("Report: " + outputs.file("index.html"));
        if (exitCode(List.of(before, after)) != 0) {
            return 1; // what wrong gradients have taught is no model to keep
        }
        trained.model(spirals, spirals.classNames(), settings.seed()).save(outputs.file("model.safetensors"));
        console.result("Model:  " + outputs.file("model.safetensors"));
        return 0;
    }

    private int exitCode(List<CheckReport> reports) {
        if (reports.stream().allMatch(CheckReport::passed)) {
            return 0;
        }
        settings.console().result(settings.console().bad("The gradient check FAILED; the report says where."));
        return 1;
    }

    private static void sayDiagnosis(Console console, Diagnosis diagnosis) {
        console.say("");
        console.say(console.strong("Diagnosis") + " on " + diagnosis.rows() + " validation examples:");
        DiagnosisTable.rows(diagnosis).forEach(row -> console.say("  " + row));
        diagnosis.remarks().forEach(remark -> console.say("  " + remark));
        DiagnosisTable.thresholds().forEach(line -> console.say("  " + line));
        console.say("");
    }
}
