package org.chainrule.core.kernel.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every loop takes every operand by rows or by columns, with gaps, and a part of the rows; the sums are ascending chains. */
class StridesTest {

    private static final long SEED = 20261128;

    /** One product, laid out at random: NaN stands in the gaps of the factors, where nothing is to be read. */
    private static final class Layout {
        private final SplittableRandom random;
        private final DoubleProduct g = new DoubleProduct();

        Layout(SplittableRandom random, int m, int n, int k) {
            this.random = random;
            g.sizes(m, n, k, new double[] {0, 1, -0.5}[random.nextInt(3)]);
            g.xo = random.nextInt(4);
            int[] steps = steps(m, k);
            g.xi = steps[0];
            g.xp = steps[1];
            g.x = filled(g.xo, m, g.xi, k, g.xp);
            g.yo = random.nextInt(4);
            steps = steps(k, n);
            g.yp = steps[0];
            g.yj = steps[1];
            g.y = filled(g.yo, k, g.yp, n, g.yj);
            g.zo = random.nextInt(4);
            steps = steps(m, n);
            g.zi = steps[0];
            g.zj = steps[1];
            g.z = filled(g.zo, m, g.zi, n, g.zj);
            start(m, n);
        }

        /** Sums start from nothing, from a number for every column, or, as in a transposed product, for every row. */
        private void start(int m, int n) {
            int kind = random.nextInt(3);
            g.ro = kind == 0 ? 0 : random.nextInt(4);
            g.rj = kind == 1 ? 1 : 0;
            g.ri = kind == 2 ? 1 : 0;
            g.row = kind == 0 ? new double[1] : filled(g.ro, m, g.ri, n, g.rj);
        }

        /** By rows or by columns, dense or with gaps. */
        private int[] steps(int rows, int columns) {
            int inner = 1 + random.nextInt(3);
            int gap = random.nextInt(3);
            return random.nextBoolean()
                    ? new int[] {columns * inner + gap, inner}
                    : new int[] {inner, rows * inner + gap};
        }

        private double[] filled(int offset, int rows, int rowStep, int columns, int columnStep) {
            var array = new double[offset + rows * rowStep + columns * columnStep];
            Arrays.fill(array, Double.NaN);
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    array[offset + r * rowStep + c * columnStep] = random.nextDouble(-2, 2);
                }
            }
            return array;
        }

        private double[] expected(int from, int to) {
            double[] z = g.z.clone();
            for (int i = from; i < to; i++) {
                for (int j = 0; j < g.n; j++) {
                    int at = g.zo + i * g.zi + j * g.zj;
                    double sum = g.beta == 0 ? g.row[g.ro + i * g.ri + j * g.rj] : g.beta * z[at];
                    for (int p = 0; p < g.k; p++) {
                        sum = Math.fma(g.x[g.xo + i * g.xi + p * g.xp], g.y[g.yo + p * g.yp + j * g.yj], sum);
                    }
                    z[at] = sum;
                }
            }
            return z;
        }
    }

    private record Named(String name, DoubleLoops loops) {}

    private static List<Named> loops() {
        var panels = new DoublePanels();
        return List.of(
                new Named("tiles", DoubleTiles::compute),
                new Named("panels", (g, from, to) -> panels.compute(g, from, to, 0, g.n)),
                new Named("the choice between them", new PlainDoubleLoops()));
    }

    private static void check(DoubleLoops loops, Layout layout, int from, int to) {
        double[] expected = layout.expected(from, to);
        loops.compute(layout.g, from, to);
        assertThat(layout.g.z)
                .as("seed %d, %d×%d×%d, rows %d to %d", SEED, layout.g.m, layout.g.k, layout.g.n, from, to)
                .isEqualTo(expected);
    }

    @TestFactory
    List<DynamicTest> everyLayoutOfTheOperands() {
        return loops().stream()
                .map(loops -> DynamicTest.dynamicTest(loops.name, () -> {
                    var random = new SplittableRandom(SEED);
                    for (int trial = 0; trial < 400; trial++) {
                        int m = 1 + random.nextInt(30);
                        int from = random.nextInt(m);
                        var layout = new Layout(random, m, 1 + random.nextInt(30), 1 + random.nextInt(9));
                        check(loops.loops, layout, from, from + 1 + random.nextInt(m - from));
                    }
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> moreTermsAndColumnsThanABlock() {
        return loops().stream()
                .map(loops -> DynamicTest.dynamicTest(loops.name, () -> {
                    var random = new SplittableRandom(SEED);
                    for (int trial = 0; trial < 24; trial++) {
                        check(loops.loops, new Layout(random, 6, 517, 67), 1, 6);
                    }
                }))
                .toList();
    }

    @Test
    void aStepTakenForOneIsCaught() {
        var random = new SplittableRandom(SEED);
        var layout = new Layout(random, 9, 9, 3);
        layout.g.xp = 2;
        layout.g.x = layout.filled(0, 9 * 6 + 9, 1, 1, 1);
        layout.g.xo = 0;
        layout.g.xi = 6;
        double[] expected = layout.expected(0, 9);
        layout.g.xp = 1;
        DoubleTiles.compute(layout.g, 0, 9);
        assertThat(layout.g.z).isNotEqualTo(expected);
    }
}
