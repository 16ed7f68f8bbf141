package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.Sigmoid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scalar functions have the same bits in the first call, interpreted, as after many, compiled. The first call is made in a
 * Java that only interprets, so that no other test can have warmed it.
 */
class ColdBitsTest {

    private static final int CALLS = 20_000;

    /** Whole vectors of every width, and some numbers left over. */
    private static final int COUNT = 35;

    @TempDir
    Path folder;

    /** The child: a line for every function, parameter and precision. */
    public static void main(String[] arguments) {
        for (String provider : arguments) {
            lines(provider, 1).forEach(System.out::println);
        }
    }

    private static List<String> lines(String provider, int calls) {
        var lines = new ArrayList<String>();
        for (Precision precision : Precision.values()) {
            Kernels kernels = KernelChoice.of(provider, 1).kernels(precision);
            for (ScalarFunction family : ScalarFunctions.all()) {
                for (ScalarFunction f : family.datasheet().specimens()) {
                    lines.add(provider + " " + precision + " " + f + " " + bits(kernels, f, calls));
                }
            }
        }
        return lines;
    }

    /** Hash codes of all bits of values and of slopes in the last of so many calls. */
    private static String bits(Kernels kernels, ScalarFunction f, int calls) {
        Matrix x = Matrix.zeros(kernels.precision(), 1, COUNT);
        Matrix y = Matrix.zeros(kernels.precision(), 1, COUNT);
        Matrix gy = Matrix.zeros(kernels.precision(), 1, COUNT);
        Matrix gx = Matrix.zeros(kernels.precision(), 1, COUNT);
        var random = new SplittableRandom(9);
        for (int i = 0; i < COUNT; i++) {
            x.set(i, Math.scalb(random.nextDouble(-2, 2), random.nextInt(-8, 8)));
        }
        gy.fill(1);
        for (int call = 0; call < calls; call++) {
            kernels.map(f, x, y);
            kernels.mapVjp(f, x, y, gy, 0, gx);
        }
        return Arrays.hashCode(y.toArray()) + " " + Arrays.hashCode(gx.toArray());
    }

    @Test
    void theFirstCallHasTheBitsOfTheTwentyThousandth() throws Exception {
        for (KernelProvider provider : KernelChoice.providers()) {
            if (provider.refusal().isPresent()) {
                System.out.println("cold bits: without the kernels " + provider.name() + ", "
                        + provider.refusal().get());
                continue;
            }
            assertThat(cold(provider.name()))
                    .isNotEmpty()
                    .containsExactlyElementsOf(
                            lines(provider.name(), provider instanceof JavaKernelProvider ? 1 : CALLS));
        }
    }

    /** Planted: from the ten thousandth call on, one number is one ulp larger. */
    @Test
    void aBitThatChangesOnTheWayIsNoticed() {
        Kernels sound = new JavaKernelProvider().kernels(Precision.FLOAT64, 1);
        Kernels faulty = new DelegatingKernels(sound) {
            private int calls;

            @Override
            public void map(ScalarFunction f, Matrix x, Matrix y) {
                super.map(f, x, y);
                if (++calls >= CALLS / 2) {
                    y.set(COUNT - 1, Math.nextUp(y.get(COUNT - 1)));
                }
            }
        };
        assertThat(bits(faulty, new Sigmoid(), CALLS)).isNotEqualTo(bits(sound, new Sigmoid(), 1));
    }

    private List<String> cold(String provider) throws Exception {
        return OwnJava.printed(
                folder,
                List.of("-Xint", OwnJava.VECTORS, "-cp", OwnJava.classPath(), ColdBitsTest.class.getName(), provider));
    }
}
