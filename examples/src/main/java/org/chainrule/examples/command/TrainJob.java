package org.chainrule.examples.command;

import java.util.LinkedHashMap;
import org.chainrule.autodiff.diagnosis.Diagnosis;
import org.chainrule.autodiff.model.Model;

/**
 * Trains, scores on examples never seen, writes the model and, into a folder of your own, a report.
 *
 * @param settings of the command line
 * @param recipe how to train
 * @param source the data
 * @param outputs where to write
 * @param course where it begins and what may end it
 */
record TrainJob(Settings settings, Recipe recipe, DataSource source, Outputs outputs, Course course) {

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
        long begun = System.nanoTime();
        var trained = Trained.run(
                        recipe, network, objective, split.training(), split.validation(), measured, settings, course)
                .requireConverging();
        if (trained.isInterrupted()) {
            String checkpoint = course.checkpoint().orElseThrow().normalize().toString();
            console.result("Stopped after " + trained.history().epochs().size()
                    + " whole epochs; go on with: chainrule resume " + checkpoint);
            return 0;
        }
        course.from()
                .flatMap(from -> from.nothingLeft(trained))
                .ifPresentOrElse(console::result, () -> trained.earlyEnd().ifPresent(console::say));
        String time = Console.seconds(System.nanoTime() - begun);
        var score = Score.of(trained, source);
        var diagnosis = Diagnosis.of(objective, Trained.sample(split.validation()));

        console.say("");
        if (course.statistics() == Course.Statistics.BY_LAYER) {
            Diagnosis.THRESHOLDS.forEach(console::say);
        }
        diagnosis.remarks().forEach(remark -> console.say("Diagnosis: " + remark));
        console.result(score.sentence());
        console.say("Trained in " + time + "; " + settings.kernels().sentence());
        if (settings.out().isPresent()) {
            outputs.write("index.html", new TrainReport(settings, trained, source, score, diagnosis).markup());
            console.result("Report: " + outputs.file("index.html").normalize());
        }
        model(trained).save(outputs.file("model.safetensors"));
        console.result("Model:  " + outputs.file("model.safetensors").normalize());
        return 0;
    }

    /** Takes raw rows and gives classes, or values in the units of the data. */
    private Model model(Trained trained) {
        var model = trained.model(source.training(), source.classNames(), settings.seed());
        var notes = new LinkedHashMap<>(model.notes());
        source.columns().ifPresent(columns -> {
            notes.put("columns", String.join("\n", columns.all()));
            notes.put("target", columns.target());
        });
        model = model.noting(notes);
        model = source.inputs().isPresent()
                ? model.scalingInputs(source.inputs().get())
                : model;
        return source.targets().isPresent()
                ? model.scalingTargets(source.targets().get())
                : model;
    }
}
