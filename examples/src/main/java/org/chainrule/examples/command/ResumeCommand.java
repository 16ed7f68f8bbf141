package org.chainrule.examples.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.core.io.FileException;
import org.chainrule.optimizers.training.Checkpoints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a training from its checkpoint. */
@Command(
        name = "resume",
        description = {
            "Goes on with a training from its checkpoint, with the settings that it notes.",
            "",
            "The model has the same bits as if the training had never stopped. It is written beside the checkpoint."
        },
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  chainrule resume mnist-run",
            "  chainrule resume run/checkpoint.safetensors --epochs 20    (after train --schedule constant)"
        },
        usageHelpWidth = 100,
        sortOptions = false)
final class ResumeCommand implements Callable<Integer>, Declining {

    private final ChainruleCommand top;

    @Parameters(paramLabel = "DIR|FILE", description = "The checkpoint, or the folder that it is in.")
    private Path place = Path.of("");

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "Epochs of the whole training, those made included; refused if the schedule of the checkpoint "
                            + "was laid out for its number of epochs. Default: as noted.")
    private Optional<Integer> epochs = Optional.empty();

    @Mixin
    private final QuietOption quiet = new QuietOption();

    ResumeCommand(ChainruleCommand top) {
        this.top = top;
    }

    @Override
    public Integer call() {
        Path file = Files.isDirectory(place) ? place.resolve(TrainCommand.CHECKPOINT) : place;
        if (!Files.exists(file)) {
            throw new FileException("resume: " + file
                    + " is not there; give the folder that train wrote into, or the checkpoint in it");
        }
        var notes = Checkpoints.notes(file);
        if (!notes.containsKey("--data")) {
            throw new FileException("resume: " + file
                    + " notes no settings of the command line; it was written by a program, which must resume it");
        }
        if (epochs.isPresent()) {
            requireOpenEnded(file, notes);
        }
        var words = new ArrayList<String>(List.of("train"));
        notes.forEach((option, value) -> {
            if (!option.equals("--epochs") || epochs.isEmpty()) {
                words.add(option);
                if (!option.equals("--statistics")) { // which takes no value
                    words.add(value);
                }
            }
        });
        epochs.ifPresent(many -> words.addAll(List.of("--epochs", many.toString())));
        Path folder = file.toAbsolutePath().getParent();
        words.addAll(List.of("--out", String.valueOf(folder)));
        return ChainruleCommand.resume(words, file, quiet.on(top.console()));
    }

    /**
     * Says that there is nothing left to do, and how to go on.
     *
     * @param made epochs that the checkpoint holds
     * @throws IllegalArgumentException if it holds more than are wanted
     */
    static void sayIfFinished(Console console, Path file, Recipe recipe, int made) {
        if (made > recipe.epochs()) {
            throw new IllegalArgumentException("--epochs: found " + recipe.epochs() + " but " + file + " has " + made
                    + " epochs behind it, which cannot be unmade; give at least " + made + ", or train anew");
        }
        if (made < recipe.epochs()) {
            return;
        }
        boolean goesOn = recipe.isOpenEnded();
        console.result("This training had finished: all of its " + made + (made == 1 ? " epoch is" : " epochs are")
                + " made, so its model is scored and written again. "
                + (goesOn
                        ? "To go on: chainrule resume " + file.normalize() + " --epochs " + 2 * made
                        : "Its " + recipe.laidOut() + " was laid out for " + made + ", so it cannot go on; to train for"
                                + " longer, train anew with more --epochs, or with --schedule constant, which can."));
    }

    @Override
    public Optional<String> whyNot(String option) {
        return Optional.of(
                option.equals("--out")
                        ? "it writes beside the checkpoint"
                        : "it goes on with the settings that the checkpoint notes");
    }

    /** A rate that has fallen to its end cannot fall again without a jump: that would be another training. */
    private void requireOpenEnded(Path file, Map<String, String> notes) {
        String schedule = notes.getOrDefault("--schedule", TrainCommand.SCHEDULE);
        boolean averaged = notes.getOrDefault("--average", "").equals("swa");
        if (Recipe.Pace.named(schedule).isOpenEnded() && !averaged) {
            return;
        }
        throw new IllegalArgumentException("--epochs: " + file + " is of a training with "
                + (averaged ? "--average swa" : "--schedule " + schedule)
                + ", which was laid out for its number of epochs; resume it without --epochs, or train anew with"
                + " --schedule constant or plateau and no swa, which can go on for as long as you like");
    }
}
