package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.Kernels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Which loops of vectors a product of doubles wants compiled, and so which it is computed by. The loops are told that none is
 * compiled and that somebody rehearses already, so that nobody begins to; what a product asks for then remains.
 */
class AskedLoopsTest {

    private static final int LANES = lanes();

    /** Columns of the widest tile. */
    private static final int WIDE = 4 * LANES;

    /** So many terms that the smallest products here are worth vectors, and too few for inner products. */
    private static final int TERMS = 24;

    private final VectorKernelProvider provider = new VectorKernelProvider();
    private Field warm;
    private Field asked;
    private Field rehearsing;
    private int warmBefore;
    private int askedBefore;
    private Kernels kernels;

    @BeforeEach
    void cool() throws ReflectiveOperationException {
        var refusal = provider.refusal();
        assumeTrue(refusal.isEmpty(), () -> "asked loops: " + refusal.orElse(""));
        assumeTrue(
                LANES >= 8,
                "asked loops: tiles of four vectors of eight doubles are known here, not those of this machine");
        provider.warmUp(); // afterwards nobody rehearses
        warm = field("warm");
        asked = field("asked");
        rehearsing = field("rehearsing");
        warmBefore = warm.getInt(null);
        askedBefore = asked.getInt(null);
        warm.setInt(null, 0);
        rehearsing.setBoolean(null, true);
        kernels = provider.kernels(Precision.FLOAT64, 1);
    }

    private static int lanes() {
        return new VectorKernelProvider().refusal().isPresent() ? 0 : VectorWidth.bits() / Double.SIZE;
    }

