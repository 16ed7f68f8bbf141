package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.verification.oracle.FiniteDifference;
import org.chainrule.verification.region.Coverage;
import org.chainrule.verification.region.Regions;

/**
 * A check of every vjp of an op; see {@link GradientCheck#ofOp}.
 *
 * <p>Inputs come from every region of the op, cotangents from every region of cotangents: signed, one-hot, with zero rows,
 * with rows of very different sizes; never only ones, which a softmax rule of zeros would pass. A region that was never hit
 * fails the report. Besides the
 * differences, the relations that hold of any vjp are checked at zero tolerance: it is linear in the cotangent, gives the
 * same twice, leaves everything but its result as it was, does not read what β = 0 or {@link Op#reads()} say it does not,
 * adds with β = 1, and does not depend on what the op computed in between.
 */
public final class OpCheck {

    private final Op op;
    private Optional<List<Matrix>> inputs = Optional.empty();
    private Optional<Regions<List<Matrix>>> regions = Optional.empty();
    private Kernels kernels = KernelChoice.reproducible().kernels(Precision.FLOAT64);
    private Optional<Matrix> chosen = Optional.empty();
    private int cotangents = 3;
    private int coordinates = 64;
    private long seed = 1;
    private Patience patience = Patience.TO_THE_END;
    private Differences differences = Differences.TAKEN;

    OpCheck(Op op) {
        this.op = op;
    }

    /** Inputs to check at; copied. */
    public OpCheck on(Matrix... values) {
        inputs = Optional.of(copies(List.of(values)));
        return this;
    }

    /** Shapes of the inputs, which are taken from every region of {@link Regions#of(Op, List)}. */
    public OpCheck onShapes(Shape... of) {
        return in(Regions.of(op, List.of(of)));
    }

    OpCheck in(Regions<List<Matrix>> of) {
        regions = Optional.of(of);
        return this;
    }

    /** The arithmetic to compute with, of float64; plain Java if not said. */
    public OpCheck kernels(Kernels chosen) {
        if (chosen.precision() != Precision.FLOAT64) {
            throw new IllegalArgumentException("gradient check of " + op.name() + ": found " + chosen.precision()
                    + " kernels; differences need float64");
        }
        kernels = chosen;
        return this;
    }

    /** The one cotangent to check with, in place of random ones; copied. */
    public OpCheck cotangent(Matrix value) {
        chosen = Optional.of(Matrix.copyOf(value, Precision.FLOAT64));
        return this;
    }

    /** How many random signed cotangents, besides one from every other region of cotangents; 3 if not said. */
    public OpCheck cotangents(int count) {
        cotangents = Arguments.count("cotangents", count);
        return this;
    }

