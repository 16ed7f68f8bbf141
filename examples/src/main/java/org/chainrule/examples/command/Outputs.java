package org.chainrule.examples.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chainrule.core.io.FileException;
import org.chainrule.core.io.WholeFile;
import org.chainrule.examples.words.FileTrouble;

/**
 * The folder that a command writes into. It is made, and tried, before the work begins: an hour's training should not end
 * with a folder that cannot be written.
 *
 * @param folder exists and can be written
 */
record Outputs(Path folder) {

    /** Makes the folder and tries to write into it. */
    static Outputs prepare(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".chainrule", ".tmp"));
        } catch (IOException | SecurityException refused) {
            throw cannotWrite(folder, refused);
        }
        return new Outputs(folder);
    }

    /** Path of a file in the folder. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Writes a text, whole or not at all. */
    void write(String name, String text) {
        WholeFile.write(file(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static FileException cannotWrite(Path path, Exception refused) {
        return new FileException(
                "--out: " + path + " cannot be written (" + FileTrouble.reason(refused)
                        + "); name a folder that you may write to",
                refused);
    }
}
