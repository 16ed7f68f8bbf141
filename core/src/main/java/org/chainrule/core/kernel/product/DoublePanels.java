package org.chainrule.core.kernel.product;

import java.util.Arrays;

/**
 * Products by panels: a block of y is copied so that each of its rows is an array of its own, four rows of z likewise, and
 * the inner loop runs over all of them with one index. C2 vectorises such a loop on JDK 17 and on JDK 25; it does not when
 * rows share an array, because rows of one array might overlap (64×784×128, one core: 12 GFLOP/s, against 25 to 50 with
 * rows apart; November 2026). Four rows times two terms is the largest body JDK 17 still vectorises in both precisions.
 * Its float twin is derived from this file; edit this one.
 */
final class DoublePanels {

    /** Terms of a block: with the columns below, 256 kB of double, which half of a usual L2 cache holds. */
    private static final int TERMS = 64;

    /** Columns of a block: four rows of z and two of y stay in a usual L1 cache. */
    private static final int COLUMNS = 512;

    private final double[][] y = new double[TERMS][0];
    private final double[][] z = new double[4][0];

    /** Computes rows {@code from ≤ i < to} and columns {@code left ≤ j < right}. */
    void compute(DoubleProduct g, int from, int to, int left, int right) {
        for (int j = left; j < right; j += COLUMNS) {
            int width = Math.min(COLUMNS, right - j);
            for (int p = 0; p < g.k; p += TERMS) {
                int terms = Math.min(TERMS, g.k - p);
                grow(width, terms);
                pack(g, p, terms, j, width);
                int i = from;
                for (; i + 4 <= to; i += 4) {
                    fourRows(g, i, p, terms, j, width);
                }
                for (; i < to; i++) {
                    oneRow(g, i, p, terms, j, width);
                }
            }
        }
    }

    private void grow(int width, int terms) {
        for (int r = 0; r < z.length && z[r].length < width; r++) {
            z[r] = new double[width];
        }
        for (int p = 0; p < terms; p++) {
            if (y[p].length < width) {
                y[p] = new double[width];
            }
        }
    }

    private void pack(DoubleProduct g, int first, int terms, int j, int width) {
        if (g.yj == 1) {
            for (int p = 0; p < terms; p++) {
                System.arraycopy(g.y, g.yo + (first + p) * g.yp + j, y[p], 0, width);
            }
            return;
        }
        int c = 0;
        for (; c + 8 <= width; c += 8) {
            packEight(g.y, g.yo + first * g.yp + (j + c) * g.yj, g.yj, g.yp, terms, c);
        }
        for (; c < width; c++) {
            for (int p = 0; p < terms; p++) {
                y[p][c] = g.y[g.yo + (first + p) * g.yp + (j + c) * g.yj];
            }
        }
    }

    private void packEight(double[] from, int start, int yj, int yp, int terms, int c) {
        int s0 = start;
        for (int p = 0; p < terms; p++) {
            double[] to = y[p];
            to[c] = from[s0];
            to[c + 1] = from[s0 + yj];
            to[c + 2] = from[s0 + 2 * yj];
            to[c + 3] = from[s0 + 3 * yj];
            to[c + 4] = from[s0 + 4 * yj];
            to[c + 5] = from[s0 + 5 * yj];
            to[c + 6] = from[s0 + 6 * yj];
            to[c + 7] = from[s0 + 7 * yj];
            s0 += yp;
        }
    }

    private void fourRows(DoubleProduct g, int i, int first, int terms, int j, int width) {
        for (int r = 0; r < 4; r++) {
            read(g, i + r, first, j, width, z[r]);
        }
        double[] x = g.x;
        int xp = g.xp;
        int x0 = g.xo + i * g.xi + first * xp;
        int x1 = x0 + g.xi;
        int x2 = x1 + g.xi;
        int x3 = x2 + g.xi;
        int p = 0;
        int s = 0;
        for (; p + 2 <= terms; p += 2) {
            int t = s + xp;
            addTwo(
                    x[x0 + s], x[x0 + t], x[x1 + s], x[x1 + t], x[x2 + s], x[x2 + t], x[x3 + s], x[x3 + t], y[p],
                    y[p + 1], z[0], z[1], z[2], z[3], width);
            s = t + xp;
        }
        if (p < terms) {
            addOne(x[x0 + s], y[p], z[0], width);
            addOne(x[x1 + s], y[p], z[1], width);
            addOne(x[x2 + s], y[p], z[2], width);
            addOne(x[x3 + s], y[p], z[3], width);
        }
        for (int r = 0; r < 4; r++) {
            write(g, i + r, j, width, z[r]);
        }
    }

