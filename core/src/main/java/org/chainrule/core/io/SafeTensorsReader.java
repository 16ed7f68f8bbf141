package org.chainrule.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;

/** Reads safetensors files: the bytes. What the header says is the business of {@link SafeTensorsHeader}. */
final class SafeTensorsReader {

    /** The format's own limit. */
    private static final long LONGEST_HEADER = 100_000_000;

    /** Bytes converted at a time; a multiple of 8. */
    private static final int CHUNK = 1 << 16;

    private SafeTensorsReader() {}

    static SafeTensorsFile read(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel);
        } catch (FileException e) {
            throw new FileException("safetensors: " + file + ": " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new FileException("safetensors: " + file + " does not exist; check the path", e);
        } catch (IOException e) {
            throw new FileException("safetensors: " + file + " cannot be read (" + e + "); check that it is a file", e);
        }
    }

    private static SafeTensorsFile read(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < 8) {
            throw new FileException(
                    "found " + size + " bytes, expected at least the 8 that give the header's length; it is"
                            + " truncated or no safetensors file");
        }
        long length = next(channel, 8).getLong();
        if (length < 2 || length > LONGEST_HEADER || length > size - 8) {
            throw new FileException("bytes 0 to 7 give the header a length of " + Long.toUnsignedString(length)
                    + ", expected 2 to " + Math.min(LONGEST_HEADER, size - 8) + " (the file has " + size
                    + " bytes); it is truncated or no safetensors file");
        }
        long dataSize = size - 8 - length;
        var header = SafeTensorsHeader.parse(decode(next(channel, (int) length)), dataSize);
        var tensors = new LinkedHashMap<String, Matrix>();
        for (var entry : header.entries()) {
            channel.position(8 + length + entry.begin());
            tensors.put(entry.name(), read(channel, entry));
        }
        return new SafeTensorsFile(tensors, header.metadata());
    }

    private static String decode(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new FileException("the header is not valid UTF-8; the file is damaged or no safetensors file", e);
        }
    }

    private static Matrix read(FileChannel channel, SafeTensorsHeader.Entry entry) throws IOException {
        var matrix = Matrix.zeros(entry.precision(), entry.rows(), entry.columns());
        int width = entry.precision().bytes();
        int step = CHUNK / width;
        for (int first = 0; first < matrix.size(); first += step) {
            int count = Math.min(step, matrix.size() - first);
            var bytes = next(channel, count * width);
            if (matrix instanceof DoubleMatrix wide) {
                bytes.asDoubleBuffer().get(wide.array(), first, count);
            } else if (matrix instanceof FloatMatrix narrow) {
                bytes.asFloatBuffer().get(narrow.array(), first, count);
            }
        }
        return matrix;
    }

    private static ByteBuffer next(FileChannel channel, int count) throws IOException {
        var buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new FileException("the file ends at byte " + channel.position()
                        + " while it is read; it was changed" + " meanwhile, so read it again");
            }
        }
        return buffer.flip();
    }
}
