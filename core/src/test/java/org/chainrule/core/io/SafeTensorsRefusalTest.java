package org.chainrule.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.chainrule.core.DoubleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are not what they should be: each is refused with a sentence that names the file and the fault. */
class SafeTensorsRefusalTest {

    @TempDir
    private Path folder;

    private Path file(long length, String header, int dataBytes) throws IOException {
        var text = header.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(text);
        return Files.write(folder.resolve("bad.safetensors"), bytes.array());
    }

    private static String tensor(String name, String dtype, String shape, String offsets) {
        return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets
                + "}";
    }

    static Stream<Arguments> headers() {
        String good = tensor("a", "F64", "[1,2]", "[0,16]");
        return Stream.of(
                Arguments.of("no object", "[1,2]", 0, "does not start with '{'"),
                Arguments.of("blanks first", "  {}", 0, "does not start with '{'"),
                Arguments.of("text after the end", "{} x", 0, "found 'x', expected the end of the header"),
                Arguments.of("cut short", "{" + good, 16, "found the end of the header, expected ','"),
                Arguments.of("trailing comma", "{" + good + ",}", 16, "expected a name in quotes"),
                Arguments.of("unquoted name", "{a:1}", 0, "found 'a', expected a name in quotes"),
                Arguments.of("open quote", "{\"a", 0, "expected a closing quote"),
                Arguments.of("line break in a name", "{\"a\n\":1}", 0, "expected a closing quote"),
                Arguments.of("unknown escape", "{\"\\x\":1}", 0, "after a backslash"),
                Arguments.of("short escape", "{\"\\u12\":1}", 0, "four hexadecimal digits"),
                Arguments.of("wide digits", "{\"\\u００４１\":1}", 0, "four hexadecimal digits"),
                Arguments.of("null", "{\"a\":null}", 0, "found 'n', expected an object"),
                Arguments.of(
                        "tensor is a number", "{\"a\":1}", 0, "tensor \"a\": found the number 1, expected an object"),
                Arguments.of("twice", "{" + good + "," + good + "}", 16, "the name \"a\" occurs twice"),
                Arguments.of(
                        "field twice", "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F64\"}}", 0, "\"dtype\" occurs twice"),
                Arguments.of(
                        "field missing",
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}",
                        4,
                        "found the fields [dtype, shape]"),
                Arguments.of(
                        "field too many",
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":1}}",
                        4,
                        "expected [dtype, shape, data_offsets]"),
                Arguments.of("half precision", "{" + tensor("a", "F16", "[1]", "[0,2]") + "}", 2, "found dtype F16"),
                Arguments.of("no type", "{" + tensor("a", "float", "[1]", "[0,4]") + "}", 4, "expected F32 or F64"),
                Arguments.of("three dimensions", "{" + tensor("a", "F32", "[1,1,1]", "[0,4]") + "}", 4, "[1, 1, 1]"),
                Arguments.of("empty", "{" + tensor("a", "F32", "[0]", "[0,0]") + "}", 0, "leave empty tensors out"),
                Arguments.of("negative", "{" + tensor("a", "F32", "[-1]", "[0,4]") + "}", 4, "found '-'"),
                Arguments.of("fraction", "{" + tensor("a", "F32", "[1.5]", "[0,4]") + "}", 4, "whole number"),
                Arguments.of(
                        "leading zero", "{" + tensor("a", "F32", "[01]", "[0,4]") + "}", 4, "without leading zeros"),
                Arguments.of(
                        "number beyond 64 bits",
                        "{" + tensor("a", "F32", "[99999999999999999999]", "[0,4]") + "}",
                        4,
                        "at most 18 digits"),
                Arguments.of(
                        "elements beyond 32 bits",
                        "{" + tensor("a", "F32", "[2147483647,2147483647]", "[0,4]") + "}",
                        4,
                        "found data_offsets [0, 4]"),
                Arguments.of(
                        "just 32 bits of elements",
                        "{" + tensor("a", "F32", "[2147483647]", "[0,8589934588]") + "}",
                        4,
                        "ends at byte 8589934588 of the data but there are 4"),
                Arguments.of(
                        "offsets of another size",
                        "{" + tensor("a", "F64", "[1,2]", "[0,8]") + "}",
                        8,
                        "8·2 bytes apart"),
                Arguments.of(
                        "one offset", "{" + tensor("a", "F64", "[1,2]", "[16]") + "}", 16, "found data_offsets [16]"),
                Arguments.of(
                        "backwards",
                        "{" + tensor("a", "F64", "[1,2]", "[16,0]") + "}",
                        16,
                        "found data_offsets [16, 0]"),
                Arguments.of("truncated data", "{" + good + "}", 15, "ends at byte 16 of the data but there are 15"),
                Arguments.of("appended data", "{" + good + "}", 17, "end at byte 16 of the data but there are 17"),
                Arguments.of(
                        "overlap",
                        "{" + good + "," + tensor("b", "F64", "[1]", "[8,16]") + "}",
                        16,
                        "begins at byte 8 of the data, expected 16, where the one before it ends; overlapping"),
                Arguments.of(
                        "gap",
                        "{" + good + "," + tensor("b", "F64", "[1]", "[24,32]") + "}",
                        32,
                        "begins at byte 24 of the data, expected 16, where the one before it ends; gaps"),
                Arguments.of("gap at the start", "{" + tensor("a", "F32", "[1]", "[4,8]") + "}", 8, "expected 0"),
                Arguments.of(
                        "metadata of numbers",
                        "{\"__metadata__\":{\"a\":1}}",
                        0,
                        "found the number 1, expected a text"),
                Arguments.of("deep nesting", "{\"a\":" + "[".repeat(5000), 0, "levels of brackets"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void aBadHeaderIsRefused(String fault, String header, int dataBytes, String sentence) throws IOException {
        var file = file(header.getBytes(StandardCharsets.UTF_8).length, header, dataBytes);
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith("safetensors: " + file + ": ")
                .hasMessageContaining(sentence);
    }

    @Test
    void theRefusalsAreNotForWantOfGoodFiles() throws IOException {
        String header =
                "{" + tensor("b", "F64", "[1]", "[16,24]") + "," + tensor("a", "F64", "[1,2]", "[0,16]") + "}  ";
        var read = SafeTensors.read(file(header.length(), header, 24));
        assertThat(read.tensors().keySet()).containsExactly("a", "b"); // in the order of the data
        assertThat(SafeTensors.read(file(2, "{}", 0)).tensors()).isEmpty();
    }

    @Test
    void aHostileLengthCostsNoMemory() throws IOException {
        for (long length : new long[] {Long.MAX_VALUE, -1, 1L << 40, 99_000_000, 3, 1, 0}) {
            var file = file(length, "{}", 0);
            assertThatThrownBy(() -> SafeTensors.read(file))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("give the header a length of " + Long.toUnsignedString(length))
                    .hasMessageContaining("expected 2 to 2 (the file has 10 bytes)");
        }
    }

    @Test
    void filesThatAreNoneAreRefused() throws IOException {
        var missing = folder.resolve("missing");
        assertThatThrownBy(() -> SafeTensors.read(missing)).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> SafeTensors.read(folder)).isInstanceOf(FileException.class);
        var empty = Files.write(folder.resolve("empty"), new byte[3]);
        assertThatThrownBy(() -> SafeTensors.read(empty)).hasMessageContaining("found 3 bytes");
        var zeros = Files.write(folder.resolve("zeros"), new byte[8]);
        assertThatThrownBy(() -> SafeTensors.read(zeros)).hasMessageContaining("give the header a length of 0");
        var latin = Files.write(folder.resolve("latin"), new byte[] {2, 0, 0, 0, 0, 0, 0, 0, '{', (byte) 0xe9});
        assertThatThrownBy(() -> SafeTensors.read(latin)).hasMessageContaining("UTF-8");
    }

    @Test
    void writingWhereNothingCanBeWrittenIsRefused() throws IOException {
        var w = Map.of("w", DoubleMatrix.zeros(1, 1));
        var nowhere = folder.resolve("no").resolve("where");
        assertThatThrownBy(() -> SafeTensors.write(nowhere, w, Map.of()))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> SafeTensors.write(folder, w, Map.of())).hasMessageContaining("is a folder");
        assertThat(folder).isEmptyDirectory();
    }
}
