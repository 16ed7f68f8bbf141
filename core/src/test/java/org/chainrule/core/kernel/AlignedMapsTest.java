package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Maps of operands that begin at the same place in their arrays, as those of a network do: loops of their own, which the
 * operands of the contract, at random places, hardly ever reach.
 */
class AlignedMapsTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    private static final double[] X = {1, -1, 0, -0.0, INF, -INF, Double.NaN, 0.5, -2, 0x1p-149, -0x1p-149, 3};
    private static final double[] GY = {2, 3, 5, -7, 0.5, -0.25, 1, -0.0, 4, 8, 16, INF};

    private static final List<ScalarFunction> FUNCTIONS =
            List.of(new Relu(), new LeakyRelu(0.25), new LeakyRelu(0), new LeakyRelu(1), new Identity());

    /** Beside results; what is read beside the arguments, 5, would give another number. */
    private static final double MARK = 11;

    /** Elements 3 and on of a larger array, which is otherwise marked. */
    private static Matrix window(Precision precision, double mark, double... elements) {
        Matrix all = Matrix.zeros(precision, 1, elements.length + 7);
        all.fill(mark);
        Matrix window = switch (precision) {
            case FLOAT32 -> FloatMatrix.wrap(((FloatMatrix) all).array(), 3, 1, elements.length);
            case FLOAT64 -> DoubleMatrix.wrap(((DoubleMatrix) all).array(), 3, 1, elements.length);
        };
        for (int i = 0; i < elements.length; i++) {
            window.set(i, elements[i]);
        }
        return window;
    }

    private static double[] everything(Matrix window) {
        return switch (window.precision()) {
            case FLOAT32 ->
                Matrix.copyOf(FloatMatrix.wrap(((FloatMatrix) window).array(), 0, 1, X.length + 7), Precision.FLOAT64)
                        .toArray();
            case FLOAT64 -> ((DoubleMatrix) window).array().clone();
        };
    }

    private static double[] among(double[] elements) {
        var all = new double[elements.length + 7];
        Arrays.fill(all, MARK);
        System.arraycopy(elements, 0, all, 3, elements.length);
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void valuesAreThoseOfTheFunction(Precision precision) {
        Kernels kernels = new JavaKernelProvider().kernels(precision, 1);
        for (ScalarFunction f : FUNCTIONS) {
            var y = window(precision, MARK, new double[X.length]);
            kernels.map(f, window(precision, 5, X), y);
            var expected = new double[X.length];
            for (int i = 0; i < X.length; i++) {
                expected[i] = rounded(precision, f.value(X[i])) + 0.0; // the sign of 0 is not promised
            }
            assertThat(plusZero(everything(y))).as(f.name()).containsExactly(among(expected));
        }
    }

    @ParameterizedTest
    @EnumSource
    void productsWithSlopesAreThoseOfTheFunction(Precision precision) {
        Kernels kernels = new JavaKernelProvider().kernels(precision, 1);
        for (ScalarFunction f : FUNCTIONS) {
            var x = window(precision, 5, X);
            var y = window(precision, MARK, new double[X.length]);
            kernels.map(f, x, y);
            var gx = window(precision, MARK, new double[X.length]);
            kernels.mapVjp(f, x, y, window(precision, 5, GY), 0, gx);
            var expected = new double[X.length];
            for (int i = 0; i < X.length; i++) {
                expected[i] = rounded(precision, GY[i] * f.slope(X[i], f.value(X[i]))) + 0.0;
            }
            assertThat(plusZero(everything(gx))).as(f.name()).containsExactly(among(expected));
        }
    }

    private static double rounded(Precision precision, double exact) {
        return precision == Precision.FLOAT32 ? (float) exact : exact;
    }

    private static double[] plusZero(double[] elements) {
        for (int i = 0; i < elements.length; i++) {
            elements[i] += 0.0;
        }
        return elements;
    }
}
