package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;

/**
 * Inputs with ties, and directions that keep them.
 *
 * <p>At a tie of the largest elements a maximum has a kink, and a slope may be chosen. But if all tied elements move together the
 * maximum moves with them, from either side alike, so along such a direction every choice must come to the same: a rule that gives
 * the full gradient to each of k tied elements is k times too large there.
 */
final class TiedInputs {

    private static final int TIED = 3;

    private TiedInputs() {}

    /** A copy in which the largest three elements of every row (of every block of columns) are one number, their mean. */
    static Matrix tied(Matrix matrix, int blocks) {
        var tied = Matrix.copyOf(matrix, Precision.FLOAT64);
        int n = matrix.columns() / blocks;
        for (int i = 0; i < matrix.rows(); i++) {
            for (int block = 0; block < blocks; block++) {
                tie(tied, i, block * n, n);
            }
        }
        return tied;
    }

    private static void tie(Matrix m, int row, int from, int n) {
        var order = new Integer[n];
        Arrays.setAll(order, j -> from + j);
        Arrays.sort(order, (a, b) -> Double.compare(m.get(row, b), m.get(row, a)));
        int count = Math.min(TIED, n);
        double mean = 0;
        for (int k = 0; k < count; k++) {
            mean += m.get(row, order[k]) / count;
        }
        for (int k = 0; k < count; k++) {
            m.set(row, order[k], mean);
        }
    }

    /** Every element ± 1, equal elements of a row alike; empty if no row of any block has two equal elements. */
    static Optional<List<double[]>> direction(List<Block> blocks, RandomGenerator random) {
        boolean ties = false;
        var direction = new ArrayList<double[]>();
        for (Block block : blocks) {
            var matrix = block.value();
            var part = new double[matrix.size()];
            for (int i = 0; i < matrix.rows(); i++) {
                Map<Double, Double> signs = new HashMap<>();
                for (int j = 0; j < matrix.columns(); j++) {
                    double x = matrix.get(i, j) + 0.0; // −0 is 0
                    ties |= signs.containsKey(x);
                    part[i * matrix.columns() + j] =
                            signs.computeIfAbsent(x, number -> random.nextBoolean() ? 1.0 : -1.0);
                }
            }
            direction.add(part);
        }
        return ties ? Optional.of(direction) : Optional.empty();
    }
}
