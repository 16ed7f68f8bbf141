package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chainrule.core.kernel.vector.RandomProduct.assertPlainBits;
import static org.chainrule.core.kernel.vector.RandomProduct.result;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.SplittableRandom;
import org.chainrule.core.kernel.product.DoubleProduct;
import org.chainrule.core.kernel.vector.RandomProduct.Operands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Tall tiles have the bits of the plain loops, also on machines that have too few registers and never use them. */
class TallTest {

    private static final long SEED = 20261203;

    @BeforeEach
    void needVectors() {
        var refusal = new VectorKernelProvider().refusal();
        assumeTrue(refusal.isEmpty(), () -> "tall tiles: " + refusal.orElse(""));
    }

    private static int width() {
        return VectorDoubleTallTile.WIDTH;
    }

    /** From this many columns on. */
    private static int wide() {
        return 8 * width();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RIGHT_TRANSPOSED", "BOTH_TRANSPOSED"})
    void everyNumberOfRows(Operands operands) {
        var random = new SplittableRandom(SEED);
        var tall = new VectorDoubleTall();
        for (int m = 1; m <= 33; m++) {
            for (int trial = 0; trial < RandomProduct.TRIALS; trial++) {
                int n = width() * (1 + random.nextInt(3));
                var g = RandomProduct.of(random, operands, m, 1 + random.nextInt(20), n, trial, 1);
                int from = random.nextInt(m);
                assertPlainBits(tall::compute, g, 0, m, operands);
                assertPlainBits(tall::compute, g, from, from + 1 + random.nextInt(m - from), operands);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RIGHT_TRANSPOSED", "BOTH_TRANSPOSED"})
    void severalBlocksOfTerms(Operands operands) {
        var random = new SplittableRandom(SEED);
        var tall = new VectorDoubleTall();
        for (int trial = 0; trial < RandomProduct.TRIALS; trial++) {
            for (int m : new int[] {8, 14}) {
                var g = RandomProduct.of(random, operands, m, 1100, width(), trial, 1);
                assertPlainBits(tall::compute, g, 0, m, operands);
            }
        }
    }

    /** As the loops choose them where registers are enough; the columns beyond whole tiles go by others. */
    @ParameterizedTest
    @EnumSource
    void throughTheLoops(Operands operands) {
        new VectorKernelProvider().warmUp();
        var random = new SplittableRandom(SEED);
        var loops = new VectorDoubleLoops();
        for (int m : new int[] {8, 14}) {
            for (int beyond = 0; beyond < width(); beyond++) {
                for (int trial = 0; trial < RandomProduct.TRIALS; trial++) {
                    var g = RandomProduct.of(random, operands, m, 7, wide() + beyond, trial, 1);
                    assertPlainBits(loops, g, 0, m, operands);
                }
            }
        }
    }

    @Test
    void onlyFewRowsAndManyColumnsOfNeighboursSuit() {
        boolean can = VectorWidth.perTile() == 4;
        var g = RandomProduct.of(new SplittableRandom(SEED), Operands.PLAIN, 8, 5, wide(), 0, 1);
        for (int rows : new int[] {6, 7, 8, 14, 16, 40, 47}) {
            assertThat(VectorDoubleTall.suit(g, rows)).as("%d rows", rows).isEqualTo(can);
        }
        for (int rows : new int[] {1, 4, 5, 9, 13, 45, 48, 56}) {
            assertThat(VectorDoubleTall.suit(g, rows)).as("%d rows", rows).isFalse();
        }
        g.n--;
        assertThat(VectorDoubleTall.suit(g, 8)).as("few columns").isFalse();
        g.n++;
        g.zj = 2;
        assertThat(VectorDoubleTall.suit(g, 8))
                .as("columns of the result apart")
                .isFalse();
        g.zj = 1;
        g.yj = 5;
        assertThat(VectorDoubleTall.suit(g, 8))
                .as("columns of the right operand apart")
                .isFalse();
        assertThat(VectorDoubleTall.whole(wide() + 1)).isEqualTo(wide());
    }

    @Test
    void noOperandOfACallerIsKept() {
        for (int rows : new int[] {7, 8}) {
            var tall = new VectorDoubleTall();
            DoubleProduct g =
                    RandomProduct.of(new SplittableRandom(SEED), Operands.LEFT_TRANSPOSED, rows, 5, width(), 0, 1);
            tall.compute(g, 0, rows);
            assertThat(tall.keeps(g.x)).isFalse();
            assertThat(tall.keeps(g.y)).isFalse();
        }
    }

    @Test
    void aTermThatIsMissingIsNoticed() {
        var g = RandomProduct.of(new SplittableRandom(SEED), Operands.PLAIN, 8, 20, width(), 0, 1);
        double[] right = result(new VectorDoubleTall()::compute, g, 0, 8);
        g.x[g.xo + 7 * g.xi + 19] = 0;
        assertThat(result(new VectorDoubleTall()::compute, g, 0, 8)).isNotEqualTo(right);
    }
}
