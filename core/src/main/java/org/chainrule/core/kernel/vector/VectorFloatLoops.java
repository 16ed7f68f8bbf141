package org.chainrule.core.kernel.vector;

import java.util.Arrays;
import org.chainrule.core.kernel.product.FloatLoops;
import org.chainrule.core.kernel.product.FloatProduct;
import org.chainrule.core.kernel.product.PlainFloatLoops;

/**
 * Products by register tiles of vectors. z is covered by panels of four vectors' width and tiles of four rows; y is read
 * where it lies, or from a packed panel if its columns are not neighbours (a transpose), if its rows are a multiple of 1 kB
 * apart (they would share cache sets), or if the panel ends within a vector: then it is padded with zeros, and its rows of
 * z go through a scratch tile, so that no masks are needed. Derived from its double twin; edit that one.
 */
final class VectorFloatLoops implements FloatLoops {

    /** Terms of a block: a packed panel of 64 float columns is then 64 kB. */
    private static final int TERMS = 256;

    /** Up to this many multiply-adds go to the plain loops; 4×16×16 is already 1.2 to 2.7 times faster here (November 2026). */
    private static final int TINY = 512;

    /** With fewer rows a transpose costs more to pack than it saves. Measured November 2026, JDK 17 and 25. */
    private static final int FEW = 3;

    private static final int LANES = VectorFloatTile.LANES;

    /** Vectors in a tile's row: as many as the registers hold. */
    private static final int WIDTH = VectorWidth.perTile() * LANES;

    private final FloatLoops plain = new PlainFloatLoops();
    private final FloatProduct flipped = new FloatProduct();
    private final float[] panel = new float[TERMS * WIDTH];
    private final float[] tile = new float[4 * WIDTH];

    @Override
    public void compute(FloatProduct g, int from, int to) {
        int rows = to - from;
        if ((long) rows * g.n * g.k <= TINY || (rows < FEW && g.yj != 1)) {
            plain.compute(g, from, to);
        } else if (g.n < LANES && g.xi == 1 && rows >= LANES) {
            flipped.transpose(g);
            compute(flipped, 0, g.n, from, to);
        } else {
            compute(g, from, to, 0, g.n);
        }
    }

    private void compute(FloatProduct g, int from, int to, int left, int right) {
        for (int j = left; j < right; j += WIDTH) {
            int width = Math.min(WIDTH, right - j);
            for (int p = 0; p < g.k; p += TERMS) {
                block(g, from, to, j, width, p, Math.min(TERMS, g.k - p));
            }
        }
    }

    /** Adds {@code terms} terms from {@code first} to a panel of z. */
    private void block(FloatProduct g, int from, int to, int j, int width, int first, int terms) {
        int padded = (width + LANES - 1) / LANES * LANES;
        float[] y = g.y;
        int yo = g.yo + first * g.yp + j * g.yj;
        int yp = g.yp;
        if (g.yj != 1 || padded != width || (aliasing(yp) && to - from >= 24)) {
            pack(g, yo, width, padded, terms);
            y = panel;
            yo = 0;
            yp = padded;
        }
        boolean direct = padded == width && g.zj == 1;
        for (int i = from; i < to; i += 4) {
            int rows = Math.min(4, to - i);
            int zo = g.zo + i * g.zi + j * g.zj;
            if (first == 0) {
                start(g, zo, rows, width);
            }
            int xo = g.xo + i * g.xi + first * g.xp;
            if (direct) {
                add(g, rows, padded, terms, xo, y, yo, yp, g.z, zo, g.zi);
            } else {
                copyIn(g, zo, rows, width, padded);
                add(g, rows, padded, terms, xo, y, yo, yp, tile, 0, padded);
                copyOut(g, zo, rows, width, padded);
            }
        }
    }

    private static boolean aliasing(int stride) {
        return stride * Float.BYTES % 1024 == 0;
    }

    private static void add(
            FloatProduct g,
            int rows,
            int width,
            int k,
            int xo,
            float[] y,
            int yo,
            int yp,
            float[] z,
            int zo,
            int zi) {
        if (rows == 4) {
            int c = 0;
            for (; c + 4 * LANES <= width; c += 4 * LANES) {
                VectorFloatTile.fourByFour(k, g.x, xo, g.xi, g.xp, y, yo + c, yp, z, zo + c, zi);
            }
            for (; c + 2 * LANES <= width; c += 2 * LANES) {
                VectorFloatTile.fourByTwo(k, g.x, xo, g.xi, g.xp, y, yo + c, yp, z, zo + c, zi);
            }
            for (; c < width; c += LANES) {
                VectorFloatTile.fourByOne(k, g.x, xo, g.xi, g.xp, y, yo + c, yp, z, zo + c, zi);
            }
            return;
        }
        for (int r = 0; r < rows; r++) {
            int c = 0;
            for (; c + 4 * LANES <= width; c += 4 * LANES) {
                VectorFloatTile.oneByFour(k, g.x, xo + r * g.xi, g.xp, y, yo + c, yp, z, zo + r * zi + c);
            }
            for (; c < width; c += LANES) {
                VectorFloatTile.oneByOne(k, g.x, xo + r * g.xi, g.xp, y, yo + c, yp, z, zo + r * zi + c);
            }
        }
    }

    /** {@code z := β · z}, or zeros. */
    private static void start(FloatProduct g, int zo, int rows, int width) {
        float[] z = g.z;
        float beta = g.beta;
        if (beta == 1) {
            return;
        }
        for (int r = 0; r < rows; r++) {
            int at = zo + r * g.zi;
            for (int c = 0; c < width; c++) {
                z[at + c * g.zj] = beta == 0 ? 0 : beta * z[at + c * g.zj];
            }
        }
    }

    private void copyIn(FloatProduct g, int zo, int rows, int width, int padded) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < width; c++) {
                tile[r * padded + c] = g.z[zo + r * g.zi + c * g.zj];
            }
        }
    }

    private void copyOut(FloatProduct g, int zo, int rows, int width, int padded) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < width; c++) {
                g.z[zo + r * g.zi + c * g.zj] = tile[r * padded + c];
            }
        }
    }

    private void pack(FloatProduct g, int yo, int width, int padded, int terms) {
        float[] y = g.y;
        if (g.yj == 1) {
            for (int p = 0; p < terms; p++) {
                System.arraycopy(y, yo + p * g.yp, panel, p * padded, width);
            }
        } else {
            int c = 0;
            for (; c + 8 <= width; c += 8) {
                packEight(y, yo + c * g.yj, g.yj, g.yp, padded, terms, c);
            }
            for (; c < width; c++) {
                for (int p = 0; p < terms; p++) {
                    panel[p * padded + c] = y[yo + p * g.yp + c * g.yj];
                }
            }
        }
        for (int p = 0; width < padded && p < terms; p++) {
            Arrays.fill(panel, p * padded + width, (p + 1) * padded, 0);
        }
    }

    private void packEight(float[] y, int start, int yj, int yp, int padded, int terms, int c) {
        float[] to = panel;
        int from = start;
        int at = c;
        for (int p = 0; p < terms; p++) {
            to[at] = y[from];
            to[at + 1] = y[from + yj];
            to[at + 2] = y[from + 2 * yj];
            to[at + 3] = y[from + 3 * yj];
            to[at + 4] = y[from + 4 * yj];
            to[at + 5] = y[from + 5 * yj];
            to[at + 6] = y[from + 6 * yj];
            to[at + 7] = y[from + 7 * yj];
            from += yp;
            at += padded;
        }
    }
}
