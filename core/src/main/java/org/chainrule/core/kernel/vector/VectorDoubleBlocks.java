package org.chainrule.core.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.chainrule.core.kernel.product.DoubleProduct;

/**
 * Products on machines of 16 vector registers, by {@link VectorDoubleBlockTile}. Columns of y are copied in panels of two vectors'
 * width, which all rows of a block of x pass by; x is copied too where its rows are neighbours, once for all columns. Where columns
 * of y are neighbours several panels are copied at a time, so that lines of the cache and pages are touched once.
 * Panels are at least one vector wide, so that a last vector overlaps only its own panel: the last two share what is left.
 * Its float twin is derived from this file; edit this one.
 */
final class VectorDoubleBlocks {

    private static final VectorSpecies<Double> SPECIES = TypeProfiles.doubles();
    private static final int LANES = SPECIES.length();

    /** Whether this machine's registers are too few for the tiles of four vectors. */
    private static final boolean NARROW = VectorWidth.perTile() == 2;

    /** Columns of a panel at most. */
    private static final int WIDTH = 2 * LANES;

    /** Panels that are copied at a time. */
    private static final int PANELS = 8;

    /**
     * Terms of a block at most. 256, whose panel is half of a usual first-level cache, are 5 to 8 % slower: every tile begins and
     * ends more often (November 2026, Zen 3).
     */
    private static final int TERMS = 512;

    /** Rows of a block at most; with 240 panels are copied twice as often, which costs 3 %. */
    private static final int ROWS = 480;

    /** Fewer rows do not pay for a copy of y. */
    private static final int FEW = 8;

    private final VectorDoubleStarts starts = new VectorDoubleStarts(WIDTH);
    private VectorDoublePanel panels = new VectorDoublePanel(0, WIDTH);
    private double[] packed = {};

    VectorDoubleBlocks() {}

    /** Whether this product is better computed so. */
    static boolean suit(DoubleProduct g) {
        return NARROW && pays(g);
    }

    /** The same with 16 registers. */
    static boolean pays(DoubleProduct g) {
        return g.m >= FEW && g.n >= LANES && g.zj == 1 && g.ri == 0 && (g.xp == 1 || g.xi == 1);
    }

    /** Whether a panel of this product is one vector wide and goes by {@link VectorDoubleThinTile}. */
    static boolean hasThinPanel(DoubleProduct g) {
        // One column more than whole panels: the last two panels share them, and one of them gets a vector.
        int rest = g.n % WIDTH;
        return g.xp == 1 && (rest == LANES || (rest == 1 && g.n > WIDTH));
    }

    /** Computes rows {@code from ≤ i < to}. */
    void compute(DoubleProduct g, int from, int to) {
        int blocks = (g.k + TERMS - 1) / TERMS;
        int room = Math.min(PANELS, (g.n + WIDTH - 1) / WIDTH) * Math.min(TERMS, g.k);
        if (!panels.holds(room)) {
            panels = VectorDoublePanel.aligned(room, WIDTH);
        }
        for (int i = from; i < to; i += ROWS) {
            for (int block = 0; block < blocks; block++) {
                int first = (int) ((long) g.k * block / blocks);
                int end = (int) ((long) g.k * (block + 1) / blocks);
                slab(g, i, Math.min(ROWS, to - i), first, end - first);
            }
        }
    }

    /** All columns of so many rows and terms. */
    private void slab(DoubleProduct g, int i, int rows, int first, int terms) {
        if (g.xp != 1) {
            pack(g, i, rows, first, terms);
        }
        int columns;
        for (int j = 0; j < g.n; j += columns) {
            columns = columns(g.n - j);
            copy(g, j, columns, first, terms);
            int yo = panels.start;
            int width;
            for (int c = 0; c < columns; c += width) {
                width = width(columns - c);
                block(g, i, rows, j + c, width, first, terms, yo);
                yo += terms * WIDTH;
            }
        }
    }

    /** Columns that are copied at a time, if so many are left: whole panels, or all. */
    static int columns(int left) {
        if (left <= PANELS * WIDTH) {
            return left;
        }
        return left < PANELS * WIDTH + LANES ? (PANELS - 1) * WIDTH : PANELS * WIDTH;
    }

    /** Columns of the next panel, if so many are left. */
    static int width(int left) {
        if (left <= WIDTH) {
            return left;
        }
        return left < WIDTH + LANES ? (left + 1) / 2 : WIDTH;
    }

    /** Of so many rows, those that go by fives: the others are a multiple of four if that can be, else as few as can be. */
    static int byFives(int rows) {
        int most = rows / 5;
        for (int fives = most; fives >= 0; fives--) {
            if ((rows - 5 * fives) % 4 == 0) {
                return 5 * fives;
            }
        }
        return 5 * most;
    }

