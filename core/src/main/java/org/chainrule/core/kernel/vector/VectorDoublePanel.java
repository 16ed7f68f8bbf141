package org.chainrule.core.kernel.vector;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.chainrule.core.kernel.product.DoubleProduct;

/**
 * A block of the right operand of a product, copied so that the terms of neighbouring columns are neighbours. A transpose
 * goes by squares as wide as a vector: each round swaps, across the diagonal, what is a power of two apart; two rounds on four
 * lines stay in registers. The vectors are those of the tiles, because JDK 17's compiler loses its grip on a type of elements
 * of which it has seen two widths: the tiles' vectors became objects, at a twentieth of the speed (November 2026).
 * Its float twin is derived from this file; edit this one.
 */
final class VectorDoublePanel {

    private static final VectorSpecies<Double> SPECIES = TypeProfiles.doubles();
    private static final int SIDE = SPECIES.length();
    private static final VectorShuffle<Double> SWAP8 = swap(8);
    private static final VectorShuffle<Double> SWAP4 = swap(4);
    private static final VectorShuffle<Double> SWAP2 = swap(2);
    private static final VectorShuffle<Double> SWAP1 = swap(1);
    private static final VectorMask<Double> HIGH8 = high(8);
    private static final VectorMask<Double> HIGH4 = high(4);
    private static final VectorMask<Double> HIGH2 = high(2);
    private static final VectorMask<Double> HIGH1 = high(1);

    /** The heap of G1 in regions, and the bytes of one, at least and at most. */
    private static final int REGIONS = 2048;

    private static final long REGION = 1 << 20;

    private static final long MOST_REGION = 32 << 20;

    /** Bytes of a line of the cache, and of what stands before the elements of an array. */
    private static final int LINE = 64;

    private static final int HEADER = 16;

    /** Where a copy that is {@linkplain #aligned aligned} begins. */
    static final int START = (LINE - HEADER) / Double.BYTES;

    /** Step from term to term. */
    final int width;

    /** Where the copy begins. */
    final int start;

    /** The copy; column c of term p is at {@code start + p · width + c}. */
    final double[] array;

    /** Where a square is transposed, in the same array. */
    private final int square;

    /** Room for so many terms of so many columns, a multiple of a vector's. */
    VectorDoublePanel(int terms, int width) {
        this(new double[size(terms, width)], 0, terms, width);
    }

    private VectorDoublePanel(double[] array, int start, int terms, int width) {
        this.array = array;
        this.start = start;
        this.width = width;
        square = start + terms * width;
    }

    /** Numbers of a panel, with the square it is transposed by. */
    static int size(int terms, int width) {
        return terms * width + SIDE * SIDE;
    }

    /**
     * The same, with no vector across a line of the cache, where that can be had: G1 lays an array of more than half a region at
     * the beginning of one, 16 bytes before its elements. A region is a 2048th of the heap, a power of two from 1 to 32 MB.
     * There is room for another panel of such a size behind it.
     */
    static VectorDoublePanel aligned(int terms, int width) {
        return aligned(terms, width, size(terms, width));
    }

    /** The same, with room for so many numbers behind it. */
    static VectorDoublePanel aligned(int terms, int width, int behind) {
        long share = Runtime.getRuntime().maxMemory() / REGIONS;
        long region = 2 * Long.highestOneBit(Math.max(REGION, Math.min(MOST_REGION, share)) - 1);
        int least = START + size(terms, width) + behind;
        return new VectorDoublePanel(
                new double[Math.max(least, (int) (region / 2 / Double.BYTES))], START, terms, width);
    }

    /** Whether there is room for so many terms. */
    boolean holds(int terms) {
        return square - start >= terms * width;
    }

    /** Another, in the same array behind this one. */
    VectorDoublePanel next(int terms, int columns) {
        int behind = square + SIDE * SIDE;
        Objects.checkFromIndexSize(behind, size(terms, columns), array.length);
        return new VectorDoublePanel(array, behind, terms, columns);
    }

