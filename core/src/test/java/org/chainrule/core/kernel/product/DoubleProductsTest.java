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
        var four = new DoubleProducts(new Crew(4), PlainDoubleLoops::new);
        for (Verb verb : Verb.values()) {
            check(two, random, verb, 53, 150, 128);
            check(two, random, verb, 9, 70, 1710);
            check(three, random, verb, 35, 150, 192);
            check(four, random, verb, 60, 101, 256);
            check(four, random, verb, 130, 20, 785);
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

    /** Rows from and to, and of how many columns. */
    private record Part(int from, int to, int columns) {}

    /** What is computed apart of x·y, or of xᵀ·y, with so many rows, terms and columns of the result. */
    private static List<Part> parts(int threads, boolean transposed, int rows, int terms, int columns) {
        var parts = new ConcurrentLinkedQueue<Part>();
        var products = new DoubleProducts(new Crew(threads), () -> (g, from, to) -> parts.add(new Part(from, to, g.n)));
        Matrix x = transposed
                ? Matrix.zeros(Precision.FLOAT64, terms, rows)
                : Matrix.zeros(Precision.FLOAT64, rows, terms);
        Matrix y = Matrix.zeros(Precision.FLOAT64, terms, columns);
        Matrix z = Matrix.zeros(Precision.FLOAT64, rows, columns);
        if (transposed) {
            products.multiplyLeftTransposed(x, y, 0, z);
        } else {
            products.multiply(x, y, 0, z);
        }
        return parts.stream()
                .sorted(Comparator.comparingInt(Part::from).thenComparing(Part::columns))
                .toList();
    }

    private static List<Part> bands(int threads, int rows) {
        return parts(threads, false, rows, 2000, 500 + 1); // one column beyond whole panels: never stripes
    }

    @Test
    void bandsOfRowsAreInBlocksOfFour() {
        assertThat(bands(1, 9)).containsExactly(new Part(0, 9, 501));
        assertThat(bands(2, 9)).containsExactly(new Part(0, 4, 501), new Part(4, 9, 501));
        assertThat(bands(3, 9)).containsExactly(new Part(0, 4, 501), new Part(4, 8, 501), new Part(8, 9, 501));
        assertThat(bands(3, 13)).containsExactly(new Part(0, 4, 501), new Part(4, 8, 501), new Part(8, 13, 501));
        assertThat(bands(3, 24)).containsExactly(new Part(0, 8, 501), new Part(8, 16, 501), new Part(16, 24, 501));
    }

    @Test
    void anEmptyBandIsNobodys() {
        assertThat(bands(3, 8)).containsExactly(new Part(0, 4, 501), new Part(4, 8, 501));
        assertThat(bands(2, 1)).containsExactly(new Part(0, 1, 501));
    }

    @Test
    void stripesOfColumnsDoNotCopyTheRightOperandTwice() {
        assertThat(parts(2, false, 100, 100, 128)).containsExactly(new Part(0, 100, 64), new Part(0, 100, 64));
        assertThat(parts(2, false, 100, 100, 784)).containsExactly(new Part(0, 100, 384), new Part(0, 100, 400));
        assertThat(parts(3, false, 100, 100, 1000))
                .containsExactly(new Part(0, 100, 320), new Part(0, 100, 320), new Part(0, 100, 360));
    }

    /** xᵀ is copied by every stripe, and y by every band. */
    @Test
    void theSmallerOperandIsCopiedTwice() {
        assertThat(parts(2, true, 100, 100, 784)).containsExactly(new Part(0, 100, 384), new Part(0, 100, 400));
        assertThat(parts(2, true, 784, 100, 128)).containsExactly(new Part(0, 392, 128), new Part(392, 784, 128));
        assertThat(parts(4, true, 128, 100, 128))
                .containsExactly(
                        new Part(0, 64, 64), new Part(0, 64, 64), new Part(64, 128, 64), new Part(64, 128, 64));
    }

    /** Rows of W belong to who has had the columns of its layer, which are in panels of 64. */
    @Test
    void aGradientOfALayerOfStripesGoesByBands() {
        assertThat(parts(2, true, 128, 64, 784)).containsExactly(new Part(0, 64, 784), new Part(64, 128, 784));
        assertThat(parts(2, true, 192, 64, 784)).containsExactly(new Part(0, 192, 384), new Part(0, 192, 400));
        assertThat(parts(2, false, 128, 64, 784)).containsExactly(new Part(0, 128, 384), new Part(0, 128, 400));
    }

    /** Of whole panels; beyond them at least a vector, so that nothing is written behind the end of a row; about equally wide. */
    @Test
    void someColumnsCannotBeStripes() {
        assertThat(DoubleProducts.canBeStripes(128, 2)).isTrue();
        assertThat(DoubleProducts.canBeStripes(192, 2)).isFalse();
        assertThat(DoubleProducts.canBeStripes(192, 3)).isTrue();
        assertThat(DoubleProducts.canBeStripes(640 + 15, 2)).isFalse();
        assertThat(DoubleProducts.canBeStripes(640 + 16, 2)).isTrue();
        assertThat(DoubleProducts.canBeStripes(576 + 63, 2)).isFalse();
    }

    @Test
    void fewerThanAMillionMultiplyAddsStayWithTheCaller() {
        assertThat(parts(2, false, 10, 999, 100)).containsExactly(new Part(0, 10, 100));
        assertThat(parts(2, false, 10, 1000, 100)).containsExactly(new Part(0, 4, 100), new Part(4, 10, 100));
    }
}
