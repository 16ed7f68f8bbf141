package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.chainrule.core.kernel.product.DoubleLoops;
import org.chainrule.core.kernel.product.DoubleProduct;
import org.chainrule.core.kernel.product.PlainDoubleLoops;
import org.junit.jupiter.api.DynamicTest;

/** Products of random numbers for tests of loops, with NaN before and behind every operand. */
final class RandomProduct {

    /** Trials that differ in β and in what sums start from. */
    static final int TRIALS = 4;

    /** Which operands are read as transposes. */
    enum Operands {
        PLAIN,
        LEFT_TRANSPOSED,
        RIGHT_TRANSPOSED,
        BOTH_TRANSPOSED;

        private boolean left() {
            return this == LEFT_TRANSPOSED || this == BOTH_TRANSPOSED;
        }

        private boolean right() {
            return this == RIGHT_TRANSPOSED || this == BOTH_TRANSPOSED;
        }
    }

    /** What is tried with operands of one kind. */
    interface Trial {
        void run(Operands operands, SplittableRandom random);
    }

    private RandomProduct() {}

    /** A test for each kind of operands, with the same random numbers. */
    static List<DynamicTest> forAllOperands(long seed, Trial trial) {
        var tests = new ArrayList<DynamicTest>();
        for (Operands operands : Operands.values()) {
            tests.add(DynamicTest.dynamicTest(
                    operands.toString(), () -> trial.run(operands, new SplittableRandom(seed))));
        }
        return tests;
    }

    /** m×k times k×n; so large a share of the left operand is not 0. */
    static DoubleProduct of(SplittableRandom random, Operands operands, int m, int k, int n, int trial, double share) {
        var g = new DoubleProduct();
        g.m = m;
        g.k = k;
        g.n = n;
        g.xo = 3;
        g.xi = operands.left() ? 1 : k;
        g.xp = operands.left() ? m : 1;
        g.x = numbers(random, g.xo, m * k, share);
        g.yo = 2;
        g.yp = operands.right() ? 1 : n;
        g.yj = operands.right() ? k : 1;
        g.y = numbers(random, g.yo, k * n, 1);
        g.zo = 5;
        g.zi = n;
        g.zj = 1;
        g.z = numbers(random, g.zo, m * n, 1);
        g.beta = new double[] {0, 0, 1, -0.5}[trial];
        if (trial == 1) {
            g.ro = 1;
            g.rj = 1;
            g.row = numbers(random, g.ro, n, 1);
        }
        return g;
    }

    /** A share that is not 0, zeros of both signs, and NaN before and behind. */
    static double[] numbers(SplittableRandom random, int offset, int count, double share) {
        var array = new double[offset + count + 3];
        Arrays.fill(array, Double.NaN);
        for (int i = 0; i < count; i++) {
            double zero = random.nextBoolean() ? 0.0 : -0.0;
            array[offset + i] = random.nextDouble() < share ? random.nextDouble(-2, 2) : zero;
        }
        return array;
    }

    /** These loops give the bits of the plain ones in these rows, and leave what stands around them. */
    static void assertPlainBits(DoubleLoops loops, DoubleProduct g, int from, int to, Object about) {
        assertThat(result(loops, g, from, to))
                .as("%s, %d×%d×%d, rows %d to %d", about, g.m, g.k, g.n, from, to)
                .isEqualTo(result(new PlainDoubleLoops(), g, from, to));
    }

    /** What z is after these rows were computed; the product's own z stays as it is. */
    static double[] result(DoubleLoops loops, DoubleProduct g, int from, int to) {
        double[] before = g.z;
        g.z = before.clone();
        loops.compute(g, from, to);
        double[] after = g.z;
        g.z = before;
        return after;
    }
}
