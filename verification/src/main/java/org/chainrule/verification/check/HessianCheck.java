package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;
import org.chainrule.verification.oracle.Estimate;
import org.chainrule.verification.oracle.FiniteDifference;

/**
 * A check of Hessian-vector products; see {@link GradientCheck#ofHessian}.
 *
 * <p>For random signed directions u and v, ⟨u, H v⟩ is compared with differences of t ↦ ⟨u, ∇f(x + t v)⟩, and with ⟨v, H u⟩,
 * which is the same because H is symmetric. Check the gradient first: the differences are taken of it.
 *
 * <p>How much rounding a product may carry is measured on itself, as for gradients: four times what it changes when the
 * variables move by two ulps, and γ_{n+2} of Σ |u_i (H v)_i| for the sum (Higham 2002, §3.1).
 */
public final class HessianCheck {

    private static final double U = FunctionCheck.U;
    private static final double SPREADS = 4;
    private static final double TWO_ULPS = 0x1p-51;
    private static final int TRIALS = 3;

    private final String name;
    private final UnaryOperator<double[]> gradient;
    private final BinaryOperator<double[]> product;
    private final Supplier<List<String>> notes;
    private final List<double[]> points = new ArrayList<>();
    private int directions = 4;
    private long seed = 1;

    HessianCheck(
            String name,
            UnaryOperator<double[]> gradient,
            BinaryOperator<double[]> product,
            Supplier<List<String>> notes) {
        this.name = name;
        this.gradient = gradient;
        this.product = product;
        this.notes = notes;
    }

    /** A point to check at; copied. */
    public HessianCheck at(double... x) {
        points.add(x.clone());
        return this;
    }

    /** How many pairs of random directions per point; 4 if not said. */
    public HessianCheck directions(int count) {
        directions = Arguments.count("directions", count);
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public HessianCheck seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Compares.
     *
     * @throws IllegalStateException if no point was given
     */
    public CheckReport run() {
        if (points.isEmpty()) {
            throw new IllegalStateException("Hessian check: found no point; say where to check with at(x)");
        }
        var random = new Seed(seed).stream("Hessian check");
        var comparisons = new ArrayList<Comparison>();
        for (double[] x : points) {
            for (int n = 1; n <= directions; n++) {
                compare(x, n, random, comparisons);
            }
        }
        return new CheckReport("Hessian of " + name, comparisons, seed, notes.get());
    }

    private void compare(double[] x, int n, RandomGenerator random, List<Comparison> comparisons) {
        var u = direction(x.length, random);
        var v = direction(x.length, random);
        var one = new Measured(x, u, v, random);
        var other = new Measured(x, v, u, random);
        var slopes = FiniteDifference.FULL.slopes(t -> Sum.dot(u, gradient.apply(moved(x, t, v))), 0, 1);
        var claim = claim(Witness.DIFFERENCES, "⟨u, H v⟩ #" + n, one.value, one.rounding);
        comparisons.add(Judge.judge(claim, slopes, one.magnitude, Judge.Depth.COMPOSITE));
        double both = one.rounding + other.rounding;
        boolean symmetric = Math.abs(one.value - other.value) <= both;
        boolean known = Double.isFinite(one.value) && Double.isFinite(other.value);
        if (known) {
            var symmetry = claim(Witness.LINEARITY, "⟨u, H v⟩ = ⟨v, H u⟩ #" + n, one.value, both);
            comparisons.add(symmetry.verdict(
                    new Estimate(other.value, 0),
                    symmetric ? Verdict.PASS : Verdict.FAIL,
                    symmetric ? "" : "a Hessian is symmetric"));
        }
    }

    private Judge.Claim claim(Witness by, String what, double value, double rounding) {
        return new Judge.Claim(Comparison.Kind.DIRECTION, by, "Hessian", what, value, rounding, "");
    }

    /** ⟨u, H v⟩ and the rounding it may carry. */
    private final class Measured {

        private final double value;
        private final double magnitude;
        private final double rounding;

        Measured(double[] x, double[] u, double[] v, RandomGenerator random) {
            var hv = product.apply(x, v);
            value = Sum.dot(u, hv);
            double sum = 0;
            for (int i = 0; i < u.length; i++) {
                sum += Math.abs(u[i] * hv[i]);
            }
            magnitude = sum;
            double spread = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                var beside = x.clone();
                for (int i = 0; i < x.length; i++) {
                    beside[i] *= 1 + (random.nextBoolean() ? TWO_ULPS : -TWO_ULPS);
                }
                double change = Math.abs(Sum.dot(u, product.apply(beside, v)) - value);
                spread = Math.max(spread, change <= Judge.HALF_THE_DIGITS * magnitude ? change : 0);
            }
            double m = u.length + 2.0;
            rounding = SPREADS * spread + m * U / (1 - m * U) * magnitude;
        }
    }

    /** ± a power of two, about 1 in length. */
    private static double[] direction(int n, RandomGenerator random) {
        double size = Math.scalb(1.0, -Math.getExponent(Math.sqrt(n)));
        var direction = new double[n];
        Arrays.setAll(direction, i -> random.nextBoolean() ? size : -size);
        return direction;
    }

    private static double[] moved(double[] x, double t, double[] v) {
        var moved = x.clone();
        for (int i = 0; i < x.length; i++) {
            moved[i] += t * v[i];
        }
        return moved;
    }
}
