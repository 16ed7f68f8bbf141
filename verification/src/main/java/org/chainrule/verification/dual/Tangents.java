package org.chainrule.verification.dual;

import java.util.IdentityHashMap;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.verification.oracle.Estimate;
import org.jspecify.annotations.Nullable;

/** Tangents and their bars beside the arrays of matrices; windows on one array share them, as they share the numbers. */
final class Tangents {

    private record Beside(double[] tangent, double[] bar) {}

    private final IdentityHashMap<double[], Beside> beside = new IdentityHashMap<>();

    /** The tangents of one matrix; zero until something is written. */
    final class Window {

        private final double[] array;
        private final int offset;
        private @Nullable Beside numbers;

        private Window(DoubleMatrix matrix) {
            array = matrix.array();
            offset = matrix.offset();
            numbers = beside.get(array);
        }

        /** Whether nothing was ever written beside this array. */
        boolean isStill() {
            return numbers == null;
        }

        double value(int i) {
            return numbers == null ? 0 : numbers.tangent[offset + i];
        }

        double bar(int i) {
            return numbers == null ? 0 : numbers.bar[offset + i];
        }

        boolean moves(int i) {
            return value(i) != 0 || bar(i) != 0;
        }

        Ball ball(int i) {
            return bar(i) <= Double.MAX_VALUE ? new Ball(value(i), bar(i)) : Ball.UNKNOWN;
        }

        void set(int i, Ball ball) {
            if (numbers == null && ball.middle() == 0 && ball.isExact()) {
                return;
            }
            if (numbers == null) {
                numbers = beside.computeIfAbsent(
                        array, same -> new Beside(new double[same.length], new double[same.length]));
            }
            numbers.tangent[offset + i] = ball.middle();
            numbers.bar[offset + i] = ball.radius();
        }

        void set(int i, Estimate estimate) {
            set(i, estimate.isKnown() ? new Ball(estimate.value(), estimate.bound()) : Ball.UNKNOWN);
        }
    }

    Window of(Matrix matrix) {
        return new Window((DoubleMatrix) matrix);
    }

    /** All zero. */
    void clear() {
        beside.clear();
    }
}
