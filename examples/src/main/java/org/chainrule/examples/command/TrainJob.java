package org.chainrule.examples.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.chainrule.autodiff.diagnosis.Diagnosis;
import org.chainrule.core.Figures;
import org.chainrule.core.data.Standardiser;

/**
 * Trains, scores on examples never seen, writes the model and, into a folder of your own, a report.
 *
 * @param settings of the command line
 * @param recipe how to train
 * @param source the data
 * @param outputs where to write
 */
record TrainJob(Settings settings, Recipe recipe, DataSource source, Outputs outputs) {

    private static final int DIAGNOSED_ROWS = 512;

    /** Returns the exit code, 0. */
    int run() {
        var console = settings.console();
        var split = source.split();
        console.say(console.strong(split.training().name()) + ": "
                + split.training().rows() + " examples to train on, "
                + split.validation().rows() + " to watch, " + split.test().rows() + " for the final score; "
                + split.training().inputColumns() + " inputs, "
                + (source.isClassification() ? source.classNames().size() + " classes" : "numbers to predict") + ".");
        source.notes().forEach(console::say);
        console.say("Recipe: " + recipe + "; seed " + settings.seed() + ", " + settings.precision() + ".");

        var network = recipe.network(settings.seed(), settings.precision());
        var objective = network.objective(recipe.loss(), settings.kernels());
        var measured = source.isClassification() ? Trained.Measured.ACCURACY : Trained.Measured.LOSS_ONLY;
        var trained = Trained.run(recipe, network, objective, split.training(), split.validation(), measured, settings);
        var score = Score.of(trained, source);
        var diagnosis = Diagnosis.of(
                objective,
                split.validation()
                        .first(Math.min(DIAGNOSED_ROWS, split.validation().rows())));

        console.say("");
        diagnosis.remarks().forEach(remark -> console.say("Diagnosis: " + remark));
        console.result(score.sentence());
        console.say(settings.kernels().sentence());
        if (settings.out().isPresent()) {
            outputs.write("index.html", new TrainReport(settings, trained, source, score, diagnosis).markup());
            console.result("Report: " + outputs.file("index.html").normalize());
        }
        trained.save(outputs, "model.safetensors", settings.seed(), source.classNames(), scalings());
        console.result("Model:  " + outputs.file("model.safetensors").normalize());
        return 0;
    }

    /** What a user of the model must do to inputs before and to outputs after. */
    private Map<String, String> scalings() {
        var texts = new LinkedHashMap<String, String>();
        source.inputs().ifPresent(scaling -> add(texts, "input", scaling));
        source.targets().ifPresent(scaling -> add(texts, "target", scaling));
        return texts;
    }

    private static void add(Map<String, String> texts, String what, Standardiser scaling) {
        texts.put(what + ".means", numbers(scaling.means()));
        texts.put(what + ".divisors", numbers(scaling.divisors()));
    }

    private static String numbers(double[] values) {
        return Arrays.stream(values).mapToObj(Figures::shortest).collect(Collectors.joining(","));
    }
}
