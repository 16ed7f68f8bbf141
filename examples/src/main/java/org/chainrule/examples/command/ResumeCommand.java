package org.chainrule.examples.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.core.io.FileException;
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
        var notes = TrainingNotes.read(file);
        if (epochs.isPresent()) {
            notes.requireOpenEnded(file);
        }
        var words = notes.words(epochs);
        Path folder = file.toAbsolutePath().getParent();
        words.addAll(List.of("--out", String.valueOf(folder)));
        return ChainruleCommand.resume(words, file, quiet.on(top.console()));
    }

    @Override
    public Optional<String> whyNot(String option) {
        return Optional.of(
                option.equals("--out")
                        ? "it writes beside the checkpoint"
                        : "it goes on with the settings that the checkpoint notes");
    }
}
