package org.chainrule.core.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.chainrule.core.kernel.product.DoubleProduct;

/**
 * Register tiles: rows × vectors of z stay in registers while p runs, {@code z := s + x · y}. Element by element each is the
 * chain of fused multiply-adds of the plain loops. 4×4 vectors fill a machine of 32 vector registers (16 sums, 4 of y, 1 of
 * x) and are the most that JDK 17 compiles well; 4×2 fit into 16 registers. Few methods, because each runs a hundred times
 * slower until C2 has compiled it. Their loops run at least once and end with the sums just computed, so that C2 knows the
 * class of what is stored: a sum that may also be what was loaded has none, and becomes an object (JDK 17).
 *
 * <p>x is the product's. y: its terms are {@code yp} apart. s, what the sums start from, is z itself, or one row for all rows
 * with a step of 0. Rows of s and z are {@code si} and {@code zi} apart. The last vector of a row begins at {@code last}: where
 * that is less than a whole number of vectors it overlaps the one before, and both compute the same there. Results are stored
 * row by row in ascending order. Its float twin is derived from this file; edit this one.
 */
final class VectorDoubleTile {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** Elements of a vector. */
    static final int LANES = SPECIES.length();

    private VectorDoubleTile() {}

    private static DoubleVector load(double[] from, int at) {
        return DoubleVector.fromArray(SPECIES, from, at);
    }

    /** 4 rows, 4 vectors; {@code terms} terms, x from {@code xo}, y from {@code yo}, s from {@code so}, z from {@code zo}. */
    static void fourByFour(
            DoubleProduct g,
            int terms,
            int xo,
            double[] y,
            int yo,
            int yp,
            double[] s,
            int so,
            int si,
            double[] z,
            int zo,
            int zi,
            int last) {
        for (int i = g.idle; i > 0; i--) {} // nothing, as often as a rehearsal says
        double[] x = g.x;
        int xp = g.xp;
        int xi = g.xi;
        int x1 = xo + xi;
        int x2 = x1 + xi;
        int x3 = x2 + xi;
        int b1 = so + si;
        int b2 = b1 + si;
        int b3 = b2 + si;
        DoubleVector s00 = load(s, so);
        DoubleVector s01 = load(s, so + LANES);
        DoubleVector s02 = load(s, so + 2 * LANES);
        DoubleVector s03 = load(s, so + last);
        DoubleVector s10 = load(s, b1);
        DoubleVector s11 = load(s, b1 + LANES);
        DoubleVector s12 = load(s, b1 + 2 * LANES);
        DoubleVector s13 = load(s, b1 + last);
        DoubleVector s20 = load(s, b2);
        DoubleVector s21 = load(s, b2 + LANES);
        DoubleVector s22 = load(s, b2 + 2 * LANES);
        DoubleVector s23 = load(s, b2 + last);
        DoubleVector s30 = load(s, b3);
        DoubleVector s31 = load(s, b3 + LANES);
        DoubleVector s32 = load(s, b3 + 2 * LANES);
        DoubleVector s33 = load(s, b3 + last);
        int px = 0;
        int py = yo;
        int p = 0;
        do {
            DoubleVector y0 = load(y, py);
            DoubleVector y1 = load(y, py + LANES);
            DoubleVector y2 = load(y, py + 2 * LANES);
            DoubleVector y3 = load(y, py + last);
            DoubleVector a = DoubleVector.broadcast(SPECIES, x[xo + px]);
            s00 = a.fma(y0, s00);
            s01 = a.fma(y1, s01);
            s02 = a.fma(y2, s02);
            s03 = a.fma(y3, s03);
            a = DoubleVector.broadcast(SPECIES, x[x1 + px]);
            s10 = a.fma(y0, s10);
            s11 = a.fma(y1, s11);
            s12 = a.fma(y2, s12);
            s13 = a.fma(y3, s13);
            a = DoubleVector.broadcast(SPECIES, x[x2 + px]);
            s20 = a.fma(y0, s20);
            s21 = a.fma(y1, s21);
            s22 = a.fma(y2, s22);
            s23 = a.fma(y3, s23);
            a = DoubleVector.broadcast(SPECIES, x[x3 + px]);
            s30 = a.fma(y0, s30);
            s31 = a.fma(y1, s31);
            s32 = a.fma(y2, s32);
            s33 = a.fma(y3, s33);
            px += xp;
            py += yp;
        } while (++p < terms);
        int z1 = zo + zi;
        int z2 = z1 + zi;
        int z3 = z2 + zi;
        s00.intoArray(z, zo);
        s01.intoArray(z, zo + LANES);
        s02.intoArray(z, zo + 2 * LANES);
        s03.intoArray(z, zo + last);
        s10.intoArray(z, z1);
        s11.intoArray(z, z1 + LANES);
        s12.intoArray(z, z1 + 2 * LANES);
        s13.intoArray(z, z1 + last);
        s20.intoArray(z, z2);
        s21.intoArray(z, z2 + LANES);
        s22.intoArray(z, z2 + 2 * LANES);
        s23.intoArray(z, z2 + last);
        s30.intoArray(z, z3);
        s31.intoArray(z, z3 + LANES);
        s32.intoArray(z, z3 + 2 * LANES);
        s33.intoArray(z, z3 + last);
    }

