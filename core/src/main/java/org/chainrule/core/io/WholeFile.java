package org.chainrule.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryIteratorException;
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

    private static final String PARTIAL = ".partial";
    private static final int UUID_LENGTH = 36;

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
        var temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + PARTIAL);
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

    /**
     * Removes what writers of this file have left that were killed while they wrote. For whoever is the only one to write it,
     * before the first write.
     *
     * @throws FileException if the folder cannot be read or a leftover cannot be removed
     */
    public static void removeLeftovers(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        String prefix = "." + file.getFileName() + ".";
        try (var entries = Files.newDirectoryStream(folder, entry -> {
            String name = entry.getFileName().toString();
            return name.startsWith(prefix)
                    && name.endsWith(PARTIAL)
                    && name.length() == prefix.length() + UUID_LENGTH + PARTIAL.length();
        })) {
            entries.forEach(WholeFile::remove);
        } catch (IOException | DirectoryIteratorException e) {
            throw new FileException(
                    "write: the folder " + folder + " cannot be read (" + e + "); check that it may be", e);
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
