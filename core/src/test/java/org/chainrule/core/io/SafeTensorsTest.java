package org.chainrule.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {

    @TempDir
    private Path folder;

    @Test
    void aTinyFileIsThisByteForByte() throws IOException {
        var tensors = new LinkedHashMap<String, Matrix>();
        tensors.put("w", DoubleMatrix.of(new double[] {1, -2}));
        tensors.put("w.bias", FloatMatrix.of(new float[] {0.5f}));
        var file = folder.resolve("tiny.safetensors");
        SafeTensors.write(file, tensors, Map.of("format", "pt"));

        // Worked out by hand from the format description: the header is padded from 148 to 152 bytes.
        String header = "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"w\":{\"dtype\":\"F64\",\"shape\":[1,2],\"data_offsets\":[0,16]},"
                + "\"w.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[16,20]}}";
        assertThat(header).hasSize(148);
        int padded = 152;
        var expected = ByteBuffer.allocate(8 + padded + 20);
        expected.put(new byte[] {(byte) padded, 0, 0, 0, 0, 0, 0, 0});
        expected.put(header.getBytes(StandardCharsets.US_ASCII));
        expected.put(" ".repeat(padded - header.length()).getBytes(StandardCharsets.US_ASCII));
        expected.put(new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x3f}); // 1.0
        expected.put(new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) 0xc0}); // -2.0
        expected.put(new byte[] {0, 0, 0, 0x3f}); // 0.5f
        assertThat(Files.readAllBytes(file)).isEqualTo(expected.array());
    }

    @Test
    void windowsOnLargerArraysAreWrittenAlone() {
        var whole = DoubleMatrix.of(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6});
        var file = folder.resolve("window.safetensors");
        SafeTensors.write(file, Map.of("part", whole.rows(1, 1)), Map.of());
        assertThat(SafeTensors.read(file).tensor("part").toArray()).containsExactly(3, 4);
    }

    @Test
    void tensorsLongerThanABufferSurvive() {
        // 8192 elements are converted at a time; three buffers and a bit.
        var large = FloatMatrix.zeros(257, 101);
        for (int i = 0; i < large.size(); i++) {
            large.set(i, i);
        }
        var wide = Matrix.copyOf(large, Precision.FLOAT64);
        var tensors = new LinkedHashMap<String, Matrix>();
        tensors.put("large", large);
        tensors.put("wide", wide);
        var file = folder.resolve("large.safetensors");
        SafeTensors.write(file, tensors, Map.of());
        var read = SafeTensors.read(file);
        assertThat(read.tensors().keySet()).containsExactly("large", "wide");
        assertThat(read.tensor("large").toArray()).isEqualTo(large.toArray());
        assertThat(read.tensor("wide").toArray()).isEqualTo(wide.toArray());
        assertThat(read.tensor("large").precision()).isEqualTo(Precision.FLOAT32);
    }

    @Test
    void shapesOfFewerDimensionsAreReadAsMatrices() throws IOException {
        var file = folder.resolve("shapes.safetensors");
        String header = "{\"s\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
                + "\"v\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}";
        var bytes = ByteBuffer.allocate(8 + header.length() + 12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        bytes.putFloat(1).putFloat(2).putFloat(3);
        Files.write(file, bytes.array());
        var read = SafeTensors.read(file);
        assertThat(read.tensor("s")).hasToString("1×1 [1]");
        assertThat(read.tensor("v")).hasToString("1×2 [2, 3]");
        assertThatThrownBy(() -> read.tensor("w")).hasMessageContaining("no tensor \"w\", expected one of s, v");
    }

    @Test
    void onlyBiasesAndLearnedSlopesOfOneRowAreOneDimensional() throws IOException {
        var tensors = new LinkedHashMap<String, Matrix>();
        tensors.put("a.bias", DoubleMatrix.zeros(1, 3));
        tensors.put("b.bias", DoubleMatrix.zeros(3, 1));
        tensors.put("row", DoubleMatrix.zeros(1, 3));
        tensors.put("prelu1.weight", DoubleMatrix.zeros(1, 1));
        tensors.put("prelu12.weight", DoubleMatrix.zeros(1, 3));
        tensors.put("encoder.prelu2.weight", DoubleMatrix.zeros(1, 3));
        tensors.put("prelu3.weight", DoubleMatrix.zeros(3, 1));
        tensors.put("hidden1.weight", DoubleMatrix.zeros(1, 3));
        tensors.put("xprelu1.weight", DoubleMatrix.zeros(1, 3));
        var file = folder.resolve("bias.safetensors");
        SafeTensors.write(file, tensors, Map.of());
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .contains("\"a.bias\":{\"dtype\":\"F64\",\"shape\":[3],")
                .contains("\"b.bias\":{\"dtype\":\"F64\",\"shape\":[3,1],")
                .contains("\"row\":{\"dtype\":\"F64\",\"shape\":[1,3],")
                .contains("\"prelu1.weight\":{\"dtype\":\"F64\",\"shape\":[1],")
                .contains("\"prelu12.weight\":{\"dtype\":\"F64\",\"shape\":[3],")
                .contains("\"encoder.prelu2.weight\":{\"dtype\":\"F64\",\"shape\":[3],")
                .contains("\"prelu3.weight\":{\"dtype\":\"F64\",\"shape\":[3,1],")
                .contains("\"hidden1.weight\":{\"dtype\":\"F64\",\"shape\":[1,3],")
                .contains("\"xprelu1.weight\":{\"dtype\":\"F64\",\"shape\":[1,3],");
        var read = SafeTensors.read(file);
        tensors.forEach(
                (name, matrix) -> assertThat(read.tensor(name).shape()).as(name).isEqualTo(matrix.shape()));
    }

    @Test
    void textsAreWrittenInTheOrderOfTheirNamesWhateverTheMap() throws IOException {
        var forwards = new LinkedHashMap<String, String>();
        forwards.put("a", "1");
        forwards.put("b", "2");
        var backwards = new LinkedHashMap<String, String>();
        backwards.put("b", "2");
        backwards.put("a", "1");
        var w = Map.of("w", DoubleMatrix.zeros(1, 1));
        SafeTensors.write(folder.resolve("1"), w, forwards);
        SafeTensors.write(folder.resolve("2"), w, backwards);
        assertThat(folder.resolve("1")).hasSameBinaryContentAs(folder.resolve("2"));
    }

    @Test
    void namesThatTheFormatCannotHoldAreRefusedAndNothingIsWritten() {
        var file = folder.resolve("refused");
        var w = DoubleMatrix.zeros(1, 1);
        assertThatThrownBy(() -> SafeTensors.write(file, Map.of("__metadata__", w), Map.of()))
                .hasMessageContaining("__metadata__");
        assertThatThrownBy(() -> SafeTensors.write(file, Map.of("\ud800", w), Map.of()))
                .hasMessageContaining("surrogate");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void everyDifferenceFromWhatIsWantedIsNamedAtOnce() {
        var file = new SafeTensorsFile(
                Map.of(
                        "same", DoubleMatrix.zeros(2, 3),
                        "wider", DoubleMatrix.zeros(2, 3),
                        "single", FloatMatrix.zeros(1, 1),
                        "extra", DoubleMatrix.zeros(1, 1)),
                Map.of());
        var wanted = new LinkedHashMap<String, Matrix>();
        wanted.put("same", DoubleMatrix.zeros(2, 3));
        wanted.put("wider", DoubleMatrix.zeros(2, 4));
        wanted.put("single", DoubleMatrix.zeros(1, 1));
        wanted.put("absent", DoubleMatrix.zeros(5, 1));
        assertThat(file.differences(wanted))
                .containsExactly(
                        "\"wider\" is 2×3 instead of 2×4",
                        "\"single\" is FLOAT32 instead of FLOAT64",
                        "\"absent\" is missing (5×1)",
                        "\"extra\" (1×1) is not expected");
        wanted.keySet().retainAll(List.of("same"));
        assertThat(new SafeTensorsFile(Map.of("same", DoubleMatrix.zeros(2, 3)), Map.of()).differences(wanted))
                .isEmpty();
    }

    @Test
    void whichMatricesHaveOneDimensionCanBeSaid() throws IOException {
        var file = folder.resolve("named");
        SafeTensors.write(
                file, Map.of("1.weight", DoubleMatrix.zeros(1, 3)), Map.of(), name -> name.equals("1.weight"));
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("\"shape\":[3]");
        SafeTensors.write(file, Map.of("1.weight", DoubleMatrix.zeros(1, 3)), Map.of());
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("\"shape\":[1,3]");
    }

    @Test
    void theDataBeginAtAMultipleOfEightBytes() throws IOException {
        for (int length = 1; length <= 8; length++) {
            var file = folder.resolve("aligned.safetensors");
            SafeTensors.write(file, Map.of("w".repeat(length), DoubleMatrix.zeros(1, 1)), Map.of());
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            long header = bytes.getLong();
            assertThat(header % 8).as("a name of %d letters", length).isZero();
            assertThat(bytes.capacity()).isEqualTo(8 + (int) header + 8);
        }
    }
}
