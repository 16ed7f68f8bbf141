package org.chainrule.verification.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.chainrule.core.function.HardShrink;
import org.chainrule.core.function.HardSigmoid;
import org.chainrule.core.function.HardSwish;
import org.chainrule.core.function.HardTanh;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.Jump;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Monotone;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.Relu6;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.SoftShrink;
import org.chainrule.core.function.Softsign;
import org.chainrule.core.function.SparsePlus;
import org.chainrule.core.function.SparseSigmoid;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.function.TanhShrink;
import org.chainrule.core.function.Threshold;

/** What is known of the shape of a function, for the proofs that a change of its slope changes nothing. */
final class FunctionShapes {

    private FunctionShapes() {}

    /** Kinks and jumps, ascending. */
    static double[] breaks(ScalarFunction f) {
        var sheet = f.datasheet();
        return DoubleStream.concat(
                        sheet.kinks().stream().mapToDouble(Kink::at),
                        sheet.jumps().stream().mapToDouble(Jump::at))
                .sorted()
                .toArray();
    }

    /** Whether the slope is a constant between any two breaks. */
    static boolean isPiecewiseLinear(ScalarFunction f) {
        return f instanceof Identity
                || f instanceof Relu
                || f instanceof Relu6
                || f instanceof LeakyRelu
                || f instanceof HardTanh
                || f instanceof HardSigmoid
                || f instanceof HardShrink
                || f instanceof SoftShrink
                || f instanceof SparseSigmoid
                || f instanceof Threshold;
    }

    /** Every slope that a piecewise linear function has: one per piece, and those at the breaks. */
    static List<Double> slopes(ScalarFunction f) {
        var at = new ArrayList<Double>();
        double before = -1e9;
        for (double x : breaks(f)) {
            at.add(before / 2 + x / 2);
            at.add(x);
            before = x;
        }
        at.add(before / 2 + 1e9);
        return at.stream().map(x -> f.slope(x, f.value(x))).toList();
    }

    /** Whether the slope is the same at x and −x. */
    static boolean hasEvenSlope(ScalarFunction f) {
        return f instanceof Identity
                || f instanceof Tanh
                || f instanceof TanhShrink
                || f instanceof Softsign
                || f instanceof Sigmoid
                || f instanceof HardSigmoid
                || f instanceof SparseSigmoid
                || f instanceof SoftShrink
                || f instanceof HardShrink
                || (f instanceof HardTanh hard && hard.minimum() == -hard.maximum());
    }

    /** Whether no slope is negative, on the word of the sheet or because no piece has one. */
    static boolean isNowhereDecreasing(ScalarFunction f) {
        return f.datasheet().monotone() == Monotone.NON_DECREASING
                || (isPiecewiseLinear(f) && slopes(f).stream().allMatch(slope -> slope >= 0));
    }

    static boolean hasOneSlope(ScalarFunction f) {
        return isPiecewiseLinear(f) && breaks(f).length == 0;
    }

    /** Whether the slope has its limit from ±20 on, in doubles. */
    static boolean isLinearFarOut(ScalarFunction f) {
        boolean polynomial = isPiecewiseLinear(f) || f instanceof HardSwish || f instanceof SparsePlus;
        boolean near = DoubleStream.of(breaks(f)).allMatch(x -> Math.abs(x) < 20);
        return (polynomial && near) || (f instanceof TanhShrink && StrictMath.tanh(20) == 1);
    }

    static double slopeAt0(ScalarFunction f) {
        return f.slope(0, f.value(0));
    }
}