    /** A panel; of one that is a single vector wide eight rows at a time. */
    private void block(DoubleProduct g, int i, int rows, int j, int width, int first, int terms, int yo) {
        starts.find(g, first == 0, i, rows, j, width);
        int so = starts.offset;
        int si = starts.step;
        int eight = 0;
        if (width == LANES && g.xp == 1) {
            eight = rows - rows % VectorDoubleThinTile.ROWS;
            int xo = g.xo + i * g.xi + first;
            int zo = g.zo + i * g.zi + j;
            double[] y = panels.array;
            VectorDoubleThinTile.eight(g.idle, eight, terms, g.x, xo, g.xi, y, yo, starts.array, so, si, g.z, zo, g.zi);
        }
        tiles(g, i + eight, rows - eight, j, width - LANES, first, terms, yo, so + eight * si);
    }

    /** Rows of a panel of two vectors, the second of which begins at {@code last}. */
    private void tiles(DoubleProduct g, int i, int rows, int j, int last, int first, int terms, int yo, int so) {
        double[] s = starts.array;
        int si = starts.step;
        int xo = g.xo + i * g.xi + first * g.xp;
        int zo = g.zo + i * g.zi + j;
        double[] y = panels.array;
        int five = byFives(rows);
        int four = (rows - five) / 4 * 4;
        int so4 = so + five * si;
        int zo4 = zo + five * g.zi;
        if (g.xp == 1) {
            int xo4 = xo + five * g.xi;
            VectorDoubleBlockTile.five(g.idle, five, terms, g.x, xo, g.xi, y, yo, s, so, si, g.z, zo, g.zi, last);
            VectorDoubleBlockTile.four(g.idle, four, terms, g.x, xo4, g.xi, y, yo, s, so4, si, g.z, zo4, g.zi, last);
        } else {
            int xo4 = five * terms;
            VectorDoubleBlockTile.fivePacked(g.idle, five, terms, packed, 0, y, yo, s, so, si, g.z, zo, g.zi, last);
            VectorDoubleBlockTile.fourPacked(g.idle, four, terms, packed, xo4, y, yo, s, so4, si, g.z, zo4, g.zi, last);
        }
        for (int r = five + four; r < rows; r++) {
            VectorDoubleTile.oneByTwo(g, terms, xo + r * g.xi, y, yo, s, so + r * si, g.z, zo + r * g.zi, last);
        }
    }

    /** Copies columns, panel by panel; whole panels of neighbours at once. */
    private void copy(DoubleProduct g, int j, int columns, int first, int terms) {
        int yo = g.yo + first * g.yp + j * g.yj;
        int whole = 0;
        while (g.yj == 1 && width(columns - whole * WIDTH) == WIDTH) {
            whole++;
        }
        panels.fillWhole(g, yo, whole, terms);
        int at = whole * terms * WIDTH;
        int width;
        for (int c = whole * WIDTH; c < columns; c += width) {
            width = width(columns - c);
            panels.fillTwo(g, yo + c * g.yj, width, terms, at);
            at += terms * WIDTH;
        }
    }

    /** Copies a block of x whose rows are neighbours: five, and then four, rows of every term together. */
    private void pack(DoubleProduct g, int i, int rows, int first, int terms) {
        if (packed.length < rows * terms + LANES) {
            packed = new double[rows * Math.min(TERMS, g.k) + LANES];
        }
        int five = byFives(rows);
        int xo = g.xo + i + first * g.xp;
        int r = 0;
        for (; r < five; r += 5) {
            pack(g.x, xo + r, g.xp, 5, terms, packed, r * terms, g.idle);
        }
        for (; r + 4 <= rows; r += 4) {
            pack(g.x, xo + r, g.xp, 4, terms, packed, r * terms, g.idle);
        }
    }

    /** {@code rows} neighbours of every term. */
    static void pack(double[] x, int xo, int xp, int rows, int terms, double[] to, int start, int idle) {
        for (int i = idle; i > 0; i--) {} // as in the tiles
        int p = 0;
        if (LANES >= 4) {
            // what a vector has too much the next one overwrites, or nobody reads
            int room = x.length - LANES - xo;
            int whole = room < 0 ? 0 : Math.min(terms, room / xp + 1);
            for (; p < whole; p++) {
                int from = xo + p * xp;
                int at = start + p * rows;
                DoubleVector.fromArray(SPECIES, x, from).intoArray(to, at);
                to[at + rows - 1] = x[from + rows - 1];
            }
        }
        for (; p < terms; p++) {
            for (int r = 0; r < rows; r++) {
                to[start + p * rows + r] = x[xo + p * xp + r];
            }
        }
    }
}
