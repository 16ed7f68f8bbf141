package org.chainrule.verification.shrink;

import java.util.ArrayList;
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

    private static Matrix cut(Matrix cotangent, Shape out) {
        var cut = Matrix.zeros(Precision.FLOAT64, out);
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                cut.set(i, j, cotangent.get(Math.min(i, cotangent.rows() - 1), Math.min(j, cotangent.columns() - 1)));
            }
        }
        return cut;
    }
}