    /** 4 rows, 2 vectors. */
    static void fourByTwo(
            DoubleProduct g,
            int terms,
            int xo,
            double[] y,
            int yo,
            int yp,
            double[] s,
            int so,
            int si,
            double[] z,
            int zo,
            int zi,
            int last) {
        for (int i = g.idle; i > 0; i--) {} // nothing, as often as a rehearsal says
        double[] x = g.x;
        int xp = g.xp;
        int xi = g.xi;
        int x1 = xo + xi;
        int x2 = x1 + xi;
        int x3 = x2 + xi;
        int b1 = so + si;
        int b2 = b1 + si;
        int b3 = b2 + si;
        DoubleVector s00 = load(s, so);
        DoubleVector s01 = load(s, so + last);
        DoubleVector s10 = load(s, b1);
        DoubleVector s11 = load(s, b1 + last);
        DoubleVector s20 = load(s, b2);
        DoubleVector s21 = load(s, b2 + last);
        DoubleVector s30 = load(s, b3);
        DoubleVector s31 = load(s, b3 + last);
        int px = 0;
        int py = yo;
        int p = 0;
        do {
            DoubleVector y0 = load(y, py);
            DoubleVector y1 = load(y, py + last);
            DoubleVector a = DoubleVector.broadcast(SPECIES, x[xo + px]);
            s00 = a.fma(y0, s00);
            s01 = a.fma(y1, s01);
            a = DoubleVector.broadcast(SPECIES, x[x1 + px]);
            s10 = a.fma(y0, s10);
            s11 = a.fma(y1, s11);
            a = DoubleVector.broadcast(SPECIES, x[x2 + px]);
            s20 = a.fma(y0, s20);
            s21 = a.fma(y1, s21);
            a = DoubleVector.broadcast(SPECIES, x[x3 + px]);
            s30 = a.fma(y0, s30);
            s31 = a.fma(y1, s31);
            px += xp;
            py += yp;
        } while (++p < terms);
        int z1 = zo + zi;
        int z2 = z1 + zi;
        int z3 = z2 + zi;
        s00.intoArray(z, zo);
        s01.intoArray(z, zo + last);
        s10.intoArray(z, z1);
        s11.intoArray(z, z1 + last);
        s20.intoArray(z, z2);
        s21.intoArray(z, z2 + last);
        s30.intoArray(z, z3);
        s31.intoArray(z, z3 + last);
    }

