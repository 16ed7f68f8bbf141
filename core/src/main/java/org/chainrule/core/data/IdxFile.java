package org.chainrule.core.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.chainrule.core.io.FileException;

/**
 * One IDX file of unsigned bytes: count items of rows×columns.
 *
 * @param headerBytes bytes before the first item, for messages
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of 47 MB would serve nobody
record IdxFile(int count, int rows, int columns, int headerBytes, byte[] bytes) {

    private static final int IMAGES = 2051;

    private static final int LABELS = 2049;

    static IdxFile images(Path file) {
        return read(file, IMAGES);
    }

    static IdxFile labels(Path file) {
        return read(file, LABELS);
    }

    private static IdxFile read(Path file, int magic) {
        try (var in = open(file)) {
            return read(file, magic, in);
        } catch (NoSuchFileException e) {
            throw new FileException("idx: " + file + " does not exist; check the path", e);
        } catch (EOFException | ZipException e) {
            throw new FileException(
                    "idx: " + file + " is a damaged gzip file (" + e.getMessage()
                            + "); fetch it again or unpack it by hand",
                    e);
        } catch (IOException e) {
            throw new FileException(
                    "idx: " + file + " cannot be read (" + e + "); check that it is a readable file", e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.mark(2);
            boolean zipped = in.read() == 0x1f && in.read() == 0x8b; // RFC 1952, §2.3.1
            in.reset();
            return zipped ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static IdxFile read(Path file, int magic, InputStream in) throws IOException {
        boolean images = magic == IMAGES;
        int headerBytes = images ? 16 : 8;
        byte[] start = in.readNBytes(4);
        if (start.length == 4) {
            requireMagic(file, magic, ByteBuffer.wrap(start).getInt());
        }
        byte[] rest = in.readNBytes(headerBytes - start.length);
        if (start.length + rest.length < headerBytes) {
            throw new FileException("idx: " + file + ": the file ends at byte " + (start.length + rest.length)
                    + ", within its header of " + headerBytes + " bytes; it is truncated, so fetch it again");
        }
        var header = ByteBuffer.wrap(rest);
        int count = size(file, "number of items", 4, header.getInt());
        int rows = images ? size(file, "number of rows", 8, header.getInt()) : 1;
        int columns = images ? size(file, "number of columns", 12, header.getInt()) : 1;
        long expected = (long) count * rows; // below 2⁶², since each factor is below 2³¹
        if (expected > Integer.MAX_VALUE || expected * columns > Integer.MAX_VALUE - 16) {
            throw new FileException(
                    "idx: " + file + ": the header says " + count + " items of " + rows + "×" + columns + ", more than "
                            + (Integer.MAX_VALUE - 16) + " bytes; the header is damaged or the file too large");
        }
        expected *= columns;
        // readNBytes grows with what really comes, so a header that lies costs no memory.
        byte[] bytes = in.readNBytes((int) expected);
        if (bytes.length < expected) {
            throw new FileException("idx: " + file + ": the file ends at byte " + (headerBytes + bytes.length) + " but "
                    + count + " items of " + rows + "×" + columns + " need " + (headerBytes + expected)
                    + " bytes; it is truncated, so fetch it again");
        }
        if (in.read() != -1) {
            throw new FileException("idx: " + file + ": found more bytes after byte " + (headerBytes + expected)
                    + ", where " + count + " items of " + rows + "×" + columns
                    + " end; the header is damaged or something was appended, so fetch it again");
        }
        return new IdxFile(count, rows, columns, headerBytes, bytes);
    }

    private static void requireMagic(Path file, int expected, int found) {
        if (found == expected) {
            return;
        }
        String remedy = found == LABELS
                ? "these are labels where images are wanted; give the files in the order images, labels"
                : found == IMAGES
                        ? "these are images where labels are wanted; give the files in the order images, labels"
                        : "this is no IDX file of " + (expected == IMAGES ? "images" : "labels") + " in unsigned bytes";
        throw new FileException("idx: " + file + ": byte 0: found magic number " + Integer.toUnsignedString(found)
                + ", expected " + expected + "; " + remedy);
    }

    private static int size(Path file, String what, int at, int found) {
        if (found < 1) {
            throw new FileException("idx: " + file + ": byte " + at + ": found " + Integer.toUnsignedString(found)
                    + " as the " + what + ", expected 1 to " + Integer.MAX_VALUE + "; the file is empty or damaged");
        }
        return found;
    }
}
