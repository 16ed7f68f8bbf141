package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chainrule.core.kernel.vector.RandomProduct.result;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.chainrule.core.kernel.product.DoubleLoops;
import org.chainrule.core.kernel.product.DoubleProduct;
import org.chainrule.core.kernel.vector.RandomProduct.Operands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inner products add in one order, wherever an element stands, also where most of these products are computed otherwise. */
class DotsTest {

    private static final long SEED = 20261203;

    @BeforeEach
    void needVectors() {
        var refusal = new VectorKernelProvider().refusal();
        assumeTrue(refusal.isEmpty(), () -> "inner products: " + refusal.orElse(""));
    }

    private static int lanes() {
        return VectorDoubleTile.LANES;
    }

    private static DoubleLoops byVectors() {
        return new VectorDoubleDots()::byVectors;
    }

    private static DoubleProduct product(SplittableRandom random, int m, int k, int n) {
        int trial = random.nextInt(RandomProduct.TRIALS);
        return RandomProduct.of(random, Operands.RIGHT_TRANSPOSED, m, k, n, trial, 1);
    }

    /** The lanes of a vector, then the two halves of what is left again and again, then the terms that fill no vector. */
    private static double sum(DoubleProduct g, int i, int j) {
        var lanes = new double[lanes()];
        int whole = g.k / lanes() * lanes();
        for (int p = 0; p < whole; p++) {
            lanes[p % lanes()] = Math.fma(x(g, i, p), y(g, p, j), lanes[p % lanes()]);
        }
        double sum = halved(lanes);
        for (int p = whole; p < g.k; p++) {
            sum = Math.fma(x(g, i, p), y(g, p, j), sum);
        }
        return g.start(i, j) + sum;
    }

    private static double halved(double[] lanes) {
        for (int half = lanes.length / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    /** On machines with other vectors, too. */
    @Test
    void lanesOfEveryNumberAreAddedInHalves() {
        var random = new SplittableRandom(SEED);
        for (int count = 1; count <= 64; count *= 2) {
            for (int trial = 0; trial < 20; trial++) {
                int at = random.nextInt(4);
                double[] all = random.doubles(at + count + 2L, -1, 1).toArray();
                double[] lanes = Arrays.copyOfRange(all, at, at + count);
                assertThat(VectorDoubleDots.total(all, at, count))
                        .as("%d lanes", count)
                        .isEqualTo(halved(lanes));
            }
        }
    }

    private static double x(DoubleProduct g, int i, int p) {
        return g.x[g.xo + i * g.xi + p * g.xp];
    }

    private static double y(DoubleProduct g, int p, int j) {
        return g.y[g.yo + p * g.yp + j * g.yj];
    }

    @Test
    void everyNumberOfRowsAndColumns() {
        var random = new SplittableRandom(SEED);
        var byVectors = byVectors();
        for (int m = 1; m <= 11; m++) {
            for (int n = 1; n <= 9; n++) {
                for (int k : new int[] {lanes(), 3 * lanes() + 1, 5 * lanes() - 1}) {
                    var g = product(random, m, k, n);
                    int from = random.nextInt(m);
                    int to = from + 1 + random.nextInt(m - from);
                    var wanted = g.z.clone();
                    for (int i = from; i < to; i++) {
                        for (int j = 0; j < n; j++) {
                            wanted[g.zo + i * g.zi + j] = sum(g, i, j);
                        }
                    }
                    assertThat(result(byVectors, g, from, to))
                            .as("seed %d, %d×%d×%d, rows %d to %d", SEED, m, k, n, from, to)
                            .isEqualTo(wanted);
                }
            }
        }
    }

    @Test
    void onlyWhatPaysSuits() {
        int many = 32 * lanes();
        int columns = Math.max(8, lanes() - 1);
        var g = product(new SplittableRandom(SEED), 3, many, columns);
        assertThat(VectorDoubleDots.suit(g)).as("few columns, many terms").isTrue();
        g.n++;
        assertThat(VectorDoubleDots.suit(g)).as("more columns").isFalse();
        g.m = 2;
        assertThat(VectorDoubleDots.suit(g)).as("two rows").isTrue();
        g.k = 8 * lanes();
        assertThat(VectorDoubleDots.suit(g)).as("two rows, fewer terms").isTrue();
        g.k--;
        assertThat(VectorDoubleDots.suit(g)).as("two rows, too few terms").isFalse();
        g.k = many - 1;
        g.m = 3;
        g.n = columns;
        assertThat(VectorDoubleDots.suit(g)).as("few columns, too few terms").isFalse();
        g.n = 2;
        assertThat(VectorDoubleDots.suit(g)).as("two columns").isTrue();
        g.yj = 1;
        assertThat(VectorDoubleDots.suit(g)).as("columns that are neighbours").isFalse();
        g.yj = many;
        g.yp = 2;
        assertThat(VectorDoubleDots.suit(g)).as("terms of y apart").isFalse();
        g.yp = 1;
        g.xp = 2;
        assertThat(VectorDoubleDots.suit(g)).as("terms of x apart").isFalse();
    }

    @Test
    void aTermThatIsMissingIsNoticed() {
        var g = product(new SplittableRandom(SEED), 5, 2 * lanes() + 1, 5);
        double[] right = result(byVectors(), g, 0, 5);
        g.x[g.xo + 4 * g.xi + g.k - 1] = 0;
        assertThat(result(byVectors(), g, 0, 5)).isNotEqualTo(right);
    }
}
