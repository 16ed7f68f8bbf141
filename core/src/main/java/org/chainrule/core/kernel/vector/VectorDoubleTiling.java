package org.chainrule.core.kernel.vector;

import java.util.Optional;
import org.chainrule.core.kernel.product.DoubleProduct;

/**
 * Products by register tiles of vectors. z is covered by panels of four vectors' width, two where there are 16 registers, and tiles
 * of four rows; y is read where it lies, or from a packed panel where that pays. No masks: the last vector of a panel that ends
 * within one overlaps the one before. A z narrower than a vector is stored row by row, each row writing over what the one before has
 * spilled behind its end. Where that cannot be, because old sums are added to, y is padded with zeros and the rows of z go through
 * a scratch tile. Its float twin is derived from this file; edit this one.
 */
final class VectorDoubleTiling {

    /**
     * Terms of a block at most: a packed panel of 64 float columns is then 128 kB and stays in a second-level cache. A product of
     * more terms is cut into equal blocks. 256 to 512 differ by 1 to 2 %, 128 is 3 to 5 % slower (November 2026, Zen 4).
     */
    private static final int TERMS = 512;

    /** With so many rows y is copied if its rows are a multiple of 1 kB apart, because they would share cache sets. */
    private static final int SOME = 24;

    /** With so many it always is: its rows lie on a page each, and finding the page costs every tile 5 to 8 %. */
    private static final int MANY = 192;

    private static final int LANES = VectorDoubleTile.LANES;

    /** Vectors in a tile's row: as many as the registers hold. */
    private static final int WIDTH = VectorWidth.perTile() * LANES;

    private final double[] tile = new double[4 * WIDTH];
    private final VectorDoubleStarts starts = new VectorDoubleStarts(WIDTH);
    private Optional<VectorDoublePanel> panel = Optional.empty();

    /** The packed panel, and room for another of its size behind it. */
    VectorDoublePanel panel() {
        if (panel.isEmpty()) {
            panel = Optional.of(VectorDoublePanel.aligned(TERMS, WIDTH));
        }
        return panel.get();
    }

    /** The loops that so many rows and columns take. */
    static int kinds(DoubleProduct g, int rows, int columns) {
        int rest = (columns % WIDTH + LANES - 1) / LANES;
        boolean whole = columns >= 4 * LANES && WIDTH == 4 * LANES;
        int kinds = 0;
        if (rows >= 4) {
            kinds |= whole ? VectorDoubleWarmth.FOUR_BY_FOUR : 0;
            kinds |= rest >= 2 || WIDTH < 4 * LANES ? VectorDoubleWarmth.FOUR_BY_TWO : 0;
            kinds |= (rest & 1) != 0 ? VectorDoubleWarmth.FOUR_BY_ONE : 0;
            kinds <<= g.xp == 1 ? 0 : VectorDoubleWarmth.COLUMNS;
        }
        if (rows % 4 != 0) {
            kinds |= columns >= 4 * LANES ? VectorDoubleWarmth.ONE_BY_FOUR : 0;
            kinds |= rest > 0 || WIDTH < 4 * LANES ? VectorDoubleWarmth.ONE_BY_ONE : 0;
        }
        if (g.yj != 1) {
            kinds |= VectorDoubleWarmth.PANEL;
        } else if (whole && isCopied(g, rows)) {
            kinds |= VectorDoubleWarmth.COPY;
        }
        return kinds;
    }

    /** Whether this many rows pay for a copy of y although its columns are neighbours. */
    private static boolean isCopied(DoubleProduct g, int rows) {
        return rows >= MANY || (rows >= SOME && g.yp * Double.BYTES % 1024 == 0);
    }

    /** Computes rows {@code from ≤ i < to} and columns {@code left ≤ j < right}. */
    void compute(DoubleProduct g, int from, int to, int left, int right) {
        boolean inOne =
                g.zj == 1 && g.ri == 0 && g.beta == 0 && g.k <= TERMS; // every element is stored once, as a whole
        int blocks = (g.k + TERMS - 1) / TERMS;
        for (int j = left; j < right; j += WIDTH) {
            int width = Math.min(WIDTH, right - j);
            int start = j;
            if (inOne && width < LANES && right - left >= LANES) {
                start = right - LANES;
                width = LANES;
            }
            for (int b = 0; b < blocks; b++) {
                int first = (int) ((long) g.k * b / blocks);
                int end = (int) ((long) g.k * (b + 1) / blocks);
                block(g, from, to, start, width, first, end - first, inOne);
            }
        }
    }

