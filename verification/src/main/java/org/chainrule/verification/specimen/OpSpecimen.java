package org.chainrule.verification.specimen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.RowFunction;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.mutant.Mutant;
import org.chainrule.verification.mutant.Mutants;

/**
 * An op on inputs of given shapes, at several points.
 *
 * @param op the op
 * @param shapes of its inputs
 * @param draw how its inputs are drawn
 * @param points how many stages at a point of their own there are, before that of all regions
 */
public record OpSpecimen(Op op, List<Shape> shapes, Draw draw, int points) implements Specimen {

    private static final int STAGES = 6;

    /** Copies the list. */
    public OpSpecimen {
        shapes = List.copyOf(shapes);
    }

    /** A function of rows: also on rows of large numbers, and on rows that one element rules. */
    static OpSpecimen ofRows(RowFunction function, Shape shape) {
        return new OpSpecimen(new RowWise(function), List.of(shape), Draw.HARD_ROWS, STAGES);
    }

    /** An op that takes any numbers. */
    public static OpSpecimen of(Op op, Shape... shapes) {
        return new OpSpecimen(op, List.of(shapes), Draw.MIRRORED, STAGES);
    }

    @Override
    public String name() {
        return op.name() + " on " + shapes.stream().map(Shape::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String family() {
        if (op instanceof CustomOp || (op instanceof RowWise rows && rows.function() instanceof CustomRowFunction)) {
            return "model";
        }
        return op instanceof RowWise ? "row function" : "op";
    }

    @Override
    public Class<?> type() {
        return op instanceof RowWise rows ? rows.function().getClass() : op.getClass();
    }

    @Override
    public Trial sound() {
        return new Bench<>(this::check).trial(stages(), op);
    }

    /** A last stage goes through all regions of the op, unless its inputs must be drawn in a way of its own. */
    private int stages() {
        return draw == Draw.MIRRORED || draw == Draw.HARD_ROWS ? points + 1 : points;
    }

    private Bench.Check<Op> check(int stage, long seed, Trial.Extent extent) {
        var check = GradientCheck.ofOp(op).cotangents(1).coordinatesPerInput(12).seed(seed + stage);
        if (stage == points) {
            check.onShapes(shapes.toArray(new Shape[0]));
        } else {
            check.on(draw.inputs(shapes, stage, new Seed(seed)).toArray(new Matrix[0]));
        }
        if (draw == Draw.HARD_ROWS && stage == STAGES - 1) {
            check.withoutDifferences(); // the value has saturated
        }
        return (extent == Trial.Extent.WHOLE ? check : check.untilFirstFault()).forVariants()::apply;
    }

    @Override
    public List<Planted> planted() {
        var planted = new ArrayList<Planted>();
        var bench = new Bench<Op>(this::check);
        Mutants.of(op, shapes).forEach(mutant -> planted.add(planted(mutant, mutant.faulty(), bench)));
        if (op instanceof RowWise rows) {
            Mutants.of(rows.function(), shapes.get(0).columns())
                    .forEach(mutant -> planted.add(planted(mutant, new RowWise(mutant.faulty()), bench)));
        }
        return planted;
    }

    private Planted planted(Mutant<?> mutant, Op faulty, Bench<Op> bench) {
        return Planted.of(mutant, bench.trial(stages(), faulty), new Faulty.OfOp(faulty, this::inputs));
    }

    /** Those of every stage. */
    private List<List<Matrix>> inputs(long seed) {
        return IntStream.range(0, points)
                .mapToObj(stage -> draw.inputs(shapes, stage, new Seed(seed)))
                .toList();
    }
}
