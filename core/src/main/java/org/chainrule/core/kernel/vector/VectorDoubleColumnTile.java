package org.chainrule.core.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.chainrule.core.kernel.product.DoubleProduct;

/**
 * Tiles of four rows that are neighbours in x, {@code x_ip} at {@code xo + i + p·xp}: x is transposed. See
 * {@link VectorDoubleTile}. Its float twin is derived from this file; edit this one.
 */
final class VectorDoubleColumnTile {

    private static final VectorSpecies<Double> SPECIES = TypeProfiles.doubles();
    private static final int LANES = SPECIES.length();

    private VectorDoubleColumnTile() {}

    private static DoubleVector load(double[] from, int at) {
        return DoubleVector.fromArray(SPECIES, from, at);
    }

    /** 4 rows at a time, 4 vectors. */
    static void fourByFour(
            DoubleProduct g,
            int rows,
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
        int x0 = xo;
        int b0 = so;
        int z0 = zo;
        for (int i = 0; i < rows; i += 4) {
            int b1 = b0 + si;
            int b2 = b1 + si;
            int b3 = b2 + si;
            DoubleVector s00 = load(s, b0);
            DoubleVector s01 = load(s, b0 + LANES);
            DoubleVector s02 = load(s, b0 + 2 * LANES);
            DoubleVector s03 = load(s, b0 + 3 * LANES);
            DoubleVector s10 = load(s, b1);
            DoubleVector s11 = load(s, b1 + LANES);
            DoubleVector s12 = load(s, b1 + 2 * LANES);
            DoubleVector s13 = load(s, b1 + 3 * LANES);
            DoubleVector s20 = load(s, b2);
            DoubleVector s21 = load(s, b2 + LANES);
            DoubleVector s22 = load(s, b2 + 2 * LANES);
            DoubleVector s23 = load(s, b2 + 3 * LANES);
            DoubleVector s30 = load(s, b3);
            DoubleVector s31 = load(s, b3 + LANES);
            DoubleVector s32 = load(s, b3 + 2 * LANES);
            DoubleVector s33 = load(s, b3 + 3 * LANES);
            for (int p = 0; p < terms; p++) {
                int py = yo + p * yp;
                int px = x0 + p * xp;
                DoubleVector y0 = load(y, py);
                DoubleVector y1 = load(y, py + LANES);
                DoubleVector y2 = load(y, py + 2 * LANES);
                DoubleVector y3 = load(y, py + 3 * LANES);
                DoubleVector a = DoubleVector.broadcast(SPECIES, x[px]);
                s00 = a.fma(y0, s00);
                s01 = a.fma(y1, s01);
                s02 = a.fma(y2, s02);
                s03 = a.fma(y3, s03);
                a = DoubleVector.broadcast(SPECIES, x[px + 1]);
                s10 = a.fma(y0, s10);
                s11 = a.fma(y1, s11);
                s12 = a.fma(y2, s12);
                s13 = a.fma(y3, s13);
                a = DoubleVector.broadcast(SPECIES, x[px + 2]);
                s20 = a.fma(y0, s20);
                s21 = a.fma(y1, s21);
                s22 = a.fma(y2, s22);
                s23 = a.fma(y3, s23);
                a = DoubleVector.broadcast(SPECIES, x[px + 3]);
                s30 = a.fma(y0, s30);
                s31 = a.fma(y1, s31);
                s32 = a.fma(y2, s32);
                s33 = a.fma(y3, s33);
            }
            int z1 = z0 + zi;
            int z2 = z1 + zi;
            int z3 = z2 + zi;
            s00.intoArray(z, z0);
            s01.intoArray(z, z0 + LANES);
            s02.intoArray(z, z0 + 2 * LANES);
            s03.intoArray(z, z0 + 3 * LANES);
            s10.intoArray(z, z1);
            s11.intoArray(z, z1 + LANES);
            s12.intoArray(z, z1 + 2 * LANES);
            s13.intoArray(z, z1 + 3 * LANES);
            s20.intoArray(z, z2);
            s21.intoArray(z, z2 + LANES);
            s22.intoArray(z, z2 + 2 * LANES);
            s23.intoArray(z, z2 + 3 * LANES);
            s30.intoArray(z, z3);
            s31.intoArray(z, z3 + LANES);
            s32.intoArray(z, z3 + 2 * LANES);
            s33.intoArray(z, z3 + 3 * LANES);
            x0 += 4;
            b0 += 4 * si;
            z0 += 4 * zi;
        }
    }

