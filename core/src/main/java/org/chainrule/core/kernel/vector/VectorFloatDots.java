package org.chainrule.core.kernel.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.chainrule.core.kernel.product.FloatProduct;

/**
 * Products by inner products, {@code z_ij := s_ij + Σ_p x_ip · y_pj}, where the terms of both operands are neighbours and the
 * result is so narrow, or so few rows high, that vectors along its rows would be mostly empty or y mostly copied. A sum is
 * gathered in the lanes of one vector, then lane by lane, then the terms left over: the same order for every element, wherever
 * it stands, but not the ascending one of the plain loops. Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows in the float twin
final class VectorFloatDots {

    private static final VectorSpecies<Float> SPECIES = TypeProfiles.floats();
    private static final int LANES = SPECIES.length();

    /** Terms from which it pays. Measured November 2026, JDK 17 and 25. */
    private static final int LONG = 8 * LANES;

    /** Fewer rows, in a product whose right operand would have to be transposed, do not pay for that. */
    private static final int FEW = 3;

    private final float[] lanes = new float[16 * LANES];

    /** Whether this product is better computed so; the same for every part of it. */
    static boolean suit(FloatProduct g) {
        return g.xp == 1
                && g.yp == 1
                && g.yj != 1
                && g.k >= LONG
                && (g.m < FEW || g.n < FEW || (g.n <= Math.max(8, LANES - 1) && g.k >= 4 * LONG));
    }

    /** Computes rows {@code from ≤ i < to}. */
    void compute(FloatProduct g, int from, int to) {
        if (VectorFloatWarmth.has(VectorFloatWarmth.DOTS)) {
            byVectors(g, from, to);
        } else {
            byLanes(g, from, to);
        }
    }

    /** The same bits without a vector. */
    private void byLanes(FloatProduct g, int from, int to) {
        for (int i = from; i < to; i++) {
            for (int j = 0; j < g.n; j++) {
                gather(g.k, g.x, g.xo + i * g.xi, g.y, g.yo + j * g.yj, lanes);
                finish(g, i, j, 0);
            }
        }
    }

    private static void gather(int k, float[] x, int xo, float[] y, int yo, float[] to) {
        Arrays.fill(to, 0, LANES, 0);
        int end = k - k % LANES;
        for (int p = 0; p < end; p += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                to[lane] = Math.fma(x[xo + p + lane], y[yo + p + lane], to[lane]);
            }
        }
    }

    /** As {@link #compute}, compiled or not. */
    void byVectors(FloatProduct g, int from, int to) {
        int i = from;
        for (; i + 4 <= to; i += 4) {
            int j = 0;
            for (; j + 4 <= g.n; j += 4) {
                sixteen(g, i, j);
            }
            for (; j < g.n; j++) {
                four(g.k, g.x, g.xo + i * g.xi, g.xi, g.y, g.yo + j * g.yj, lanes, g.idle);
                for (int r = 0; r < 4; r++) {
                    finish(g, i + r, j, r);
                }
            }
        }
        for (; i < to; i++) {
            int j = 0;
            for (; j + 4 <= g.n; j += 4) {
                four(g.k, g.y, g.yo + j * g.yj, g.yj, g.x, g.xo + i * g.xi, lanes, g.idle);
                for (int c = 0; c < 4; c++) {
                    finish(g, i, j + c, c);
                }
            }
            for (; j < g.n; j++) {
                one(g.k, g.x, g.xo + i * g.xi, g.y, g.yo + j * g.yj, lanes, g.idle);
                finish(g, i, j, 0);
            }
        }
    }

    private void sixteen(FloatProduct g, int i, int j) {
        sixteen(g.k, g.x, g.xo + i * g.xi, g.xi, g.y, g.yo + j * g.yj, g.yj, lanes, g.idle);
        for (int r = 0; r < 4; r++) {
            for (int c = 0; c < 4; c++) {
                finish(g, i + r, j + c, 4 * r + c);
            }
        }
    }

    /** Adds the lanes of one sum, pair by pair, the terms left over, and what the sum starts from. */
    private void finish(FloatProduct g, int i, int j, int sum) {
        float total = total(lanes, sum * LANES, LANES);
        int x = g.xo + i * g.xi;
        int y = g.yo + j * g.yj;
        for (int p = g.k - g.k % LANES; p < g.k; p++) {
            total = Math.fma(g.x[x + p], g.y[y + p], total);
        }
        g.z[g.zo + i * g.zi + j * g.zj] = g.start(i, j) + total;
    }

    /** So many lanes of a vector, which are written over, added pair by pair: those half of it apart, then those a quarter apart, … */
    static float total(float[] l, int at, int count) {
        if (count == 16) {
            return (four(l, at) + four(l, at + 2)) + (four(l, at + 1) + four(l, at + 3));
        }
        if (count == 8) {
            return (two(l, at) + two(l, at + 2)) + (two(l, at + 1) + two(l, at + 3));
        }
        for (int half = count / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                l[at + lane] += l[at + lane + half];
            }
        }
        return l[at];
    }

    private static float two(float[] l, int at) {
        return l[at] + l[at + 4];
    }

    private static float four(float[] l, int at) {
        return (l[at] + l[at + 8]) + (l[at + 4] + l[at + 12]);
    }

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    /** 4 rows of x, {@code xi} apart, by 4 columns of y, {@code yj} apart. */
    private static void sixteen(int k, float[] x, int x0, int xi, float[] y, int y0, int yj, float[] to, int idle) {
        for (int i = idle; i > 0; i--) {} // as in the tiles
        int x1 = x0 + xi;
        int x2 = x1 + xi;
        int x3 = x2 + xi;
        int y1 = y0 + yj;
        int y2 = y1 + yj;
        int y3 = y2 + yj;
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s02 = FloatVector.zero(SPECIES);
        FloatVector s03 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s12 = FloatVector.zero(SPECIES);
        FloatVector s13 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s22 = FloatVector.zero(SPECIES);
        FloatVector s23 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s31 = FloatVector.zero(SPECIES);
        FloatVector s32 = FloatVector.zero(SPECIES);
        FloatVector s33 = FloatVector.zero(SPECIES);
        int end = k - k % LANES;
        for (int p = 0; p < end; p += LANES) {
            FloatVector b0 = load(y, y0 + p);
            FloatVector b1 = load(y, y1 + p);
            FloatVector b2 = load(y, y2 + p);
            FloatVector b3 = load(y, y3 + p);
            FloatVector a = load(x, x0 + p);
            s00 = a.fma(b0, s00);
            s01 = a.fma(b1, s01);
            s02 = a.fma(b2, s02);
            s03 = a.fma(b3, s03);
            a = load(x, x1 + p);
            s10 = a.fma(b0, s10);
            s11 = a.fma(b1, s11);
            s12 = a.fma(b2, s12);
            s13 = a.fma(b3, s13);
            a = load(x, x2 + p);
            s20 = a.fma(b0, s20);
            s21 = a.fma(b1, s21);
            s22 = a.fma(b2, s22);
            s23 = a.fma(b3, s23);
            a = load(x, x3 + p);
            s30 = a.fma(b0, s30);
            s31 = a.fma(b1, s31);
            s32 = a.fma(b2, s32);
            s33 = a.fma(b3, s33);
        }
        s00.intoArray(to, 0);
        s01.intoArray(to, LANES);
        s02.intoArray(to, 2 * LANES);
        s03.intoArray(to, 3 * LANES);
        s10.intoArray(to, 4 * LANES);
        s11.intoArray(to, 5 * LANES);
        s12.intoArray(to, 6 * LANES);
        s13.intoArray(to, 7 * LANES);
        s20.intoArray(to, 8 * LANES);
        s21.intoArray(to, 9 * LANES);
        s22.intoArray(to, 10 * LANES);
        s23.intoArray(to, 11 * LANES);
        s30.intoArray(to, 12 * LANES);
        s31.intoArray(to, 13 * LANES);
        s32.intoArray(to, 14 * LANES);
        s33.intoArray(to, 15 * LANES);
    }

    /** 4 lines of v, {@code step} apart, by one of w. */
    private static void four(int k, float[] v, int v0, int step, float[] w, int wo, float[] to, int idle) {
        for (int i = idle; i > 0; i--) {} // as in the tiles
        int v1 = v0 + step;
        int v2 = v1 + step;
        int v3 = v2 + step;
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        int end = k - k % LANES;
        for (int p = 0; p < end; p += LANES) {
            FloatVector b = load(w, wo + p);
            s0 = load(v, v0 + p).fma(b, s0);
            s1 = load(v, v1 + p).fma(b, s1);
            s2 = load(v, v2 + p).fma(b, s2);
            s3 = load(v, v3 + p).fma(b, s3);
        }
        s0.intoArray(to, 0);
        s1.intoArray(to, LANES);
        s2.intoArray(to, 2 * LANES);
        s3.intoArray(to, 3 * LANES);
    }

    private static void one(int k, float[] x, int xo, float[] y, int yo, float[] to, int idle) {
        for (int i = idle; i > 0; i--) {} // as in the tiles
        FloatVector s = FloatVector.zero(SPECIES);
        int end = k - k % LANES;
        for (int p = 0; p < end; p += LANES) {
            s = load(x, xo + p).fma(load(y, yo + p), s);
        }
        s.intoArray(to, 0);
    }
}
