package org.chainrule.autodiff.model;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;

/**
 * Matrices over rows where they lie in the arrays of callers. Who comes again with the same rows gets the same matrix, so that
 * nothing is allocated; between calls they are known weakly, so that an array lives no longer than its owner wants it to.
 */
final class Windows {

    /** So many are kept: portions of one array, or the arrays of a caller who fills one while another is predicted. */
    static final int KEPT = 8;

    private final int rows;
    private final int columns;
    private final List<WeakReference<Matrix>> kept =
            new ArrayList<>(Collections.nCopies(KEPT, new WeakReference<>(null)));
    private int oldest;

    /** Windows of so many rows and columns. */
    Windows(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** The rows that begin at a place in an array. */
    Matrix on(double[] array, int from) {
        for (int i = 0; i < KEPT; i++) {
            if (kept.get(i).get() instanceof DoubleMatrix window
                    && window.array() == array
                    && window.offset() == from) {
                return window;
            }
        }
        return keep(DoubleMatrix.wrap(array, from, rows, columns));
    }

    /** The rows that begin at a place in an array. */
    Matrix on(float[] array, int from) {
        for (int i = 0; i < KEPT; i++) {
            if (kept.get(i).get() instanceof FloatMatrix window && window.array() == array && window.offset() == from) {
                return window;
            }
        }
        return keep(FloatMatrix.wrap(array, from, rows, columns));
    }

    private Matrix keep(Matrix window) {
        kept.set(oldest, new WeakReference<>(window));
        oldest = (oldest + 1) % KEPT;
        return window;
    }
}
