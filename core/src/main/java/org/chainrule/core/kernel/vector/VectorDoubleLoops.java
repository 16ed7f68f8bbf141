package org.chainrule.core.kernel.vector;

import org.chainrule.core.kernel.product.DoubleLoops;
import org.chainrule.core.kernel.product.DoubleProduct;
import org.chainrule.core.kernel.product.PlainDoubleLoops;

/**
 * Products by register tiles of vectors. z is covered by panels of four vectors' width and tiles of four rows; y is read
 * where it lies, or from a packed panel if its columns are not neighbours (a transpose) or if its rows are a multiple of 1 kB
 * apart (they would share cache sets). No masks: the last vector of a panel that ends within one overlaps the one before. A z
 * narrower than a vector is stored row by row, each row writing over what the one before has spilled behind its end. Where
 * that cannot be, because old sums are added to, y is padded with zeros and the rows of z go through a scratch tile.
 * Its float twin is derived from this file; edit this one.
 */
final class VectorDoubleLoops implements DoubleLoops {

    /** Terms of a block: a packed panel of 64 float columns is then 64 kB. */
    private static final int TERMS = 256;

    /** Up to this many multiply-adds go to the plain loops; 4×16×16 is already 1.2 to 2.7 times faster here (November 2026). */
    private static final int TINY = 512;

    /** With fewer rows a transpose costs more to pack than it saves. Measured November 2026, JDK 17 and 25. */
    private static final int FEW = 3;

    private static final int LANES = VectorDoubleTile.LANES;

    /** Vectors in a tile's row: as many as the registers hold. */
    private static final int WIDTH = VectorWidth.perTile() * LANES;

    /** The widest tile. */
    private static final int WHOLE =
            VectorWidth.perTile() == 4 ? VectorDoubleWarmth.FOUR_BY_FOUR : VectorDoubleWarmth.FOUR_BY_TWO;

    private final DoubleLoops plain = new PlainDoubleLoops();
    private final VectorDoubleDots dots = new VectorDoubleDots();
    private final DoubleProduct flipped = new DoubleProduct();
    private final VectorDoublePanel panel = new VectorDoublePanel(TERMS, WIDTH);
    private final double[] tile = new double[4 * WIDTH];
    private final double[] starts = new double[WIDTH];

    @Override
    public void compute(DoubleProduct g, int from, int to) {
        int rows = to - from;
        if ((long) rows * g.n * g.k <= TINY) {
            plain.compute(g, from, to);
        } else if (VectorDoubleDots.suit(g)) {
            dots.compute(g, from, to);
        } else if (rows < FEW && g.yj != 1) {
            plain.compute(g, from, to);
        } else {
            boolean flips = g.n < LANES && g.xi == 1 && rows >= LANES;
            int kinds = flips ? kinds(g.n, rows, false) : kinds(rows, g.n, g.yj != 1);
            if (!VectorDoubleWarmth.has(kinds)) {
                plain.compute(g, from, to);
            } else if (flips) {
                flipped.transpose(g);
                compute(flipped, 0, g.n, from, to);
            } else {
                compute(g, from, to, 0, g.n);
            }
        }
    }

    /** The loops that so many rows and columns take. */
    private static int kinds(int rows, int columns, boolean transposed) {
        int rest = (columns % WIDTH + LANES - 1) / LANES;
        int kinds = transposed ? VectorDoubleWarmth.PANEL : 0;
        if (rows >= 4) {
            kinds |= columns >= WIDTH || rest >= 4 ? WHOLE : 0;
            kinds |= (rest & 2) != 0 ? VectorDoubleWarmth.FOUR_BY_TWO : 0;
            kinds |= (rest & 1) != 0 ? VectorDoubleWarmth.FOUR_BY_ONE : 0;
        }
        if (rows % 4 != 0) {
            kinds |= columns >= 4 * LANES ? VectorDoubleWarmth.ONE_BY_FOUR : 0;
            kinds |= rest > 0 || WIDTH < 4 * LANES ? VectorDoubleWarmth.ONE_BY_ONE : 0;
        }
        return kinds;
    }

    private void compute(DoubleProduct g, int from, int to, int left, int right) {
        boolean inOne =
                g.zj == 1 && g.ri == 0 && g.beta == 0 && g.k <= TERMS; // every element is stored once, as a whole
        for (int j = left; j < right; j += WIDTH) {
            int width = Math.min(WIDTH, right - j);
            int start = j;
            if (inOne && width < LANES && right - left >= LANES) {
                start = right - LANES;
                width = LANES;
            }
            for (int p = 0; p < g.k; p += TERMS) {
                block(g, from, to, start, width, p, Math.min(TERMS, g.k - p), inOne);
            }
        }
    }

