package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chainrule.core.kernel.vector.RandomProduct.numbers;
import static org.chainrule.core.kernel.vector.RandomProduct.result;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.chainrule.core.kernel.product.DoubleProduct;
import org.chainrule.core.kernel.product.PlainDoubleLoops;
import org.chainrule.core.kernel.vector.RandomProduct.Operands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Products that leave out the zeros of their left operand have the bits of the plain loops, in every part of their rows. */
class SparseProductsTest {

    private static final long SEED = 20261128;

    /** Rows, terms (less than a part of marks to several blocks), columns in vectors and more, the first row and the end of the part. */
    private static final int[][] SHAPES = {
        {16, 16, 8, 0, 0, 16},
        {21, 17, 8, 0, 4, 21},
        {37, 31, 9, 1, 0, 37},
        {40, 64, 16, 0, 8, 40},
        {19, 65, 8, 3, 0, 19},
        {33, 130, 17, 0, 0, 33},
        {67, 100, 10, 5, 12, 67},
        {18, 321, 17, 2, 1, 18},
        {130, 48, 8, 0, 64, 130}
    };

    @BeforeEach
    void compileLoops() {
        var provider = new VectorKernelProvider();
        var refusal = provider.refusal();
        assumeTrue(refusal.isEmpty(), () -> "sparse products: " + refusal.orElse(""));
        provider.warmUp();
    }

    private static DoubleProduct product(SplittableRandom random, Operands operands, int[] shape, int trial) {
        int columns = shape[2] * VectorDoubleTile.LANES + shape[3];
        return RandomProduct.of(random, operands, shape[0], shape[1], columns, trial, 0.3);
    }

    private static void assertPlainBits(DoubleProduct g, Operands operands, int[] shape, int trial) {
        assertThat(VectorDoubleSparse.suit(g)).as("%s", Arrays.toString(shape)).isTrue();
        assertThat(result(new VectorDoubleLoops(), g, shape[4], shape[5]))
                .as("seed %d, %s, %s, trial %d", SEED, operands, Arrays.toString(shape), trial)
                .isEqualTo(result(new PlainDoubleLoops(), g, shape[4], shape[5]));
    }

    @TestFactory
    List<DynamicTest> theBitsOfThePlainLoops() {
        return RandomProduct.forAllOperands(SEED, (operands, random) -> {
            for (int[] shape : SHAPES) {
                for (int trial = 0; trial < RandomProduct.TRIALS; trial++) {
                    assertPlainBits(product(random, operands, shape, trial), operands, shape, trial);
                }
            }
        });
    }

    /** 0 · ∞ and 0 · NaN are NaN, so a panel that has one is multiplied whole; and a NaN of x is no zero. */
    @TestFactory
    List<DynamicTest> whatIsNotFiniteIsMultipliedByZerosToo() {
        var tests = new ArrayList<DynamicTest>();
        for (Operands operands : Operands.values()) {
            for (double value : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}) {
                tests.add(DynamicTest.dynamicTest(operands + " " + value, () -> {
                    var random = new SplittableRandom(SEED);
                    for (int[] shape : SHAPES) {
                        var g = product(random, operands, shape, 0);
                        int p = random.nextInt(g.k);
                        int j = random.nextInt(g.n);
                        g.y[g.yo + p * g.yp + j * g.yj] = value;
                        assertPlainBits(g, operands, shape, 0);
                        double[] z = result(new VectorDoubleLoops(), g, 0, g.m);
                        for (int i = 0; i < g.m; i++) {
                            assertThat(Double.isFinite(z[g.zo + i * g.zi + j])).isFalse();
                        }
                        g.x[g.xo + random.nextInt(g.m) * g.xi + random.nextInt(g.k) * g.xp] = value;
                        assertPlainBits(g, operands, shape, 0);
                    }
                }));
            }
        }
        return tests;
    }

    @Test
    void aNanAnywhereInAPanelIsSeen() {
        int[] shape = SHAPES[0];
        for (int j = 0; j < shape[2] * VectorDoubleTile.LANES; j++) {
            for (int p : new int[] {0, 1, 15}) {
                var g = product(new SplittableRandom(SEED), Operands.PLAIN, shape, 0);
                g.y[g.yo + p * g.yp + j * g.yj] = Double.NaN;
                assertPlainBits(g, Operands.PLAIN, shape, 0);
            }
        }
    }

    @Test
    void onlyWhatPaysSuits() {
        var random = new SplittableRandom(SEED);
        int[] shape = {64, 64, 16, 0, 0, 64};
        var g = product(random, Operands.PLAIN, shape, 0);
        assertThat(VectorDoubleSparse.suit(g)).isTrue();
        g.x = numbers(random, g.xo, g.m * g.k, 0.9);
        assertThat(VectorDoubleSparse.suit(g)).as("dense").isFalse();
        g.x = numbers(random, g.xo, g.m * g.k, 0.5);
        assertThat(VectorDoubleSparse.suit(g)).as("half of it 0, and wide").isTrue();
        g.n = 8 * VectorDoubleTile.LANES;
        assertThat(VectorDoubleSparse.suit(g)).as("half of it 0, but narrow").isFalse();
        int[] wide = {64, 64, 64, 0, 0, 64};
        var some = product(random, Operands.PLAIN, wide, 0);
        some.x = numbers(random, some.xo, some.m * some.k, 0.8);
        assertThat(VectorDoubleSparse.suit(some))
                .as("wide, but only a fifth of it 0")
                .isFalse();
        g.x = numbers(random, g.xo, g.m * g.k, 0);
        assertThat(VectorDoubleSparse.suit(g)).as("nothing but zeros").isTrue();
        g.n--;
        assertThat(VectorDoubleSparse.suit(g)).as("no whole panel").isFalse();
        g.n++;
        g.m = 15;
        assertThat(VectorDoubleSparse.suit(g)).as("few rows").isFalse();
        g.m = 64;
        g.k = 15;
        assertThat(VectorDoubleSparse.suit(g)).as("few terms").isFalse();
        g.k = 64;
        g.zj = 2;
        assertThat(VectorDoubleSparse.suit(g)).as("columns of the result apart").isFalse();
        g.zj = 1;
        g.ri = 1;
        assertThat(VectorDoubleSparse.suit(g))
                .as("a row of its own for every row")
                .isFalse();
    }

    /** A −0 to start from stays one where all terms are 0, and the plain loops make it 0: as numbers they are the same. */
    @Test
    void onlyTheSignOfAZeroMayDiffer() {
        var g = product(new SplittableRandom(SEED), Operands.PLAIN, SHAPES[0], 0);
        g.x = numbers(new SplittableRandom(SEED), g.xo, g.m * g.k, 0);
        g.row = new double[] {-0.0};
        double[] sparse = result(new VectorDoubleLoops(), g, 0, g.m);
        double[] plain = result(new PlainDoubleLoops(), g, 0, g.m);
        for (int i = g.zo; i < g.zo + g.m * g.n; i++) {
            assertThat(sparse[i] == plain[i]).isTrue();
        }
        assertThat(Double.doubleToRawLongBits(sparse[g.zo])).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void aMarkThatIsMissingIsNoticed() {
        var g = product(new SplittableRandom(SEED), Operands.PLAIN, SHAPES[0], 0);
        double[] right = result(new PlainDoubleLoops(), g, 0, g.m);
        for (int p = 0; p < g.k; p++) {
            g.x[g.xo + p] = 0;
        }
        assertThat(result(new PlainDoubleLoops(), g, 0, g.m)).isNotEqualTo(right);
    }
}
