package org.chainrule.core.kernel.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The verbs on every small shape, to the bit, and how threads share the rows. */
class DoubleProductsTest {

    private static final long SEED = 20261129;

    /** Rows, terms, columns: panels, flipped panels, and what is left over of both. */
    private static final int[][] LARGER = {
        {4, 3, 24}, {5, 9, 25}, {3, 2, 24}, {1, 9, 31}, {24, 1, 4}, {25, 1, 7}, {24, 2, 3}, {27, 65, 30}, {31, 66, 5}
    };

    private enum Verb {
        MULTIPLY,
        MULTIPLY_LEFT_TRANSPOSED,
        MULTIPLY_RIGHT_TRANSPOSED,
        LINEAR;

        void apply(DoubleProducts products, Matrix a, Matrix b, Matrix row, double beta, Matrix c) {
            switch (this) {
                case MULTIPLY -> products.multiply(a, b, beta, c);
                case MULTIPLY_LEFT_TRANSPOSED -> products.multiplyLeftTransposed(a, b, beta, c);
                case MULTIPLY_RIGHT_TRANSPOSED -> products.multiplyRightTransposed(a, b, beta, c);
                case LINEAR -> products.linear(a, b, row, c);
            }
        }

        boolean transposesLeft() {
            return this == MULTIPLY_LEFT_TRANSPOSED;
        }

        boolean transposesRight() {
            return this == MULTIPLY_RIGHT_TRANSPOSED || this == LINEAR;
        }
    }

    /** A window that begins at a random place of an array of NaN, which shows when it is read beside the window. */
    private static DoubleMatrix window(SplittableRandom random, int rows, int columns) {
        int offset = random.nextInt(4);
        var array = new double[offset + rows * columns + 3];
        Arrays.fill(array, Double.NaN);
        for (int i = 0; i < rows * columns; i++) {
            array[offset + i] = random.nextDouble(-2, 2);
        }
        return DoubleMatrix.wrap(array, offset, rows, columns);
    }

    private static void check(DoubleProducts products, SplittableRandom random, Verb verb, int m, int k, int n) {
        double[] betas = verb == Verb.LINEAR ? new double[] {0} : new double[] {0, 1, -0.5};
        for (double beta : betas) {
            boolean left = verb.transposesLeft();
            boolean right = verb.transposesRight();
            var a = window(random, left ? k : m, left ? m : k);
            var b = window(random, right ? n : k, right ? k : n);
            var row = window(random, 1, n);
            var c = window(random, m, n);
            if (beta == 0) {
                c.fill(Double.NaN);
            }
            double[] wanted = c.array().clone();
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = beta == 0 ? verb == Verb.LINEAR ? row.get(j) : 0 : beta * c.get(i, j);
                    for (int p = 0; p < k; p++) {
                        sum = Math.fma(left ? a.get(p, i) : a.get(i, p), right ? b.get(j, p) : b.get(p, j), sum);
                    }
                    wanted[c.offset() + i * n + j] = sum;
                }
            }
            verb.apply(products, a, b, row, beta, c);
            assertThat(c.array())
                    .as("seed %d, %s, m %d, k %d, n %d, beta %s", SEED, verb, m, k, n, beta)
                    .isEqualTo(wanted);
        }
    }

    @TestFactory
    List<DynamicTest> everyVerbOnEverySmallShapeAndSomeLarger() {
        var tests = new ArrayList<DynamicTest>();
        for (Verb verb : Verb.values()) {
            tests.add(DynamicTest.dynamicTest(verb.name().toLowerCase(Locale.ROOT), () -> {
                var products = new DoubleProducts(new Crew(1), PlainDoubleLoops::new);
                var random = new SplittableRandom(SEED);
                for (int m = 1; m <= 9; m++) {
                    for (int n = 1; n <= 9; n++) {
                        for (int k = 1; k <= 3; k++) {
                            check(products, random, verb, m, k, n);
                        }
                    }
                }
                for (int[] shape : LARGER) {
                    check(products, random, verb, shape[0], shape[1], shape[2]);
                }
            }));
        }
        return tests;
    }

    @Test
    void threadsGiveTheBitsOfOne() {
        var random = new SplittableRandom(SEED);
        var two = new DoubleProducts(new Crew(2), PlainDoubleLoops::new);
        var three = new DoubleProducts(new Crew(3), PlainDoubleLoops::new);
        for (Verb verb : Verb.values()) {
            check(two, random, verb, 53, 150, 128);
            check(three, random, verb, 35, 150, 192);
        }
    }

    @Test
    void aShapeAllocatesOnlyTheFirstTime() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var products = new DoubleProducts(new Crew(1), PlainDoubleLoops::new);
        Matrix a = Matrix.zeros(Precision.FLOAT64, 5, 3);
        Matrix b = Matrix.zeros(Precision.FLOAT64, 3, 30);
        Matrix c = Matrix.zeros(Precision.FLOAT64, 5, 30);
        products.multiply(a, b, 0, c);
        long before = threads.getCurrentThreadAllocatedBytes();
        products.multiply(a, b, 0, c);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }

    /** Rows from and to, and which of the loops had them: the first made is 0. */
    private record Part(int from, int to, int loops) {}

    /** Who computes what of a product of so many rows, each of {@code terms} · 1000 multiply-adds. */
    private static List<Part> parts(int threads, int rows, int terms) {
        var parts = new ConcurrentLinkedQueue<Part>();
        var made = new int[1];
        var products = new DoubleProducts(new Crew(threads), () -> {
            int mine = made[0]++;
            return (g, from, to) -> parts.add(new Part(from, to, mine));
        });
        assertThat(made[0]).isEqualTo(threads);
        products.multiply(
                Matrix.zeros(Precision.FLOAT64, rows, terms),
                Matrix.zeros(Precision.FLOAT64, terms, 1000),
                0,
                Matrix.zeros(Precision.FLOAT64, rows, 1000));
        return parts.stream().sorted(Comparator.comparingInt(Part::from)).toList();
    }

    @Test
    void threadsShareTheRowsInBlocksOfFour() {
        assertThat(parts(1, 9, 1000)).containsExactly(new Part(0, 9, 0));
        assertThat(parts(2, 9, 1000)).containsExactly(new Part(0, 4, 0), new Part(4, 9, 1));
        assertThat(parts(3, 9, 1000)).containsExactly(new Part(0, 4, 0), new Part(4, 8, 1), new Part(8, 9, 2));
        assertThat(parts(3, 13, 1000)).containsExactly(new Part(0, 4, 0), new Part(4, 8, 1), new Part(8, 13, 2));
        assertThat(parts(3, 24, 1000)).containsExactly(new Part(0, 8, 0), new Part(8, 16, 1), new Part(16, 24, 2));
    }

    @Test
    void aThreadWithoutABlockDoesNothing() {
        assertThat(parts(3, 8, 1000)).containsExactly(new Part(0, 4, 1), new Part(4, 8, 2));
        assertThat(parts(2, 1, 1000)).containsExactly(new Part(0, 1, 1));
    }

    @Test
    void fewerThanAMillionMultiplyAddsStayWithTheCaller() {
        assertThat(parts(2, 1, 999)).containsExactly(new Part(0, 1, 0));
        assertThat(parts(2, 999, 1)).containsExactly(new Part(0, 999, 0));
        assertThat(parts(2, 1000, 1)).containsExactly(new Part(0, 500, 0), new Part(500, 1000, 1));
    }
}
