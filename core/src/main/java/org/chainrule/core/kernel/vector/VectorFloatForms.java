package org.chainrule.core.kernel.vector;

import java.util.Optional;
import org.chainrule.core.function.Celu;
import org.chainrule.core.function.Elu;
import org.chainrule.core.function.Exponential;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.GeluTanh;
import org.chainrule.core.function.HardShrink;
import org.chainrule.core.function.HardSigmoid;
import org.chainrule.core.function.HardSwish;
import org.chainrule.core.function.HardTanh;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Log1mExp;
import org.chainrule.core.function.LogSigmoid;
import org.chainrule.core.function.Mish;
import org.chainrule.core.function.Relu6;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Selu;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Silu;
import org.chainrule.core.function.SoftShrink;
import org.chainrule.core.function.Softplus;
import org.chainrule.core.function.Softsign;
import org.chainrule.core.function.SparsePlus;
import org.chainrule.core.function.SparseSigmoid;
import org.chainrule.core.function.SquaredRelu;
import org.chainrule.core.function.Squareplus;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.function.TanhShrink;
import org.chainrule.core.function.Threshold;

/**
 * The index of the vector forms. Every value is within 8 ulps of what the function gives in float precision, every slope
 * within 16 (or 16 times its condition number, where the datasheet says so), over the whole range of the precision, subnormal
 * results and tails included; infinities are exact, NaN stays NaN. The contract of the kernels tests that. Measured, November
 * 2026, on 262144 numbers: values within 7, slopes within 8, or 10 times the condition number.
 *
 * <p>A function without one is computed by the plain loop, so a new function need not be written here; so is ReLU, whose plain
 * loop C2 vectorises; so is one whose parameter is so extreme that a form would lose digits to overflow or underflow on the way.
 * Derived from its double twin; edit that one.
 */
final class VectorFloatForms {

    private VectorFloatForms() {}

    /** The form of this function with its parameters, if there is one. */
    static Optional<VectorFloatForm> of(ScalarFunction f) {
        if (f instanceof Identity) {
            return Optional.of(new VectorFloatPieces.IdentityForm());
        } else if (f instanceof LeakyRelu leaky) {
            return Optional.of(new VectorFloatPieces.LeakyReluForm(leaky.a()));
        } else if (f instanceof Softsign) {
            return Optional.of(new VectorFloatAlgebra.SoftsignForm());
        } else if (f instanceof Squareplus squareplus && moderate(squareplus.b())) {
            return Optional.of(new VectorFloatAlgebra.SquareplusForm(squareplus.b()));
        }
        return piecewise(f).or(() -> smooth(f)).or(() -> gate(f));
    }

    private static Optional<VectorFloatForm> piecewise(ScalarFunction f) {
        if (f instanceof Relu6) {
            return Optional.of(new VectorFloatPieces.HardTanhForm(0, 6));
        } else if (f instanceof SquaredRelu) {
            return Optional.of(new VectorFloatPieces.SquaredReluForm());
        } else if (f instanceof HardTanh tanh) {
            return Optional.of(new VectorFloatPieces.HardTanhForm(tanh.minimum(), tanh.maximum()));
        } else if (f instanceof Threshold threshold) {
            return Optional.of(new VectorFloatPieces.ThresholdForm(threshold.threshold(), threshold.value()));
        } else if (f instanceof HardShrink shrink) {
            return Optional.of(new VectorFloatPieces.HardShrinkForm(shrink.lambda()));
        } else if (f instanceof SoftShrink shrink) {
            return Optional.of(new VectorFloatPieces.SoftShrinkForm(shrink.lambda()));
        } else if (f instanceof HardSigmoid) {
            return Optional.of(new VectorFloatAlgebra.HardSigmoidForm());
        } else if (f instanceof HardSwish) {
            return Optional.of(new VectorFloatAlgebra.HardSwishForm());
        } else if (f instanceof SparsePlus) {
            return Optional.of(new VectorFloatAlgebra.SparsePlusForm());
        } else if (f instanceof SparseSigmoid) {
            return Optional.of(new VectorFloatAlgebra.SparseSigmoidForm());
        }
        return Optional.empty();
    }

    private static Optional<VectorFloatForm> smooth(ScalarFunction f) {
        if (f instanceof Sigmoid) {
            return Optional.of(new VectorFloatLogistics.SigmoidForm());
        } else if (f instanceof LogSigmoid) {
            return Optional.of(new VectorFloatLogistics.LogSigmoidForm());
        } else if (f instanceof Log1mExp) {
            return Optional.of(new VectorFloatLogistics.Log1mExpForm());
        } else if (f instanceof Softplus softplus && moderate(softplus.beta())) {
            return Optional.of(new VectorFloatLogistics.SoftplusForm(softplus.beta()));
        } else if (f instanceof Exponential) {
            return Optional.of(new VectorFloatExponentials.ExponentialForm());
        } else if (f instanceof Elu elu && moderate(elu.alpha())) {
            return Optional.of(new VectorFloatExponentials.EluForm(1, elu.alpha()));
        } else if (f instanceof Selu selu) {
            return Optional.of(new VectorFloatExponentials.EluForm(selu.slope(1, selu.value(1)), selu.slope(0, 0)));
        } else if (f instanceof Celu celu && moderate(celu.alpha())) {
            return Optional.of(new VectorFloatExponentials.CeluForm(celu.alpha()));
        } else if (f instanceof Tanh) {
            return Optional.of(new VectorFloatExponentials.TanhForm());
        } else if (f instanceof TanhShrink) {
            return Optional.of(new VectorFloatExponentials.TanhShrinkForm());
        }
        return Optional.empty();
    }

    private static Optional<VectorFloatForm> gate(ScalarFunction f) {
        if (f instanceof Silu silu && moderate(silu.beta())) {
            return Optional.of(new VectorFloatGates.SiluForm(silu.beta()));
        } else if (f instanceof Gelu) {
            return Optional.of(new VectorFloatGates.GeluForm());
        } else if (f instanceof GeluTanh) {
            return Optional.of(new VectorFloatGates.GeluTanhForm());
        } else if (f instanceof Mish) {
            return Optional.of(new VectorFloatGates.MishForm());
        }
        return Optional.empty();
    }

    private static boolean moderate(/*wide*/ double parameter) {
        return parameter >= 0.125 && parameter <= 1024;
    }
}
