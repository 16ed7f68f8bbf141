package org.chainrule.verification.specimen;

import java.util.List;
import java.util.function.Consumer;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.verification.mutant.model.AddRow;
import org.chainrule.verification.mutant.model.Dropout;
import org.chainrule.verification.mutant.model.Gather;
import org.chainrule.verification.mutant.model.RowMaximum;
import org.chainrule.verification.mutant.model.RowNorm;
import org.chainrule.verification.mutant.model.RowProduct;

/** Ops of the benchmark itself, on inputs that their bugs need: zeros, ties, duplicates, masks. */
final class Models {

    private static final int STAGES = 6;

    private Models() {}

    static List<Specimen> all() {
        Shape table = Shape.of(4, 2);
        Shape batch = Shape.of(3, 3);
        return List.of(
                OpSpecimen.of(new AddRow(), batch, Shape.of(1, 3)),
                OpSpecimen.of(new AddRow(), Shape.of(4, 2), Shape.of(1, 2)),
                new OpSpecimen(
                        new Gather(),
                        List.of(table, Shape.of(3, 1)),
                        Draw.MIRRORED.with(
                                1,
                                (shapes, stage, seed) ->
                                        List.of(Matrix.zeros(Precision.FLOAT64, table), duplicates(stage))),
                        STAGES),
                new OpSpecimen(
                        new Dropout(0.75),
                        List.of(batch, batch),
                        Draw.MIRRORED.with(1, (shapes, stage, seed) -> List.of(mask(stage), mask(stage))),
                        STAGES),
                new OpSpecimen(new RowWise(new RowProduct()), List.of(batch), sometimes(Models::withZero), STAGES),
                new OpSpecimen(new RowWise(new RowNorm()), List.of(batch), sometimes(Models::zeroRow), STAGES),
                new OpSpecimen(new RowWise(new RowMaximum()), List.of(batch), sometimes(Models::withTie), STAGES));
    }

    /** Changes the drawn matrix from the third stage on. */
    private static Draw sometimes(Consumer<Matrix> change) {
        return (shapes, stage, seed) -> {
            var inputs = Draw.MIRRORED.inputs(shapes, stage, seed);
            if (stage >= 2) {
                change.accept(inputs.get(0));
            }
            return inputs;
        };
    }

    private static void withZero(Matrix x) {
        x.set(0, 1, 0);
    }

    private static void zeroRow(Matrix x) {
        x.rows(1, 1).fill(0);
    }

    private static void withTie(Matrix x) {
        x.set(0, 0, 2);
        x.set(0, 1, 2);
        x.set(0, 2, -1);
    }

    private static Matrix duplicates(int stage) {
        return DoubleMatrix.of(new double[] {stage % 3}, new double[] {stage % 3}, new double[] {3});
    }

    private static Matrix mask(int stage) {
        var mask = DoubleMatrix.of(new double[] {1, 0, 1}, new double[] {1, 1, 0}, new double[] {0, 1, 1});
        mask.set(stage % 3, (stage + 1) % 3, 1);
        mask.set(stage % 3, stage % 3, 1);
        return mask;
    }
}
