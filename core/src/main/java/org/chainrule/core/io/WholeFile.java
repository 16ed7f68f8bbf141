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
 * the name. Until then an older file of that name stays as it is; if anything fails, the temporary file is removed. A
 * symbolic link stays one: the file that it leads to is written.
 */
public final class WholeFile {

    private static final String PARTIAL = ".partial";
    private static final int UUID_LENGTH = 36;

    /** As Linux does, path_resolution(7). */
    private static final int MOST_LINKS = 40;

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
     * @throws FileException if the folder is missing, the name is that of a folder or of a device, a pipe or a socket, or the
     *     file system refuses
     */
    public static void write(Path name, Content content) {
        if (Files.isDirectory(name)) {
            throw new FileException("write: " + name + " is a folder; give the name of a file in it");
        }
        if (Files.exists(name) && !Files.isRegularFile(name)) {
            throw new FileException("write: " + name
                    + " is a device, a pipe or a socket, which a file would replace; give" + " the name of a file");
        }
        var file = followed(name);
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
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

    /** Where links lead, whether something is there or not. */
    private static Path followed(Path file) {
        var found = file;
        try {
            for (int links = 0; Files.isSymbolicLink(found); links++) {
                if (links == MOST_LINKS) {
                    throw new FileException("write: " + file + " is a link that leads back to itself; remove it first");
                }
                found = found.resolveSibling(Files.readSymbolicLink(found));
            }
        } catch (IOException e) {
            throw new FileException(
                    "write: the link " + found + " cannot be read (" + e + "); check that it may be", e);
        }
        return found;
    }

    /**
     * Removes what writers of this file have left that were killed while they wrote. For whoever is the only one to write it,
     * before the first write.
     *
     * @throws FileException if the folder cannot be read or a leftover cannot be removed
     */
    public static void removeLeftovers(Path of) {
        var file = followed(of);
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
