package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.verification.oracle.FiniteDifference;

/**
 * A check of every vjp of an op; see {@link GradientCheck#ofOp}.
 *
 * <p>Cotangents are random and signed, and one-hot; never only ones, which a softmax rule of zeros would pass. Besides the
 * differences, the relations that hold of any vjp are checked at zero tolerance: it is linear in the cotangent, gives the
 * same twice, leaves everything but its result as it was, does not read what β = 0 or {@link Op#reads()} say it does not,
 * adds with β = 1, and does not depend on what the op computed in between.
 */
public final class OpCheck {

    private final Op op;
    private Optional<List<Matrix>> inputs = Optional.empty();
    private Optional<List<Shape>> shapes = Optional.empty();
    private Kernels kernels = KernelChoice.reproducible().kernels(Precision.FLOAT64);
    private int cotangents = 3;
    private int coordinates = 64;
    private long seed = 1;
    private Patience patience = Patience.TO_THE_END;

    OpCheck(Op op) {
        this.op = op;
    }

    /** Inputs to check at; copied. */
    public OpCheck on(Matrix... values) {
        inputs = Optional.of(copies(List.of(values)));
        return this;
    }

    /** Shapes of the inputs, which are filled with standard normal numbers. */
    public OpCheck onShapes(Shape... of) {
        shapes = Optional.of(List.of(of));
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

    /** How many random signed cotangents, besides a one-hot one; 3 if not said. */
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
        var random = new Seed(seed).stream("op check");
        var at = inputs.or(() -> shapes.map(of -> normal(of, random)))
                .orElseThrow(() -> new IllegalStateException("gradient check of " + op.name()
                        + ": found no inputs; give them with on(…) or their shapes with onShapes(…)"));
        var out = op.shape(at.stream().map(Matrix::shape).toList());
        var comparisons = new ArrayList<Comparison>();
        var forward = new OpForward(op, kernels, at);
        for (int n = 0; n <= cotangents && !patience.isOver(comparisons); n++) {
            var cotangent = n == cotangents ? Values.oneHot(out, random) : Values.normal(out, random);
            var subject = new OpSubject(op, kernels, at, cotangent, forward);
            var probe = new Probe(subject, FiniteDifference.FULL, Judge.Depth.PRIMITIVE, random).until(patience);
            probe.directions(op.name() + " all inputs", 1);
            probe.coordinates(coordinates);
            if (coordinates > 0 && !patience.isOver(probe.comparisons())) {
                probe.elements();
            }
            comparisons.addAll(probe.comparisons());
        }
        if (!patience.isOver(comparisons)) {
            int terms =
                    at.stream().mapToInt(m -> Math.max(m.rows(), m.columns())).max().orElse(1) + 2;
            var accuracy = new OpAccuracy(op, forward, terms);
            var relations = new OpRelations(op, kernels, at, moved(at), Values.normal(out, random), accuracy);
            comparisons.addAll(relations.all(random));
        }
        String found =
                String.join(", ", at.stream().map(m -> m.shape().toString()).toList());
        return new CheckReport(op.name() + " on " + found, comparisons, seed, List.of());
    }

    private static List<Matrix> normal(List<Shape> of, RandomGenerator random) {
        return of.stream().map(shape -> Values.normal(shape, random)).toList();
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

    private static List<Matrix> copies(List<Matrix> values) {
        return values.stream()
                .map(value -> Matrix.copyOf(value, Precision.FLOAT64))
                .toList();
    }
}
