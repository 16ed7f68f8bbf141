package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;

/**
 * A check of Hessian-vector products; see {@link GradientCheck#ofHessian}.
 *
 * <p>For random signed directions u and v, ⟨u, H v⟩ is compared with differences of t ↦ ⟨u, ∇f(x + t v)⟩, and with ⟨v, H u⟩,
 * which is the same because H is symmetric; then the columns H e_j are compared entry by entry. Check the gradient first: the
 * differences are taken of it.
 *
 * <p>Before any difference is taken, gradient and product are held to what {@link FunctionalCheck} asks of a function and its
 * gradient, bit for bit, and the product to be linear in v.
 *
 * <p>How much rounding a product may carry is measured on itself, as for gradients: four times what it changes when the
 * variables move by two ulps, and γ_{n+2} of Σ |u_i (H v)_i| for the sum (Higham 2002, §3.1).
 */
public final class HessianCheck {

    /**
     * A column costs as many gradients as a random direction, so 8 cost twice the 4 directions; with 8 entries each they are
     * 64 comparisons, as many coordinates as {@link FunctionalCheck} compares. Up to n = 8 that is every entry of H.
     */
    private static final int COORDINATES = 8;

    private final String name;
    private final UnaryOperator<double[]> gradient;
    private final BinaryOperator<double[]> product;
    private final Supplier<List<String>> notes;
    private final List<double[]> points = new ArrayList<>();
    private int directions = 4;
    private int coordinates = COORDINATES;
    private long seed = 1;

    HessianCheck(
            String name,
            UnaryOperator<double[]> gradient,
            BinaryOperator<double[]> product,
            Supplier<List<String>> notes) {
        this.name = name;
        this.gradient = Arguments.given("the gradient", gradient);
        this.product = Arguments.given("the product", product);
        this.notes = notes;
    }

    /** A point to check at; copied. */
    public HessianCheck at(double... x) {
        points.add(Points.checked(x));
        return this;
    }

    /** How many pairs of random directions per point; 4 if not said. */
    public HessianCheck directions(int count) {
        directions = Arguments.count("directions", count);
        return this;
    }

    /** How many columns H e_j per point, at most, and how many entries of each; 8 if not said. */
    public HessianCheck coordinates(int most) {
        coordinates = Arguments.count("coordinates", most);
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
     * @throws IllegalStateException if no point was given; or if at a point the gradient or the product throws, or has
     *     another length than the point
     */
    public CheckReport run() {
        Points.require(points);
        var random = new Seed(seed).stream("Hessian check");
        var others = new Seed(seed).stream("relations");
        var comparisons = new ArrayList<Comparison>();
        var said = new ArrayList<String>();
        String check = "the Hessian of " + name;
        var function = Callee.ofOne(check, "the gradient", gradient);
        var claim = new Callee(check, "the claimed product H v", product);
        for (double[] x : points) {
            var before = Preflight.of(function, "gradient, exact relations", x, others);
            comparisons.addAll(before.comparisons());
            if (!before.fit()) {
                said.add(before.note(x));
                continue;
            }
            function.requireLength(function.at(x), x.length, "x");
            comparisons.addAll(relations(claim, function, x, others));
            var probe = new HessianProbe(function, claim, x, random);
            for (int n = 1; n <= directions; n++) {
                probe.direction(n);
            }
            probe.columns(coordinates);
            comparisons.addAll(probe.comparisons());
        }
        said.addAll(notes.get());
        return new CheckReport("Hessian of " + name, comparisons, seed, said);
    }

    private static List<Comparison> relations(Callee claim, Callee gradient, double[] x, RandomGenerator random) {
        var exact = new CalleeRelations(claim, "H v, exact relations", "v");
        double[] v = random.doubles(x.length, 0.5, 1).toArray();
        double[] beside = Points.beside(x, random);
        var early = exact.before(v, beside);
        double[] first = claim.first(x, v, x.length, "x");
        var relations = new ArrayList<>(exact.at(x, v, beside));
        exact.since(early, "beside x", v, beside).ifPresent(relations::add);
        exact.since(Optional.of(first), "at x", v, x).ifPresent(relations::add);
        exact.after(gradient, x, v, beside).ifPresent(relations::add);
        relations.addAll(exact.homogeneous(x, v, Precision.FLOAT64));
        return relations;
    }
}
