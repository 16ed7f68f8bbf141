package org.chainrule.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;

class SafeTensorsProperties {

    private static Path file = Path.of("");

    @BeforeContainer
    static void createFile() throws IOException {
        file = Files.createTempDirectory("safetensors").resolve("round-trip.safetensors");
    }

    @AfterContainer
    static void removeFile() throws IOException {
        Files.deleteIfExists(file);
        Files.delete(file.getParent());
    }

    /** Any text without surrogates: quotes, backslashes, control characters, letters of every script. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withCharRange('\0', '\ud7ff').ofMaxLength(12);
    }

    @Provide
    Arbitrary<Matrix> matrices() {
        var special = Arbitraries.of(
                0.0,
                -0.0,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                1e-45,
                1e300);
        var numbers = Arbitraries.oneOf(special, Arbitraries.doubles());
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(1, 5),
                        numbers.list().ofSize(25),
                        Arbitraries.of(true, false))
                .as((rows, columns, values, wide) -> matrix(rows, columns, values, wide));
    }

    private static Matrix matrix(int rows, int columns, List<Double> values, boolean wide) {
        Matrix matrix = wide ? DoubleMatrix.zeros(rows, columns) : FloatMatrix.zeros(rows, columns);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, values.get(i));
        }
        return matrix;
    }

    /** The bits of every element; equality of doubles would not tell −0 from 0. */
    private static List<Long> bits(Matrix matrix) {
        return java.util.Arrays.stream(matrix.toArray())
                .mapToObj(Double::doubleToRawLongBits)
                .toList();
    }

    @Property(tries = 300, seed = "20261122")
    void everythingReadsBackBitForBitInItsOrder(
            @ForAll("texts") String first,
            @ForAll("matrices") Matrix a,
            @ForAll("matrices") Matrix b,
            @ForAll("texts") String key,
            @ForAll("texts") String text) {
        var tensors = new LinkedHashMap<String, Matrix>();
        tensors.put(first, a);
        tensors.put(first + ".weight", b);
        tensors.put(first + ".bias", a);
        SafeTensors.write(file, tensors, Map.of(key, text));
        var read = SafeTensors.read(file);
        assertThat(read.metadata()).isEqualTo(Map.of(key, text));
        assertThat(read.tensors().keySet()).containsExactlyElementsOf(tensors.keySet());
        tensors.forEach((name, matrix) -> {
            var back = read.tensor(name);
            assertThat(back.shape()).isEqualTo(matrix.shape());
            assertThat(back.precision()).isEqualTo(matrix.precision());
            assertThat(bits(back)).isEqualTo(bits(matrix));
        });
    }

    @Property(tries = 300, seed = "20261122")
    void noDamagedHeaderIsReadWithoutASentence(@ForAll("positions") int position, @ForAll byte damage)
            throws IOException {
        var tensors = new LinkedHashMap<String, Matrix>();
        tensors.put("w", DoubleMatrix.of(new double[] {1, 2}));
        tensors.put("v", FloatMatrix.of(new float[] {3}));
        SafeTensors.write(file, tensors, Map.of());
        var bytes = Files.readAllBytes(file);
        bytes[position % (bytes.length - 20)] = damage;
        Files.write(file, bytes);
        // Either it still means something, or the refusal is ours: never another exception, never much memory.
        try {
            assertThat(SafeTensors.read(file).tensors()).isNotEmpty();
        } catch (FileException e) {
            assertThat(e).hasMessageStartingWith("safetensors: " + file);
        }
    }

    @Provide
    Arbitrary<Integer> positions() {
        return Arbitraries.integers().between(0, 1000);
    }
}
