package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.verification.oracle.Estimate;

/**
 * A check of any function y = f(x) of an array with several results, whose Jacobian J = ∂y/∂x is claimed as a whole, by
 * products with it from the left or right, or by several of these at once; see {@link GradientCheck#ofVector}.
 *
 * <pre>{@code
 * GradientCheck.ofVector(layer::forward)
 *         .vjp(layer::backward)                 // (x, g) ↦ Jᵀ g
 *         .input("W", 6).input("b", 2).output("y", 2)
 *         .at(weightsAndBias)
 *         .run();
 * }</pre>
 *
 * <p>Cotangents are random and signed, over everything and part by part, and one-hot; never only ones, which a softmax rule
 * of zeros would pass. Besides the differences, these are checked bit for bit: a product is linear in its vector, f and the
 * claims leave their arguments as they were, and give the same for the same arguments whatever was called in between. Two
 * claims, one from either side, must be adjoint: ⟨g, J v⟩ = ⟨Jᵀ g, v⟩.
 */
public final class VectorCheck {

    private final UnaryOperator<double[]> function;
    private final List<Function<String, VectorClaim>> claims = new ArrayList<>();
    private final List<double[]> points = new ArrayList<>();
    private final Parts inputs = new Parts("x");
    private final Parts outputs = new Parts("y");
    private String name = "function";
    private Precision claimedIn = Precision.FLOAT64;
    private int directions = 4;
    private int coordinates = 16;
    private int oneHot = 16;
    private int nearby;
    private long seed = 1;

    VectorCheck(UnaryOperator<double[]> function) {
        this.function = Arguments.given("the function", function);
    }

    /** Claims x ↦ J: a row for every result, a column for every coordinate of x. */
    public VectorCheck jacobian(Function<double[], double[][]> jacobian) {
        Arguments.given("the Jacobian", jacobian);
        claims.add(check -> VectorClaim.ofJacobian(check, jacobian));
        return this;
    }

    /** Claims (x, g) ↦ Jᵀ g, the product of reverse mode: g is as long as y, the product as long as x. */
    public VectorCheck vjp(BinaryOperator<double[]> product) {
        Arguments.given("the vjp", product);
        claims.add(
                check -> new VectorClaim(VectorClaim.Side.VJP, new Callee(check, "the claimed vjp", product), false));
        return this;
    }

    /** Claims (x, v) ↦ J v, the product of forward mode: v is as long as x, the product as long as y. */
    public VectorCheck jvp(BinaryOperator<double[]> product) {
        Arguments.given("the jvp", product);
        claims.add(
                check -> new VectorClaim(VectorClaim.Side.JVP, new Callee(check, "the claimed jvp", product), false));
        return this;
    }

    /** What to call it in the report. */
    public VectorCheck named(String text) {
        name = text;
        return this;
    }

    /** Adds a point to check at; copied. */
    public VectorCheck at(double... point) {
        points.add(Points.checked(point));
        return this;
    }

    /** Adds the point that these arrays make up, and names the parts of x after them. */
    public VectorCheck at(NamedArrays point) {
        inputs.name(point);
        return at(point.toArray());
    }

    /**
     * Names the next so many coordinates of x, which are reported together; all are called x if none is named.
     *
     * @param length how many, after those of the parts before
     */
    public VectorCheck input(String title, int length) {
        inputs.add(title, length);
        return this;
    }

    /** Names the next so many results, which are reported together; all are called y if none is named. */
    public VectorCheck output(String title, int length) {
        outputs.add(title, length);
        return this;
    }

    /** What the claims are computed in, float64 if not said; see {@link FunctionalCheck#claimedIn}. */
    public VectorCheck claimedIn(Precision precision) {
        claimedIn = precision;
        return this;
    }

    /** How many random directions, each with a random cotangent, for every claim at every point; 4 if not said. */
    public VectorCheck directions(int count) {
        directions = Arguments.count("directions", count);
        return this;
    }

    /**
     * How many entries of every product in every part, at most, and rows of a claimed Jacobian in every part; 16 if not said.
     */
    public VectorCheck coordinates(int most) {
        coordinates = Arguments.count("coordinates", most);
        return this;
    }

    /** How many one-hot cotangents (of a vjp) and tangents (of a jvp) in every part, at most; 16 if not said. */
    public VectorCheck oneHot(int most) {
        oneHot = Arguments.count("one-hot vectors", most);
        return this;
    }

