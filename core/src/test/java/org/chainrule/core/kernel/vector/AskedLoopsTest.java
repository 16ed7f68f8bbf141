package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which loops of vectors a product of doubles wants compiled, and so which it is computed by. */
class AskedLoopsTest {

    private static final int LANES = lanes();

    /** Columns of the widest tile. */
    private static final int WIDE = 4 * LANES;

    /** So many terms that the smallest products here are worth vectors, and too few for inner products. */
    private static final int TERMS = 192 / Math.max(1, LANES);

    private Optional<ColdLoops> cold = Optional.empty();

    @BeforeEach
    void cool() throws ReflectiveOperationException {
        assumeTrue(
                LANES >= 4 && VectorWidth.perTile() == 4,
                "asked loops: tiles of four vectors are known here, not those of this machine");
        cold = Optional.of(new ColdLoops());
    }

    @AfterEach
    void warmAgain() throws ReflectiveOperationException {
        if (cold.isPresent()) {
            cold.get().close();
        }
    }

    private static int lanes() {
        return new VectorKernelProvider().refusal().isPresent() ? 0 : VectorWidth.bits() / Double.SIZE;
    }

    private int plain(int m, int n, int k) throws ReflectiveOperationException {
        return cold.orElseThrow().plain(m, n, k);
    }

    private int plain(int m, int n) throws ReflectiveOperationException {
        return plain(m, n, TERMS);
    }

    private int left(int m, int n, int k) throws ReflectiveOperationException {
        return cold.orElseThrow().left(m, n, k);
    }

