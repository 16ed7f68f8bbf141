package org.chainrule.examples.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.chainrule.core.io.FileException;

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

    /** Writes a text beside its place and then moves it there, so that a half-written file is never seen. */
    void write(String name, String text) {
        try {
            Path temporary = file("." + name + ".tmp");
            try {
                Files.writeString(temporary, text, StandardCharsets.UTF_8);
                Files.move(temporary, file(name), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException refused) {
            throw cannotWrite(file(name), refused);
        }
    }

    private static FileException cannotWrite(Path path, Exception refused) {
        String reason;
        if (refused instanceof FileAlreadyExistsException || refused instanceof NotDirectoryException) {
            reason = "a file is in the way";
        } else if (refused instanceof AccessDeniedException || refused instanceof SecurityException) {
            reason = "permission denied";
        } else {
            reason = String.valueOf(refused.getMessage()).lines().findFirst().orElse("no reason given");
        }
        return new FileException(
                "--out: " + path + " cannot be written (" + reason + "); name a folder that you may write to", refused);
    }
}
