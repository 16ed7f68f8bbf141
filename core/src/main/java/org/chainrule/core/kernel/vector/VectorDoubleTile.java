package org.chainrule.core.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register tiles: rows × vectors of z stay in registers while p runs, {@code z += x · y}. Element by element each is the
 * chain of fused multiply-adds of the plain loops. 4×4 vectors fill a machine of 32 vector registers (16 sums, 4 of y, 1 of
 * x) and are the most that JDK 17 compiles well; 4×2 fit into 16 registers. Few methods, because each runs a hundred times
 * slower until C2 has compiled it. Its float twin is derived from this file; edit this one.
 */
final class VectorDoubleTile {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** Elements of a vector. */
    static final int LANES = SPECIES.length();

    private VectorDoubleTile() {}

    private static DoubleVector load(double[] from, int at) {
        return DoubleVector.fromArray(SPECIES, from, at);
    }

    /** 4 rows of x, {@code xi} apart; 4 vectors of y, its terms {@code yp} apart; 4 rows of z, {@code zi} apart. */
    static void fourByFour(
            int k, double[] x, int xo, int xi, int xp, double[] y, int yo, int yp, double[] z, int zo, int zi) {
        int x1 = xo + xi;
        int x2 = x1 + xi;
        int x3 = x2 + xi;
        int z1 = zo + zi;
        int z2 = z1 + zi;
        int z3 = z2 + zi;
        DoubleVector s00 = load(z, zo);
        DoubleVector s01 = load(z, zo + LANES);
        DoubleVector s02 = load(z, zo + 2 * LANES);
        DoubleVector s03 = load(z, zo + 3 * LANES);
        DoubleVector s10 = load(z, z1);
        DoubleVector s11 = load(z, z1 + LANES);
        DoubleVector s12 = load(z, z1 + 2 * LANES);
        DoubleVector s13 = load(z, z1 + 3 * LANES);
        DoubleVector s20 = load(z, z2);
        DoubleVector s21 = load(z, z2 + LANES);
        DoubleVector s22 = load(z, z2 + 2 * LANES);
        DoubleVector s23 = load(z, z2 + 3 * LANES);
        DoubleVector s30 = load(z, z3);
        DoubleVector s31 = load(z, z3 + LANES);
        DoubleVector s32 = load(z, z3 + 2 * LANES);
        DoubleVector s33 = load(z, z3 + 3 * LANES);
        int px = 0;
        int py = yo;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = load(y, py);
            DoubleVector b1 = load(y, py + LANES);
            DoubleVector b2 = load(y, py + 2 * LANES);
            DoubleVector b3 = load(y, py + 3 * LANES);
            DoubleVector a = DoubleVector.broadcast(SPECIES, x[xo + px]);
            s00 = a.fma(b0, s00);
            s01 = a.fma(b1, s01);
            s02 = a.fma(b2, s02);
            s03 = a.fma(b3, s03);
            a = DoubleVector.broadcast(SPECIES, x[x1 + px]);
            s10 = a.fma(b0, s10);
            s11 = a.fma(b1, s11);
            s12 = a.fma(b2, s12);
            s13 = a.fma(b3, s13);
            a = DoubleVector.broadcast(SPECIES, x[x2 + px]);
            s20 = a.fma(b0, s20);
            s21 = a.fma(b1, s21);
            s22 = a.fma(b2, s22);
            s23 = a.fma(b3, s23);
            a = DoubleVector.broadcast(SPECIES, x[x3 + px]);
            s30 = a.fma(b0, s30);
            s31 = a.fma(b1, s31);
            s32 = a.fma(b2, s32);
            s33 = a.fma(b3, s33);
            px += xp;
            py += yp;
        }
        s00.intoArray(z, zo);
        s01.intoArray(z, zo + LANES);
        s02.intoArray(z, zo + 2 * LANES);
        s03.intoArray(z, zo + 3 * LANES);
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
    }

    /** As above with 2 vectors of y. */
    static void fourByTwo(
            int k, double[] x, int xo, int xi, int xp, double[] y, int yo, int yp, double[] z, int zo, int zi) {
        int x1 = xo + xi;
        int x2 = x1 + xi;
        int x3 = x2 + xi;
        int z1 = zo + zi;
        int z2 = z1 + zi;
        int z3 = z2 + zi;
        DoubleVector s00 = load(z, zo);
        DoubleVector s01 = load(z, zo + LANES);
        DoubleVector s10 = load(z, z1);
        DoubleVector s11 = load(z, z1 + LANES);
        DoubleVector s20 = load(z, z2);
        DoubleVector s21 = load(z, z2 + LANES);
        DoubleVector s30 = load(z, z3);
        DoubleVector s31 = load(z, z3 + LANES);
        int px = 0;
        int py = yo;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = load(y, py);
            DoubleVector b1 = load(y, py + LANES);
            DoubleVector a = DoubleVector.broadcast(SPECIES, x[xo + px]);
            s00 = a.fma(b0, s00);
            s01 = a.fma(b1, s01);
            a = DoubleVector.broadcast(SPECIES, x[x1 + px]);
            s10 = a.fma(b0, s10);
            s11 = a.fma(b1, s11);
            a = DoubleVector.broadcast(SPECIES, x[x2 + px]);
            s20 = a.fma(b0, s20);
            s21 = a.fma(b1, s21);
            a = DoubleVector.broadcast(SPECIES, x[x3 + px]);
            s30 = a.fma(b0, s30);
            s31 = a.fma(b1, s31);
            px += xp;
            py += yp;
        }
        s00.intoArray(z, zo);
        s01.intoArray(z, zo + LANES);
        s10.intoArray(z, z1);
        s11.intoArray(z, z1 + LANES);
        s20.intoArray(z, z2);
        s21.intoArray(z, z2 + LANES);
        s30.intoArray(z, z3);
        s31.intoArray(z, z3 + LANES);
    }

    /** As above with 1 vector of y. */
    static void fourByOne(
            int k, double[] x, int xo, int xi, int xp, double[] y, int yo, int yp, double[] z, int zo, int zi) {
        DoubleVector s0 = load(z, zo);
        DoubleVector s1 = load(z, zo + zi);
        DoubleVector s2 = load(z, zo + 2 * zi);
        DoubleVector s3 = load(z, zo + 3 * zi);
        int px = xo;
        int py = yo;
        for (int p = 0; p < k; p++) {
            DoubleVector b = load(y, py);
            s0 = DoubleVector.broadcast(SPECIES, x[px]).fma(b, s0);
            s1 = DoubleVector.broadcast(SPECIES, x[px + xi]).fma(b, s1);
            s2 = DoubleVector.broadcast(SPECIES, x[px + 2 * xi]).fma(b, s2);
            s3 = DoubleVector.broadcast(SPECIES, x[px + 3 * xi]).fma(b, s3);
            px += xp;
            py += yp;
        }
        s0.intoArray(z, zo);
        s1.intoArray(z, zo + zi);
        s2.intoArray(z, zo + 2 * zi);
        s3.intoArray(z, zo + 3 * zi);
    }

    /** 1 row of x, 4 vectors of y. */
    static void oneByFour(int k, double[] x, int xo, int xp, double[] y, int yo, int yp, double[] z, int zo) {
        DoubleVector s0 = load(z, zo);
        DoubleVector s1 = load(z, zo + LANES);
        DoubleVector s2 = load(z, zo + 2 * LANES);
        DoubleVector s3 = load(z, zo + 3 * LANES);
        int px = xo;
        int py = yo;
        for (int p = 0; p < k; p++) {
            DoubleVector a = DoubleVector.broadcast(SPECIES, x[px]);
            s0 = a.fma(load(y, py), s0);
            s1 = a.fma(load(y, py + LANES), s1);
            s2 = a.fma(load(y, py + 2 * LANES), s2);
            s3 = a.fma(load(y, py + 3 * LANES), s3);
            px += xp;
            py += yp;
        }
        s0.intoArray(z, zo);
        s1.intoArray(z, zo + LANES);
        s2.intoArray(z, zo + 2 * LANES);
        s3.intoArray(z, zo + 3 * LANES);
    }

    /** 1 row of x, 1 vector of y. */
    static void oneByOne(int k, double[] x, int xo, int xp, double[] y, int yo, int yp, double[] z, int zo) {
        DoubleVector s = load(z, zo);
        int px = xo;
        int py = yo;
        for (int p = 0; p < k; p++) {
            s = DoubleVector.broadcast(SPECIES, x[px]).fma(load(y, py), s);
            px += xp;
            py += yp;
        }
        s.intoArray(z, zo);
    }
}
