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
    static final int TERMS = 512;

    /**
     * Terms of a block of few rows. So y, of which nothing is used twice, is read along its rows and not column by column:
     * 8×209×4096 takes a sixth less (November 2026, Emerald Rapids).
     */
    private static final int FEW_TERMS = 32;

    /** With up to so many rows that is done. */
    private static final int FEW = 8;

    /** A right operand of fewer bytes stays in a second-level cache. */
    private static final int CACHED = 1 << 20;

    /**
     * Rows of a block at most. With 512 terms they stay in a second-level cache while panel after panel passes by; 256×1024×1024
     * doubles take a tenth less than panel by panel (November 2026, Emerald Rapids).
     */
    private static final int ROWS = 256;

    /** With so many rows y is copied if its rows are a multiple of 1 kB apart, because they would share cache sets. */
    private static final int SOME = 24;

    /**
     * With so many rows it always is: its rows lie on a page each, and a copy has its address in the code. 64×512×500 takes a
     * third less with it (November 2026, Emerald Rapids).
     */
    static final int MANY = 48;

    private static final int LANES = VectorDoubleTile.LANES;

    /**
     * From row to row of a left operand that is copied: with {@link #TERMS} alone, 4 kB, rows would share cache sets. 256×256×256
     * doubles take a twentieth less (November 2026, Sapphire Rapids).
     */
    private static final int TURNED = TERMS + LANES;

    /** Vectors in a tile's row: as many as the registers hold. */
    private static final int WIDTH = VectorWidth.perTile() * LANES;

    private final double[] tile = new double[4 * WIDTH];
    private final VectorDoubleStarts starts = new VectorDoubleStarts(WIDTH);
    private final DoubleProduct x = new DoubleProduct(); // only the left operand of a block
    private boolean copies; // whether y is copied
    private VectorDoublePanel turned = new VectorDoublePanel(0, TURNED);
    private Optional<VectorDoublePanel> panel = Optional.empty();

    /** The packed panel, and room behind it for that of {@link VectorDoubleSparse}. */
    VectorDoublePanel panel() {
        if (panel.isEmpty()) {
            int behind = VectorDoublePanel.size(VectorDoubleSparse.MOST_TERMS, VectorDoubleSparse.WIDTH);
            panel = Optional.of(VectorDoublePanel.aligned(TERMS, WIDTH, behind));
        }
        return panel.get();
    }

    /** The left operand of the last block. */
    double[] left() {
        return x.x;
    }

    /** The loops that so many rows and columns take. */
    static int kinds(DoubleProduct g, int rows, int columns) {
        int rest = (columns % WIDTH + LANES - 1) / LANES;
        boolean whole = (columns >= WIDTH || rest == 4) && WIDTH == 4 * LANES;
        int kinds = 0;
        if (rows >= 4) {
            boolean turns = turns(g, rows, columns);
            boolean packed = isPacked(turns || g.xp == 1, copies(g, rows));
            kinds |= whole && !packed ? VectorDoubleWarmth.FOUR_BY_FOUR : 0;
            kinds |= rest >= 2 || WIDTH < 4 * LANES ? VectorDoubleWarmth.FOUR_BY_TWO : 0;
            kinds |= (rest & 1) != 0 ? VectorDoubleWarmth.FOUR_BY_ONE : 0;
            kinds <<= g.xp == 1 || turns ? 0 : VectorDoubleWarmth.COLUMNS;
            kinds |= whole && packed ? VectorDoubleWarmth.FOUR_BY_FOUR_PACKED : 0;
            kinds |= turns ? VectorDoubleWarmth.PANEL : 0;
        }
        if (rows % 4 != 0) {
            kinds |= columns >= 4 * LANES ? VectorDoubleWarmth.ONE_BY_FOUR : 0;
            kinds |= rest > 0 || WIDTH < 4 * LANES ? VectorDoubleWarmth.ONE_BY_ONE : 0;
        }
        if (g.yj != 1) {
            kinds |= VectorDoubleWarmth.PANEL;
        } else if (whole && copies(g, rows)) {
            kinds |= VectorDoubleWarmth.COPY;
        }
        return kinds;
    }

    /** Terms of a block. */
    private static int terms(DoubleProduct g, int rows) {
        boolean isRead = g.yj == 1 && (long) g.k * g.n * Double.BYTES > CACHED;
        return rows <= FEW && isRead ? FEW_TERMS : TERMS;
    }

    /**
     * Whether so many columns pay for a copy of an x whose rows are neighbours, by which its terms become neighbours: a term would
     * be far from the next. 1024×256×1024 doubles take a third less (November 2026, Emerald Rapids).
     */
    private static boolean turns(DoubleProduct g, int rows, int columns) {
        return g.xp != 1 && g.xi == 1 && rows >= MANY && columns >= 4 * WIDTH && VectorDoublePanel.goesBySquares(rows);
    }

    /** Whether y is copied, or this many rows pay for that although its columns are neighbours. */
    private static boolean copies(DoubleProduct g, int rows) {
        return g.yj != 1 || rows >= MANY || (rows >= SOME && g.yp * Double.BYTES % 1024 == 0);
    }

    /** Whether whole tiles go by {@link VectorDoubleRowTile#fourByFourPacked}. */
    private static boolean isPacked(boolean termsAreNeighbours, boolean copies) {
        return termsAreNeighbours && copies;
    }

    /** Computes rows {@code from ≤ i < to} and columns {@code left ≤ j < right}. */
    void compute(DoubleProduct g, int from, int to, int left, int right) {
        int most = terms(g, to - from);
        int blocks = (g.k + most - 1) / most;
        boolean inOne =
                g.zj == 1 && g.ri == 0 && g.beta == 0 && blocks == 1; // every element is stored once, as a whole
        boolean turns = turns(g, to - from, right - left);
        copies = copies(g, to - from);
        for (int i = from; i < to; i += ROWS) {
            int rows = Math.min(ROWS, to - i);
            for (int b = 0; b < blocks; b++) {
                int first = (int) ((long) g.k * b / blocks);
                int end = (int) ((long) g.k * (b + 1) / blocks);
                if (turns) {
                    turn(g, i, rows, first, end - first);
                } else {
                    operand(g.x, g.xo + i * g.xi + first * g.xp, g.xi, g.xp, g.idle);
                }
                for (int j = left; j < right; j += WIDTH) {
                    int width = Math.min(WIDTH, right - j);
                    if (inOne && width < LANES && right - left >= LANES) {
                        block(g, i, rows, right - LANES, LANES, first, end - first, true);
                    } else {
                        block(g, i, rows, j, width, first, end - first, inOne);
                    }
                }
            }
        }
        x.x = turned.array; // the caller's is not kept
    }

    /** Copies rows of x that are neighbours to where their terms are. */
    private void turn(DoubleProduct g, int i, int rows, int first, int terms) {
        if (!turned.holds(rows)) {
            turned = new VectorDoublePanel(rows, TURNED);
        }
        turned.fillTransposed(g.x, g.xo + i + first * g.xp, g.xp, terms, rows, g.idle);
        operand(turned.array, turned.start, turned.width, 1, g.idle);
    }

    private void operand(double[] array, int offset, int rowStep, int termStep, int idle) {
        x.x = array;
        x.xo = offset;
        x.xi = rowStep;
        x.xp = termStep;
        x.idle = idle;
    }

    /** Adds {@code terms} terms from {@code first} to a panel of z. */
    private void block(DoubleProduct g, int from, int rows, int j, int width, int first, int terms, boolean inOne) {
        boolean overlaps = inOne && width >= LANES;
        int padded = overlaps ? width : (width + LANES - 1) / LANES * LANES;
        double[] y = g.y;
        int yo = g.yo + first * g.yp + j * g.yj;
        int yp = g.yp;
        if (copies || padded != width) {
            var copy = panel();
            copy.fill(g, yo, width, terms);
            y = copy.array;
            x.y = y;
            yo = copy.start;
            yp = WIDTH;
        }
        starts.find(g, first == 0, from, rows, j, width);
        int zo = g.zo + from * g.zi + j * g.zj;
        double[] s = starts.array;
        int direct = direct(g, rows, padded - width, inOne);
        tiles(x, direct, padded, terms, x.xo, y, yo, yp, s, starts.offset, starts.step, g.z, zo, g.zi);
        for (int i = direct; i < rows; i += 4) {
            int some = Math.min(4, rows - i);
            int zi = zo + i * g.zi;
            if (!starts.isRow) {
                copyIn(g, zi, some, width, padded);
            }
            tiles(
                    x,
                    some,
                    padded,
                    terms,
                    x.xo + i * x.xi,
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
    private void tiles(
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
                if (isPacked(g.xp == 1, copies)) {
                    for (int r = 0; r < four; r += 4) {
                        int xr = xo + r * g.xi;
                        VectorDoubleRowTile.fourByFourPacked(
                                g, terms, xr, s, so + c + r * si, si, z, zo + c + r * zi, zi);
                    }
                } else {
                    VectorDoubleTile.fourByFour(g, four, terms, xo, y, yo + c, yp, s, so + c, si, z, zo + c, zi);
                }
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
