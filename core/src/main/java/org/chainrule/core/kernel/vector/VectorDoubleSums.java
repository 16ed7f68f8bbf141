package org.chainrule.core.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;

/** Sums of columns, in the order of the plain loops. Its float twin is derived from this file; edit this one. */
@SuppressWarnings("cast") // what is a no-op here narrows in the float twin
final class VectorDoubleSums {

    private static final VectorSpecies<Double> SPECIES = TypeProfiles.doubles();
    private static final int LANES = SPECIES.length();

    private VectorDoubleSums() {}

    /** {@code row_j := β · row_j + Σ_i x_ij}; */
    static void columns(Matrix of, /*wide*/ double beta, Matrix row) {
        double[] x = ((DoubleMatrix) of).array();
        double[] r = ((DoubleMatrix) row).array();
        int n = of.columns();
        int rows = of.rows();
        int to = row.offset();
        int whole = n - n % LANES;
        for (int c = 0; c < n; c++) { // before, because C2 boxes a vector that is one thing or another
            r[to + c] = beta == 0 ? 0 : (double) beta * r[to + c];
        }
        int j = 0;
        for (; j + 4 * LANES <= whole; j += 4 * LANES) {
            four(x, of.offset() + j, n, rows, r, to + j, 0);
        }
        for (; j < whole; j += LANES) {
            one(x, of.offset() + j, n, rows, r, to + j, 0);
        }
        for (; j < n; j++) {
            double sum = r[to + j];
            for (int i = 0; i < rows; i++) {
                sum += x[of.offset() + i * n + j];
            }
            r[to + j] = sum;
        }
    }

    private static DoubleVector load(double[] from, int at) {
        return DoubleVector.fromArray(SPECIES, from, at);
    }

    static void four(double[] x, int from, int n, int rows, double[] r, int to, int idle) {
        for (int round = idle; round > 0; round--) {} // as in the tiles
        DoubleVector s0 = load(r, to);
        DoubleVector s1 = load(r, to + LANES);
        DoubleVector s2 = load(r, to + 2 * LANES);
        DoubleVector s3 = load(r, to + 3 * LANES);
        int at = from;
        for (int i = 0; i < rows; i++) {
            s0 = s0.add(load(x, at));
            s1 = s1.add(load(x, at + LANES));
            s2 = s2.add(load(x, at + 2 * LANES));
            s3 = s3.add(load(x, at + 3 * LANES));
            at += n;
        }
        s0.intoArray(r, to);
        s1.intoArray(r, to + LANES);
        s2.intoArray(r, to + 2 * LANES);
        s3.intoArray(r, to + 3 * LANES);
    }

    static void one(double[] x, int from, int n, int rows, double[] r, int to, int idle) {
        for (int round = idle; round > 0; round--) {} // as in the tiles
        DoubleVector s = load(r, to);
        int at = from;
        for (int i = 0; i < rows; i++) {
            s = s.add(load(x, at));
            at += n;
        }
        s.intoArray(r, to);
    }
}