    /** Adds {@code terms} terms from {@code first} to a panel of z. */
    private void block(DoubleProduct g, int from, int to, int j, int width, int first, int terms, boolean inOne) {
        int rows = to - from;
        boolean overlaps = inOne && width >= LANES;
        int padded = overlaps ? width : (width + LANES - 1) / LANES * LANES;
        double[] y = g.y;
        int yo = g.yo + first * g.yp + j * g.yj;
        int yp = g.yp;
        if (g.yj != 1 || padded != width || isCopied(g, rows)) {
            var copy = panel();
            copy.fill(g, yo, width, terms);
            y = copy.array;
            yo = copy.start;
            yp = WIDTH;
        }
        starts.find(g, first == 0, from, rows, j, width);
        int zo = g.zo + from * g.zi + j * g.zj;
        int xo = g.xo + from * g.xi + first * g.xp;
        double[] s = starts.array;
        int direct = direct(g, rows, padded - width, inOne);
        tiles(g, direct, padded, terms, xo, y, yo, yp, s, starts.offset, starts.step, g.z, zo, g.zi);
        for (int i = direct; i < rows; i += 4) {
            int some = Math.min(4, rows - i);
            int zi = zo + i * g.zi;
            if (!starts.isRow) {
                copyIn(g, zi, some, width, padded);
            }
            tiles(
                    g,
                    some,
                    padded,
                    terms,
                    xo + i * g.xi,
                    y,
                    yo,
                    yp,
                    starts.isRow ? s : tile,
                    0,
                    starts.isRow ? 0 : padded,
                    tile,
                    0,
                    padded);
            copyOut(g, zi, some, width, padded);
        }
    }

    /** Rows of a panel that may be stored where they belong, the last of them with what it spills; whole tiles, or all. */
    private static int direct(DoubleProduct g, int rows, int spill, boolean inOne) {
        if (g.zj != 1 || (spill > 0 && !inOne)) {
            return 0;
        }
        int beyond = (spill + g.zi - 1) / g.zi; // rows behind one, that its spill reaches into
        return beyond == 0 ? rows : Math.max(0, rows - beyond) / 4 * 4;
    }

    /** Rows of a panel, in tiles of as many vectors as there are; the last one ends where the panel does. */
    private static void tiles(
            DoubleProduct g,
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
        int four = rows / 4 * 4;
        int end = width - LANES;
        int c = 0;
        int vectors = (width + LANES - 1) / LANES;
        if (four > 0) {
            for (; c + 3 * LANES <= end; c += 4 * LANES) {
                VectorDoubleTile.fourByFour(g, four, terms, xo, y, yo + c, yp, s, so + c, si, z, zo + c, zi);
                vectors -= 4;
            }
            for (; vectors >= 2; vectors -= 2) {
                int last = Math.min(LANES, end - c);
                VectorDoubleTile.fourByTwo(g, four, terms, xo, y, yo + c, yp, s, so + c, si, z, zo + c, zi, last);
                c += 2 * LANES;
            }
            if (vectors == 1) {
                VectorDoubleTile.fourByOne(g, four, terms, xo, y, yo + end, yp, s, so + end, si, z, zo + end, zi);
            }
        }
        for (int r = four; r < rows; r++) {
            oneByOne(g, width, terms, xo + r * g.xi, y, yo, yp, s, so + r * si, z, zo + r * zi);
        }
    }

    private static void oneByOne(
            DoubleProduct g,
            int width,
            int terms,
            int xo,
            double[] y,
            int yo,
            int yp,
            double[] s,
            int so,
            double[] z,
            int zo) {
        int end = width - LANES;
        int c = 0;
        for (; c + 3 * LANES <= end; c += 4 * LANES) {
            VectorDoubleTile.oneByFour(g, terms, xo, y, yo + c, yp, s, so + c, z, zo + c);
        }
        for (; c < width; c += LANES) {
            int last = Math.min(c, end);
            VectorDoubleTile.oneByOne(g, terms, xo, y, yo + last, yp, s, so + last, z, zo + last);
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
