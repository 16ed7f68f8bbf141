package org.chainrule.core.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.chainrule.core.kernel.product.FloatProduct;

/**
 * Register tiles: rows × vectors of z stay in registers while p runs, {@code z := s + x · y}. Element by element each is the
 * chain of fused multiply-adds of the plain loops. 4×4 vectors fill a machine of 32 vector registers (16 sums, 4 of y, 1 of
 * x) and are the most that JDK 17 compiles well; 4×2 fit into 16 registers; larger products go by {@link VectorFloatBlockTile} there.
 *
 * <p>Of x either the terms or the rows are neighbours ({@code g.xp == 1} or {@code g.xi == 1}), and each has its own tiles: with
 * the step of p known, C2 takes the checks of x out of the loop, which then runs at 92 to 98 % of the peak of a core instead of
 * 89 to 91 % (November 2026, Zen 4, JDK 25). A tile walks down all its rows in one call.
 *
 * <p>y: its terms are {@code yp} apart. s, what the sums start from, is z itself, or one row for all rows with a step of 0. Rows
 * of s and z are {@code si} and {@code zi} apart. In tiles of two vectors the second begins at {@code last}: where that is less
 * than a whole vector it overlaps the first, and both compute the same there. Results are stored row by row in ascending order.
 * Derived from its double twin; edit that one.
 */
final class VectorFloatTile {

    private static final VectorSpecies<Float> SPECIES = TypeProfiles.floats();

    /** Elements of a vector. */
    static final int LANES = SPECIES.length();

    private VectorFloatTile() {}

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    /** 4 rows at a time, 4 vectors; {@code rows} is a multiple of 4. */
    static void fourByFour(
            FloatProduct g,
            int rows,
            int terms,
            int xo,
            float[] y,
            int yo,
            int yp,
            float[] s,
            int so,
            int si,
            float[] z,
            int zo,
            int zi) {
        if (g.xp == 1) {
            VectorFloatRowTile.fourByFour(g, rows, terms, xo, y, yo, yp, s, so, si, z, zo, zi);
        } else {
            VectorFloatColumnTile.fourByFour(g, rows, terms, xo, y, yo, yp, s, so, si, z, zo, zi);
        }
    }

    /** 4 rows at a time, 2 vectors; {@code rows} is a multiple of 4. */
    static void fourByTwo(
            FloatProduct g,
            int rows,
            int terms,
            int xo,
            float[] y,
            int yo,
            int yp,
            float[] s,
            int so,
            int si,
            float[] z,
            int zo,
            int zi,
            int last) {
        if (g.xp == 1) {
            VectorFloatRowTile.fourByTwo(g, rows, terms, xo, y, yo, yp, s, so, si, z, zo, zi, last);
        } else {
            VectorFloatColumnTile.fourByTwo(g, rows, terms, xo, y, yo, yp, s, so, si, z, zo, zi, last);
        }
    }

    /** 4 rows at a time, 1 vector; {@code rows} is a multiple of 4. */
    static void fourByOne(
            FloatProduct g,
            int rows,
            int terms,
            int xo,
            float[] y,
            int yo,
            int yp,
            float[] s,
            int so,
            int si,
            float[] z,
            int zo,
            int zi) {
        if (g.xp == 1) {
            VectorFloatRowTile.fourByOne(g, rows, terms, xo, y, yo, yp, s, so, si, z, zo, zi);
        } else {
            VectorFloatColumnTile.fourByOne(g, rows, terms, xo, y, yo, yp, s, so, si, z, zo, zi);
        }
    }

    /** 1 row, 4 vectors. */
    static void oneByFour(
            FloatProduct g, int terms, int xo, float[] y, int yo, int yp, float[] s, int so, float[] z, int zo) {
        for (int i = g.idle; i > 0; i--) {} // as in the tiles of four rows
        float[] x = g.x;
        int xp = g.xp;
        FloatVector s0 = load(s, so);
        FloatVector s1 = load(s, so + LANES);
        FloatVector s2 = load(s, so + 2 * LANES);
        FloatVector s3 = load(s, so + 3 * LANES);
        for (int p = 0; p < terms; p++) {
            int py = yo + p * yp;
            FloatVector a = FloatVector.broadcast(SPECIES, x[xo + p * xp]);
            s0 = a.fma(load(y, py), s0);
            s1 = a.fma(load(y, py + LANES), s1);
            s2 = a.fma(load(y, py + 2 * LANES), s2);
            s3 = a.fma(load(y, py + 3 * LANES), s3);
        }
        s0.intoArray(z, zo);
        s1.intoArray(z, zo + LANES);
        s2.intoArray(z, zo + 2 * LANES);
        s3.intoArray(z, zo + 3 * LANES);
    }

    /** 1 row, 2 vectors; terms of y are two vectors apart. */
    static void oneByTwo(
            FloatProduct g, int terms, int xo, float[] y, int yo, float[] s, int so, float[] z, int zo, int last) {
        for (int i = g.idle; i > 0; i--) {} // as in the tiles of four rows
        float[] x = g.x;
        int xp = g.xp;
        FloatVector s0 = load(s, so);
        FloatVector s1 = load(s, so + last);
        for (int p = 0; p < terms; p++) {
            int py = yo + p * (2 * LANES);
            FloatVector a = FloatVector.broadcast(SPECIES, x[xo + p * xp]);
            s0 = a.fma(load(y, py), s0);
            s1 = a.fma(load(y, py + LANES), s1);
        }
        s0.intoArray(z, zo);
        s1.intoArray(z, zo + last);
    }

    /** 1 row, 1 vector. */
    static void oneByOne(
            FloatProduct g, int terms, int xo, float[] y, int yo, int yp, float[] s, int so, float[] z, int zo) {
        for (int i = g.idle; i > 0; i--) {} // as in the tiles of four rows
        float[] x = g.x;
        int xp = g.xp;
        FloatVector sum = load(s, so);
        for (int p = 0; p < terms; p++) {
            sum = FloatVector.broadcast(SPECIES, x[xo + p * xp]).fma(load(y, yo + p * yp), sum);
        }
        sum.intoArray(z, zo);
    }
}