    /** 4 rows, 1 vector. */
    static void fourByOne(
            DoubleProduct g,
            int terms,
            int xo,
            double[] y,
            int yo,
            int yp,
            double[] s,
            int so,
            int si,
            double[] z,
            int zo,
            int zi) {
        for (int i = g.idle; i > 0; i--) {} // nothing, as often as a rehearsal says
        double[] x = g.x;
        int xp = g.xp;
        int xi = g.xi;
        int x1 = xo + xi;
        int x2 = x1 + xi;
        int x3 = x2 + xi;
        int b1 = so + si;
        int b2 = b1 + si;
        int b3 = b2 + si;
        DoubleVector s00 = load(s, so);
        DoubleVector s10 = load(s, b1);
        DoubleVector s20 = load(s, b2);
        DoubleVector s30 = load(s, b3);
        int px = 0;
        int py = yo;
        int p = 0;
        do {
            DoubleVector y0 = load(y, py);
            DoubleVector a = DoubleVector.broadcast(SPECIES, x[xo + px]);
            s00 = a.fma(y0, s00);
            a = DoubleVector.broadcast(SPECIES, x[x1 + px]);
            s10 = a.fma(y0, s10);
            a = DoubleVector.broadcast(SPECIES, x[x2 + px]);
            s20 = a.fma(y0, s20);
            a = DoubleVector.broadcast(SPECIES, x[x3 + px]);
            s30 = a.fma(y0, s30);
            px += xp;
            py += yp;
        } while (++p < terms);
        int z1 = zo + zi;
        int z2 = z1 + zi;
        int z3 = z2 + zi;
        s00.intoArray(z, zo);
        s10.intoArray(z, z1);
        s20.intoArray(z, z2);
        s30.intoArray(z, z3);
    }

    /** 1 row, 4 vectors. */
    static void oneByFour(
            DoubleProduct g,
            int terms,
            int xo,
            double[] y,
            int yo,
            int yp,
            double[] s,
            int so,
            double[] z,
            int zo,
            int last) {
        for (int i = g.idle; i > 0; i--) {} // nothing, as often as a rehearsal says
        double[] x = g.x;
        int xp = g.xp;
        DoubleVector s00 = load(s, so);
        DoubleVector s01 = load(s, so + LANES);
        DoubleVector s02 = load(s, so + 2 * LANES);
        DoubleVector s03 = load(s, so + last);
        int px = 0;
        int py = yo;
        int p = 0;
        do {
            DoubleVector y0 = load(y, py);
            DoubleVector y1 = load(y, py + LANES);
            DoubleVector y2 = load(y, py + 2 * LANES);
            DoubleVector y3 = load(y, py + last);
            DoubleVector a = DoubleVector.broadcast(SPECIES, x[xo + px]);
            s00 = a.fma(y0, s00);
            s01 = a.fma(y1, s01);
            s02 = a.fma(y2, s02);
            s03 = a.fma(y3, s03);
            px += xp;
            py += yp;
        } while (++p < terms);
        s00.intoArray(z, zo);
        s01.intoArray(z, zo + LANES);
        s02.intoArray(z, zo + 2 * LANES);
        s03.intoArray(z, zo + last);
    }

    /** 1 row, 1 vector. */
    static void oneByOne(
            DoubleProduct g, int terms, int xo, double[] y, int yo, int yp, double[] s, int so, double[] z, int zo) {
        for (int i = g.idle; i > 0; i--) {} // nothing, as often as a rehearsal says
        double[] x = g.x;
        int xp = g.xp;
        DoubleVector s00 = load(s, so);
        int px = 0;
        int py = yo;
        int p = 0;
        do {
            DoubleVector y0 = load(y, py);
            DoubleVector a = DoubleVector.broadcast(SPECIES, x[xo + px]);
            s00 = a.fma(y0, s00);
            px += xp;
            py += yp;
        } while (++p < terms);
        s00.intoArray(z, zo);
    }
}
