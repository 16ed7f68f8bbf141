package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.verification.oracle.FiniteDifference;

/**
 * A check of any function of an array with a claimed gradient; see {@link GradientCheck#of}.
 *
 * <p>Before any difference is taken, the function and the gradient are called a few times at the point: they must leave x as
 * it was and give the same numbers for the same x, whatever was computed in between. Of a function that does not (dropout
 * that draws anew in every call, a forward pass that leaves something for the next) no difference is taken: the report says
 * that it depends on hidden state. The gradient is first called at another point, so that one that remembers its first call
 * is wrong at x.
 */
public final class FunctionalCheck {

    private final ToDoubleFunction<double[]> function;
    private final UnaryOperator<double[]> gradient;
    private final List<double[]> points = new ArrayList<>();
    private final Parts parts = new Parts("x");
    private String name = "function";
    private Precision claimedIn = Precision.FLOAT64;
    private int directions = 4;
    private int coordinates = 64;
    private int nearby;
    private long seed = 1;

    FunctionalCheck(ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient) {
        this.function = Arguments.given("the function", function);
        this.gradient = Arguments.given("the gradient", gradient);
    }

    /** What to call it in the report. */
    public FunctionalCheck named(String text) {
        name = text;
        return this;
    }

    /** Adds a point to check at; copied. */
    public FunctionalCheck at(double... point) {
        points.add(Points.checked(point));
        return this;
    }

    /**
     * Adds the point that these arrays make up, and names its parts after them.
     *
     * @throws IllegalArgumentException if parts were named before and these are others
     */
    public FunctionalCheck at(NamedArrays point) {
        parts.name(point);
        return at(point.toArray());
    }

    /**
     * Names the next so many coordinates, which are reported together; without parts all are called x.
     *
     * @param length how many, after those of the parts before
     */
    public FunctionalCheck part(String title, int length) {
        parts.add(title, length);
        return this;
    }

    /**
     * What the gradient is computed in, float64 if not said: a gradient in floats may carry the rounding of floats. The
     * function may compute in floats too, but then the bars are as wide as that makes them (faults are noticed from about
     * 1e-5 of a derivative on); in double the same check notices far smaller ones.
     */
    public FunctionalCheck claimedIn(Precision precision) {
        claimedIn = precision;
        return this;
    }

    /** How many random signed directions at every point; 4 if not said. */
    public FunctionalCheck directions(int count) {
        directions = Arguments.count("directions", count);
        return this;
    }

    /** How many coordinates of every part at every point, at most; 64 if not said. */
    public FunctionalCheck coordinates(int most) {
        coordinates = Arguments.count("coordinates", most);
        return this;
    }

    /**
     * Checks at so many random points near every given one as well: each coordinate up to an eighth of its size away, or of 1
     * if it is smaller. None if not said.
     */
    public FunctionalCheck nearby(int count) {
        nearby = Arguments.count("points nearby", count);
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public FunctionalCheck seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Compares.
     *
     * @throws IllegalStateException if no point was given; or if at a point the function or the gradient throws, or the
     *     gradient has another length than the point
     * @throws IllegalArgumentException if the parts do not make up a point
     */
    public CheckReport run() {
        Points.require(points);
        var random = new Seed(seed).stream("gradient check");
        var others = new Seed(seed).stream("relations");
        var value = Callee.ofOne(name, "the function", x -> new double[] {function.applyAsDouble(x)});
        var claim = Callee.ofOne(name, "the claimed gradient", gradient);
        var comparisons = new ArrayList<Comparison>();
        var notes = new ArrayList<String>();
        for (double[] point : Points.around(points, nearby, seed)) {
            var blocks = parts.blocks(point.clone());
            var before = Preflight.of(value, "function, exact relations", point, others);
            comparisons.addAll(before.comparisons());
            if (!before.fit()) {
                notes.add(before.note(point));
                continue;
            }
            var exact = new CalleeRelations(claim, "gradient, exact relations", "");
            var beside = Points.beside(point, others);
            var early = exact.before(new double[0], beside);
            double[] first = claim.first(point, new double[0], point.length, "x");
            var relations = exact.at(point, new double[0], beside);
            exact.since(early, "beside x", new double[0], beside).ifPresent(relations::add);
            exact.since(Optional.of(first), "at x", new double[0], point).ifPresent(relations::add);
            exact.after(value, point, new double[0], beside).ifPresent(relations::add);
            comparisons.addAll(relations);
            var probe = new Probe(
                    new ArraySubject(blocks, value, claim), FiniteDifference.FULL, Judge.Depth.COMPOSITE, random);
            probe.directions("directions", directions);
            probe.tiedDirection("directions");
            probe.coordinates(coordinates);
            probe.coordinateAtFault();
            comparisons.addAll(probe.comparisons());
        }
        return new CheckReport(name, comparisons, seed, notes);
    }

    private final class ArraySubject implements Subject {

        private final List<Block> blocks;
        private final Callee function;
        private final Callee claim;

        ArraySubject(List<Block> blocks, Callee function, Callee claim) {
            this.blocks = blocks;
            this.function = function;
            this.claim = claim;
        }

        @Override
        public List<Block> blocks() {
            return blocks;
        }

        @Override
        public double value() {
            return function.at(point())[0];
        }

        @Override
        public List<double[]> gradient() {
            double[] point = point();
            double[] claimed = claim.at(point);
            claim.requireLength(claimed, point.length, "x");
            var split = new ArrayList<double[]>();
            int from = 0;
            for (Block block : blocks) {
                split.add(Arrays.copyOfRange(claimed, from, from + block.size()));
                from += block.size();
            }
            return split;
        }

        /** Nothing is known of how long the sums are; those of a dense layer go over as much as its weights have. */
        @Override
        public int terms() {
            return blocks.stream().mapToInt(Block::size).max().orElse(1);
        }

        @Override
        public Precision claimedIn() {
            return claimedIn;
        }

        private double[] point() {
            return blocks.stream()
                    .flatMapToDouble(block -> Arrays.stream(block.value().toArray()))
                    .toArray();
        }
    }
}
