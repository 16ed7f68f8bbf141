package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Seed;
import org.chainrule.verification.oracle.FiniteDifference;

/** A check of any function of an array with a claimed gradient; see {@link GradientCheck#of}. */
public final class FunctionalCheck {

    private final ToDoubleFunction<double[]> function;
    private final UnaryOperator<double[]> gradient;
    private final List<double[]> points = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private String name = "function";
    private int directions = 4;
    private int coordinates = 64;
    private long seed = 1;

    FunctionalCheck(ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient) {
        this.function = function;
        this.gradient = gradient;
    }

    /** What to call it in the report. */
    public FunctionalCheck named(String text) {
        name = text;
        return this;
    }

    /** Adds a point to check at; copied. */
    public FunctionalCheck at(double... point) {
        if (point.length == 0) {
            throw new IllegalArgumentException("gradient check: found a point without coordinates; needs at least one");
        }
        points.add(point.clone());
        return this;
    }

    /**
     * Names the next so many coordinates, which are reported together; without parts all are called x.
     *
     * @param length how many, after those of the parts before
     */
    public FunctionalCheck part(String title, int length) {
        parts.add(new Part(title, Arguments.count("coordinates of " + title, length)));
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

    /** Where the random choices come from; 1 if not said. */
    public FunctionalCheck seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Compares.
     *
     * @throws IllegalStateException if no point was given
     * @throws IllegalArgumentException if the parts do not make up a point
     */
    public CheckReport run() {
        if (points.isEmpty()) {
            throw new IllegalStateException("gradient check: found no point; say where to check with at(…)");
        }
        var random = new Seed(seed).stream("gradient check");
        var comparisons = new ArrayList<Comparison>();
        for (double[] point : points) {
            var subject = new ArraySubject(point.clone());
            var probe = new Probe(subject, FiniteDifference.FULL, Judge.Depth.COMPOSITE, random);
            probe.directions("directions", directions);
            probe.coordinates(coordinates);
            comparisons.addAll(probe.comparisons());
        }
        return new CheckReport(name, comparisons, seed, List.of());
    }

    private record Part(String name, int length) {}

    private List<Block> blocks(double[] point) {
        if (parts.isEmpty()) {
            return List.of(new Block("x", DoubleMatrix.wrap(point, 0, 1, point.length)));
        }
        int named = parts.stream().mapToInt(Part::length).sum();
        if (named != point.length) {
            throw new IllegalArgumentException("gradient check: the parts have " + named
                    + " coordinates but the point has " + point.length + "; they must be as many");
        }
        var blocks = new ArrayList<Block>();
        int from = 0;
        for (Part part : parts) {
            blocks.add(new Block(part.name(), DoubleMatrix.wrap(point, from, 1, part.length())));
            from += part.length();
        }
        return List.copyOf(blocks);
    }

    private final class ArraySubject implements Subject {

        private final double[] point;
        private final List<Block> blocks;

        ArraySubject(double[] point) {
            this.point = point;
            blocks = FunctionalCheck.this.blocks(point);
        }

        @Override
        public List<Block> blocks() {
            return blocks;
        }

        @Override
        public double value() {
            return function.applyAsDouble(point.clone());
        }

        @Override
        public List<double[]> gradient() {
            var claimed = gradient.apply(point.clone());
            if (claimed.length != point.length) {
                throw new IllegalArgumentException("gradient check: the point has " + point.length
                        + " coordinates but the claimed gradient has " + claimed.length + "; they must be as many");
            }
            var split = new ArrayList<double[]>();
            int from = 0;
            for (Block block : blocks) {
                split.add(Arrays.copyOfRange(claimed, from, from + block.size()));
                from += block.size();
            }
            return split;
        }
    }
}
