package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Products and sums of columns begin without vectors; the change has no influence on a bit, and it comes. */
class WarmUpTest {

    private static final int[][] SHAPES = {{64, 100, 40}, {13, 300, 70}, {30, 20, 9}, {1, 784, 128}, {209, 600, 8}};

    @TempDir
    Path folder;

    /** The child: bits of the first products, then, with the vectors compiled, of the same ones. */
    public static void main(String[] arguments) {
        KernelProvider vector = KernelChoice.of("vector", 1).provider();
        List<String> cold = bits(vector);
        vector.warmUp();
        System.out.println(cold.equals(bits(vector)) ? "the same" : "other bits: " + cold + " and " + bits(vector));
    }

    private static List<String> bits(KernelProvider provider) {
        var bits = new ArrayList<String>();
        for (Precision precision : Precision.values()) {
            Kernels kernels = provider.kernels(precision, 1);
            for (int[] shape : SHAPES) {
                Matrix x = random(precision, shape[0], shape[1]);
                Matrix w = random(precision, shape[2], shape[1]);
                Matrix z = random(precision, shape[0], shape[2]);
                Matrix g = random(precision, shape[2], shape[1]);
                kernels.linear(x, w, random(precision, 1, shape[2]), z);
                kernels.multiplyLeftTransposed(z, x, 1, g);
                kernels.multiply(z, w, 0, x);
                Matrix sums = random(precision, 1, shape[1]);
                kernels.columnSums(x, 1, sums);
                bits.add(Arrays.hashCode(z.toArray()) + " " + Arrays.hashCode(g.toArray()) + " "
                        + Arrays.hashCode(x.toArray()) + " " + Arrays.hashCode(sums.toArray()));
            }
        }
        return bits;
    }

    private static Matrix random(Precision precision, int rows, int columns) {
        Matrix m = Matrix.zeros(precision, rows, columns);
        var random = new SplittableRandom(rows * 31L + columns);
        for (int i = 0; i < m.size(); i++) {
            m.set(i, random.nextDouble(-1, 1));
        }
        return m;
    }

    @Test
    void theChangeToVectorsChangesNoBit() throws Exception {
        assumeTrue(
                KernelChoice.providers().stream()
                        .anyMatch(provider -> provider.name().equals("vector")
                                && provider.refusal().isEmpty()),
                "warm-up: no vectors on this machine");
        var arguments = List.of(OwnJava.VECTORS, "-cp", OwnJava.classPath(), WarmUpTest.class.getName());
        assertThat(OwnJava.printed(folder, arguments)).first().isEqualTo("the same");
    }
}
