package org.chainrule.core.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles for machines of 16 vector registers: five rows of two vectors, and four where the rows are no multiple of five. Ten
 * sums, two vectors of y and two of x in flight are what C2 keeps in 16 registers; with twelve sums it stores one in every
 * round. Five rows reach 93 to 97 % of a core's peak, four 90 % (November 2026, Zen 3, JDK 25), because y, and x where
 * its rows are neighbours, are copied to where the next term is a constant number of elements away: C2 then takes the checks of
 * both out of the loop, and with eight or ten multiply-adds in a round those checks are what the time goes to.
 *
 * <p>Element by element each is the chain of fused multiply-adds of the plain loops. y: term p begins at {@code yo + 2p} vectors.
 * s, what the sums start from, is z itself, or one row for all with a step of 0. The second vector of a row begins at {@code last} in s
 * and z: where that is less than a whole vector it overlaps the first, and both hold the same there.
 * Its float twin is derived from this file; edit this one.
 */
final class VectorDoubleBlockTile {

    private static final VectorSpecies<Double> SPECIES = TypeProfiles.doubles();
    private static final int LANES = SPECIES.length();

    private VectorDoubleBlockTile() {}

    private static DoubleVector load(double[] from, int at) {
        return DoubleVector.fromArray(SPECIES, from, at);
    }

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    /** 5 rows at a time, whose terms in x are neighbours; {@code rows} is a multiple of 5. */
    static void five(
            int idle,
            int rows,
            int terms,
            double[] x,
            int xo,
            int xi,
            double[] y,
            int yo,
            double[] s,
            int so,
            int si,
            double[] z,
            int zo,
            int zi,
            int last) {
        for (int i = idle; i > 0; i--) {} // nothing, as often as a rehearsal says
        int x0 = xo;
        int b0 = so;
        int z0 = zo;
        for (int i = 0; i < rows; i += 5) {
            int x1 = x0 + xi;
            int b1 = b0 + si;
            int x2 = x1 + xi;
            int b2 = b1 + si;
            int x3 = x2 + xi;
            int b3 = b2 + si;
            int x4 = x3 + xi;
            int b4 = b3 + si;
            DoubleVector s00 = load(s, b0);
            DoubleVector s01 = load(s, b0 + last);
            DoubleVector s10 = load(s, b1);
            DoubleVector s11 = load(s, b1 + last);
            DoubleVector s20 = load(s, b2);
            DoubleVector s21 = load(s, b2 + last);
            DoubleVector s30 = load(s, b3);
            DoubleVector s31 = load(s, b3 + last);
            DoubleVector s40 = load(s, b4);
            DoubleVector s41 = load(s, b4 + last);
            for (int p = 0; p < terms; p++) {
                int py = yo + p * (2 * LANES);
                DoubleVector y0 = load(y, py);
                DoubleVector y1 = load(y, py + LANES);
                DoubleVector a = all(x[x0 + p]);
                s00 = a.fma(y0, s00);
                s01 = a.fma(y1, s01);
                a = all(x[x1 + p]);
                s10 = a.fma(y0, s10);
                s11 = a.fma(y1, s11);
                a = all(x[x2 + p]);
                s20 = a.fma(y0, s20);
                s21 = a.fma(y1, s21);
                a = all(x[x3 + p]);
                s30 = a.fma(y0, s30);
                s31 = a.fma(y1, s31);
                a = all(x[x4 + p]);
                s40 = a.fma(y0, s40);
                s41 = a.fma(y1, s41);
            }
            int z1 = z0 + zi;
            int z2 = z1 + zi;
            int z3 = z2 + zi;
            int z4 = z3 + zi;
            s00.intoArray(z, z0);
            s01.intoArray(z, z0 + last);
            s10.intoArray(z, z1);
            s11.intoArray(z, z1 + last);
            s20.intoArray(z, z2);
            s21.intoArray(z, z2 + last);
            s30.intoArray(z, z3);
            s31.intoArray(z, z3 + last);
            s40.intoArray(z, z4);
            s41.intoArray(z, z4 + last);
            x0 += 5 * xi;
            b0 += 5 * si;
            z0 += 5 * zi;
        }
    }

