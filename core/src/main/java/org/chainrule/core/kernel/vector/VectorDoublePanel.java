package org.chainrule.core.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.chainrule.core.kernel.product.DoubleProduct;

/**
 * A block of the right operand of a product, copied so that the terms of neighbouring columns are neighbours. A transpose
 * goes by squares of eight by eight: three rounds that swap 4×4, 2×2 and single elements across the diagonal, with half the
 * time of eight loads and eight stores. Its float twin is derived from this file; edit this one.
 */
final class VectorDoublePanel {

    private static final int SIDE = 8;
    private static final VectorSpecies<Double> SPECIES =
            VectorSpecies.of(double.class, VectorShape.forBitSize(SIDE * Double.SIZE));
    private static final VectorShuffle<Double> SWAP4 = swap(4);
    private static final VectorShuffle<Double> SWAP2 = swap(2);
    private static final VectorShuffle<Double> SWAP1 = swap(1);
    private static final VectorMask<Double> HIGH4 = high(4);
    private static final VectorMask<Double> HIGH2 = high(2);
    private static final VectorMask<Double> HIGH1 = high(1);

    /** Whether eight elements are a vector here. */
    private static final boolean SQUARES = VectorWidth.bits() >= 512;

    /** Step from term to term. */
    final int width;

    /** The copy; column c of term p is at {@code p · width + c}. */
    final double[] array;

    /** Room for so many terms of so many columns. */
    VectorDoublePanel(int terms, int width) {
        this.width = width;
        this.array = new double[terms * width];
    }

    private static VectorShuffle<Double> swap(int distance) {
        return VectorShuffle.fromOp(SPECIES, lane -> lane ^ distance);
    }

    private static VectorMask<Double> high(int distance) {
        var bits = new boolean[SIDE];
        for (int lane = 0; lane < SIDE; lane++) {
            bits[lane] = (lane & distance) != 0;
        }
        return VectorMask.fromArray(SPECIES, bits, 0);
    }

    /** Copies terms of columns that begin at {@code yo}, and zeros up to {@code padded} columns. */
    void fill(DoubleProduct g, int yo, int columns, int padded, int terms) {
        double[] y = g.y;
        if (g.yj == 1) {
            for (int p = 0; p < terms; p++) {
                System.arraycopy(y, yo + p * g.yp, array, p * width, columns);
            }
        } else {
            int c = 0;
            int whole = SQUARES && g.yp == 1 ? terms - terms % SIDE : 0;
            for (; c + SIDE <= columns && whole > 0; c += SIDE) {
                transpose(y, yo + c * g.yj, g.yj, array, c, width, whole);
                copy(g, yo, c, c + SIDE, whole, terms);
            }
            copy(g, yo, c, columns, 0, terms);
        }
        for (int p = 0; columns < padded && p < terms; p++) {
            for (int c = columns; c < padded; c++) {
                array[p * width + c] = 0;
            }
        }
    }

    private void copy(DoubleProduct g, int yo, int from, int to, int first, int terms) {
        for (int c = from; c < to; c++) {
            for (int p = first; p < terms; p++) {
                array[p * width + c] = g.y[yo + p * g.yp + c * g.yj];
            }
        }
    }

    private static DoubleVector load(double[] from, int at) {
        return DoubleVector.fromArray(SPECIES, from, at);
    }

    /** Eight lines of y, {@code step} apart, become eight columns; a multiple of eight terms. */
    private static void transpose(double[] y, int start, int step, double[] to, int at, int width, int terms) {
        int s1 = start + step;
        int s2 = s1 + step;
        int s3 = s2 + step;
        int s4 = s3 + step;
        int s5 = s4 + step;
        int s6 = s5 + step;
        int s7 = s6 + step;
        for (int p = 0; p < terms; p += SIDE) {
            DoubleVector a0 = load(y, start + p);
            DoubleVector a1 = load(y, s1 + p);
            DoubleVector a2 = load(y, s2 + p);
            DoubleVector a3 = load(y, s3 + p);
            DoubleVector a4 = load(y, s4 + p);
            DoubleVector a5 = load(y, s5 + p);
            DoubleVector a6 = load(y, s6 + p);
            DoubleVector a7 = load(y, s7 + p);
            DoubleVector b0 = a0.blend(a4.rearrange(SWAP4), HIGH4);
            DoubleVector b4 = a0.rearrange(SWAP4).blend(a4, HIGH4);
            DoubleVector b1 = a1.blend(a5.rearrange(SWAP4), HIGH4);
            DoubleVector b5 = a1.rearrange(SWAP4).blend(a5, HIGH4);
            DoubleVector b2 = a2.blend(a6.rearrange(SWAP4), HIGH4);
            DoubleVector b6 = a2.rearrange(SWAP4).blend(a6, HIGH4);
            DoubleVector b3 = a3.blend(a7.rearrange(SWAP4), HIGH4);
            DoubleVector b7 = a3.rearrange(SWAP4).blend(a7, HIGH4);
            a0 = b0.blend(b2.rearrange(SWAP2), HIGH2);
            a2 = b0.rearrange(SWAP2).blend(b2, HIGH2);
            a1 = b1.blend(b3.rearrange(SWAP2), HIGH2);
            a3 = b1.rearrange(SWAP2).blend(b3, HIGH2);
            a4 = b4.blend(b6.rearrange(SWAP2), HIGH2);
            a6 = b4.rearrange(SWAP2).blend(b6, HIGH2);
            a5 = b5.blend(b7.rearrange(SWAP2), HIGH2);
            a7 = b5.rearrange(SWAP2).blend(b7, HIGH2);
            int row = at + p * width;
            a0.blend(a1.rearrange(SWAP1), HIGH1).intoArray(to, row);
            a0.rearrange(SWAP1).blend(a1, HIGH1).intoArray(to, row + width);
            a2.blend(a3.rearrange(SWAP1), HIGH1).intoArray(to, row + 2 * width);
            a2.rearrange(SWAP1).blend(a3, HIGH1).intoArray(to, row + 3 * width);
            a4.blend(a5.rearrange(SWAP1), HIGH1).intoArray(to, row + 4 * width);
            a4.rearrange(SWAP1).blend(a5, HIGH1).intoArray(to, row + 5 * width);
            a6.blend(a7.rearrange(SWAP1), HIGH1).intoArray(to, row + 6 * width);
            a6.rearrange(SWAP1).blend(a7, HIGH1).intoArray(to, row + 7 * width);
        }
    }
}
