package org.chainrule.core.kernel.vector;

import org.chainrule.core.kernel.product.FloatProduct;

/**
 * What the sums of a panel of z start from: one row for all, where old sums are not added to and every row of z starts alike, or z
 * itself. Derived from its double twin; edit that one.
 */
final class VectorFloatStarts {

    private final float[] row;

    /** Where they are. */
    float[] array;

    /** Where the first is. */
    int offset;

    /** From one row of z to the next. */
    int step;

    /** Whether it is the row for all. */
    boolean isRow;

    /** For panels of so many columns at most. */
    VectorFloatStarts(int width) {
        row = new float[width];
        array = row;
    }

    /** Those of {@code rows × width} sums from ij on; with the first of their terms z becomes β·z where it is started from. */
    void find(FloatProduct g, boolean first, int i, int rows, int j, int width) {
        isRow = first && g.beta == 0 && g.ri == 0;
        array = isRow ? row : g.z;
        offset = isRow ? 0 : g.zo + i * g.zi + j * g.zj;
        step = isRow ? 0 : g.zi;
        if (isRow) {
            for (int c = 0; c < width; c++) {
                row[c] = g.row[g.ro + (j + c) * g.rj];
            }
        } else if (first && g.beta != 1) {
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < width; c++) {
                    g.z[offset + r * g.zi + c * g.zj] = g.start(i + r, j + c);
                }
            }
        }
    }
}
