package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chainrule.core.kernel.vector.RandomProduct.assertPlainBits;
import static org.chainrule.core.kernel.vector.RandomProduct.result;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.chainrule.core.kernel.product.DoubleLoops;
import org.chainrule.core.kernel.product.DoubleProduct;
import org.chainrule.core.kernel.vector.RandomProduct.Operands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Products by tiles have the bits of the plain loops, also on machines that compute most of these products otherwise. */
class TilingTest {

    private static final long SEED = 20261202;

    @BeforeEach
    void needVectors() {
        var refusal = new VectorKernelProvider().refusal();
        assumeTrue(refusal.isEmpty(), () -> "tiling: " + refusal.orElse(""));
    }

    private static int lanes() {
        return VectorDoubleTile.LANES;
    }

    private static DoubleLoops tiling() {
        var tiling = new VectorDoubleTiling();
        return (g, from, to) -> tiling.compute(g, from, to, 0, g.n);
    }

    /** The same product as zᵀ = yᵀ xᵀ, whose columns are not neighbours. */
    private static DoubleLoops flipped() {
        var tiling = new VectorDoubleTiling();
        var flipped = new DoubleProduct();
        return (g, from, to) -> {
            flipped.transpose(g);
            tiling.compute(flipped, 0, flipped.m, from, to);
        };
    }

    @TestFactory
    List<DynamicTest> everyNumberOfRowsAndColumns() {
        return RandomProduct.forAllOperands(SEED, (operands, random) -> {
            var tiling = tiling();
            var flipped = flipped();
            for (int m = 1; m <= 13; m++) {
                for (int n = 1; n <= 9 * lanes() + 1; n++) {
                    int trial = random.nextInt(RandomProduct.TRIALS);
                    var g = RandomProduct.of(random, operands, m, 1 + random.nextInt(20), n, trial, 1);
                    int from = random.nextInt(m);
                    int to = from + 1 + random.nextInt(m - from);
                    assertPlainBits(tiling, g, 0, m, operands);
                    assertPlainBits(tiling, g, from, to, operands);
                    assertPlainBits(flipped, g, from, to, operands);
                }
            }
        });
    }

    /** Several blocks of terms, rows enough for a copy of y, and rows of y that are a multiple of 1 kB apart. */
    @TestFactory
    List<DynamicTest> severalBlocksAndCopies() {
        return RandomProduct.forAllOperands(SEED, (operands, random) -> {
            var tiling = tiling();
            for (int trial = 0; trial < RandomProduct.TRIALS; trial++) {
                for (int n : new int[] {lanes() - 1, 5 * lanes() + 1}) {
                    assertPlainBits(tiling, RandomProduct.of(random, operands, 9, 1100, n, trial, 1), 0, 9, operands);
                    assertPlainBits(tiling, RandomProduct.of(random, operands, 200, 3, n, trial, 1), 2, 198, operands);
                }
                assertPlainBits(tiling, RandomProduct.of(random, operands, 26, 5, 128, trial, 1), 0, 25, operands);
            }
        });
    }

    /** Columns enough for a copy of x, rows and terms for several blocks, and few rows of a large y. */
    @TestFactory
    List<DynamicTest> severalBlocksOfRows() {
        int wide = 16 * lanes();
        return RandomProduct.forAllOperands(SEED, (operands, random) -> {
            var tiling = tiling();
            for (int trial = 0; trial < RandomProduct.TRIALS; trial++) {
                assertPlainBits(
                        tiling, RandomProduct.of(random, operands, 311, 5, wide + 1, trial, 1), 2, 310, operands);
                assertPlainBits(tiling, RandomProduct.of(random, operands, 310, 5, 5, trial, 1), 0, 310, operands);
                assertPlainBits(tiling, RandomProduct.of(random, operands, 50, 1030, wide, trial, 1), 0, 49, operands);
                assertPlainBits(tiling, RandomProduct.of(random, operands, 8, 300, 500, trial, 1), 0, 8, operands);
            }
        });
    }

    /** What the sums without zeros leave to the tiles; what spills behind a row is theirs to write over. */
    @Test
    void columnsFromOneOn() {
        var random = new SplittableRandom(SEED);
        var tiling = new VectorDoubleTiling();
        int left = 2 * lanes();
        for (int beyond = 1; beyond <= 4 * lanes() + 1; beyond++) {
            for (int trial = 0; trial < RandomProduct.TRIALS; trial++) {
                var g = RandomProduct.of(random, Operands.PLAIN, 10, 7, left + beyond, trial, 1);
                double[] wanted = result(tiling(), g, 0, g.m);
                double[] found = result((h, from, to) -> tiling.compute(h, from, to, left, h.n), g, 0, g.m);
                for (int i = 0; i < g.m; i++) {
                    for (int j = left; j < g.n; j++) {
                        int at = g.zo + i * g.zi + j;
                        assertThat(found[at])
                                .as("%d columns, row %d", beyond, i)
                                .isEqualTo(wanted[at]);
                    }
                }
                assertThat(found[g.zo + g.m * g.zi]).as("behind the last row").isNaN();
            }
        }
    }

    @TestFactory
    List<DynamicTest> noOperandOfACallerIsKept() {
        return RandomProduct.forAllOperands(SEED, (operands, random) -> {
            var tiling = new VectorDoubleTiling();
            var g = RandomProduct.of(random, operands, 50, 20, 16 * lanes(), 0, 1);
            tiling.compute(g, 0, 50, 0, g.n);
            assertThat(tiling.left()).isNotNull().isNotSameAs(g.x);
        });
    }

    @Test
    void aTermThatIsMissingIsNoticed() {
        var g = RandomProduct.of(new SplittableRandom(SEED), Operands.PLAIN, 9, 20, 3 * lanes(), 0, 1);
        double[] right = result(tiling(), g, 0, 9);
        g.x[g.xo + 8 * g.xi + 19] = 0;
        assertThat(result(tiling(), g, 0, 9)).isNotEqualTo(right);
    }
}