    private static VectorShuffle<Double> swap(int distance) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) % SIDE);
    }

    private static VectorMask<Double> high(int distance) {
        var bits = new boolean[SIDE];
        for (int lane = 0; lane < SIDE; lane++) {
            bits[lane] = (lane & distance) != 0;
        }
        return VectorMask.fromArray(SPECIES, bits, 0);
    }

    /** Copies terms of columns that begin at {@code yo}; what stands behind them, up to a whole vector, means nothing. */
    void fill(DoubleProduct g, int yo, int columns, int terms) {
        double[] y = g.y;
        if (g.yj == 1) {
            if (columns == width && width % (4 * SIDE) == 0) {
                for (int c = 0; c < width; c += 4 * SIDE) {
                    copy(y, yo + c, g.yp, array, start + c, width, terms, g.idle);
                }
            } else {
                for (int p = 0; p < terms; p++) {
                    System.arraycopy(y, yo + p * g.yp, array, start + p * width, columns);
                }
            }
        } else if (g.yp == 1) {
            fillTransposed(y, yo, g.yj, columns, terms, g.idle);
        } else {
            for (int c = 0; c < columns; c++) {
                for (int p = 0; p < terms; p++) {
                    array[start + p * width + c] = y[yo + p * g.yp + c * g.yj];
                }
            }
        }
    }

    /**
     * Copies terms of columns, as many as one vector has or up to two, to {@code at} behind the start: the first vector of a term
     * has the first of them, the second the last, some of which may be the same. The panel is two vectors wide.
     */
    void fillTwo(DoubleProduct g, int yo, int columns, int terms, int at) {
        int last = (columns - SIDE) * g.yj;
        int to = start + at;
        if (g.yj == 1) {
            copyTwo(g.y, yo, g.yp, last, array, to, terms, g.idle);
        } else if (g.yp == 1 && goesBySquares(terms)) {
            transpose(g.y, yo, g.yj, SIDE, at, terms, g.idle);
            transpose(g.y, yo + last, g.yj, SIDE, at + SIDE, terms, g.idle);
        } else {
            for (int c = 0; c < SIDE; c++) {
                for (int p = 0; p < terms; p++) {
                    int from = yo + p * g.yp + c * g.yj;
                    array[to + p * width + c] = g.y[from];
                    array[to + p * width + SIDE + c] = g.y[from + last];
                }
            }
        }
    }

    /** Copies terms of neighbouring columns to so many panels of two vectors' width, one behind the other. */
    void fillWhole(DoubleProduct g, int yo, int panels, int terms) {
        for (int p = 0; p < terms; p++) {
            spread(g.y, yo + p * g.yp, array, start + p * (2 * SIDE), terms * (2 * SIDE), panels, g.idle);
        }
    }

    /** A term of all those panels. */
    private static void spread(double[] y, int yo, double[] to, int start, int step, int panels, int idle) {
        for (int i = idle; i > 0; i--) {} // as in the tiles
        for (int panel = 0; panel < panels; panel++) {
            int from = yo + panel * (2 * SIDE);
            int at = start + panel * step;
            load(y, from).intoArray(to, at);
            load(y, from + SIDE).intoArray(to, at + SIDE);
        }
    }

    /** Two vectors of every term. */
    private static void copyTwo(double[] y, int yo, int yp, int last, double[] to, int start, int terms, int idle) {
        for (int i = idle; i > 0; i--) {} // as in the tiles
        for (int p = 0; p < terms; p++) {
            int from = yo + p * yp;
            int at = start + p * (2 * SIDE);
            load(y, from).intoArray(to, at);
            load(y, from + last).intoArray(to, at + SIDE);
        }
    }

    /** Copies {@code lines} lines, {@code step} apart, of {@code count} neighbours each; a line becomes a column. */
    void fillTransposed(double[] from, int at, int step, int lines, int count, int idle) {
        if (goesBySquares(count)) {
            for (int c = 0; c < lines; c += SIDE) {
                transpose(from, at + c * step, step, Math.min(SIDE, lines - c), c, count, idle);
            }
        } else {
            for (int c = 0; c < lines; c++) {
                for (int r = 0; r < count; r++) {
                    array[start + r * width + c] = from[at + c * step + r];
                }
            }
        }
    }

    /** Whether so many neighbours of a line are enough for a square, and squares are of a size that is known here. */
    static boolean goesBySquares(int count) {
        return count >= SIDE && SIDE >= 4 && SIDE <= 16;
    }

    /** Four vectors of every term. */
    private static void copy(double[] y, int yo, int yp, double[] to, int start, int step, int terms, int idle) {
        for (int i = idle; i > 0; i--) {} // as in the tiles
        for (int p = 0; p < terms; p++) {
            int from = yo + p * yp;
            int at = start + p * step;
            load(y, from).intoArray(to, at);
            load(y, from + SIDE).intoArray(to, at + SIDE);
            load(y, from + 2 * SIDE).intoArray(to, at + 2 * SIDE);
            load(y, from + 3 * SIDE).intoArray(to, at + 3 * SIDE);
        }
    }

    /** Lines of y, {@code step} apart, become columns from c on; the last is repeated up to a vector's width. */
    private void transpose(double[] y, int yo, int step, int lines, int c, int terms, int idle) {
        for (int p = 0; p < terms; p += SIDE) {
            int first = Math.min(p, terms - SIDE);
            square(y, yo + first, step, lines, start + first * width + c, idle);
        }
    }

    /** As many terms of lines as a vector has. */
    private void square(double[] y, int yo, int step, int lines, int at, int idle) {
        if (SIDE == 4) {
            near(y, yo, step, lines, array, at, width, idle);
        } else {
            near(y, yo, step, lines, array, square, SIDE, idle);
            if (SIDE == 8) {
                far(lines, array, square, at, width, idle);
            } else {
                farther(lines, array, square, at, width, idle);
            }
        }
    }

    private static DoubleVector load(double[] from, int at) {
        return DoubleVector.fromArray(SPECIES, from, at);
    }

    /** Swaps neighbours and pairs of four lines at a time; of no lines nothing, as below. */
    static void near(double[] y, int start, int step, int lines, double[] to, int at, int width, int idle) {
        for (int i = idle; i > 0; i--) {} // as in the tiles
        if (lines == 0) {
            return;
        }
        for (int r = 0; r < SIDE; r += 4) {
            DoubleVector a0 = load(y, start + Math.min(r, lines - 1) * step);
            DoubleVector a1 = load(y, start + Math.min(r + 1, lines - 1) * step);
            DoubleVector a2 = load(y, start + Math.min(r + 2, lines - 1) * step);
            DoubleVector a3 = load(y, start + Math.min(r + 3, lines - 1) * step);
            DoubleVector b0 = a0.blend(a2.rearrange(SWAP2), HIGH2);
            DoubleVector b2 = a0.rearrange(SWAP2).blend(a2, HIGH2);
            DoubleVector b1 = a1.blend(a3.rearrange(SWAP2), HIGH2);
            DoubleVector b3 = a1.rearrange(SWAP2).blend(a3, HIGH2);
            int row = at + r * width;
            b0.blend(b1.rearrange(SWAP1), HIGH1).intoArray(to, row);
            b0.rearrange(SWAP1).blend(b1, HIGH1).intoArray(to, row + width);
            b2.blend(b3.rearrange(SWAP1), HIGH1).intoArray(to, row + 2 * width);
            b2.rearrange(SWAP1).blend(b3, HIGH1).intoArray(to, row + 3 * width);
        }
    }

    /** Swaps the halves of eight lines of eight. */
    static void far(int lines, double[] in, int from, int at, int width, int idle) {
        for (int i = idle; i > 0; i--) {} // as in the tiles
        if (lines == 0) {
            return;
        }
        for (int r = 0; r < 4; r++) {
            DoubleVector a0 = load(in, from + r * SIDE);
            DoubleVector a4 = load(in, from + (r + 4) * SIDE);
            a0.blend(a4.rearrange(SWAP4), HIGH4).intoArray(in, at + r * width);
            a0.rearrange(SWAP4).blend(a4, HIGH4).intoArray(in, at + (r + 4) * width);
        }
    }

    /** Swaps the halves and quarters of sixteen lines of sixteen. */
    static void farther(int lines, double[] in, int from, int at, int width, int idle) {
        for (int i = idle; i > 0; i--) {} // as in the tiles
        if (lines == 0) {
            return;
        }
        for (int r = 0; r < 4; r++) {
            DoubleVector a0 = load(in, from + r * SIDE);
            DoubleVector a4 = load(in, from + (r + 4) * SIDE);
            DoubleVector a8 = load(in, from + (r + 8) * SIDE);
            DoubleVector a12 = load(in, from + (r + 12) * SIDE);
            DoubleVector b0 = a0.blend(a8.rearrange(SWAP8), HIGH8);
            DoubleVector b8 = a0.rearrange(SWAP8).blend(a8, HIGH8);
            DoubleVector b4 = a4.blend(a12.rearrange(SWAP8), HIGH8);
            DoubleVector b12 = a4.rearrange(SWAP8).blend(a12, HIGH8);
            b0.blend(b4.rearrange(SWAP4), HIGH4).intoArray(in, at + r * width);
            b0.rearrange(SWAP4).blend(b4, HIGH4).intoArray(in, at + (r + 4) * width);
            b8.blend(b12.rearrange(SWAP4), HIGH4).intoArray(in, at + (r + 8) * width);
            b8.rearrange(SWAP4).blend(b12, HIGH4).intoArray(in, at + (r + 12) * width);
        }
    }
}
