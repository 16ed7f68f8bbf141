package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.autodiff.diagnosis.Diagnosis;
import org.chainrule.autodiff.model.Model;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.data.Dataset;
import org.chainrule.optimizers.training.Checkpoints;
import org.chainrule.optimizers.training.EpochRecord;
import org.chainrule.optimizers.training.History;
import org.chainrule.optimizers.training.StopReason;
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

    private static final int DIAGNOSED_ROWS = 512;

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
            Settings settings,
            Course course) {
        recipe.requireBatch(training.rows());
        var trainer = Trainer.of(objective)
                .optimizer(recipe.refinements().rule(recipe.rule()), recipe.schedule(training.rows()))
                .kernels(settings.kernels())
                .batches(training, recipe.batch())
                .shuffled(settings.seed())
                .validation(validation)
                .listening(settings.console().progressLine())
                .listening(new EpochTable(settings.console(), recipe.epochs(), measured));
        if (course.statistics() == Course.Statistics.BY_LAYER) {
            var seen = sample(validation);
            trainer.examining(() -> Diagnosis.of(objective, seen).layers());
        }
        if (measured == Measured.ACCURACY) {
            trainer.measuring(ACCURACY, objective::accuracy);
        }
        recipe.refinements().apply(trainer, recipe.rule(), recipe.epochs());
        course.checkpoint()
                .ifPresent(file -> trainer.checkpointing(
                        Checkpoints.to(file).naming(network.torchNames()).noting(course.notes())));
        course.from().map(Resumed::checkpoint).ifPresent(trainer::resuming);
        course.listeners().forEach(trainer::listening);
        trainer.interruptedBy(course.interrupted());
        var history = trainer.train(recipe.epochs());
        return new Trained(recipe, network, objective, history);
    }

    /** Refuses one whose weights are no numbers any more, saying where it went wrong. */
    Trained requireConverging() {
        if (history.diverged()) {
            throw new IllegalArgumentException("training " + history.sentence() + "; that is, lower --rate");
        }
        return this;
    }

    /** As many examples as a diagnosis takes. */
    static Dataset sample(Dataset validation) {
        return validation.first(Math.min(DIAGNOSED_ROWS, validation.rows()));
    }

    /** Whether it was asked to stop before its end. */
    boolean isInterrupted() {
        return history.reason() == StopReason.INTERRUPTED;
    }

    /** Why it ended before its last epoch, as a sentence; empty if it made them all. */
    Optional<String> earlyEnd() {
        return history.reason() == StopReason.PATIENCE
                ? Optional.of("Training " + history.sentence() + ".")
                : Optional.empty();
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

    /** The network with what its numbers mean, as the data says; inputs and targets are taken as the network takes them. */
    Model model(Dataset data, List<String> classNames, long seed) {
        var notes = new LinkedHashMap<String, String>();
        notes.put("trained on", data.name());
        notes.put("activation", recipe.activation().name());
        notes.put("loss", recipe.loss().name());
        notes.put("seed", Long.toString(seed));
        return Model.of(network, recipe.loss().link())
                .columns(data.inputNames())
                .classes(classNames)
                .noting(notes);
    }
}
