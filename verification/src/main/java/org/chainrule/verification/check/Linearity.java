package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.Kernels;

/** That one product of an op is linear in the cotangent: exactly so for powers of two, to within rounding for sums. */
final class Linearity {

    /**
     * Powers of two and a sign: a product scales with them exactly. The smallest and the largest leave every number behind that
     * a rule may add to a cotangent or compare it with; products of them with ordinary numbers are far from subnormal.
     */
    private static final double[] FACTORS = {2, 4, 0x1p-7, -1, 0, 0x1p-60, 0x1p60, 0x1p-400, 0x1p400};

    /** Those that tell most. */
    private static final double[] TELLING = {-1, 0, 0x1p-60, 0x1p60};

    /** Beyond this a factor may overflow. */
    private static final double OVERFLOWING = 0x1p1000;

    /** A subnormal number is rounded by up to 2^−1075; what that may grow to on its way. */
    private static final double UNDERFLOWING = 0x1p-1000;

    private final Op op;
    private final Kernels kernels;
    private final int input;
    private final Operands operands;
    private final Matrix cotangent;
    private final double[] product;
    private final String name;
    private final List<Comparison> comparisons = new ArrayList<>();

    /** Of the product for one input, with this cotangent. */
    Linearity(Op op, Kernels kernels, int input, Operands operands, Matrix cotangent, double[] product) {
        this.op = op;
        this.kernels = kernels;
        this.input = input;
        this.operands = operands;
        this.cotangent = cotangent;
        this.product = product;
        name = OpSubject.name(op, input);
    }

    /** Every factor, two sums, and what is not a number. */
    List<Comparison> all(int block, OpAccuracy accuracy, Matrix h) {
        for (double factor : FACTORS) {
            homogeneous(factor);
        }
        additive(block, accuracy, h, "h");
        additive(block, accuracy, ones(), "1");
        passesOnNan();
        return comparisons;
    }

    /** One product more for every factor that tells much: cheap enough for every point. */
    List<Comparison> telling() {
        for (double factor : TELLING) {
            homogeneous(factor);
        }
        return comparisons;
    }

    private void homogeneous(double factor) {
        var scaled = copy(cotangent);
        for (int i = 0; i < scaled.size(); i++) {
            scaled.set(i, factor * scaled.get(i));
        }
        var found = OpSubject.vjp(op, input, operands, scaled);
        int broken = 0;
        for (int i = 0; i < product.length; i++) {
            broken += isScaled(factor * product[i], found[i], Math.max(1, factor)) ? 0 : 1;
        }
        String c = Figures.shortest(factor);
        comparisons.add(Exact.of(
                Witness.LINEARITY,
                name,
                "vjp(" + c + "·g) = " + c + "·vjp(g)",
                broken,
                "the product is not linear in the cotangent"));
    }

    /** Bit for bit, unless numbers so large or so small come up that scaling them is not exact. */
    private static boolean isScaled(double expected, double found, double factor) {
        boolean overflows = !(Math.abs(expected) < OVERFLOWING);
        return expected == found
                || Math.abs(expected - found) < UNDERFLOWING * factor
                || (overflows && !(Math.abs(found) < OVERFLOWING));
    }

    /**
     * vjp(g + h) = vjp(g) + vjp(h), to within what the three may be rounded; also where h is all ones, the cotangent that every
     * backward pass begins with and that a rule may have a short way for.
     */
    private void additive(int block, OpAccuracy accuracy, Matrix h, String letter) {
        var sum = copy(cotangent);
        kernels.addScaled(1, h, 1, sum);
        var ofH = OpSubject.vjp(op, input, operands, copy(h));
        var ofSum = OpSubject.vjp(op, input, operands, sum);
        int broken = 0;
        for (int i = 0; i < product.length; i++) {
            double size = Math.abs(product[i]) + Math.abs(ofH[i]);
            broken += accuracy.agree(ofSum[i], product[i] + ofH[i], size, block, i, cotangent, h) ? 0 : 1;
        }
        comparisons.add(Exact.of(
                Witness.LINEARITY,
                name,
                "vjp(g + " + letter + ") = vjp(g) + vjp(" + letter + ")",
                broken,
                "the product is not linear in the cotangent"));
    }

    private Matrix ones() {
        var ones = copy(cotangent);
        ones.fill(1);
        return ones;
    }

    /** Where the product is not 0 it depends on the cotangent, so that of NaN is NaN: a lost number must not look like one. */
    private void passesOnNan() {
        var nan = copy(cotangent);
        nan.fill(Double.NaN);
        var found = OpSubject.vjp(op, input, operands, nan);
        int broken = 0;
        for (int i = 0; i < product.length; i++) {
            broken += product[i] != 0 && !Double.isNaN(found[i]) ? 1 : 0;
        }
        comparisons.add(Exact.of(
                Witness.LINEARITY,
                name,
                "vjp(NaN) is NaN",
                broken,
                "a cotangent of NaN gives numbers; NaN is swallowed"));
    }

    private static Matrix copy(Matrix matrix) {
        return Matrix.copyOf(matrix, Precision.FLOAT64);
    }
}
