package org.chainrule.verification.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/** Looks for a plain point where a claimed gradient of any function of an array fails; see {@link Shrink}. */
public final class ArrayShrink {

    private static final int MOST_TRIALS = 4000;

    private final ToDoubleFunction<double[]> function;
    private final UnaryOperator<double[]> gradient;
    private final List<double[]> points = new ArrayList<>();
    private String name = "function";

    ArrayShrink(ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient) {
        this.function = function;
        this.gradient = gradient;
    }

    /** What to call it. */
    public ArrayShrink named(String text) {
        name = text;
        return this;
    }

    /** Adds a point to begin with; copied. */
    public ArrayShrink at(double... point) {
        points.add(point.clone());
        return this;
    }

    /**
     * Looks; empty if the gradient fails at no point that was given.
     *
     * @throws IllegalStateException if no point was given
     */
    public Optional<Shrunk> run() {
        if (points.isEmpty()) {
            throw new IllegalStateException("shrinking of " + name + ": found no point; say where with at(…)");
        }
        for (double[] point : points) {
            Matrix start = DoubleMatrix.wrap(point, 0, 1, point.length);
            var found = new Shrinker(new PointTrial(), MOST_TRIALS).shrink(List.of(start));
            if (found.isPresent()) {
                return found.map(result -> shrunk(point, result));
            }
        }
        return Optional.empty();
    }

    private Shrunk shrunk(double[] from, Shrinker.Result result) {
        Matrix x = result.at().get(0);
        String text = "GradientCheck.of(function, gradient)\n        .at(" + MatrixText.numbers(x.toArray())
                + ")\n        .run();";
        return new Shrunk(
                name,
                "x = [" + MatrixText.numbers(from) + "]",
                List.of(new Shrunk.Named("x", x)),
                result.before(),
                result.after(),
                result.trials(),
                text);
    }

    /** The point; its length stays. */
    private final class PointTrial implements Trial {

        @Override
        public CheckReport run(List<Matrix> at) {
            return GradientCheck.of(function, gradient)
                    .named(name)
                    .at(at.get(0).toArray())
                    .run();
        }

        @Override
        public Optional<List<Matrix>> fitted(List<Matrix> smaller, List<Matrix> at) {
            return Optional.empty();
        }
    }
}
