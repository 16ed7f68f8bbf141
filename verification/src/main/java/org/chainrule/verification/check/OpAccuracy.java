package org.chainrule.verification.check;

import java.util.OptionalDouble;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Matrix;

/**
 * How far two computations of one element of a vjp may differ.
 *
 * <p>An element is a sum of terms g_k ∂y_k/∂x_i. A function or loss states its error in ulps of the magnitude M of these terms,
 * times the condition where that is larger; an op that only multiplies and adds m numbers is within γ_m of M (Higham 2002,
 * §3.1). M comes from dual numbers. An op of a user's own states nothing, and of a large op M is not known: then the two need
 * only agree to half of their digits, {@link Judge#HALF_THE_DIGITS}, which different formulas do not.
 */
final class OpAccuracy {

    private final Op op;
    private final OpForward forward;
    private final int terms;

    OpAccuracy(Op op, OpForward forward, int terms) {
        this.op = op;
        this.forward = forward;
        this.terms = terms;
    }

    /** The op that is meant, whichever variant of it is checked. */
    Op op() {
        return op;
    }

    /** The error that the op states, relative to the magnitude of the terms; empty if it states none. */
    static OptionalDouble stated(Op op, int terms) {
        double ulp = 2 * FunctionCheck.U;
        if (op instanceof Elementwise each) {
            return OptionalDouble.of((each.function().datasheet().slopeUlps() + 1) * ulp);
        } else if (op instanceof RowWise rows) {
            return OptionalDouble.of((rows.function().sheet().vjpUlps() + 1) * ulp);
        } else if (op instanceof LossOp loss) {
            return OptionalDouble.of((loss.loss().sheet().slopeUlps() + 2) * ulp);
        }
        return op instanceof CustomOp ? OptionalDouble.empty() : OptionalDouble.of(terms * ulp);
    }

    /**
     * Whether two computations of element i agree.
     *
     * @param size how large the numbers are that were added to come to them
     * @param cotangents those that went in
     */
    boolean agree(double a, double b, double size, int block, int i, Matrix... cotangents) {
        double error = Math.abs(a - b);
        if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
            return true;
        }
        var ulps = stated(op, terms);
        if (ulps.isEmpty() || !forward.weighted(cotangents[0]).knowsElements()) {
            return error <= Judge.HALF_THE_DIGITS * size;
        }
        double magnitude = size;
        for (Matrix g : cotangents) {
            var along = forward.weighted(g).byElement(block, i);
            magnitude += along.magnitude() + along.derivative().bound();
        }
        double twice = 2 * (ulps.getAsDouble() + 2 * FunctionCheck.U);
        if (error <= twice * magnitude + Double.MIN_VALUE * terms) {
            return true;
        }
        if (!(magnitude <= Double.MAX_VALUE)) {
            return error <= Judge.HALF_THE_DIGITS * size;
        }
        for (Matrix g : cotangents) {
            magnitude += forward.sensitivity(block, i, g);
        }
        return error <= twice * magnitude;
    }
}
