package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;

/**
 * How much rounding a vector-Jacobian product may carry, measured on the product itself.
 *
 * <p>The product is formed again at inputs and a cotangent moved by two ulps, up or down at random: what changes then is
 * what rounding can change. To four times the widest of three spreads comes γ_m = m·u/(1 − m·u) of the product, the error
 * bound of a sum of m terms (Higham 2002, "Accuracy and Stability of Numerical Algorithms", §3.1), m the largest number of
 * terms: the longest side of the matrices; and what the sheet of a function or loss admits to. A spread of more than half of the digits is not rounding but a kink that was
 * crossed, and is not allowed for.
 */
final class ProductRounding {

    /** Two numbers that agree to more than half of the 53 binary digits come from the same formula. */
    static final double HALF_THE_DIGITS = 0x1p-26;

    private static final int TRIALS = 3;
    private static final double SPREADS = 4;
    private static final double TWO_ULPS = 0x1p-51;
    private static final double U = 0x1p-53;

    private final double[] product;
    private final List<double[]> moved = new ArrayList<>();
    private final double gamma;
    private final double stated;

    ProductRounding(LocalRule rule, int input, Matrix cotangent, double[] product, RandomGenerator random) {
        this.product = product;
        double m = 2.0 + Math.max(rule.out().rows(), rule.out().columns());
        for (int i = 0; i < rule.count(); i++) {
            m = Math.max(m, 2.0 + Math.max(rule.input(i).rows(), rule.input(i).columns()));
        }
        gamma = m * U / (1 - m * U);
        stated = stated(rule.op());
        for (int trial = 0; trial < TRIALS; trial++) {
            moved(rule, input, cotangent, random);
        }
    }

    /** What the sheet of a built-in op admits to, as a share of the magnitude of the terms: an ulp is at most 2⁻⁵² of a number. */
    private static double stated(Op op) {
        double ulps = 0;
        if (op instanceof Elementwise elementwise) {
            ulps = elementwise.function().datasheet().slopeUlps();
        } else if (op instanceof RowWise rows) {
            ulps = rows.function().sheet().vjpUlps();
        } else if (op instanceof LossOp loss) {
            ulps = loss.loss().sheet().slopeUlps();
        }
        return 2 * U * ulps;
    }

    /** All inputs are moved, targets too: a slope σ(x) − t that cancels is as sensitive to t. Those that may not, stay. */
    private void moved(LocalRule rule, int input, Matrix cotangent, RandomGenerator random) {
        if (!moved(rule, input, cotangent, i -> true, random)) {
            moved(rule, input, cotangent, rule.op()::differentiable, random);
        }
    }

    private boolean moved(LocalRule rule, int input, Matrix cotangent, IntPredicate chosen, RandomGenerator random) {
        try {
            for (int i = 0; i < rule.count(); i++) {
                if (chosen.test(i)) {
                    jitter(rule.input(i), random);
                }
            }
            var other = Matrix.copyOf(cotangent, Precision.FLOAT64);
            jitter(other, random);
            rule.op().forward(rule.operands());
            moved.add(rule.product(input, other));
            return true;
        } catch (IllegalArgumentException outside) {
            return false; // two ulps beyond the edge of the domain, or a class that is no whole number
        } finally {
            rule.reset();
        }
    }

    private static void jitter(Matrix matrix, RandomGenerator random) {
        for (int k = 0; k < matrix.size(); k++) {
            matrix.set(k, matrix.get(k) * (1 + (random.nextBoolean() ? TWO_ULPS : -TWO_ULPS)));
        }
    }

    /** For one element by itself. */
    double ofElement(int index) {
        return ofElement(index, Math.abs(product[index]));
    }

    /** For one element that is the sum of terms of this magnitude. */
    double ofElement(int index, double magnitude) {
        double spread = 0;
        for (var other : moved) {
            spread = Math.max(spread, counted(other[index] - product[index], magnitude));
        }
        return SPREADS * spread + (gamma + stated) * magnitude;
    }

    /** For ⟨product, tangent⟩. */
    double along(double[] tangent) {
        return along(tangent, Sums.magnitude(product, tangent));
    }

    /** For ⟨product, tangent⟩, the elements of the product being sums of terms of this magnitude in all. */
    double along(double[] tangent, double magnitude) {
        double value = Sums.dot(product, tangent);
        double spread = 0;
        for (var other : moved) {
            spread = Math.max(spread, counted(Sums.dot(other, tangent) - value, magnitude));
        }
        return SPREADS * spread + (gamma + stated) * magnitude;
    }

    private static double counted(double difference, double value) {
        return Math.abs(difference) <= HALF_THE_DIGITS * Math.abs(value) ? Math.abs(difference) : 0;
    }
}
