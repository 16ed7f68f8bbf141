package org.chainrule.core.kernel.product;

/**
 * Products by tiles of 4×4 sums held in scalar registers: 16 independent chains hide the latency of the fused multiply-add.
 * For shapes too narrow or too small for {@link FloatPanels}. Derived from its double twin; edit that one.
 */
final class FloatTiles {

    private FloatTiles() {}

    /** Computes rows {@code from ≤ i < to}. */
    static void compute(FloatProduct g, int from, int to) {
        int i = from;
        for (; i + 4 <= to; i += 4) {
            int j = 0;
            for (; j + 4 <= g.n; j += 4) {
                square(g, i, j);
            }
            for (; j < g.n; j++) {
                fourRows(g, i, j);
            }
        }
        for (; i < to; i++) {
            int j = 0;
            for (; j + 8 <= g.n; j += 8) {
                eight(g, i, j);
            }
            for (; j + 4 <= g.n; j += 4) {
                fourColumns(g, i, j);
            }
            for (; j < g.n; j++) {
                one(g, i, j);
            }
        }
    }

    /** Rows i to i + 3, columns j to j + 3. */
    private static void square(FloatProduct g, int i, int j) {
        float[] x = g.x;
        float[] y = g.y;
        int xp = g.xp;
        int yp = g.yp;
        int x0 = g.xo + i * g.xi;
        int x1 = x0 + g.xi;
        int x2 = x1 + g.xi;
        int x3 = x2 + g.xi;
        int y0 = g.yo + j * g.yj;
        int y1 = y0 + g.yj;
        int y2 = y1 + g.yj;
        int y3 = y2 + g.yj;
        int z0 = g.zo + i * g.zi + j * g.zj;
        int z1 = z0 + g.zi;
        int z2 = z1 + g.zi;
        int z3 = z2 + g.zi;
        int zj = g.zj;
        float s00 = g.start(i, j);
        float s01 = g.start(i, j + 1);
        float s02 = g.start(i, j + 2);
        float s03 = g.start(i, j + 3);
        float s10 = g.start(i + 1, j);
        float s11 = g.start(i + 1, j + 1);
        float s12 = g.start(i + 1, j + 2);
        float s13 = g.start(i + 1, j + 3);
        float s20 = g.start(i + 2, j);
        float s21 = g.start(i + 2, j + 1);
        float s22 = g.start(i + 2, j + 2);
        float s23 = g.start(i + 2, j + 3);
        float s30 = g.start(i + 3, j);
        float s31 = g.start(i + 3, j + 1);
        float s32 = g.start(i + 3, j + 2);
        float s33 = g.start(i + 3, j + 3);
        int px = 0;
        int py = 0;
        for (int p = 0; p < g.k; p++) {
            float b0 = y[y0 + py];
            float b1 = y[y1 + py];
            float b2 = y[y2 + py];
            float b3 = y[y3 + py];
            float a = x[x0 + px];
            s00 = Math.fma(a, b0, s00);
            s01 = Math.fma(a, b1, s01);
            s02 = Math.fma(a, b2, s02);
            s03 = Math.fma(a, b3, s03);
            a = x[x1 + px];
            s10 = Math.fma(a, b0, s10);
            s11 = Math.fma(a, b1, s11);
            s12 = Math.fma(a, b2, s12);
            s13 = Math.fma(a, b3, s13);
            a = x[x2 + px];
            s20 = Math.fma(a, b0, s20);
            s21 = Math.fma(a, b1, s21);
            s22 = Math.fma(a, b2, s22);
            s23 = Math.fma(a, b3, s23);
            a = x[x3 + px];
            s30 = Math.fma(a, b0, s30);
            s31 = Math.fma(a, b1, s31);
            s32 = Math.fma(a, b2, s32);
            s33 = Math.fma(a, b3, s33);
            px += xp;
            py += yp;
        }
        float[] z = g.z;
        z[z0] = s00;
        z[z0 + zj] = s01;
        z[z0 + 2 * zj] = s02;
        z[z0 + 3 * zj] = s03;
        z[z1] = s10;
        z[z1 + zj] = s11;
        z[z1 + 2 * zj] = s12;
        z[z1 + 3 * zj] = s13;
        z[z2] = s20;
        z[z2 + zj] = s21;
        z[z2 + 2 * zj] = s22;
        z[z2 + 3 * zj] = s23;
        z[z3] = s30;
        z[z3 + zj] = s31;
        z[z3 + 2 * zj] = s32;
        z[z3 + 3 * zj] = s33;
    }

