package org.chainrule.verification.specimen;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.LossCheck;
import org.chainrule.verification.mutant.Mutants;
import org.chainrule.verification.region.Regions;

/**
 * A loss with one value of its parameters and one reduction.
 *
 * @param loss the loss
 * @param reduction how rows become one number
 */
public record LossSpecimen(Loss loss, Reduction reduction) implements Specimen {

    private static final int COLUMNS = 3;
    private static final int STAGES = 6;

    @Override
    public String name() {
        return loss + ", " + reduction;
    }

    @Override
    public String family() {
        return "loss";
    }

    @Override
    public Class<?> type() {
        return loss.getClass();
    }

    @Override
    public Trial sound() {
        return trial(loss, new LossOp(loss, reduction));
    }

    /** Four rows, then one, then three: as many as columns. */
    private Trial trial(Loss of, Op op) {
        return new Trial(STAGES, (stage, seed, extent) -> check(of, op, stage, seed, extent));
    }

    private CheckReport check(Loss of, Op op, int stage, long seed, Trial.Extent extent) {
        int rows = stage == 1 ? 1 : 4;
        LossCheck check = GradientCheck.ofLoss(of, reduction)
                .onShapeNear(rows, COLUMNS)
                .cotangents(1)
                .computedBy(op)
                .seed(seed * STAGES + stage);
        return (extent == Trial.Extent.WHOLE ? check : check.untilFirstFault()).run();
    }

    private int columns() {
        for (int n = COLUMNS; ; n++) {
            try {
                loss.targetColumns(n);
                return n;
            } catch (IllegalArgumentException refused) {
                // the next one
            }
        }
    }

    @Override
    public List<Planted> planted() {
        int n = columns();
        int target = loss.targetColumns(n);
        var shapes = target == 0 ? List.of(Shape.of(4, n)) : List.of(Shape.of(4, n), Shape.of(4, target));
        var planted = new ArrayList<Planted>();
        Mutants.of(new LossOp(loss, reduction), shapes)
                .forEach(mutant -> planted.add(Planted.of(
                        mutant,
                        trial(loss, mutant.faulty()),
                        new Faulty.OfOp(mutant.faulty(), seed -> inputs(shapes, seed)))));
        Mutants.of(loss, n)
                .forEach(mutant -> planted.add(Planted.of(
                        mutant,
                        trial(mutant.faulty(), new LossOp(mutant.faulty(), reduction)),
                        new Faulty.OfLoss(mutant.faulty(), reduction, seed -> inputs(shapes, seed)))));
        return planted;
    }

    /** Predictions and targets of every region of the loss. */
    private List<List<Matrix>> inputs(List<Shape> shapes, long seed) {
        return Regions.of(new LossOp(loss, reduction), shapes).points(1, new Seed(seed).stream("faulty loss"));
    }
}
