package org.chainrule.verification.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.region.Regions;

/** Looks for a plain failing case of an op, a row function or a loss; see {@link Shrink}. */
public final class OpShrink {

    private static final int MOST_TRIALS = 4000;

    private final Op op;
    private final OpTrial trial;
    private final String code;
    private final List<List<Matrix>> starts = new ArrayList<>();
    private Optional<List<Shape>> shapes = Optional.empty();
    private int most = MOST_TRIALS;
    private long seed = 1;

    OpShrink(Op op) {
        this.op = op;
        trial = new OpTrial(
                op,
                (inputs, cotangent) -> GradientCheck.ofOp(op)
                        .on(inputs.toArray(new Matrix[0]))
                        .cotangent(cotangent)
                        .run());
        code = "GradientCheck.ofOp(op)";
    }

    OpShrink(Loss loss, Reduction reduction) {
        op = new LossOp(loss, reduction);
        trial = new OpTrial(
                op,
                (inputs, cotangent) -> GradientCheck.ofLoss(loss, reduction)
                        .on(inputs.get(0), inputs.get(inputs.size() - 1))
                        .cotangent(cotangent)
                        .run());
        code = "GradientCheck.ofLoss(loss, Reduction." + reduction.name() + ")";
    }

    /** Begins with these inputs, and cotangents of every region; copied. */
    public OpShrink on(Matrix... inputs) {
        starts.add(List.of(inputs).stream()
                .<Matrix>map(m -> Matrix.copyOf(m, Precision.FLOAT64))
                .toList());
        return this;
    }

    /** Begins with inputs of these shapes, from every region of the op. */
    public OpShrink onShapes(Shape... of) {
        shapes = Optional.of(List.of(of));
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public OpShrink seed(long value) {
        seed = value;
        return this;
    }

    /** How many checks, at most; 4000 if not said. */
    public OpShrink mostTrials(int count) {
        most = count;
        return this;
    }

    /**
     * Looks; empty if no beginning shows a fault.
     *
     * @throws IllegalStateException if neither inputs nor shapes were given
     */
    public Optional<Shrunk> run() {
        var random = new Seed(seed).stream("shrink");
        var points = new ArrayList<>(starts);
        shapes.ifPresent(of -> points.addAll(Regions.of(op, of).points(1, random)));
        if (points.isEmpty()) {
            throw new IllegalStateException("shrinking of " + op.name()
                    + ": found no inputs; give them with on(…) or their shapes with onShapes(…)");
        }
        for (List<Matrix> inputs : points) {
            Shape out = op.shape(inputs.stream().map(Matrix::shape).toList());
            for (Matrix cotangent : Regions.ofCotangents(out).points(1, random)) {
                var start = new ArrayList<>(inputs);
                start.add(cotangent);
                var found = new Shrinker(trial, most).shrink(start);
                if (found.isPresent()) {
                    return found.map(result -> shrunk(inputs, result));
                }
            }
        }
        return Optional.empty();
    }

    private Shrunk shrunk(List<Matrix> from, Shrinker.Result result) {
        var values = new ArrayList<Shrunk.Named>();
        int last = result.at().size() - 1;
        for (int i = 0; i < last; i++) {
            values.add(new Shrunk.Named("input " + i, result.at().get(i)));
        }
        values.add(new Shrunk.Named("cotangent", result.at().get(last)));
        var inputs = result.at().subList(0, last).stream().map(MatrixText::code).toList();
        String text = code + "\n        .on(" + String.join(",\n            ", inputs) + ")\n        .cotangent("
                + MatrixText.code(result.at().get(last)) + ")\n        .run();";
        String shapesOf =
                String.join(", ", from.stream().map(m -> m.shape().toString()).toList());
        return new Shrunk(op.name(), shapesOf, values, result.before(), result.after(), result.trials(), text);
    }
}
