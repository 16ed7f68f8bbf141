package org.chainrule.verification.check;

import java.util.ArrayList;
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

    /** How many random signed directions at every point; 4 if not said. */
    public FunctionalCheck directions(int count) {
        directions = Arguments.count("directions", count);
        return this;
    }

    /** How many coordinates at every point, at most; 64 if not said. */
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

    private final class ArraySubject implements Subject {

        private final double[] point;
        private final List<Block> blocks;

        ArraySubject(double[] point) {
            this.point = point;
            blocks = List.of(new Block("x", DoubleMatrix.wrap(point, 0, 1, point.length)));
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
            return List.of(claimed.clone());
        }
    }
}