    /** 4 rows at a time, 2 vectors. */
    static void fourByTwo(
            DoubleProduct g,
            int rows,
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
        int x0 = xo;
        int b0 = so;
        int z0 = zo;
        for (int i = 0; i < rows; i += 4) {
            int b1 = b0 + si;
            int b2 = b1 + si;
            int b3 = b2 + si;
            DoubleVector s00 = load(s, b0);
            DoubleVector s01 = load(s, b0 + last);
            DoubleVector s10 = load(s, b1);
            DoubleVector s11 = load(s, b1 + last);
            DoubleVector s20 = load(s, b2);
            DoubleVector s21 = load(s, b2 + last);
            DoubleVector s30 = load(s, b3);
            DoubleVector s31 = load(s, b3 + last);
            for (int p = 0; p < terms; p++) {
                int py = yo + p * yp;
                int px = x0 + p * xp;
                DoubleVector y0 = load(y, py);
                DoubleVector y1 = load(y, py + last);
                DoubleVector a = DoubleVector.broadcast(SPECIES, x[px]);
                s00 = a.fma(y0, s00);
                s01 = a.fma(y1, s01);
                a = DoubleVector.broadcast(SPECIES, x[px + 1]);
                s10 = a.fma(y0, s10);
                s11 = a.fma(y1, s11);
                a = DoubleVector.broadcast(SPECIES, x[px + 2]);
                s20 = a.fma(y0, s20);
                s21 = a.fma(y1, s21);
                a = DoubleVector.broadcast(SPECIES, x[px + 3]);
                s30 = a.fma(y0, s30);
                s31 = a.fma(y1, s31);
            }
            int z1 = z0 + zi;
            int z2 = z1 + zi;
            int z3 = z2 + zi;
            s00.intoArray(z, z0);
            s01.intoArray(z, z0 + last);
            s10.intoArray(z, z1);
            s11.intoArray(z, z1 + last);
            s20.intoArray(z, z2);
            s21.intoArray(z, z2 + last);
            s30.intoArray(z, z3);
            s31.intoArray(z, z3 + last);
            x0 += 4;
            b0 += 4 * si;
            z0 += 4 * zi;
        }
    }

    /** 4 rows at a time, 1 vector. */
    static void fourByOne(
            DoubleProduct g,
            int rows,
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
        int x0 = xo;
        int b0 = so;
        int z0 = zo;
        for (int i = 0; i < rows; i += 4) {
            int b1 = b0 + si;
            int b2 = b1 + si;
            int b3 = b2 + si;
            DoubleVector s00 = load(s, b0);
            DoubleVector s10 = load(s, b1);
            DoubleVector s20 = load(s, b2);
            DoubleVector s30 = load(s, b3);
            for (int p = 0; p < terms; p++) {
                int py = yo + p * yp;
                int px = x0 + p * xp;
                DoubleVector y0 = load(y, py);
                DoubleVector a = DoubleVector.broadcast(SPECIES, x[px]);
                s00 = a.fma(y0, s00);
                a = DoubleVector.broadcast(SPECIES, x[px + 1]);
                s10 = a.fma(y0, s10);
                a = DoubleVector.broadcast(SPECIES, x[px + 2]);
                s20 = a.fma(y0, s20);
                a = DoubleVector.broadcast(SPECIES, x[px + 3]);
                s30 = a.fma(y0, s30);
            }
            int z1 = z0 + zi;
            int z2 = z1 + zi;
            int z3 = z2 + zi;
            s00.intoArray(z, z0);
            s10.intoArray(z, z1);
            s20.intoArray(z, z2);
            s30.intoArray(z, z3);
            x0 += 4;
            b0 += 4 * si;
            z0 += 4 * zi;
        }
    }
}
