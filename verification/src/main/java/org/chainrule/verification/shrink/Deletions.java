package org.chainrule.verification.shrink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;

/**
 * Smaller shapes of several matrices. Which rows of one belong to which columns of another is not known here; so an index is
 * deleted from every set of rows and columns that are as many, the smallest sets first, and whoever tries the result finds
 * out which sets belong together.
 */
final class Deletions {

    /** More rows and columns of one size than this are not combined: 2¹⁰ sets. */
    private static final int MOST_AXES = 10;

    private Deletions() {}

    private record Axis(int matrix, boolean rows) {}

    private static int size(Matrix matrix, boolean rows) {
        return rows ? matrix.rows() : matrix.columns();
    }

    /** Every candidate, those that delete most first: half of an axis, then single indices. */
    static List<List<Matrix>> of(List<Matrix> at) {
        var candidates = new ArrayList<List<Matrix>>();
        at.stream()
                .flatMapToInt(m -> IntStream.of(m.rows(), m.columns()))
                .filter(size -> size > 1)
                .distinct()
                .sorted()
                .forEach(size -> ofSize(at, size, candidates));
        return candidates;
    }

    private static void ofSize(List<Matrix> at, int size, List<List<Matrix>> candidates) {
        var axes = new ArrayList<Axis>();
        for (int m = 0; m < at.size(); m++) {
            for (boolean rows : new boolean[] {true, false}) {
                if (size(at.get(m), rows) == size) {
                    axes.add(new Axis(m, rows));
                }
            }
        }
        int count = Math.min(axes.size(), MOST_AXES);
        var sets = new ArrayList<Integer>();
        for (int set = 1; set < 1 << count; set++) {
            sets.add(set);
        }
        sets.sort(Comparator.comparingInt((Integer set) -> Integer.bitCount(set)));
        for (boolean[] kept : kept(size)) {
            for (int set : sets) {
                var smaller = new ArrayList<>(at);
                for (int a = 0; a < count; a++) {
                    if ((set >> a & 1) == 1) {
                        Axis axis = axes.get(a);
                        smaller.set(axis.matrix(), keep(smaller.get(axis.matrix()), axis.rows(), kept));
                    }
                }
                candidates.add(List.copyOf(smaller));
            }
        }
    }

    /** Which indices to keep: all but one, or all but one of each half, as a row in two blocks needs. */
    private static List<boolean[]> kept(int size) {
        var all = new ArrayList<boolean[]>();
        for (int one = size - 1; one >= 0; one--) {
            all.add(without(size, one, one));
        }
        if (size % 2 == 0 && size > 2) {
            for (int one = size / 2 - 1; one >= 0; one--) {
                all.add(without(size, one, one + size / 2));
            }
        }
        return all;
    }

    private static boolean[] without(int size, int one, int other) {
        var kept = new boolean[size];
        for (int i = 0; i < size; i++) {
            kept[i] = i != one && i != other;
        }
        return kept;
    }

    /** The kept rows or columns. */
    private static Matrix keep(Matrix matrix, boolean rows, boolean[] kept) {
        int left = 0;
        for (boolean one : kept) {
            left += one ? 1 : 0;
        }
        var smaller = Matrix.zeros(Precision.FLOAT64, rows ? left : matrix.rows(), rows ? matrix.columns() : left);
        int to = 0;
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                if (kept[rows ? i : j]) {
                    smaller.set(to++, matrix.get(i, j));
                }
            }
        }
        return smaller;
    }
}
