package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.chainrule.core.kernel.product.DoubleProduct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every tile, also those that this machine has too few or too many registers for, against its own sum of every element. */
class TilesTest {

    private static final long SEED = 20261130;
    private static final int ROWS = 8;
    private static final int TERMS = 11;

    private int lanes;
    private DoubleProduct g = new DoubleProduct();
    private double[] y = {};
    private double[] s = {};

    @BeforeEach
    void needVectors() {
        var refusal = new VectorKernelProvider().refusal();
        assumeTrue(refusal.isEmpty(), () -> "tiles: " + refusal.orElse(""));
        lanes = VectorDoubleTile.LANES;
    }

    private interface Tile {
        void run(double[] z, int last);
    }

    /** x with rows of neighbours, or, transposed, terms of neighbours; y of four vectors a term; s as wide, with a row between. */
    private void operands(boolean transposed) {
        var random = new SplittableRandom(SEED);
        g = new DoubleProduct();
        g.x = random.doubles(3 + ROWS * TERMS, -1, 1).toArray();
        g.xi = transposed ? 1 : TERMS;
        g.xp = transposed ? ROWS : 1;
        y = random.doubles(5 + (long) TERMS * width(), -1, 1).toArray();
        s = random.doubles(7 + 2L * ROWS * width(), -1, 1).toArray();
    }

    private int width() {
        return 4 * lanes;
    }

    /** What z has to be where {@code rows} rows of these columns are computed, and NaN elsewhere. */
    private double[] wanted(int rows, int vectors, int last) {
        var z = empty();
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < vectors * lanes; c++) {
                int at = vectors == 2 && c >= lanes ? last + c - lanes : c;
                double sum = s[7 + i * 2 * width() + at];
                for (int p = 0; p < TERMS; p++) {
                    sum = Math.fma(g.x[3 + i * g.xi + p * g.xp], y[5 + p * width() + at], sum);
                }
                z[2 + i * width() + at] = sum;
            }
        }
        return z;
    }

    private double[] empty() {
        var z = new double[2 + ROWS * width()];
        Arrays.fill(z, Double.NaN);
        return z;
    }

    private void assertTile(int rows, int vectors, int last, Tile tile) {
        var z = empty();
        tile.run(z, last);
        assertThat(z).isEqualTo(wanted(rows, vectors, last));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fourRows(boolean transposed) {
        operands(transposed);
        int w = width();
        assertTile(
                ROWS,
                4,
                lanes,
                (z, last) -> VectorDoubleTile.fourByFour(g, ROWS, TERMS, 3, y, 5, w, s, 7, 2 * w, z, 2, w));
        for (int overlap = 0; overlap < lanes; overlap++) {
            assertTile(
                    ROWS,
                    2,
                    lanes - overlap,
                    (z, last) -> VectorDoubleTile.fourByTwo(g, ROWS, TERMS, 3, y, 5, w, s, 7, 2 * w, z, 2, w, last));
        }
        assertTile(
                ROWS,
                1,
                lanes,
                (z, last) -> VectorDoubleTile.fourByOne(g, ROWS, TERMS, 3, y, 5, w, s, 7, 2 * w, z, 2, w));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneRow(boolean transposed) {
        operands(transposed);
        int w = width();
        assertTile(1, 4, lanes, (z, last) -> VectorDoubleTile.oneByFour(g, TERMS, 3, y, 5, w, s, 7, z, 2));
        assertTile(1, 1, lanes, (z, last) -> VectorDoubleTile.oneByOne(g, TERMS, 3, y, 5, w, s, 7, z, 2));
    }

    /** Rows beyond the last one are that again, and are written over it. */
    @Test
    void eightRowsOfThreeVectors() {
        operands(true);
        int w = width();
        for (int rows = 1; rows <= ROWS; rows++) {
            var x = g.x.clone();
            for (int p = 0; p < TERMS; p++) {
                Arrays.fill(x, 3 + p * ROWS + rows, 3 + (p + 1) * ROWS, x[3 + p * ROWS + rows - 1]);
            }
            var tall = new DoubleProduct();
            tall.x = x;
            tall.y = y;
            int some = rows;
            assertTile(
                    rows,
                    3,
                    lanes,
                    (z, last) ->
                            VectorDoubleTallTile.eightByThree(tall, some, TERMS, 3, ROWS, 5, w, s, 7, 2 * w, z, 2, w));
        }
    }

    @Test
    void aTermTooFewIsNoticed() {
        operands(false);
        var z = empty();
        VectorDoubleTile.oneByOne(g, TERMS - 1, 3, y, 5, width(), s, 7, z, 2);
        assertThat(z).isNotEqualTo(wanted(1, 1, lanes));
    }
}
