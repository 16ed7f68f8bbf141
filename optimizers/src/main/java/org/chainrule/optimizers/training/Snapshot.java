package org.chainrule.optimizers.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.io.FileException;
import org.chainrule.core.io.SafeTensors;

/** A training at rest: named matrices, named whole numbers and named texts, as they lie in a checkpoint. */
final class Snapshot {

    private static final String KIND = "kind";
    private static final String CHECKPOINT = "chainrule checkpoint 1";

    private final Path file;
    private final Map<String, Matrix> tensors;
    private final Map<String, String> texts;
    private final Set<String> vectors = new HashSet<>();

    private Snapshot(Path file, Map<String, Matrix> tensors, Map<String, String> texts) {
        this.file = file;
        this.tensors = tensors;
        this.texts = texts;
    }

    /** An empty one, to be filled and written. */
    static Snapshot empty(Path file) {
        var snapshot = new Snapshot(file, new LinkedHashMap<>(), new LinkedHashMap<>());
        snapshot.text(KIND, CHECKPOINT);
        snapshot.text("format", "pt"); // what Hugging Face's loaders want to see
        return snapshot;
    }

    /**
     * One from a file.
     *
     * @throws FileException if it cannot be read or is no checkpoint
     */
    static Snapshot read(Path file) {
        var read = SafeTensors.read(file);
        requireKind(file, read.metadata());
        return new Snapshot(file, new LinkedHashMap<>(read.tensors()), new LinkedHashMap<>(read.metadata()));
    }

    static void requireKind(Path file, Map<String, String> metadata) {
        String kind = metadata.getOrDefault(KIND, "");
        if (!kind.equals(CHECKPOINT)) {
            throw new FileException("checkpoint: " + file + " is "
                    + (kind.isEmpty() ? "no checkpoint (a model, or another program's file)" : "a \"" + kind + "\"")
                    + "; give a file that a training has written as its checkpoint");
        }
    }

    void write() {
        SafeTensors.write(file, tensors, texts, vectors::contains);
    }

    void tensor(String name, Matrix matrix) {
        if (tensors.putIfAbsent(name, matrix) != null) {
            throw new IllegalArgumentException(
                    "checkpoint: two tensors would be called \"" + name + "\"; give the parameters other names");
        }
    }

    /** A parameter that is called {@code name} in the file; one dimension or two, as its own name says. */
    void parameter(String name, String own, Matrix matrix) {
        tensor(name, matrix);
        if (SafeTensors.isVector(own)) {
            vectors.add(name);
        }
    }

    void numbers(String name, double... values) {
        if (values.length > 0) {
            tensor(name, DoubleMatrix.of(values));
        }
    }

    void text(String name, String text) {
        texts.put(name, text);
    }

    void count(String name, long count) {
        texts.put(name, Long.toString(count));
    }

    Map<String, Matrix> tensors() {
        return tensors;
    }

    /** Takes a matrix out, so that what is left was not asked for. */
    Matrix take(String name) {
        var matrix = tensors.remove(name);
        if (matrix == null) {
            throw damaged("the tensor \"" + name + "\" is missing");
        }
        return matrix;
    }

    double[] takeNumbers(String name, int count) {
        if (count == 0) {
            return new double[0];
        }
        var matrix = take(name);
        if (matrix.size() != count) {
            throw damaged("the tensor \"" + name + "\" has " + matrix.size() + " numbers instead of " + count);
        }
        return matrix.toArray();
    }

    String textOf(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw damaged("the text \"" + name + "\" is missing");
        }
        return text;
    }

    long countOf(String name) {
        String text = textOf(name);
        try {
            long count = Long.parseLong(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException refused) {
            // told below, in the same words as a negative number
        }
        throw damaged("the text \"" + name + "\" is \"" + text + "\" instead of a whole number from 0 up");
    }

    FileException damaged(String what) {
        return new FileException("checkpoint: " + file + ": " + what + "; the file is damaged, or another version's");
    }

    /** Refuses settings that differ, with all differences at once. */
    void requireSame(Map<String, String> settings) {
        var differences = new ArrayList<String>();
        settings.forEach((name, wanted) -> {
            String found = texts.getOrDefault(name, "(not said)");
            if (!found.equals(wanted)) {
                differences.add(name + " was " + found + " and is now " + wanted);
            }
        });
        refuse(differences);
    }

    void refuse(List<String> differences) {
        if (!differences.isEmpty()) {
            throw new FileException("checkpoint: " + file + " does not fit this training: "
                    + String.join("; ", differences)
                    + "; go on with what the checkpoint was made with, or start anew without it");
        }
    }
}
