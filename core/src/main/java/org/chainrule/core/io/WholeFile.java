package org.chainrule.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is there whole or not at all: the content goes to a temporary file in the same folder, which then takes
 * the name. Until then an older file of that name stays as it is; if anything fails, the temporary file is removed.
 */
public final class WholeFile {

    private WholeFile() {}

    /** Writes the content of a file to a channel. */
    @FunctionalInterface
    public interface Content {

        /** Writes everything; a channel may need several writes to take a buffer in full. */
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /** Writes these bytes. */
    public static void write(Path file, byte[] bytes) {
        write(file, channel -> writeAll(channel, ByteBuffer.wrap(bytes)));
    }

    /** Writes what is left in a buffer, however many writes it takes. */
    static void writeAll(WritableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /**
     * Writes this content.
     *
     * @throws FileException if the folder is missing, the name is that of a folder, or the file system refuses
     */
    public static void write(Path file, Content content) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new FileException("write: " + file + " is a folder; give the name of a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new FileException("write: " + file + ": the folder " + folder + " does not exist; create it first");
        }
        var temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".partial");
        try {
            // Not Files.createTempFile: its files are for their owner's eyes only, and the renamed file would be too.
            try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true); // a name that is there must not stand for bytes that are not
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new FileException(
                    "write: " + file + " cannot be written (" + e + "); check that its folder may be written to and has"
                            + " room; nothing was changed",
                    e);
        } finally {
            remove(temporary);
        }
    }

    /** After success the file has moved away and there is nothing to remove. */
    private static void remove(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new FileException(
                    "write: the temporary file " + temporary + " cannot be removed (" + e + "); remove it by hand", e);
        }
    }
}
