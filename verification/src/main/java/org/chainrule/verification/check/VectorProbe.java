package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;

/**
 * Compares a claimed product with the Jacobian with differences. Every comparison is of one number ⟨g, J v⟩: the claim gives
 * it for a cotangent g or a tangent v, and the oracle is the slope of ⟨g, f⟩ along v.
 */
final class VectorProbe {

    private final Callee function;
    private final double[] x;
    private final int results;
    private final List<Parts.Part> inputs;
    private final List<Parts.Part> outputs;
    private final Settings settings;
    private final RandomGenerator random;
    private final Map<Integer, Line> coordinates = new HashMap<>();
    private final List<Comparison> comparisons = new ArrayList<>();

    /**
     * How much to compare.
     *
     * @param directions random directions per claim
     * @param coordinates entries per pair of parts
     * @param oneHot one-hot cotangents or tangents per part
     * @param claimedIn what the claims are computed in
     */
    record Settings(int directions, int coordinates, int oneHot, Precision claimedIn) {}

    VectorProbe(
            Callee function,
            double[] x,
            int results,
            List<Parts.Part> inputs,
            List<Parts.Part> outputs,
            Settings settings,
            RandomGenerator random) {
        this.function = function;
        this.x = x;
        this.results = results;
        this.inputs = inputs;
        this.outputs = outputs;
        this.settings = settings;
        this.random = random;
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    void probe(VectorClaim claim) {
        for (int n = 1; n <= settings.directions; n++) {
            direction(claim, n);
        }
        boolean vjp = claim.side() == VectorClaim.Side.VJP;
        for (Parts.Part part : vjp ? outputs : inputs) {
            entries(claim, part, "random " + claim.side().argument(), weights(claim, part));
            int most = claim.whole() ? settings.coordinates : settings.oneHot;
            for (int k : Entries.chosen(ones(part.length()), most, random)) {
                var w = new double[vjp ? results : x.length];
                w[part.from() + k] = 1;
                entries(claim, part, "", w);
            }
        }
    }

    /** A random cotangent and a random tangent over everything. */
    private void direction(VectorClaim claim, int number) {
        boolean vjp = claim.side() == VectorClaim.Side.VJP;
        double[] g = normal(Parts.Part.of("", 0, results), results);
        double[] v = tangent(Parts.Part.of("", 0, x.length));
        var product = product(claim, vjp ? g : v);
        double[] u = vjp ? v : g;
        double square = 0;
        for (int i = 0; i < u.length; i++) {
            square += product.value()[i] * u[i] * product.value()[i] * u[i];
        }
        var named = new Judge.Claim(
                Comparison.Kind.DIRECTION,
                Witness.DIFFERENCES,
                prefix(claim) + "directions",
                "#" + number,
                product.along(u),
                product.allowance(u),
                "");
        var line = Line.along(function, x, v, results);
        comparisons.add(Judge.judge(named, line.slopes(g), Math.sqrt(square), Judge.Depth.COMPOSITE));
    }

    /** The entries of one product, part by part; w is zero outside its part. */
    private void entries(VectorClaim claim, Parts.Part part, String how, double[] w) {
        boolean vjp = claim.side() == VectorClaim.Side.VJP;
        var product = product(claim, w);
        var dense = vjp ? null : Line.along(function, x, w, results);
        for (Parts.Part other : vjp ? inputs : outputs) {
            double[] entries = Arrays.copyOfRange(product.value(), other.from(), other.end());
            for (int k : Entries.chosen(entries, settings.coordinates, random)) {
                int at = other.from() + k;
                var line = dense == null ? coordinates.computeIfAbsent(at, this::coordinate) : dense;
                double[] g = w;
                if (!vjp) {
                    g = new double[results];
                    g[at] = 1;
                }
                var y = vjp ? part : other;
                var in = vjp ? other : part;
                String hot = how.isEmpty() ? "[" + (indexOfOne(w) - part.from()) + "]" : "";
                String rest = "[" + k + "]";
                String what = y.name() + (vjp ? hot : rest) + " by " + in.name() + (vjp ? rest : hot);
                var named = new Judge.Claim(
                        Comparison.Kind.COORDINATE,
                        Witness.DIFFERENCES,
                        prefix(claim) + "∂" + y.name() + "/∂" + in.name(),
                        what + (how.isEmpty() ? "" : ", " + how),
                        product.value()[at],
                        product.allowance(at),
                        "");
                comparisons.add(Judge.judge(named, line.slopes(g), Entries.rms(entries), Judge.Depth.COMPOSITE));
            }
        }
    }

    private static String prefix(VectorClaim claim) {
        return (claim.whole() ? "Jacobian" : claim.side().word()) + " ";
    }

    private static int indexOfOne(double[] w) {
        for (int i = 0; i < w.length; i++) {
            if (w[i] != 0) {
                return i;
            }
        }
        return 0;
    }

    private Line coordinate(int i) {
        var v = new double[x.length];
        v[i] = 1;
        return Line.along(function, x, v, results);
    }

    Product product(VectorClaim claim, double[] w) {
        int length = claim.side() == VectorClaim.Side.VJP ? x.length : results;
        return new Product(claim, x, w, length, settings.claimedIn, random);
    }

    private double[] weights(VectorClaim claim, Parts.Part part) {
        return claim.side() == VectorClaim.Side.VJP ? normal(part, results) : tangent(part);
    }

    /** Standard normal in the part, 0 elsewhere. */
    double[] normal(Parts.Part part, int length) {
        var g = new double[length];
        for (int j = part.from(); j < part.end(); j++) {
            g[j] = Seed.normal(random);
        }
        return g;
    }

    /** A random signed direction in the part, 0 elsewhere. */
    double[] tangent(Parts.Part part) {
        var v = new double[x.length];
        for (int i = part.from(); i < part.end(); i++) {
            v[i] = Directions.element(x[i], part.length(), random);
        }
        return v;
    }

    private static double[] ones(int length) {
        var ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
