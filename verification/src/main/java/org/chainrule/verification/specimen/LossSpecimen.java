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
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.mutant.Mutant;
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
    private static final int STAGES = 3;

    /** Of every input and cotangent; the other elements are for dual numbers, directions and relations. */
    private static final int COORDINATES = 3;

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
        return new Bench<>(this::check).trial(stages(), new Computed(loss, new LossOp(loss, reduction)));
    }

    /** A loss and the op that computes it. */
    private record Computed(Loss loss, Op by) {}

    private int stages() {
        return new Ends(loss, columns()).exist() ? STAGES + 1 : STAGES;
    }

    /** Four rows, and one row in the second stage; in a last stage the ends, if there are any. */
    private Bench.Check<Computed> check(int stage, long seed, Trial.Extent extent) {
        var check = GradientCheck.ofLoss(loss, reduction)
                .onShapeNear(stage == 1 ? 1 : 4, COLUMNS)
                .cotangents(1)
                .coordinatesPerInput(COORDINATES)
                .seed(seed * (STAGES + 1) + stage);
        if (stage == STAGES) {
            var ends = new Ends(loss, columns()).draw(new Seed(seed).stream("ends"));
            check.on(ends.get(0), ends.get(1)).withoutDifferences();
        }
        var variants = (extent == Trial.Extent.WHOLE ? check : check.untilFirstFault()).forVariants();
        return computed -> variants.apply(computed.loss(), computed.by());
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
        var bench = new Bench<Computed>(this::check);
        int stages = stages();
        Mutants.of(new LossOp(loss, reduction), shapes)
                .forEach(mutant -> planted.add(Planted.of(
                        mutant,
                        bench.trial(stages, new Computed(loss, mutant.faulty())),
                        new Faulty.OfOp(mutant.faulty(), seed -> inputs(shapes, seed)))));
        for (Mutant<Loss> mutant : Mutants.of(loss, n)) {
            var computed = new Computed(mutant.faulty(), new LossOp(mutant.faulty(), reduction));
            planted.add(Planted.of(
                    mutant,
                    bench.trial(stages, computed),
                    new Faulty.OfLoss(mutant.faulty(), reduction, seed -> inputs(shapes, seed))));
        }
        return planted;
    }

    /** Predictions and targets of every region of the loss. */
    private List<List<Matrix>> inputs(List<Shape> shapes, long seed) {
        return Regions.of(new LossOp(loss, reduction), shapes).points(1, new Seed(seed).stream("faulty loss"));
    }
}
