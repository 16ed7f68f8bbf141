package org.chainrule.core.kernel.vector;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.Kernels;

/**
 * Loops of doubles that are told that none of them is compiled and that somebody rehearses already, so that nobody begins to; what a
 * product asks for then remains. To be closed, so that they are as before.
 */
final class ColdLoops implements AutoCloseable {

    private final Field warm = field("warm");
    private final Field asked = field("asked");
    private final Field rehearsing = field("rehearsing");
    private final int warmBefore;
    private final int askedBefore;
    private final Kernels kernels;

    /** Skips the test that calls this where there are no vectors. */
    ColdLoops() throws ReflectiveOperationException {
        var provider = new VectorKernelProvider();
        var refusal = provider.refusal();
        assumeTrue(refusal.isEmpty(), () -> "asked loops: " + refusal.orElse(""));
        provider.warmUp(); // afterwards nobody rehearses
        warmBefore = warm.getInt(null);
        askedBefore = asked.getInt(null);
        warm.setInt(null, 0);
        rehearsing.setBoolean(null, true);
        kernels = provider.kernels(Precision.FLOAT64, 1);
    }

    private static Field field(String name) throws NoSuchFieldException {
        var field = VectorDoubleWarmth.class.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static Matrix zeros(int rows, int columns) {
        return Matrix.zeros(Precision.FLOAT64, rows, columns);
    }

    private static Matrix ones(int rows, int columns) {
        var matrix = zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.set(i, j, 1);
            }
        }
        return matrix;
    }

    /** Makes these warm. */
    void warm(int kinds) throws ReflectiveOperationException {
        warm.setInt(null, kinds);
    }

    /** What {@code x · y} asks for, m×k and k×n, without a zero in x. */
    int plain(int m, int n, int k) throws ReflectiveOperationException {
        asked.setInt(null, 0);
        kernels.multiply(ones(m, k), zeros(k, n), 0, zeros(m, n));
        return asked.getInt(null);
    }

    /** What {@code xᵀ · y} asks for. */
    int left(int m, int n, int k) throws ReflectiveOperationException {
        asked.setInt(null, 0);
        kernels.multiplyLeftTransposed(ones(k, m), zeros(k, n), 0, zeros(m, n));
        return asked.getInt(null);
    }

    /** What {@code x · yᵀ} asks for. */
    int right(int m, int n, int k) throws ReflectiveOperationException {
        asked.setInt(null, 0);
        kernels.multiplyRightTransposed(ones(m, k), zeros(n, k), 0, zeros(m, n));
        return asked.getInt(null);
    }

    /** What {@code x · y} asks for where x is 0. */
    int sparse(int m, int n, int k) throws ReflectiveOperationException {
        asked.setInt(null, 0);
        kernels.multiply(zeros(m, k), zeros(k, n), 0, zeros(m, n));
        return asked.getInt(null);
    }

    /** What {@code xᵀ · y} asks for where x is 0. */
    int sparseLeft(int m, int n, int k) throws ReflectiveOperationException {
        asked.setInt(null, 0);
        kernels.multiplyLeftTransposed(zeros(k, m), zeros(k, n), 0, zeros(m, n));
        return asked.getInt(null);
    }

    /** What {@code x · yᵀ} asks for where x is 0. */
    int sparseRight(int m, int n, int k) throws ReflectiveOperationException {
        asked.setInt(null, 0);
        kernels.multiplyRightTransposed(zeros(m, k), zeros(n, k), 0, zeros(m, n));
        return asked.getInt(null);
    }

    /** What sums of columns ask for. */
    int sums(int rows, int columns) throws ReflectiveOperationException {
        asked.setInt(null, 0);
        kernels.columnSums(zeros(rows, columns), 0, zeros(1, columns));
        return asked.getInt(null);
    }

    @Override
    public void close() throws ReflectiveOperationException {
        warm.setInt(null, warmBefore);
        asked.setInt(null, askedBefore);
        rehearsing.setBoolean(null, false);
    }
}
