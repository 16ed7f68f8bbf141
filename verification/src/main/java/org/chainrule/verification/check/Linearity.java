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

    /** Those that tell most. */
    private static final double[] TELLING = {-1, 0, 0x1p-60, 0x1p60};

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
        for (double factor : Factors.in(Precision.FLOAT64)) {
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
            boolean asked = Double.isFinite(product[i]); // 0 times one that overflows may be anything
            broken += asked && !Factors.isScaled(product[i], factor, found[i], Precision.FLOAT64) ? 1 : 0;
        }
        String c = Figures.shortest(factor);
        comparisons.add(Exact.of(
                Witness.LINEARITY,
                name,
                "vjp(" + c + "·g) = " + c + "·vjp(g)",
                broken,
                "the product is not linear in the cotangent"));
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
