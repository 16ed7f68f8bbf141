package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Matrix;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.io.SafeTensors;
import org.chainrule.optimizers.training.EpochRecord;
import org.chainrule.optimizers.training.History;
import org.chainrule.optimizers.training.Trainer;

/**
 * A training that has been run.
 *
 * @param recipe how
 * @param network the trained network
 * @param objective the network with its loss
 * @param history what the epochs were like
 */
record Trained(Recipe recipe, Network network, SupervisedObjective objective, History history) {

    /** Name of the measure of a classification. */
    static final String ACCURACY = "accuracy";

    /** Trains a network with a line per epoch, as many as fit a screen. */
    static Trained run(
            Recipe recipe,
            Network network,
            SupervisedObjective objective,
            Dataset training,
            Dataset validation,
            Measured measured,
            Settings settings) {
        if (recipe.batch() > training.rows()) {
            throw new IllegalArgumentException("--batch: found " + recipe.batch() + " but the training part has "
                    + training.rows() + " examples; give at most " + training.rows());
        }
        var trainer = Trainer.of(objective)
                .optimizer(recipe.rule(), recipe.schedule(training.rows()))
                .kernels(settings.kernels())
                .batches(training, recipe.batch())
                .shuffled(settings.seed())
                .validation(validation)
                .listening(settings.console().progressLine())
                .listening(new EpochTable(settings.console(), recipe.epochs(), measured));
        if (measured == Measured.ACCURACY) {
            trainer.measuring(ACCURACY, objective::accuracy);
        }
        var history = trainer.train(recipe.epochs());
        if (history.diverged()) {
            throw new IllegalArgumentException(
                    "training diverged: " + history.sentence() + "; lower --rate, or scale the inputs");
        }
        return new Trained(recipe, network, objective, history);
    }

    /** What is measured besides the loss. */
    enum Measured {
        /** Share of right answers, for a classification. */
        ACCURACY,
        /** Nothing, for a regression. */
        LOSS_ONLY
    }

    /** Losses and, for a classification, accuracies by name, one value per epoch. */
    Map<String, List<Double>> curves() {
        var curves = new LinkedHashMap<String, List<Double>>();
        for (EpochRecord epoch : history.epochs()) {
            add(curves, "training loss", epoch.trainingLoss());
            epoch.validationLoss().ifPresent(loss -> add(curves, "validation loss", loss));
            epoch.trainingMeasures().forEach((name, value) -> add(curves, "training " + name, value));
            epoch.validationMeasures().forEach((name, value) -> add(curves, "validation " + name, value));
        }
        return curves;
    }

    private static void add(Map<String, List<Double>> curves, String name, double value) {
        curves.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    /** Writes θ as safetensors, with what is needed to use it again. */
    void save(Outputs outputs, String name, long seed, List<String> classes, Map<String, String> more) {
        var tensors = new LinkedHashMap<String, Matrix>();
        network.parameters().all().forEach(parameter -> tensors.put(parameter.name(), parameter.value()));
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("format", "chainrule");
        metadata.put("architecture", recipe.architecture().toString());
        metadata.put("activation", recipe.activation().name());
        metadata.put("loss", recipe.loss().name());
        metadata.put("classes", String.join(",", classes));
        metadata.put("seed", Long.toString(seed));
        metadata.put("precision", network.parameters().precision().toString());
        metadata.putAll(more);
        SafeTensors.write(outputs.file(name), tensors, metadata);
    }
}
