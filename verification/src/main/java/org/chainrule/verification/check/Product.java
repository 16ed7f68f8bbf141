package org.chainrule.verification.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;

/**
 * A claimed product with the Jacobian at a point, and how much rounding it may carry: by the same rule as {@link Rounding},
 * four times what changes when x and the vector move by two ulps, or jitters when they move by more, and γ_m for the sum.
 */
final class Product {

    /** Larger moves there and back. */
    private static final int PAIRS = 4;

    private final double[] value;
    private final Rounding rounding;

    Product(VectorClaim claim, double[] x, double[] w, int length, Precision precision, RandomGenerator random) {
        var block = new Block("x", DoubleMatrix.wrap(x.clone(), 0, 1, x.length));
        String because = claim.side() == VectorClaim.Side.VJP ? "x" : "the result";
        value = claim.callee().first(x, w, length, because);
        rounding = new Rounding(new Moved(block, claim.callee(), w, precision), List.of(value), random, PAIRS);
    }

    double[] value() {
        return value;
    }

    /** ⟨product, u⟩. */
    double along(double[] u) {
        return Rounding.along(List.of(value), List.of(u));
    }

    /** Σ |terms| of ⟨product, u⟩. */
    double size(double[] u) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += Math.abs(value[i] * u[i]);
        }
        return sum;
    }

    double allowance(double[] u) {
        return rounding.alongDirection(List.of(u));
    }

    double allowance(int i) {
        return rounding.ofElement(0, i);
    }

    private record Moved(Block block, Callee callee, double[] w, Precision claimedIn) implements Subject {

        @Override
        public List<Block> blocks() {
            return List.of(block);
        }

        @Override
        public double value() {
            throw new IllegalStateException("only the claim is asked for");
        }

        @Override
        public List<double[]> gradient() {
            return List.of(callee.at(block.value().toArray(), w));
        }

        @Override
        public List<double[]> gradient(DoubleUnaryOperator change) {
            return List.of(callee.at(
                    block.value().toArray(), Arrays.stream(w).map(change).toArray()));
        }

        @Override
        public int terms() {
            return Math.max(block.size(), w.length);
        }
    }
}
