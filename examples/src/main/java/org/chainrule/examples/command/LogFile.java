package org.chainrule.examples.command;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chainrule.core.io.FileException;
import org.chainrule.core.io.WholeFile;
import org.chainrule.examples.words.FileTrouble;
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

    /** A line about an epoch, in either format. */
    private static final Pattern EPOCH = Pattern.compile("(?:\\{\"event\":\"epoch\",\"epoch\":)?(\\d{1,18}),");

    private enum Kind {
        BEGUN,
        CONTINUED
    }

    /** Refuses other endings than .jsonl and .csv. */
    static void requireKnown(Optional<Path> file) {
        if (file.isPresent() && !file.get().toString().matches(".*\\.(jsonl|csv)")) {
            throw new IllegalArgumentException(
                    "--log: found " + file.get() + "; its name must end in .jsonl for JSON lines or .csv for a table");
        }
    }

    /** Begins a log; an older one of that name is lost. */
    static LogFile open(Optional<Path> file) {
        requireKnown(file);
        return written(
                file,
                Kind.BEGUN,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
    }

    /**
     * Goes on with a log: keeps what it has of the first so many epochs. What follows in it is of a training that was cut off
     * before its next checkpoint, and comes again.
     */
    static LogFile continuing(Optional<Path> file, int epochs) {
        requireKnown(file);
        if (file.isEmpty() || !Files.exists(file.get())) {
            return open(file);
        }
        try {
            var lines = Files.readAllLines(file.get());
            int kept = 0;
            for (int i = 0; i < lines.size(); i++) {
                var epoch = EPOCH.matcher(lines.get(i));
                kept = epoch.lookingAt() && Long.parseLong(epoch.group(1)) <= epochs ? i + 1 : kept;
            }
            if (kept == 0) {
                return open(file);
            }
            WholeFile.write(
                    file.get(), (String.join("\n", lines.subList(0, kept)) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            throw new FileException(
                    "--log: " + file.get() + " cannot be read (" + FileTrouble.reason(refused)
                            + "); move it away to begin another",
                    refused);
        }
        return written(file, Kind.CONTINUED, StandardOpenOption.APPEND);
    }

    private static LogFile written(Optional<Path> file, Kind kind, OpenOption... options) {
        if (file.isEmpty()) {
            return new LogFile(new StringWriter(), List.of());
        }
        try {
            var out = Files.newBufferedWriter(file.get(), StandardCharsets.UTF_8, options);
            if (!file.get().toString().endsWith(".csv")) {
                return new LogFile(out, List.of(new JsonLog(out)));
            }
            return new LogFile(out, List.of(kind == Kind.BEGUN ? new CsvLog(out) : CsvLog.continuing(out)));
        } catch (IOException refused) {
            throw new FileException(
                    "--log: " + file.get() + " cannot be written (" + FileTrouble.reason(refused)
                            + "); name a file in a folder that you may write to",
                    refused);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException refused) {
            throw new FileException(
                    "--log: the end cannot be written (" + FileTrouble.reason(refused) + "); check that there is room",
                    refused);
        }
    }
}
