package org.chainrule.optimizers.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chainrule.core.io.FileException;
import org.chainrule.core.io.SafeTensors;

/**
 * Where a training writes, and how often, all that it needs to go on: parameters, the optimizer's state, the place in the
 * schedule and in the data, what was drawn, the average, the best θ and the history, in one safetensors file.
 *
 * <p>The file is written beside its place, flushed and renamed, so whatever happens there is one whole checkpoint, the new
 * one or the one before. A training that goes on from it ({@link Trainer#resuming}) makes the same bits as one that never
 * stopped.
 *
 * @param file the checkpoint; replaced by every newer one
 * @param everyIterations also after every so many iterations; 0 for the ends of epochs only
 * @param names what a parameter is called in the file, where that is not its own name; for PyTorch's names see the network
 * @param notes free texts that {@link #notes(Path)} reads back
 */
public record Checkpoints(Path file, int everyIterations, Map<String, String> names, Map<String, String> notes) {

    static final String NOTE = "note.";

    /** Copies the maps; refuses a negative number of iterations. */
    public Checkpoints {
        if (everyIterations < 0) {
            throw new IllegalArgumentException("checkpoints: found one every " + everyIterations
                    + " iterations; give a number from 1 up, or 0 for the ends of epochs only");
        }
        names = Map.copyOf(names);
        notes = Map.copyOf(notes);
    }

    /** A checkpoint at the end of every epoch. */
    public static Checkpoints to(Path file) {
        return new Checkpoints(file, 0, Map.of(), Map.of());
    }

    /** One after every so many iterations too. */
    public Checkpoints every(int iterations) {
        return new Checkpoints(file, iterations, names, notes);
    }

    /** Parameters under these names in the file. */
    public Checkpoints naming(Map<String, String> inFile) {
        return new Checkpoints(file, everyIterations, inFile, notes);
    }

    /** With these texts. */
    public Checkpoints noting(Map<String, String> texts) {
        return new Checkpoints(file, everyIterations, names, texts);
    }

    /** Whether one is to be written after this iteration, if it does not end an epoch. */
    boolean isDue(long iteration) {
        return everyIterations > 0 && iteration % everyIterations == 0;
    }

    /** What a parameter is called in the file. */
    String inFile(String parameter) {
        return names.getOrDefault(parameter, parameter);
    }

    /**
     * The notes of a checkpoint.
     *
     * @throws FileException if the file cannot be read or is no checkpoint
     */
    public static Map<String, String> notes(Path file) {
        var notes = new LinkedHashMap<String, String>();
        var metadata = SafeTensors.read(file).metadata();
        Snapshot.requireKind(file, metadata);
        metadata.forEach((name, text) -> {
            if (name.startsWith(NOTE)) {
                notes.put(name.substring(NOTE.length()), text);
            }
        });
        return Map.copyOf(notes);
    }

    /**
     * Whole epochs that a checkpoint holds.
     *
     * @throws FileException if the file cannot be read or is no checkpoint
     */
    public static int epochs(Path file) {
        return Math.toIntExact(Snapshot.read(file).countOf("epochs"));
    }
}
