package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chainrule.core.kernel.vector.RandomProduct.assertPlainBits;
import static org.chainrule.core.kernel.vector.RandomProduct.result;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.chainrule.core.kernel.product.DoubleLoops;
import org.chainrule.core.kernel.vector.RandomProduct.Operands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Blocks for 16 registers have the bits of the plain loops, also on machines that have more and never use them. */
class BlockProductsTest {

    private static final long SEED = 20261129;

    @BeforeEach
    void needVectors() {
        var refusal = new VectorKernelProvider().refusal();
        assumeTrue(refusal.isEmpty(), () -> "block products: " + refusal.orElse(""));
    }

    private static int lanes() {
        return VectorDoubleTile.LANES;
    }

    private static DoubleLoops blocks() {
        return new VectorDoubleBlocks()::compute;
    }

    @TestFactory
    List<DynamicTest> everyNumberOfRowsAndColumns() {
        return RandomProduct.forAllOperands(SEED, (operands, random) -> {
            var blocks = blocks();
            for (int m = 1; m <= 24; m++) {
                for (int n = lanes(); n <= 6 * lanes() + 1; n++) {
                    int trial = random.nextInt(RandomProduct.TRIALS);
                    var g = RandomProduct.of(random, operands, m, 1 + random.nextInt(20), n, trial, 0.9);
                    int from = random.nextInt(m);
                    assertPlainBits(blocks, g, 0, m, operands);
                    assertPlainBits(blocks, g, from, from + 1 + random.nextInt(m - from), operands);
                }
            }
        });
    }

    /** As the loops ask for them where there are 16 registers; here on any machine. */
    @TestFactory
    List<DynamicTest> throughTheLoops() {
        return RandomProduct.forAllOperands(SEED, (operands, random) -> {
            var loops = new VectorDoubleLoops();
            for (int trial = 0; trial < RandomProduct.TRIALS; trial++) {
                var g = RandomProduct.of(random, operands, 11, 9, 3 * lanes() + 1, trial, 1);
                assertPlainBits(loops::byBlocks, g, 0, 11, operands);
            }
        });
    }

    @Test
    void onlyWhatPaysSuits() {
        var g = RandomProduct.of(new SplittableRandom(SEED), Operands.PLAIN, 8, 5, lanes(), 0, 1);
        assertThat(VectorDoubleBlocks.pays(g)).isTrue();
        assertThat(VectorDoubleBlocks.suit(g)).isEqualTo(VectorWidth.perTile() == 2);
        g.m = 7;
        assertThat(VectorDoubleBlocks.pays(g)).as("few rows").isFalse();
        g.m = 8;
        g.n--;
        assertThat(VectorDoubleBlocks.pays(g)).as("less than a vector").isFalse();
        g.n++;
        g.zj = 2;
        assertThat(VectorDoubleBlocks.pays(g)).as("columns of the result apart").isFalse();
        g.zj = 1;
        g.ri = 1;
        assertThat(VectorDoubleBlocks.pays(g))
                .as("a row of its own for every row")
                .isFalse();
        g.ri = 0;
        g.xp = 2;
        assertThat(VectorDoubleBlocks.pays(g))
                .as("neither rows nor terms are neighbours")
                .isFalse();
        g.xi = 1;
        assertThat(VectorDoubleBlocks.pays(g)).as("rows are neighbours").isTrue();
    }

    /** Several blocks of rows and of terms, and more panels than are copied at a time; β and starts of every kind. */
    @TestFactory
    List<DynamicTest> severalBlocks() {
        return RandomProduct.forAllOperands(SEED, (operands, random) -> {
            var blocks = blocks();
            for (int trial = 0; trial < RandomProduct.TRIALS; trial++) {
                assertPlainBits(blocks, RandomProduct.of(random, operands, 11, 1300, 9, trial, 1), 0, 11, operands);
                assertPlainBits(blocks, RandomProduct.of(random, operands, 1000, 3, 17, trial, 1), 7, 998, operands);
                for (int beyond = 0; beyond < 2 * lanes(); beyond++) {
                    int n = 16 * lanes() + beyond;
                    assertPlainBits(blocks, RandomProduct.of(random, operands, 9, 30, n, trial, 1), 0, 9, operands);
                }
                assertPlainBits(blocks, RandomProduct.of(random, operands, 13, 600, 290, trial, 1), 0, 13, operands);
            }
        });
    }

    @Test
    void aPanelOfOneVectorIsForeseen() {
        var g = RandomProduct.of(new SplittableRandom(SEED), Operands.PLAIN, 8, 5, lanes(), 0, 1);
        for (g.n = lanes(); g.n < 60 * lanes(); g.n++) {
            boolean thin = false;
            int copied;
            for (int j = 0; j < g.n; j += copied) {
                copied = VectorDoubleBlocks.columns(g.n - j);
                int width;
                for (int c = 0; c < copied; c += width) {
                    width = VectorDoubleBlocks.width(copied - c);
                    thin |= width == lanes();
                }
            }
            assertThat(VectorDoubleBlocks.hasThinPanel(g)).as("%s columns", g.n).isEqualTo(thin);
        }
    }

    @Test
    void noPanelIsNarrowerThanAVector() {
        for (int n = lanes(); n < 60 * lanes(); n++) {
            int columns;
            for (int j = 0; j < n; j += columns) {
                columns = VectorDoubleBlocks.columns(n - j);
                assertThat(columns).as("columns of %d from %d", n, j).isBetween(lanes(), n - j);
                int width;
                for (int c = 0; c < columns; c += width) {
                    width = VectorDoubleBlocks.width(columns - c);
                    assertThat(width).isBetween(lanes(), Math.min(2 * lanes(), columns - c));
                }
            }
        }
    }

    @Test
    void rowsThatAreNoMultipleOfFiveLeaveFewMultiplesOfFourWhereTheyCan() {
        int[] few = {0, 0, 0, 0, 0, 5, 5, 5, 0, 5, 10, 10};
        for (int rows = 0; rows < 1000; rows++) {
            int fives = VectorDoubleBlocks.byFives(rows);
            if (rows < few.length) {
                assertThat(fives).as("%d rows", rows).isEqualTo(few[rows]);
            } else {
                assertThat(fives % 5).as("%d rows", rows).isZero();
                assertThat(rows - fives).as("%d rows", rows).isIn(0, 4, 8, 12, 16);
            }
        }
    }

    @Test
    void whatAVectorReadsTooMuchIsOverwritten() {
        int rows = 5;
        int terms = 7;
        var x = new double[terms * rows];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        var packed = new double[x.length + lanes()];
        VectorDoubleBlocks.pack(x, 0, rows, rows, terms, packed, 0, 0);
        assertThat(packed).startsWith(x);
    }

    @Test
    void aTermThatIsMissingIsNoticed() {
        var g = RandomProduct.of(new SplittableRandom(SEED), Operands.PLAIN, 9, 20, 3 * lanes(), 0, 1);
        double[] right = result(blocks(), g, 0, 9);
        g.x[g.xo + 8 * g.xi + 19] = 0;
        assertThat(result(blocks(), g, 0, 9)).isNotEqualTo(right);
    }
}