    /** Adds {@code terms} terms from {@code first} to a panel of z. */
    private void block(DoubleProduct g, int from, int to, int j, int width, int first, int terms, boolean inOne) {
        boolean overlaps = inOne && width >= LANES;
        int padded = overlaps ? width : (width + LANES - 1) / LANES * LANES;
        double[] y = g.y;
        int yo = g.yo + first * g.yp + j * g.yj;
        int yp = g.yp;
        if (g.yj != 1 || padded != width || (aliasing(yp) && to - from >= 24)) {
            panel.fill(g, yo, width, terms);
            y = panel.array;
            yo = 0;
            yp = WIDTH;
        }
        boolean fresh = first == 0 && g.beta == 0 && g.ri == 0;
        if (fresh) {
            for (int c = 0; c < width; c++) {
                starts[c] = g.row[g.ro + (j + c) * g.rj];
            }
        }
        int spill = inOne && padded != width ? padded - width : 0;
        boolean direct = g.zj == 1 && (padded == width || spill > 0);
        int end = g.zo + (to - 1) * g.zi + j + width; // behind the last element of the panel
        for (int i = from; i < to; i += 4) {
            int rows = Math.min(4, to - i);
            int zo = g.zo + i * g.zi + j * g.zj;
            int xo = g.xo + i * g.xi + first * g.xp;
            if (first == 0 && !fresh) {
                start(g, i, rows, j, width);
            }
            if (direct && zo + (rows - 1) * g.zi + width + spill <= end) {
                if (fresh) {
                    add(g, rows, padded, terms, xo, y, yo, yp, starts, 0, 0, g.z, zo, g.zi);
                } else {
                    add(g, rows, padded, terms, xo, y, yo, yp, g.z, zo, g.zi, g.z, zo, g.zi);
                }
            } else {
                if (fresh) {
                    add(g, rows, padded, terms, xo, y, yo, yp, starts, 0, 0, tile, 0, padded);
                } else {
                    copyIn(g, zo, rows, width, padded);
                    add(g, rows, padded, terms, xo, y, yo, yp, tile, 0, padded, tile, 0, padded);
                }
                copyOut(g, zo, rows, width, padded);
            }
        }
    }

    private static boolean aliasing(int stride) {
        return stride * Double.BYTES % 1024 == 0;
    }

    /** Some rows of a panel, in tiles of as many vectors as there are; the last one ends where the panel does. */
    private static void add(
            DoubleProduct x,
            int rows,
            int width,
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
        int end = width - LANES;
        int vectors = (width + LANES - 1) / LANES;
        int c = 0;
        if (rows < 4) {
            oneByOne(x, rows, width, terms, xo, y, yo, yp, s, so, si, z, zo, zi);
            return;
        }
        for (; vectors >= 4; vectors -= 4) {
            int last = Math.min(3 * LANES, end - c);
            VectorDoubleTile.fourByFour(x, terms, xo, y, yo + c, yp, s, so + c, si, z, zo + c, zi, last);
            c += 4 * LANES;
        }
        for (; vectors >= 2; vectors -= 2) {
            int last = Math.min(LANES, end - c);
            VectorDoubleTile.fourByTwo(x, terms, xo, y, yo + c, yp, s, so + c, si, z, zo + c, zi, last);
            c += 2 * LANES;
        }
        if (vectors == 1) {
            VectorDoubleTile.fourByOne(x, terms, xo, y, yo + end, yp, s, so + end, si, z, zo + end, zi);
        }
    }

    private static void oneByOne(
            DoubleProduct x,
            int rows,
            int width,
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
        int end = width - LANES;
        for (int r = 0; r < rows; r++) {
            int at = xo + r * x.xi;
            int from = so + r * si;
            int to = zo + r * zi;
            int c = 0;
            for (; c + 3 * LANES <= end; c += 4 * LANES) {
                VectorDoubleTile.oneByFour(x, terms, at, y, yo + c, yp, s, from + c, z, to + c, 3 * LANES);
            }
            for (; c < width; c += LANES) {
                int last = Math.min(c, end);
                VectorDoubleTile.oneByOne(x, terms, at, y, yo + last, yp, s, from + last, z, to + last);
            }
        }
    }

    /** {@code z := β · z}, or what the sums start from. */
    private static void start(DoubleProduct g, int i, int rows, int j, int width) {
        if (g.beta == 1) {
            return;
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < width; c++) {
                g.z[g.zo + (i + r) * g.zi + (j + c) * g.zj] = g.start(i + r, j + c);
            }
        }
    }

    private void copyIn(DoubleProduct g, int zo, int rows, int width, int padded) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < width; c++) {
                tile[r * padded + c] = g.z[zo + r * g.zi + c * g.zj];
            }
        }
    }

    private void copyOut(DoubleProduct g, int zo, int rows, int width, int padded) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < width; c++) {
                g.z[zo + r * g.zi + c * g.zj] = tile[r * padded + c];
            }
        }
    }
}