    private static Field field(String name) throws NoSuchFieldException {
        var field = VectorDoubleWarmth.class.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    @AfterEach
    void warmAgain() throws ReflectiveOperationException {
        if (rehearsing != null) {
            warm.setInt(null, warmBefore);
            asked.setInt(null, askedBefore);
            rehearsing.setBoolean(null, false);
        }
    }

    private static Matrix zeros(int rows, int columns) {
        return Matrix.zeros(Precision.FLOAT64, rows, columns);
    }

    /** By {@code x · y}. */
    private int plain(int m, int n, int k) throws ReflectiveOperationException {
        asked.setInt(null, 0);
        kernels.multiply(zeros(m, k), zeros(k, n), 0, zeros(m, n));
        return asked.getInt(null);
    }

    private int plain(int m, int n) throws ReflectiveOperationException {
        return plain(m, n, TERMS);
    }

    /** By {@code xᵀ · y}. */
    private int left(int m, int n, int k) throws ReflectiveOperationException {
        asked.setInt(null, 0);
        kernels.multiplyLeftTransposed(zeros(k, m), zeros(k, n), 0, zeros(m, n));
        return asked.getInt(null);
    }

    /** By {@code x · yᵀ}. */
    private int right(int m, int n, int k) throws ReflectiveOperationException {
        asked.setInt(null, 0);
        kernels.multiplyRightTransposed(zeros(m, k), zeros(n, k), 0, zeros(m, n));
        return asked.getInt(null);
    }

    /** One loop, and none of the others. */
    private static void assertOne(int kind, int others) {
        assertThat(Integer.bitCount(kind)).isEqualTo(1);
        assertThat(kind & others).isZero();
    }

    @Test
    void fourRowsGoByTheWidestTilesThatFit() throws ReflectiveOperationException {
        int four = plain(4, WIDE);
        int two = plain(4, 2 * LANES);
        int one = plain(4, LANES);
        assertOne(four, two | one);
        assertOne(two, one);
        assertOne(one, 0);
        assertThat(plain(4, LANES + 1)).isEqualTo(two);
        assertThat(plain(4, 3 * LANES)).isEqualTo(two | one);
        assertThat(plain(4, 2 * LANES + 1)).isEqualTo(two | one);
        assertThat(plain(4, WIDE + 1)).isEqualTo(four | one);
        assertThat(plain(4, WIDE + LANES)).isEqualTo(four | one);
        assertThat(plain(4, WIDE + 2 * LANES)).isEqualTo(four | two);
        assertThat(plain(4, WIDE + 3 * LANES)).isEqualTo(four | two | one);
        assertThat(plain(4, 2 * WIDE)).isEqualTo(four);
        assertThat(plain(8, WIDE + 3 * LANES)).isEqualTo(four | two | one);
    }

    @Test
    void rowsLeftOverGoOneByOne() throws ReflectiveOperationException {
        int tiles = plain(4, WIDE + LANES);
        int four = plain(3, WIDE);
        int one = plain(3, LANES);
        assertOne(four, tiles | one);
        assertOne(one, tiles);
        assertThat(plain(3, WIDE - 1)).isEqualTo(one);
        assertThat(plain(3, WIDE + LANES)).isEqualTo(four | one);
        assertThat(plain(3, 2 * WIDE)).isEqualTo(four);
        assertThat(plain(1, WIDE + 1)).isEqualTo(four | one);
        assertThat(plain(5, WIDE + LANES)).isEqualTo(tiles | four | one);
        assertThat(plain(5, WIDE)).isEqualTo(plain(4, WIDE) | four);
    }

    @Test
    void aTransposedRightOperandIsCopied() throws ReflectiveOperationException {
        int tiles = plain(5, WIDE + LANES);
        int panel = right(5, WIDE + LANES, TERMS) & ~tiles;
        assertOne(panel, tiles);
        assertThat(right(5, WIDE + LANES, TERMS)).isEqualTo(tiles | panel);
        assertThat(right(3, LANES, 40) & panel).isEqualTo(panel);
        assertThat(right(2, LANES, 40)).isZero(); // plainly
    }

    @Test
    void aNarrowProductOfNeighbouringRowsIsTransposed() throws ReflectiveOperationException {
        int four = plain(3, WIDE);
        assertThat(left(WIDE, 3, TERMS)).isEqualTo(four);
        assertThat(left(WIDE, 1, TERMS)).isEqualTo(four);
        assertThat(left(LANES, 3, 3 * TERMS)).isEqualTo(plain(3, LANES));
        assertThat(left(LANES - 1, 3, 3 * TERMS)).isNotEqualTo(plain(3, LANES)); // a tile of rows among them
        assertThat(left(3, LANES, 3 * TERMS)).isEqualTo(plain(3, LANES));
        assertThat(plain(WIDE, 3, TERMS)).isEqualTo(plain(4, 3, 5 * TERMS)); // rows are not neighbours
    }

    @Test
    void fewMultiplyAddsArePlain() throws ReflectiveOperationException {
        int terms = 512 / (4 * LANES);
        assertThat(plain(4, LANES, terms)).isZero();
        assertThat(plain(4, LANES, terms + 1)).isNotZero();
    }

    @Test
    void longSumsOfFewOrNarrowRowsAreInnerProducts() throws ReflectiveOperationException {
        int many = 8 * LANES;
        int dots = right(2, 5, many);
        assertOne(dots, right(5, WIDE + LANES, TERMS));
        assertThat(right(1, 9, many)).isEqualTo(dots);
        assertThat(right(9, 2, many)).isEqualTo(dots);
        assertThat(right(3, LANES - 1, 4 * many)).isEqualTo(dots);
        assertThat(right(2, 5, many - 1)).isZero(); // plainly
        assertThat(right(3, 3, many) & dots).isZero();
        assertThat(right(3, LANES - 1, 4 * many - 1) & dots).isZero();
        assertThat(right(3, LANES + 1, 4 * many) & dots).isZero();
        assertThat(plain(2, 5, many) & dots).isZero();
        assertThat(left(2, 5, many) & dots).isZero();
    }

    @Test
    void sumsOfColumnsAskForTheirs() throws ReflectiveOperationException {
        asked.setInt(null, 0);
        kernels.columnSums(zeros(3, 5), 0, zeros(1, 5));
        int sums = asked.getInt(null);
        assertOne(sums, right(5, WIDE + LANES, TERMS) | right(2, 5, 8 * LANES));
        warm.setInt(null, sums);
        asked.setInt(null, 0);
        kernels.columnSums(zeros(3, 5), 0, zeros(1, 5));
        assertThat(asked.getInt(null)).isZero();
    }
}
