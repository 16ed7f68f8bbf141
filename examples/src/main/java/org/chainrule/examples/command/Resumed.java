package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.Optional;
import org.chainrule.optimizers.training.Checkpoints;
import org.chainrule.optimizers.training.StopReason;

/**
 * Where a training goes on.
 *
 * @param checkpoint file that holds all that is needed
 * @param epochs whole epochs in it
 */
record Resumed(Path checkpoint, int epochs) {

    /**
     * Looks into a checkpoint.
     *
     * @throws org.chainrule.core.io.FileException if it cannot be read or is none
     */
    static Resumed from(Path checkpoint) {
        return new Resumed(checkpoint, Checkpoints.epochs(checkpoint));
    }

    /**
     * Refuses fewer epochs than are made.
     *
     * @throws IllegalArgumentException if the checkpoint holds more than are wanted
     */
    void requireWithin(Recipe recipe) {
        if (epochs > recipe.epochs()) {
            throw new IllegalArgumentException("--epochs: found " + recipe.epochs() + " but " + checkpoint + " has "
                    + epochs + " epochs behind it, which cannot be unmade; give at least " + epochs
                    + ", or train anew");
        }
    }

    /** That there was nothing left to do, and how to train for longer; empty if there was. */
    Optional<String> nothingLeft(Trained trained) {
        var history = trained.history();
        if (history.epochs().size() > epochs) {
            return Optional.empty();
        }
        var recipe = trained.recipe();
        var patience = recipe.refinements().patience();
        if (patience.isPresent() && history.reason() == StopReason.PATIENCE) {
            return Optional.of("This training had finished by its --patience " + patience.get() + ": it "
                    + history.sentence() + ". So its model is scored and written again. More epochs would change"
                    + " nothing; to train for longer, train anew with a larger --patience.");
        }
        return Optional.of("This training had finished: all of its " + epochs
                + (epochs == 1 ? " epoch is" : " epochs are")
                + " made, so its model is scored and written again. "
                + (recipe.isOpenEnded()
                        ? "To go on: chainrule resume " + checkpoint.normalize() + " --epochs " + 2 * epochs
                        : "Its " + recipe.laidOut() + " was laid out for " + epochs
                                + ", so it cannot go on; to train for longer, train anew with more --epochs, or with"
                                + " --schedule constant, which can."));
    }
}
