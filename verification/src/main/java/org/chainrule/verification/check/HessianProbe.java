package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.chainrule.core.Precision;
import org.chainrule.verification.oracle.Estimate;

/**
 * Compares claimed products H v at a point with differences of the gradient. A product with a symmetric matrix is a forward
 * product of the gradient, and its rounding is measured in the same way, see {@link Product}.
 */
final class HessianProbe {

    private final Callee gradient;
    private final VectorClaim claim;
    private final double[] x;
    private final RandomGenerator random;
    private final List<Comparison> comparisons = new ArrayList<>();

    HessianProbe(Callee gradient, Callee product, double[] x, RandomGenerator random) {
        this.gradient = gradient;
        this.claim = new VectorClaim(VectorClaim.Side.JVP, product, false);
        this.x = x;
        this.random = random;
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    /** ⟨u, H v⟩ for random u and v, and that it is ⟨v, H u⟩. */
    void direction(int n) {
        double[] u = direction();
        double[] v = direction();
        var one = product(v);
        var other = product(u);
        var slopes = Line.along(gradient, x, v, x.length).slopes(u);
        var named = claim(Comparison.Kind.DIRECTION, "⟨u, H v⟩ #" + n, one.along(u), one.allowance(u));
        comparisons.add(Judge.judge(named, slopes, one.size(u), Judge.Depth.COMPOSITE));
        symmetry("⟨u, H v⟩ = ⟨v, H u⟩ #" + n, one.along(u), other.along(v), one.allowance(u) + other.allowance(v));
    }

    /** H e_j by its entries: for every j, or so many; of each so many entries. */
    void columns(int most) {
        for (int j : Entries.chosen(x, most, random)) {
            var e = new double[x.length];
            e[j] = 1;
            var column = product(e);
            var line = Line.along(gradient, x, e, x.length);
            for (int i : Entries.chosen(column.value(), most, random)) {
                var row = new double[x.length];
                row[i] = 1;
                var named = claim(
                        Comparison.Kind.COORDINATE, "H[" + i + ", " + j + "]", column.value()[i], column.allowance(i));
                comparisons.add(
                        Judge.judge(named, line.slopes(row), Entries.rms(column.value()), Judge.Depth.COMPOSITE));
            }
        }
    }

    private void symmetry(String what, double one, double other, double rounding) {
        if (Double.isFinite(one) && Double.isFinite(other)) {
            double error = Math.abs(one - other);
            boolean symmetric = error <= rounding;
            boolean almost = error <= Judge.HALF_THE_DIGITS * Math.max(Math.abs(one), Math.abs(other));
            var named =
                    new Judge.Claim(Comparison.Kind.DIRECTION, Witness.LINEARITY, "Hessian", what, one, rounding, "");
            comparisons.add(named.verdict(
                    new Estimate(other, 0),
                    symmetric ? Verdict.PASS : almost ? Verdict.INACCURATE : Verdict.FAIL,
                    symmetric ? "" : "a Hessian is symmetric"));
        }
    }

    private static Judge.Claim claim(Comparison.Kind kind, String what, double value, double rounding) {
        return new Judge.Claim(kind, Witness.DIFFERENCES, "Hessian", what, value, rounding, "");
    }

    private Product product(double[] v) {
        return new Product(claim, x, v, x.length, Precision.FLOAT64, random);
    }

    /** Of different sizes, so that terms neither cancel nor can be exchanged. */
    private double[] direction() {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> Directions.element(x[i], x.length, random))
                .toArray();
    }
}
