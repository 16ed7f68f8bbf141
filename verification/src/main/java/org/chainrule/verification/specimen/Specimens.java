package org.chainrule.verification.specimen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.Concatenate;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Multiply;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Elu;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.core.loss.TripletMargin;

/** The index of the specimens: everything of the library that has a derivative. */
public final class Specimens {

    /** More than a vector of 16, and no multiple of 4. */
    private static final int WIDE = 19;

    /** In formulas of rows every element costs all columns, so that wider rows would take long. */
    private static final int ONE_MORE_THAN_A_VECTOR = 9;

    /** More rows than are worked on together, and no multiple of 4. */
    private static final int TALL = 67;

    private Specimens() {}

    /** Every specimen, family by family. */
    public static List<Specimen> all() {
        return Stream.of(ops(), functions(), rowFunctions(), losses(), engines(), Models.all())
                .<Specimen>flatMap(List::stream)
                .toList();
    }

    /**
     * Every specimen, but most losses under their default reduction only: under all of them are the squared error, which has
     * several elements in a row, the cross-entropy, which has weights and ignores rows, and the triplet margin, whose target is
     * in the prediction.
     */
    public static List<Specimen> once() {
        var thorough = List.of(SquaredError.class, SoftmaxCrossEntropy.class, TripletMargin.class);
        return all().stream()
                .filter(specimen -> !(specimen instanceof LossSpecimen of)
                        || of.reduction() == of.loss().defaultReduction()
                        || thorough.contains(of.type()))
                .toList();
    }

    /** The backward loop of a plan, on graphs with and without fan-out. */
    public static List<Specimen> engines() {
        return Graphs.all();
    }

    /** The ops: square and not, one row and many, one element, wide and tall. A {@link LossOp} is checked with every loss. */
    public static List<Specimen> ops() {
        var ops = new ArrayList<Specimen>();
        for (int[] of : new int[][] {
            {4, 2, 3}, {3, 3, 3}, {1, 2, 3}, {1, 3, 3}, {1, 1, 1}, {5, 1, 2}, {2, WIDE, 3}, {3, 2, WIDE}, {TALL, 2, 3}
        }) {
            Shape x = Shape.of(of[0], of[1]);
            ops.add(OpSpecimen.of(new Linear(), x, Shape.of(of[2], of[1]), Shape.of(1, of[2])));
        }
        ops.add(OpSpecimen.of(new Linear(), Shape.of(2, 3), Shape.of(4, 3)));
        for (Shape shape : List.of(
                Shape.of(2, 3),
                Shape.of(3, 3),
                Shape.of(1, 3),
                Shape.of(4, 1),
                Shape.SCALAR,
                Shape.of(4, WIDE),
                Shape.of(TALL, 2))) {
            ops.add(OpSpecimen.of(new Add(), shape, shape));
            ops.add(OpSpecimen.of(new Multiply(), shape, shape));
            ops.add(OpSpecimen.of(new Concatenate(), shape, shape));
            ops.add(OpSpecimen.of(new Prelu(), shape, Shape.of(1, shape.columns())));
            ops.add(OpSpecimen.of(new Elementwise(new Tanh()), shape));
        }
        ops.add(OpSpecimen.of(new Prelu(), Shape.of(3, 4), Shape.SCALAR));
        ops.add(OpSpecimen.of(new Concatenate(), Shape.of(2, 1)));
        ops.add(OpSpecimen.of(new Concatenate(), Shape.of(2, 1), Shape.of(2, 3), Shape.of(2, 2)));
        for (ScalarFunction function : List.of(new Identity(), new Relu(), new Elu(0.5))) {
            ops.add(OpSpecimen.of(new Elementwise(function), Shape.of(3, 2)));
        }
        return List.copyOf(ops);
    }

    /** Every function of one number, with every value of its parameters that its datasheet names. */
    public static List<Specimen> functions() {
        return ScalarFunctions.all().stream()
                .flatMap(function -> function.datasheet().specimens().stream().distinct())
                .<Specimen>map(FunctionSpecimen::new)
                .toList();
    }

    /** Every function of a row, likewise, on one row, a square and neither; with its defaults on wide rows and on many. */
    public static List<Specimen> rowFunctions() {
        var specimens = new ArrayList<Specimen>();
        for (RowFunction function : RowFunctions.all()) {
            for (RowFunction specimen :
                    function.sheet().specimens().stream().distinct().toList()) {
                var shapes = new ArrayList<>(List.of(Shape.of(4, 3), Shape.of(3, 3), Shape.of(1, 4)));
                if (specimen.equals(function)) {
                    shapes.add(Shape.of(1, ONE_MORE_THAN_A_VECTOR));
                    shapes.add(Shape.of(TALL, 3));
                }
                for (Shape shape : shapes) {
                    takenBy(specimen, shape).forEach(taken -> specimens.add(OpSpecimen.ofRows(specimen, taken)));
                }
            }
        }
        return List.copyOf(specimens);
    }

    /** The shape, or with one more column, if the function takes rows so long. */
    private static Stream<Shape> takenBy(RowFunction function, Shape shape) {
        return Stream.of(shape, Shape.of(shape.rows(), shape.columns() + 1))
                .filter(candidate -> takes(function, candidate.columns()))
                .limit(1);
    }

    private static boolean takes(RowFunction function, int columns) {
        try {
            return function.columns(columns) > 0;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Every loss, with every value of its parameters that its sheet names, under every reduction. */
    public static List<Specimen> losses() {
        var specimens = new ArrayList<Specimen>();
        for (Loss loss : Losses.all()) {
            for (Loss specimen : loss.sheet().specimens().stream().distinct().toList()) {
                for (Reduction reduction : Reduction.values()) {
                    specimens.add(new LossSpecimen(specimen, reduction));
                }
            }
        }
        return List.copyOf(specimens);
    }
}