    /** How many coordinates of every input per cotangent, at most; 64 if not said. */
    public OpCheck coordinatesPerInput(int most) {
        coordinates = Arguments.count("coordinates", most);
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public OpCheck seed(long value) {
        seed = value;
        return this;
    }

    /** Ends at the first FAIL or INACCURATE; the report has what was compared until then. */
    public OpCheck untilFirstFault() {
        return until(Patience.FIRST_FAULT);
    }

    /** Takes no differences: where the value has saturated they say nothing, and dual numbers and relations judge alone. */
    public OpCheck withoutDifferences() {
        differences = Differences.LEFT_OUT;
        return this;
    }

    private enum Differences {
        TAKEN,
        LEFT_OUT
    }

    OpCheck until(Patience wanted) {
        patience = wanted;
        return this;
    }

    /**
     * Compares.
     *
     * @throws IllegalStateException if neither inputs nor shapes were given
     */
    public CheckReport run() {
        return forVariants().apply(op);
    }

    /**
     * The same check for many ops that claim to be this one, as mutants of it are: at the same points, with the accuracy that
     * this one states. What depends on the forward pass alone is computed once for all of them whose outputs are this one's, bit
     * for bit; for any other it is computed anew. Not for several threads at a time.
     *
     * @throws IllegalStateException if neither inputs nor shapes were given
     */
    public Function<Op, CheckReport> forVariants() {
        var known = places();
        return variant -> run(variant, known.hasForwardOf(variant) ? known : known.of(variant));
    }

    OpPlaces places() {
        var random = new Seed(seed).stream("op check");
        var points = points(random);
        requireTaken(points.get(0));
        var coverage = regions.map(of -> of.coverage(points)).orElse(Coverage.NOTHING_DEMANDED);
        return OpPlaces.draw(op, kernels, points, coverage, chosen, cotangents, random);
    }

    /** The cheap and telling first: values, dual numbers, then the exact relations, then differences. */
    CheckReport run(Op variant, OpPlaces known) {
        var random = new Seed(seed).stream("directions of the op check");
        var comparisons = new ArrayList<Comparison>();
        var probes = new ArrayList<Probe>();
        var kinks = new ArrayList<KinkedPlace>();
        var mercy = new Mercy();
        var start = known.places().get(0);
        comparisons.addAll(known.values());
        comparisons.addAll(Repetition.of(variant, kernels, copies(start.at()), start.cotangent()));
        for (var place : known.places()) {
            if (!patience.isOver(comparisons)) {
                var probe = probe(variant, place, random, mercy);
                if (coordinates > 0) {
                    probe.elements();
                }
                var kink = new KinkedPlace(op, variant, kernels, place, random);
                comparisons.addAll(kink.judged(probe.comparisons()));
                probes.add(probe);
                kinks.add(kink);
            }
        }
        var first = known.places().get(0);
        if (!patience.isOver(comparisons)) {
            var at = copies(first.at());
            comparisons.addAll(relations(variant, known, first, moved(at), known.cotangent())
                    .all(random));
        }
        for (var place : known.places()) {
            if (place.forward() != first.forward() && !patience.isOver(comparisons)) {
                comparisons.addAll(relations(variant, known, place, copies(first.at()), place.cotangent())
                        .ofEveryPoint());
            }
        }
        for (int n = 0; n < probes.size(); n++) {
            if (differences == Differences.TAKEN && !patience.isOver(comparisons)) {
                var probe = probes.get(n);
                int before = probe.comparisons().size();
                differences(variant, probe);
                comparisons.addAll(kinks.get(n)
                        .judged(probe.comparisons()
                                .subList(before, probe.comparisons().size())));
            }
        }
        String found = String.join(
                ", ", first.at().stream().map(m -> m.shape().toString()).toList());
        var notes = Unjudged.why(op).map(Unjudged::note).stream().toList();
        return new CheckReport(variant.name() + " on " + found, comparisons, seed, notes, known.coverage());
    }

    private OpRelations relations(
            Op variant, OpPlaces known, OpPlaces.Place place, List<Matrix> other, Matrix cotangent) {
        var at = copies(place.at());
        var accuracy = new OpAccuracy(known.op(), place.forward(), terms(at));
        return new OpRelations(variant, kernels, at, other, cotangent, accuracy);
    }

    private static int terms(List<Matrix> at) {
        return at.stream().mapToInt(m -> Math.max(m.rows(), m.columns())).max().orElse(1) + 2;
    }

    /** The given inputs, or a draw from every region; the first is the ordinary one. */
    List<List<Matrix>> points(RandomGenerator random) {
        return inputs.map(List::of)
                .or(() -> regions.map(of -> of.points(1, random)))
                .orElseThrow(() -> new IllegalStateException("gradient check of " + op.name()
                        + ": found no inputs; give them with on(…) or their shapes with onShapes(…)"));
    }

    /** What was drawn at random an op of indices, say, may not take; what was given it has to. */
    private void requireTaken(List<Matrix> drawn) {
        try {
            var operands = Operands.allocate(op, kernels, copies(drawn));
            op.forward(operands);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException thrown) {
            if (inputs.isPresent()) {
                throw thrown;
            }
            throw new IllegalStateException(
                    "gradient check of " + op.name() + ": forward threw " + thrown
                            + " on inputs drawn at random; where they must be indices, or in a domain, give some with on(…)",
                    thrown);
        }
    }

    /** On copies: a variant may write where it should not. */
    private Probe probe(Op variant, OpPlaces.Place place, RandomGenerator random, Mercy mercy) {
        var subject = new OpSubject(
                variant,
                kernels,
                copies(place.at()),
                Matrix.copyOf(place.cotangent(), Precision.FLOAT64),
                place.forward());
        return new Probe(subject, FiniteDifference.FULL, Judge.Depth.PRIMITIVE, random, mercy)
                .knowing(place.slopes())
                .until(KinkedPlace.concerns(op) ? Patience.TO_THE_END : patience); // an accusation may be taken back
    }

    private void differences(Op variant, Probe probe) {
        probe.directions(variant.name() + " all inputs", 1);
        if (!patience.isOver(probe.comparisons())) {
            probe.tiedDirection(variant.name() + " all inputs");
        }
        probe.coordinates(coordinates);
    }

    /**
     * Other inputs that the op takes as well: their rows reversed, the differentiable ones smaller too; columns keep their
     * meaning.
     */
    private List<Matrix> moved(List<Matrix> at) {
        var moved = copies(at);
        for (int input = 0; input < moved.size(); input++) {
            double times = op.differentiable(input) ? 0.75 : 1;
            var matrix = moved.get(input);
            for (int i = 0; i < matrix.rows(); i++) {
                for (int j = 0; j < matrix.columns(); j++) {
                    matrix.set(i, j, times * at.get(input).get(matrix.rows() - 1 - i, j));
                }
            }
        }
        return moved;
    }

    static List<Matrix> copies(List<Matrix> values) {
        return values.stream()
                .map(value -> Matrix.copyOf(value, Precision.FLOAT64))
                .toList();
    }
}
