package org.chainrule.verification.shrink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.verification.check.CheckReport;

/** An op on its inputs, the last matrix being the cotangent. */
final class OpTrial implements Trial {

    /** The check of an op, or of a loss that is one. */
    interface Check {
        CheckReport run(List<Matrix> inputs, Matrix cotangent);
    }

    private final Op op;
    private final Check check;

    OpTrial(Op op, Check check) {
        this.op = op;
        this.check = check;
    }

    @Override
    public CheckReport run(List<Matrix> at) {
        int last = at.size() - 1;
        return check.run(at.subList(0, last), at.get(last));
    }

    /** The cotangent is cut to the shape of the output; its numbers are made plain later. */
    @Override
    public Optional<List<Matrix>> fitted(List<Matrix> smaller, List<Matrix> at) {
        int last = at.size() - 1;
        if (smaller.get(last) != at.get(last)) {
            return Optional.empty(); // its shape follows from the inputs
        }
        try {
            Shape out = op.shape(
                    smaller.subList(0, last).stream().map(Matrix::shape).toList());
            var fitted = new ArrayList<>(smaller);
            fitted.set(last, cut(at.get(last), out));
            return Optional.of(fitted);
        } catch (IllegalArgumentException doNotFit) {
            return Optional.empty();
        }
    }

    /** The window of the cotangent that carries most: a cotangent may be 0 but for one element. */
    private static Matrix cut(Matrix cotangent, Shape out) {
        Matrix best = window(cotangent, out, 0, 0);
        for (int i = 0; i + out.rows() <= cotangent.rows(); i++) {
            for (int j = 0; j + out.columns() <= cotangent.columns(); j++) {
                var candidate = window(cotangent, out, i, j);
                best = weight(candidate) > weight(best) ? candidate : best;
            }
        }
        return best;
    }

    private static double weight(Matrix matrix) {
        return Arrays.stream(matrix.toArray()).map(Math::abs).sum();
    }

    /** The last row and column are repeated where the output is larger than the cotangent. */
    private static Matrix window(Matrix cotangent, Shape out, int top, int left) {
        var window = Matrix.zeros(Precision.FLOAT64, out);
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                int row = Math.min(top + i, cotangent.rows() - 1);
                window.set(i, j, cotangent.get(row, Math.min(left + j, cotangent.columns() - 1)));
            }
        }
        return window;
    }
}
