package org.chainrule.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;

/** Writes safetensors files. */
final class SafeTensorsWriter {

    static final String METADATA = "__metadata__";

    /** Elements converted at a time. */
    private static final int CHUNK = 8192;

    private SafeTensorsWriter() {}

    static void write(
            Path file, Map<String, ? extends Matrix> tensors, Map<String, String> metadata, Predicate<String> vectors) {
        byte[] header = encode(file, header(file, tensors, metadata, vectors));
        int padding = Math.floorMod(-header.length, 8); // the length itself takes 8 bytes
        var start = ByteBuffer.allocate(8 + header.length + padding).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(header.length + padding)
                .put(header)
                .put(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        WholeFile.write(file, channel -> {
            WholeFile.writeAll(channel, start.flip());
            for (var matrix : tensors.values()) {
                writeElements(channel, matrix);
            }
        });
    }

    private static String header(
            Path file, Map<String, ? extends Matrix> tensors, Map<String, String> metadata, Predicate<String> vectors) {
        var members = new StringJoiner(",", "{", "}");
        if (!metadata.isEmpty()) {
            var texts = new StringJoiner(",", "{", "}");
            // Sorted, since many maps have no order of their own and a file must not depend on chance.
            new TreeMap<>(metadata).forEach((name, text) -> texts.add(Json.quoted(name) + ":" + Json.quoted(text)));
            members.add(Json.quoted(METADATA) + ":" + texts);
        }
        long offset = 0;
        for (var tensor : tensors.entrySet()) {
            String name = tensor.getKey();
            if (name.equals(METADATA)) {
                throw new IllegalArgumentException("write: " + file + ": a tensor is named " + METADATA
                        + ", which the format keeps for texts; choose another name");
            }
            var matrix = tensor.getValue();
            long end = offset + (long) matrix.size() * matrix.precision().bytes();
            members.add(Json.quoted(name) + ":{\"dtype\":\"" + dtype(matrix) + "\",\"shape\":"
                    + shape(name, matrix, vectors) + ",\"data_offsets\":[" + offset + "," + end + "]}");
            offset = end;
        }
        return members.toString();
    }

    private static String dtype(Matrix matrix) {
        return switch (matrix.precision()) {
            case FLOAT32 -> "F32";
            case FLOAT64 -> "F64";
        };
    }

    private static String shape(String name, Matrix matrix, Predicate<String> vectors) {
        return matrix.rows() == 1 && vectors.test(name)
                ? "[" + matrix.columns() + "]"
                : "[" + matrix.rows() + "," + matrix.columns() + "]";
    }

    private static byte[] encode(Path file, String header) {
        try {
            var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(header));
            var array = new byte[bytes.remaining()];
            bytes.get(array);
            return array;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "write: " + file + ": a name or text has half of a surrogate pair; give valid Unicode", e);
        }
    }

    private static void writeElements(WritableByteChannel channel, Matrix matrix) throws IOException {
        var buffer = ByteBuffer.allocate(CHUNK * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int first = 0; first < matrix.size(); first += CHUNK) {
            int from = matrix.offset() + first;
            int count = Math.min(CHUNK, matrix.size() - first);
            buffer.clear();
            // From the array itself: a detour through get() would change the bits of some NaNs.
            if (matrix instanceof DoubleMatrix wide) {
                buffer.asDoubleBuffer().put(wide.array(), from, count);
            } else if (matrix instanceof FloatMatrix narrow) {
                buffer.asFloatBuffer().put(narrow.array(), from, count);
            }
            buffer.limit(count * matrix.precision().bytes());
            WholeFile.writeAll(channel, buffer);
        }
    }
}