    private int right(int m, int n, int k) throws ReflectiveOperationException {
        return cold.orElseThrow().right(m, n, k);
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
    void rowsThatAreNeighboursHaveTilesOfTheirOwn() throws ReflectiveOperationException {
        int columns = VectorDoubleWarmth.COLUMNS;
        assertThat(left(4, WIDE, TERMS)).isEqualTo(VectorDoubleWarmth.FOUR_BY_FOUR << columns);
        assertThat(left(4, 3 * LANES, TERMS))
                .isEqualTo(VectorDoubleWarmth.FOUR_BY_TWO << columns | VectorDoubleWarmth.FOUR_BY_ONE << columns);
        assertThat(plain(4, WIDE)).isEqualTo(VectorDoubleWarmth.FOUR_BY_FOUR);
        assertThat(left(5, WIDE, TERMS))
                .isEqualTo(VectorDoubleWarmth.FOUR_BY_FOUR << columns | VectorDoubleWarmth.ONE_BY_FOUR);
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
        int packed = VectorDoubleWarmth.FOUR_BY_FOUR_PACKED;
        int tiles = (plain(5, WIDE + LANES) & ~VectorDoubleWarmth.FOUR_BY_FOUR) | packed;
        int panel = right(5, WIDE + LANES, TERMS) & ~tiles;
        assertOne(panel, tiles);
        assertThat(right(5, WIDE + LANES, TERMS)).isEqualTo(tiles | panel);
        assertThat(right(3, LANES, 2 * TERMS - 1) & panel).isEqualTo(panel);
        assertThat(right(2, 5 * LANES, 8 * LANES - 1)).isZero(); // plainly
    }

    /** With many rows y is copied, with many columns an x whose rows are neighbours as well. */
    @Test
    void manyRowsAndColumnsAreWorthCopies() throws ReflectiveOperationException {
        int packed = VectorDoubleWarmth.FOUR_BY_FOUR_PACKED | VectorDoubleWarmth.COPY;
        assertThat(plain(44, WIDE)).isEqualTo(VectorDoubleWarmth.FOUR_BY_FOUR);
        assertThat(plain(48, WIDE)).isEqualTo(packed);
        assertThat(plain(48, WIDE - 1)).isEqualTo(packed | VectorDoubleWarmth.FOUR_BY_TWO);
        int column = VectorDoubleWarmth.FOUR_BY_FOUR << VectorDoubleWarmth.COLUMNS;
        assertThat(left(48, 3 * WIDE, TERMS)).isEqualTo(column | VectorDoubleWarmth.COPY);
        assertThat(left(44, 4 * WIDE, TERMS) & ~VectorDoubleWarmth.COPY).isEqualTo(column);
        assertThat(left(48, 4 * WIDE, TERMS)).isEqualTo(packed | VectorDoubleWarmth.PANEL);
    }

    /** Eight rows, or nearly, of many columns; columns beyond whole tiles ask for others, and until they are compiled all do. */
    @Test
    void fewRowsOfManyColumnsGoByTallTiles() throws ReflectiveOperationException {
        int wide = 24 * LANES;
        int tall = VectorDoubleWarmth.TALL;
        var loops = cold.orElseThrow();
        assertThat(plain(8, wide)).isEqualTo(tall | VectorDoubleWarmth.FOUR_BY_FOUR);
        assertThat(plain(5, wide) & tall).isZero();
        assertThat(plain(8, wide - 1) & tall).isZero();
        assertThat(right(8, wide, TERMS) & tall).isZero();
        loops.warm(tall);
        assertThat(plain(8, wide)).isZero();
        assertThat(plain(6, wide)).isZero();
        assertThat(left(16, wide, TERMS)).isZero();
        assertThat(plain(8, wide + 1)).isNotZero();
        loops.warm(tall | VectorDoubleWarmth.FOUR_BY_ONE);
        assertThat(plain(8, wide + 1)).isZero();
    }

    @Test
    void aNarrowProductOfNeighbouringRowsIsTransposed() throws ReflectiveOperationException {
        int four = plain(3, WIDE);
        assertThat(left(WIDE, 3, TERMS)).isEqualTo(four);
        assertThat(left(WIDE, 1, TERMS)).isEqualTo(four);
        assertThat(left(LANES, 3, 3 * TERMS)).isEqualTo(plain(3, LANES));
        if (LANES > 4) { // else the rows that are too few are too few for a tile of rows as well
            assertThat(left(LANES - 1, 3, 3 * TERMS)).isNotEqualTo(plain(3, LANES));
        }
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
        int dots = right(2, 9, many);
        assertOne(dots, right(5, WIDE + LANES, TERMS));
        assertThat(right(1, 17, many)).isEqualTo(dots);
        assertThat(right(9, 2, many)).isEqualTo(dots);
        assertThat(right(3, LANES - 1, 4 * many)).isEqualTo(dots);
        assertThat(right(2, 9, many - 1)).isZero(); // plainly
        assertThat(right(3, 3, 2 * many) & dots).isZero();
        assertThat(right(3, LANES - 1, 4 * many - 1) & dots).isZero();
        assertThat(right(3, Math.max(9, LANES), 4 * many) & dots).isZero();
        assertThat(plain(2, 9, many) & dots).isZero();
        assertThat(left(2, 9, many) & dots).isZero();
    }

    /** What leaves zeros out is asked for first, and as it is not compiled, tiles too. */
    @Test
    void zerosAreLeftOutBefore() throws ReflectiveOperationException {
        int wide = 16 * LANES;
        int sparse = VectorDoubleWarmth.SPARSE | VectorDoubleWarmth.COPY;
        var loops = cold.orElseThrow();
        assertThat(loops.sparse(16, wide, TERMS)).isEqualTo(sparse | plain(16, wide));
        assertThat(loops.sparseLeft(16, wide, TERMS))
                .isEqualTo(sparse | VectorDoubleWarmth.PANEL | left(16, wide, TERMS));
        assertThat(loops.sparseRight(16, wide, TERMS))
                .isEqualTo(VectorDoubleWarmth.SPARSE | VectorDoubleWarmth.PANEL | right(16, wide, TERMS));
        loops.warm(sparse);
        assertThat(loops.sparse(16, wide, TERMS)).isZero();
        assertThat(loops.sparseLeft(16, wide, TERMS)).isNotZero();
        assertThat(loops.sparseRight(16, wide, TERMS)).isNotZero();
        loops.warm(sparse & ~VectorDoubleWarmth.COPY);
        assertThat(loops.sparse(16, wide, TERMS)).isNotZero();
        loops.warm(sparse & ~VectorDoubleWarmth.SPARSE);
        assertThat(loops.sparse(16, wide, TERMS)).isNotZero();
    }

    /** Columns beyond its panels, eight vectors wide, go by tiles. */
    @Test
    void whatIsBeyondPanelsWithoutZerosIsAskedForAsWell() throws ReflectiveOperationException {
        int columns = 16 * LANES + 1;
        int sparse = VectorDoubleWarmth.SPARSE | VectorDoubleWarmth.COPY;
        var loops = cold.orElseThrow();
        loops.warm(sparse);
        assertThat(loops.sparse(16, columns, TERMS)).isNotZero();
        loops.warm(sparse | VectorDoubleWarmth.FOUR_BY_ONE);
        assertThat(loops.sparse(16, columns, TERMS)).isZero();
    }

    @Test
    void sumsOfColumnsAskForTheirs() throws ReflectiveOperationException {
        int sums = cold.orElseThrow().sums(3, 5);
        assertOne(sums, right(5, WIDE + LANES, TERMS) | right(2, 9, 8 * LANES));
        cold.orElseThrow().warm(sums);
        assertThat(cold.orElseThrow().sums(3, 5)).isZero();
    }
}