    private void oneRow(DoubleProduct g, int i, int first, int terms, int j, int width) {
        double[] row = z[0];
        read(g, i, first, j, width, row);
        double[] x = g.x;
        int xp = g.xp;
        int s = g.xo + i * g.xi + first * xp;
        int p = 0;
        for (; p + 4 <= terms; p += 4) {
            addFour(x[s], x[s + xp], x[s + 2 * xp], x[s + 3 * xp], y[p], y[p + 1], y[p + 2], y[p + 3], row, width);
            s += 4 * xp;
        }
        for (; p < terms; p++) {
            addOne(x[s], y[p], row, width);
            s += xp;
        }
        write(g, i, j, width, row);
    }

    /** A row of z as the sums stand before the block's first term; numbers of the row that sums start from are neighbours. */
    private static void read(DoubleProduct g, int i, int first, int j, int width, double[] row) {
        if (first == 0 && g.beta == 0) {
            int start = g.ro + i * g.ri + j * g.rj;
            if (g.rj == 0) {
                Arrays.fill(row, 0, width, g.row[start]);
            } else {
                System.arraycopy(g.row, start, row, 0, width);
            }
            return;
        }
        int at = g.zo + i * g.zi + j * g.zj;
        if (g.zj == 1) {
            System.arraycopy(g.z, at, row, 0, width);
        } else {
            for (int c = 0; c < width; c++) {
                row[c] = g.z[at + c * g.zj];
            }
        }
        if (first == 0 && g.beta != 1) {
            double beta = g.beta;
            for (int c = 0; c < width; c++) {
                row[c] = beta * row[c];
            }
        }
    }

    private static void write(DoubleProduct g, int i, int j, int width, double[] row) {
        int at = g.zo + i * g.zi + j * g.zj;
        if (g.zj == 1) {
            System.arraycopy(row, 0, g.z, at, width);
        } else {
            for (int c = 0; c < width; c++) {
                g.z[at + c * g.zj] = row[c];
            }
        }
    }

    /** Two terms for four rows: the loop all the work is in. */
    private static void addTwo(
            double a00,
            double a01,
            double a10,
            double a11,
            double a20,
            double a21,
            double a30,
            double a31,
            double[] y0,
            double[] y1,
            double[] z0,
            double[] z1,
            double[] z2,
            double[] z3,
            int width) {
        for (int j = 0; j < width; j++) {
            double b0 = y0[j];
            double b1 = y1[j];
            z0[j] = Math.fma(a01, b1, Math.fma(a00, b0, z0[j]));
            z1[j] = Math.fma(a11, b1, Math.fma(a10, b0, z1[j]));
            z2[j] = Math.fma(a21, b1, Math.fma(a20, b0, z2[j]));
            z3[j] = Math.fma(a31, b1, Math.fma(a30, b0, z3[j]));
        }
    }

    /** Four terms for one row. */
    private static void addFour(
            double a0,
            double a1,
            double a2,
            double a3,
            double[] y0,
            double[] y1,
            double[] y2,
            double[] y3,
            double[] z,
            int width) {
        for (int j = 0; j < width; j++) {
            z[j] = Math.fma(a3, y3[j], Math.fma(a2, y2[j], Math.fma(a1, y1[j], Math.fma(a0, y0[j], z[j]))));
        }
    }

    /** One term for one row. */
    private static void addOne(double a, double[] y, double[] z, int width) {
        for (int j = 0; j < width; j++) {
            z[j] = Math.fma(a, y[j], z[j]);
        }
    }
}
