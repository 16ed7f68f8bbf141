package org.chainrule.verification.specimen;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;

/** How the inputs of an op are drawn. */
@FunctionalInterface
public interface Draw {

    /**
     * Standard normal numbers at even stages; at the stage after each the same with the opposite sign, so that what is 0 for
     * one sign is seen with the other.
     */
    Draw MIRRORED = (shapes, stage, seed) -> {
        var random = seed.stream("inputs " + stage / 2);
        return shapes.stream()
                .map(shape -> normal(shape, random, stage % 2 == 0 ? 1 : -1))
                .toList();
    };

    /** Elements of an op's inputs of which the dual oracle gives the slope of each. */
    int MOST_ELEMENTS = 64;

    /**
     * As {@link #MIRRORED} for four stages; then numbers around 800, whose exponentials overflow, and rows that one element
     * rules: by 16, of which a share of e⁻¹⁶ ≈ 10⁻⁷ is left to the others. A slope that cancels there is wrong in single elements,
     * so of a tall input only so many rows as have {@value #MOST_ELEMENTS} elements, of which dual numbers know each.
     */
    Draw HARD_ROWS = (shapes, stage, seed) -> {
        if (stage < 4) {
            return MIRRORED.inputs(shapes, stage, seed);
        }
        var random = seed.stream("hard rows " + stage);
        return shapes.stream()
                .map(whole -> {
                    int rows = Math.max(1, Math.min(whole.rows(), MOST_ELEMENTS / whole.columns()));
                    var matrix = normal(stage > 4 ? Shape.of(rows, whole.columns()) : whole, random, 1);
                    for (int i = 0; stage == 4 && i < matrix.size(); i++) {
                        matrix.set(i, matrix.get(i) + 800);
                    }
                    for (int i = 0; stage > 4 && i < matrix.rows(); i++) {
                        int ruler = random.nextInt(matrix.columns());
                        matrix.set(i, ruler, matrix.get(i, ruler) + 16);
                    }
                    return matrix;
                })
                .toList();
    };

    /** One matrix for every shape. */
    List<Matrix> inputs(List<Shape> shapes, int stage, Seed seed);

    /** The same with another matrix for one input. */
    default Draw with(int input, Draw one) {
        return (shapes, stage, seed) -> {
            var inputs = new ArrayList<>(inputs(shapes, stage, seed));
            inputs.set(input, one.inputs(shapes, stage, seed).get(input));
            return inputs;
        };
    }

    /** Standard normal numbers times a factor. */
    static Matrix normal(Shape shape, RandomGenerator random, double times) {
        var matrix = Matrix.zeros(Precision.FLOAT64, shape);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, times * Seed.normal(random));
        }
        return matrix;
    }
}
