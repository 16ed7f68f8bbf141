package org.chainrule.verification.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.region.Regions;

/**
 * Looks for a plain argument where the slope of a function fails; see {@link Shrink}. What fails at a kink or a jump or in the
 * datasheet has its place already: there the argument is that place, or does not matter.
 */
public final class FunctionShrink {

    private static final int MOST_TRIALS = 500;
    private static final int DRAWS = 4;

    private final ScalarFunction function;
    private final List<Double> starts = new ArrayList<>();
    private long seed = 1;

    FunctionShrink(ScalarFunction function) {
        this.function = function;
    }

    /** Adds arguments to begin with; if there are none, points of every region. */
    public FunctionShrink at(double... xs) {
        for (double x : xs) {
            starts.add(x);
        }
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public FunctionShrink seed(long value) {
        seed = value;
        return this;
    }

    /** Looks; empty if the slope fails nowhere. */
    public Optional<Shrunk> run() {
        var points = new ArrayList<>(starts);
        if (points.isEmpty()) {
            points.addAll(Regions.of(function).points(DRAWS, new Seed(seed).stream("shrink")));
        }
        for (double x : points) {
            var found =
                    new Shrinker(new ArgumentTrial(), MOST_TRIALS).shrink(List.of(DoubleMatrix.of(new double[] {x})));
            if (found.isPresent()) {
                return found.map(result -> shrunk(x, result));
            }
        }
        return Optional.empty();
    }

    private Shrunk shrunk(double from, Shrinker.Result result) {
        Matrix x = result.at().get(0);
        String text = "GradientCheck.ofFunction(function)\n        .onlyAt(" + MatrixText.numbers(x.toArray())
                + ")\n        .run();";
        return new Shrunk(
                function.name(),
                "x = " + MatrixText.numbers(new double[] {from}),
                List.of(new Shrunk.Named("x", x)),
                result.before(),
                result.after(),
                result.trials(),
                text);
    }

    /** The argument. */
    private final class ArgumentTrial implements Trial {

        @Override
        public CheckReport run(List<Matrix> at) {
            return GradientCheck.ofFunction(function).onlyAt(at.get(0).get(0)).run();
        }

        @Override
        public Optional<List<Matrix>> fitted(List<Matrix> smaller, List<Matrix> at) {
            return Optional.empty();
        }
    }
}