    /** 4 rows at a time, whose terms in x are neighbours; {@code rows} is a multiple of 4. */
    static void four(
            int idle,
            int rows,
            int terms,
            double[] x,
            int xo,
            int xi,
            double[] y,
            int yo,
            double[] s,
            int so,
            int si,
            double[] z,
            int zo,
            int zi,
            int last) {
        for (int i = idle; i > 0; i--) {} // nothing, as often as a rehearsal says
        int x0 = xo;
        int b0 = so;
        int z0 = zo;
        for (int i = 0; i < rows; i += 4) {
            int x1 = x0 + xi;
            int b1 = b0 + si;
            int x2 = x1 + xi;
            int b2 = b1 + si;
            int x3 = x2 + xi;
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
                int py = yo + p * (2 * LANES);
                DoubleVector y0 = load(y, py);
                DoubleVector y1 = load(y, py + LANES);
                DoubleVector a = all(x[x0 + p]);
                s00 = a.fma(y0, s00);
                s01 = a.fma(y1, s01);
                a = all(x[x1 + p]);
                s10 = a.fma(y0, s10);
                s11 = a.fma(y1, s11);
                a = all(x[x2 + p]);
                s20 = a.fma(y0, s20);
                s21 = a.fma(y1, s21);
                a = all(x[x3 + p]);
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
            x0 += 4 * xi;
            b0 += 4 * si;
            z0 += 4 * zi;
        }
    }

    /** 5 rows at a time, term by term together in x; {@code rows} is a multiple of 5. */
    static void fivePacked(
            int idle,
            int rows,
            int terms,
            double[] x,
            int xo,
            double[] y,
            int yo,
            double[] s,
            int so,
            int si,
            double[] z,
            int zo,
            int zi,
            int last) {
        for (int i = idle; i > 0; i--) {} // nothing, as often as a rehearsal says
        int x0 = xo;
        int b0 = so;
        int z0 = zo;
        for (int i = 0; i < rows; i += 5) {
            int b1 = b0 + si;
            int b2 = b1 + si;
            int b3 = b2 + si;
            int b4 = b3 + si;
            DoubleVector s00 = load(s, b0);
            DoubleVector s01 = load(s, b0 + last);
            DoubleVector s10 = load(s, b1);
            DoubleVector s11 = load(s, b1 + last);
            DoubleVector s20 = load(s, b2);
            DoubleVector s21 = load(s, b2 + last);
            DoubleVector s30 = load(s, b3);
            DoubleVector s31 = load(s, b3 + last);
            DoubleVector s40 = load(s, b4);
            DoubleVector s41 = load(s, b4 + last);
            for (int p = 0; p < terms; p++) {
                int py = yo + p * (2 * LANES);
                int px = x0 + p * 5;
                DoubleVector y0 = load(y, py);
                DoubleVector y1 = load(y, py + LANES);
                DoubleVector a = all(x[px]);
                s00 = a.fma(y0, s00);
                s01 = a.fma(y1, s01);
                a = all(x[px + 1]);
                s10 = a.fma(y0, s10);
                s11 = a.fma(y1, s11);
                a = all(x[px + 2]);
                s20 = a.fma(y0, s20);
                s21 = a.fma(y1, s21);
                a = all(x[px + 3]);
                s30 = a.fma(y0, s30);
                s31 = a.fma(y1, s31);
                a = all(x[px + 4]);
                s40 = a.fma(y0, s40);
                s41 = a.fma(y1, s41);
            }
            int z1 = z0 + zi;
            int z2 = z1 + zi;
            int z3 = z2 + zi;
            int z4 = z3 + zi;
            s00.intoArray(z, z0);
            s01.intoArray(z, z0 + last);
            s10.intoArray(z, z1);
            s11.intoArray(z, z1 + last);
            s20.intoArray(z, z2);
            s21.intoArray(z, z2 + last);
            s30.intoArray(z, z3);
            s31.intoArray(z, z3 + last);
            s40.intoArray(z, z4);
            s41.intoArray(z, z4 + last);
            x0 += 5 * terms;
            b0 += 5 * si;
            z0 += 5 * zi;
        }
    }

    /** 4 rows at a time, term by term together in x; {@code rows} is a multiple of 4. */
    static void fourPacked(
            int idle,
            int rows,
            int terms,
            double[] x,
            int xo,
            double[] y,
            int yo,
            double[] s,
            int so,
            int si,
            double[] z,
            int zo,
            int zi,
            int last) {
        for (int i = idle; i > 0; i--) {} // nothing, as often as a rehearsal says
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
                int py = yo + p * (2 * LANES);
                int px = x0 + p * 4;
                DoubleVector y0 = load(y, py);
                DoubleVector y1 = load(y, py + LANES);
                DoubleVector a = all(x[px]);
                s00 = a.fma(y0, s00);
                s01 = a.fma(y1, s01);
                a = all(x[px + 1]);
                s10 = a.fma(y0, s10);
                s11 = a.fma(y1, s11);
                a = all(x[px + 2]);
                s20 = a.fma(y0, s20);
                s21 = a.fma(y1, s21);
                a = all(x[px + 3]);
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
            x0 += 4 * terms;
            b0 += 4 * si;
            z0 += 4 * zi;
        }
    }
}
