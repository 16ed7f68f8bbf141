package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.core.io.FileException;
import org.chainrule.optimizers.training.Checkpoints;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The settings of {@code train} that its checkpoint notes, and by which {@code resume} sets up the same training.
 *
 * @param texts what was given to an option, or holds without it, by the option's long name
 */
record TrainingNotes(Map<String, String> texts) {

    /** Where to write, and how much to say, is not the training's business. */
    private static final Set<String> UNNOTED = Set.of("--out", "--quiet");

    /** Options that take no value. */
    private static final Set<String> BARE = Set.of("--statistics");

    /** Of a command line that has been read: its own options and the common ones. */
    static TrainingNotes of(CommandSpec train, Settings settings, Path data, Optional<Path> log) {
        var texts = new LinkedHashMap<String, String>();
        for (OptionSpec option : train.options()) {
            var given = option.originalStringValues();
            if (!option.inherited() && !UNNOTED.contains(option.longestName()) && !given.isEmpty()) {
                texts.put(option.longestName(), given.get(0));
            }
        }
        texts.put("--data", data.toAbsolutePath().normalize().toString());
        log.ifPresent(
                file -> texts.put("--log", file.toAbsolutePath().normalize().toString()));
        texts.put("--seed", Long.toString(settings.seed()));
        texts.put("--kernels", settings.kernels().provider().name());
        texts.put("--precision", settings.precision().toString());
        texts.put("--threads", Integer.toString(settings.kernels().threads()));
        return new TrainingNotes(texts);
    }

    /**
     * Of a checkpoint.
     *
     * @throws FileException if it cannot be read, is none, or was not written by {@code train}
     */
    static TrainingNotes read(Path checkpoint) {
        var texts = Checkpoints.notes(checkpoint);
        if (!texts.containsKey("--data")) {
            throw new FileException("resume: " + checkpoint
                    + " notes no settings of the command line; it was written by a program, which must resume it");
        }
        return new TrainingNotes(texts);
    }

    /**
     * Refuses another number of epochs than the noted one where that counts: a rate that has fallen to its end cannot fall
     * again without a jump, which would be another training.
     *
     * @param checkpoint for the message
     * @throws IllegalArgumentException if schedule or average was laid out for the number of epochs
     */
    void requireOpenEnded(Path checkpoint) {
        String schedule = texts.getOrDefault("--schedule", TrainCommand.SCHEDULE);
        boolean averaged = texts.getOrDefault("--average", "").equals("swa");
        if (Recipe.Pace.named(schedule).isOpenEnded() && !averaged) {
            return;
        }
        throw new IllegalArgumentException("--epochs: " + checkpoint + " is of a training with "
                + (averaged ? "--average swa" : "--schedule " + schedule)
                + ", which was laid out for its number of epochs; resume it without --epochs, or train anew with"
                + " --schedule constant or plateau and no swa, which can go on for as long as you like");
    }

    /** The command line of {@code train} that they are of, with this number of epochs if one is given. */
    List<String> words(Optional<Integer> epochs) {
        var all = new LinkedHashMap<>(texts);
        epochs.ifPresent(many -> all.put("--epochs", many.toString()));
        var words = new ArrayList<>(List.of("train"));
        all.forEach((option, value) -> words.addAll(BARE.contains(option) ? List.of(option) : List.of(option, value)));
        return words;
    }
}
