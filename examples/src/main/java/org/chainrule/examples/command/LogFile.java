package org.chainrule.examples.command;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chainrule.core.io.FileException;
import org.chainrule.optimizers.training.CsvLog;
import org.chainrule.optimizers.training.JsonLog;
import org.chainrule.optimizers.training.TrainingListener;

/**
 * The log that {@code --log} asks for, in the format that its ending says; none without a name.
 *
 * @param out where it is written
 * @param listeners none or one
 */
record LogFile(Writer out, List<TrainingListener> listeners) implements AutoCloseable {

    /** Refuses other endings than .jsonl and .csv. */
    static void requireKnown(Optional<Path> file) {
        if (file.isPresent() && !file.get().toString().matches(".*\\.(jsonl|csv)")) {
            throw new IllegalArgumentException(
                    "--log: found " + file.get() + "; its name must end in .jsonl for JSON lines or .csv for a table");
        }
    }

    static LogFile open(Optional<Path> file) {
        requireKnown(file);
        if (file.isEmpty()) {
            return new LogFile(new StringWriter(), List.of());
        }
        try {
            var out = Files.newBufferedWriter(file.get(), StandardCharsets.UTF_8);
            boolean table = file.get().toString().endsWith(".csv");
            return new LogFile(out, List.of(table ? new CsvLog(out) : new JsonLog(out)));
        } catch (IOException refused) {
            throw new FileException(
                    "--log: " + file.get() + " cannot be written; name a file in a folder that you may write to",
                    refused);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException refused) {
            throw new FileException("--log: the end cannot be written; check that there is room", refused);
        }
    }
}