    /**
     * Checks at so many random points near every given one as well: each coordinate up to an eighth of its size away, or of 1
     * if it is smaller. None if not said.
     */
    public VectorCheck nearby(int count) {
        nearby = Arguments.count("points nearby", count);
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public VectorCheck seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Compares.
     *
     * @throws IllegalStateException if no point was given or nothing is claimed; or if at a point f or a claim throws, or
     *     has another length than it must
     * @throws IllegalArgumentException if the parts do not make up x or y
     */
    public CheckReport run() {
        Points.require(points);
        if (claims.isEmpty()) {
            throw new IllegalStateException("gradient check of " + name
                    + ": found nothing claimed of the Jacobian; say it with jacobian(…), vjp(…) or jvp(…)");
        }
        var comparisons = new ArrayList<Comparison>();
        var notes = new ArrayList<String>();
        for (double[] point : Points.around(points, nearby, seed)) {
            at(point, comparisons, notes);
        }
        return new CheckReport(name, comparisons, seed, notes);
    }

    private void at(double[] x, List<Comparison> comparisons, List<String> notes) {
        var f = Callee.ofOne(name, "the function", function);
        var random = new Seed(seed).stream("vector check");
        var before = Preflight.of(f, "function, exact relations", x, random);
        comparisons.addAll(before.comparisons());
        if (!before.fit()) {
            notes.add(before.note(x));
            return;
        }
        int results = f.at(x).length;
        var probe = new VectorProbe(
                f,
                x,
                results,
                inputs.of("x", x.length),
                outputs.of("y", results),
                new VectorProbe.Settings(directions, coordinates, oneHot, claimedIn),
                random);
        var made = claims.stream().map(claim -> claim.apply(name)).toList();
        for (VectorClaim claim : made) {
            comparisons.addAll(relations(claim, f, x, results, probe, random));
            probe.probe(claim);
        }
        comparisons.addAll(probe.comparisons());
        adjoint(made, VectorClaim.Side.VJP)
                .ifPresent(back -> adjoint(made, VectorClaim.Side.JVP)
                        .ifPresent(forth -> comparisons.addAll(adjoint(back, forth, x.length, results, probe))));
    }

    private List<Comparison> relations(
            VectorClaim claim, Callee f, double[] x, int results, VectorProbe probe, RandomGenerator random) {
        boolean vjp = claim.side() == VectorClaim.Side.VJP;
        int length = vjp ? results : x.length;
        double[] w = probe.normal(Parts.Part.of("", 0, length), length);
        String argument = claim.whole() ? "" : claim.side().argument();
        String group = (claim.whole() ? "Jacobian" : claim.side().word()) + ", exact relations";
        var exact = new CalleeRelations(claim.callee(), group, argument);
        var beside = Points.beside(x, random);
        var early = exact.before(w, beside);
        double[] first = claim.callee().first(x, w, vjp ? x.length : results, vjp ? "x" : "the result");
        var relations = new ArrayList<>(exact.at(x, w, beside));
        exact.since(early, "beside x", w, beside).ifPresent(relations::add);
        exact.since(Optional.of(first), "at x", w, x).ifPresent(relations::add);
        exact.after(f, x, w, beside).ifPresent(relations::add);
        if (!claim.whole()) {
            relations.addAll(exact.homogeneous(x, w, claimedIn));
        }
        return relations;
    }

    private static Optional<VectorClaim> adjoint(List<VectorClaim> claims, VectorClaim.Side side) {
        return claims.stream().filter(claim -> claim.side() == side).findFirst();
    }

    /** ⟨g, J v⟩ = ⟨Jᵀ g, v⟩, each to within its own rounding. */
    private List<Comparison> adjoint(VectorClaim back, VectorClaim forth, int n, int m, VectorProbe probe) {
        var comparisons = new ArrayList<Comparison>();
        for (int k = 1; k <= directions; k++) {
            double[] g = probe.normal(Parts.Part.of("", 0, m), m);
            double[] v = probe.tangent(Parts.Part.of("", 0, n));
            var reverse = probe.product(back, g);
            var forward = probe.product(forth, v);
            var named = new Judge.Claim(
                    Comparison.Kind.DIRECTION,
                    Witness.ADJOINT,
                    "⟨g, J v⟩ = ⟨Jᵀ g, v⟩",
                    "#" + k,
                    reverse.along(v),
                    reverse.allowance(v),
                    "the oracle here is the claimed jvp; see above which of the two disagrees with differences");
            var other = new Estimate(forward.along(g), forward.allowance(g));
            comparisons.add(Judge.judge(named, other, reverse.size(v), false));
        }
        return comparisons;
    }
}