    /** Row i, columns j to j + 7: products with few rows, where eight chains are needed to hide the latency. */
    private static void eight(FloatProduct g, int i, int j) {
        float[] x = g.x;
        float[] y = g.y;
        int at = g.zo + i * g.zi + j * g.zj;
        int zj = g.zj;
        int yj = g.yj;
        float s0 = g.start(i, j);
        float s1 = g.start(i, j + 1);
        float s2 = g.start(i, j + 2);
        float s3 = g.start(i, j + 3);
        float s4 = g.start(i, j + 4);
        float s5 = g.start(i, j + 5);
        float s6 = g.start(i, j + 6);
        float s7 = g.start(i, j + 7);
        int px = g.xo + i * g.xi;
        int py = g.yo + j * yj;
        for (int p = 0; p < g.k; p++) {
            float a = x[px];
            s0 = Math.fma(a, y[py], s0);
            s1 = Math.fma(a, y[py + yj], s1);
            s2 = Math.fma(a, y[py + 2 * yj], s2);
            s3 = Math.fma(a, y[py + 3 * yj], s3);
            s4 = Math.fma(a, y[py + 4 * yj], s4);
            s5 = Math.fma(a, y[py + 5 * yj], s5);
            s6 = Math.fma(a, y[py + 6 * yj], s6);
            s7 = Math.fma(a, y[py + 7 * yj], s7);
            px += g.xp;
            py += g.yp;
        }
        float[] z = g.z;
        z[at] = s0;
        z[at + zj] = s1;
        z[at + 2 * zj] = s2;
        z[at + 3 * zj] = s3;
        z[at + 4 * zj] = s4;
        z[at + 5 * zj] = s5;
        z[at + 6 * zj] = s6;
        z[at + 7 * zj] = s7;
    }

    /** Rows i to i + 3 of column j. */
    private static void fourRows(FloatProduct g, int i, int j) {
        float s0 = g.start(i, j);
        float s1 = g.start(i + 1, j);
        float s2 = g.start(i + 2, j);
        float s3 = g.start(i + 3, j);
        float[] v = g.x;
        float[] w = g.y;
        int v0 = g.xo + i * g.xi;
        int v1 = v0 + g.xi;
        int v2 = v1 + g.xi;
        int v3 = v2 + g.xi;
        int vp = g.xp;
        int pv = 0;
        int pw = g.yo + j * g.yj;
        int wp = g.yp;
        for (int p = 0; p < g.k; p++) {
            float a = w[pw];
            s0 = Math.fma(a, v[v0 + pv], s0);
            s1 = Math.fma(a, v[v1 + pv], s1);
            s2 = Math.fma(a, v[v2 + pv], s2);
            s3 = Math.fma(a, v[v3 + pv], s3);
            pv += vp;
            pw += wp;
        }
        float[] z = g.z;
        int at = g.zo + i * g.zi + j * g.zj;
        z[at] = s0;
        z[at + g.zi] = s1;
        z[at + 2 * g.zi] = s2;
        z[at + 3 * g.zi] = s3;
    }

    /** Columns j to j + 3 of row i. */
    private static void fourColumns(FloatProduct g, int i, int j) {
        float s0 = g.start(i, j);
        float s1 = g.start(i, j + 1);
        float s2 = g.start(i, j + 2);
        float s3 = g.start(i, j + 3);
        float[] v = g.y;
        float[] w = g.x;
        int v0 = g.yo + j * g.yj;
        int v1 = v0 + g.yj;
        int v2 = v1 + g.yj;
        int v3 = v2 + g.yj;
        int vp = g.yp;
        int pv = 0;
        int pw = g.xo + i * g.xi;
        int wp = g.xp;
        for (int p = 0; p < g.k; p++) {
            float a = w[pw];
            s0 = Math.fma(a, v[v0 + pv], s0);
            s1 = Math.fma(a, v[v1 + pv], s1);
            s2 = Math.fma(a, v[v2 + pv], s2);
            s3 = Math.fma(a, v[v3 + pv], s3);
            pv += vp;
            pw += wp;
        }
        float[] z = g.z;
        int at = g.zo + i * g.zi + j * g.zj;
        z[at] = s0;
        z[at + g.zj] = s1;
        z[at + 2 * g.zj] = s2;
        z[at + 3 * g.zj] = s3;
    }

    private static void one(FloatProduct g, int i, int j) {
        int at = g.zo + i * g.zi + j * g.zj;
        int px = g.xo + i * g.xi;
        int py = g.yo + j * g.yj;
        float s = g.start(i, j);
        for (int p = 0; p < g.k; p++) {
            s = Math.fma(g.x[px], g.y[py], s);
            px += g.xp;
            py += g.yp;
        }
        g.z[at] = s;
    }
}
