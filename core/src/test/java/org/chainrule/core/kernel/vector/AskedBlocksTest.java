package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which products of doubles go by blocks on a machine of 16 vector registers. */
class AskedBlocksTest {

    private static final int TERMS = 40;

    private Optional<ColdLoops> cold = Optional.empty();
    private int lanes;

    @BeforeEach
    void cool() throws ReflectiveOperationException {
        boolean vectors = new VectorKernelProvider().refusal().isEmpty();
        assumeTrue(vectors && VectorWidth.perTile() == 2, "asked blocks: this machine has no vectors, or 32 of them");
        lanes = VectorDoubleTile.LANES;
        cold = Optional.of(new ColdLoops());
    }

    @AfterEach
    void warmAgain() throws ReflectiveOperationException {
        if (cold.isPresent()) {
            cold.get().close();
        }
    }

    private int plain(int m, int n) throws ReflectiveOperationException {
        return cold.orElseThrow().plain(m, n, TERMS);
    }

    private int left(int m, int n) throws ReflectiveOperationException {
        return cold.orElseThrow().left(m, n, TERMS);
    }

    private int right(int m, int n, int k) throws ReflectiveOperationException {
        return cold.orElseThrow().right(m, n, k);
    }

    @Test
    void eightRowsOfAVectorAreEnough() throws ReflectiveOperationException {
        assertThat(plain(8, lanes)).isEqualTo(VectorDoubleWarmth.ROW_BLOCKS | VectorDoubleWarmth.THIN_BLOCKS);
        assertThat(plain(100, 9 * lanes + 1)).isEqualTo(VectorDoubleWarmth.ROW_BLOCKS);
        assertThat(left(8, lanes)).isEqualTo(VectorDoubleWarmth.COLUMN_BLOCKS);
        int blocks = VectorDoubleWarmth.ROW_BLOCKS | VectorDoubleWarmth.COLUMN_BLOCKS;
        assertThat(plain(7, 9 * lanes) & blocks).isZero();
        assertThat(plain(7, 9 * lanes)).isNotZero();
        assertThat(plain(100, lanes - 1) & blocks).isZero();
        assertThat(left(7, 9 * lanes) & blocks).isZero();
    }

    @Test
    void panelsOfOneVectorGoEightRowsAtATime() throws ReflectiveOperationException {
        int thin = VectorDoubleWarmth.THIN_BLOCKS;
        assertThat(plain(8, 3 * lanes) & thin).isNotZero();
        assertThat(plain(8, 2 * lanes + 1) & thin).isNotZero();
        assertThat(plain(8, lanes + 1) & thin).isZero();
        assertThat(plain(8, 2 * lanes) & thin).isZero();
        assertThat(plain(8, 2 * lanes + 2) & thin).isZero();
        assertThat(left(8, 3 * lanes) & thin).isZero();
    }

    @Test
    void aTransposedRightOperandIsCopiedAndItsLongSumsAreNoInnerProducts() throws ReflectiveOperationException {
        int asked = VectorDoubleWarmth.ROW_BLOCKS | VectorDoubleWarmth.PANEL;
        assertThat(right(8, 2 * lanes, TERMS)).isEqualTo(asked);
        assertThat(right(9, 2 * lanes, 50 * lanes)).isEqualTo(asked);
        assertThat(right(9, 2, 50 * lanes)).isEqualTo(VectorDoubleWarmth.DOTS);
    }

    /** What leaves zeros out is asked for first, and as it is not compiled, blocks too. */
    @Test
    void zerosAreLeftOutBefore() throws ReflectiveOperationException {
        int wide = 16 * lanes;
        int sparse = VectorDoubleWarmth.SPARSE | VectorDoubleWarmth.COPY;
        var loops = cold.orElseThrow();
        assertThat(loops.sparse(16, wide, TERMS)).isEqualTo(sparse | VectorDoubleWarmth.ROW_BLOCKS);
        assertThat(loops.sparseLeft(16, wide, TERMS))
                .isEqualTo(sparse | VectorDoubleWarmth.PANEL | VectorDoubleWarmth.COLUMN_BLOCKS);
        loops.warm(sparse);
        assertThat(loops.sparse(16, wide, TERMS)).isZero();
    }

    @Test
    void whatIsWarmIsNotAskedFor() throws ReflectiveOperationException {
        cold.orElseThrow().warm(VectorDoubleWarmth.ROW_BLOCKS);
        assertThat(plain(8, 2 * lanes)).isZero();
        assertThat(left(8, 2 * lanes)).isNotZero();
    }

    /** One of the loops that this machine never uses would make everybody wait who waits for all. */
    @Test
    void tilesOfFourVectorsAreNotWaitedFor() throws ReflectiveOperationException {
        int four = VectorDoubleWarmth.FOUR_BY_FOUR | VectorDoubleWarmth.FOUR_BY_FOUR << VectorDoubleWarmth.COLUMNS;
        assertThat(plain(4, 4 * lanes) & four).isZero();
        assertThat(left(4, 4 * lanes) & four).isZero();
        assertThat(VectorDoubleWarmth.all() & four).isZero();
    }
}
