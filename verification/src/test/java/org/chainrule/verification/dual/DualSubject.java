package org.chainrule.verification.dual;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.Loss;
import org.chainrule.verification.region.Regions;
import org.chainrule.verification.specimen.FunctionSpecimen;
import org.chainrule.verification.specimen.LossSpecimen;
import org.chainrule.verification.specimen.OpSpecimen;
import org.chainrule.verification.specimen.Specimens;

/**
 * An op of the library, and where its tangents are looked at.
 *
 * @param op the op; of a function or loss that which computes it
 * @param regions of its inputs
 */
/** An op and the shapes of its inputs. */
record DualSubject(Op op, Regions<List<Matrix>> regions) {

    private DualSubject(Op op, List<Shape> shapes) {
        this(op, Regions.of(op, shapes));
    }

    static List<DualSubject> all() {
        var all = new ArrayList<DualSubject>();
        for (var specimen : Specimens.ops()) {
            all.add(of((OpSpecimen) specimen));
        }
        for (var specimen : Specimens.rowFunctions()) {
            all.add(of((OpSpecimen) specimen));
        }
        for (var specimen : Specimens.functions()) {
            all.add(new DualSubject(new Elementwise(((FunctionSpecimen) specimen).function()), List.of(Shape.SCALAR)));
        }
        for (var specimen : Specimens.losses()) {
            var of = (LossSpecimen) specimen;
            all.add(new DualSubject(new LossOp(of.loss(), of.reduction()), shapes(of.loss())));
        }
        return all;
    }

    private static DualSubject of(OpSpecimen specimen) {
        return new DualSubject(specimen.op(), specimen.shapes());
    }

    /** Two rows of three columns, or of as few more as the loss takes. */
    private static List<Shape> shapes(Loss loss) {
        int n = 3;
        while (!takes(loss, n)) {
            n++;
        }
        int target = loss.targetColumns(n);
        return target == 0 ? List.of(Shape.of(2, n)) : List.of(Shape.of(2, n), Shape.of(2, target));
    }

    private static boolean takes(Loss loss, int columns) {
        try {
            return loss.targetColumns(columns) >= 0;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Its output moving along a random way at a random point of a random region; nothing if it stands at a kink. */
    void see(RandomGenerator random, DualBarTally tally) {
        var all = regions.all();
        var inputs = all.get(random.nextInt(all.size())).draw(random);
        var kernels = new DualKernels(KernelChoice.reproducible().kernels(Precision.FLOAT64));
        var operands = Operands.allocate(op, kernels, inputs);
        var tangents = new ArrayList<double[]>();
        for (int i = 0; i < inputs.size(); i++) {
            tangents.add(tangent(inputs.get(i).size(), op.differentiable(i), random));
            kernels.setTangent(inputs.get(i), tangents.get(i));
        }
        kernels.forward(op, operands);
        if (!kernels.kinks().isEmpty()) {
            tally.kink();
            return;
        }
        var exact = new ExactTangents(op, inputs, tangents);
        for (int k = 0; k < operands.out().size(); k++) {
            if (Double.isFinite(operands.out().get(k))) {
                tally.see(kernels.tangent(operands.out(), k), exact.of(k), op + ", element " + k);
            }
        }
    }

    private static double[] tangent(int size, boolean moves, RandomGenerator random) {
        return IntStream.range(0, size)
                .mapToDouble(i -> moves ? Seed.normal(random) : 0)
                .toArray();
    }
}
