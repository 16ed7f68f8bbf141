package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chainrule.core.kernel.vector.RandomProduct.result;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.chainrule.core.kernel.product.DoubleProduct;
import org.chainrule.core.kernel.product.PlainDoubleLoops;
import org.chainrule.core.kernel.vector.RandomProduct.Operands;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Threads share the rows of a product: of any part of them the loops of vectors give the bits of the plain ones, and no more. */
class PartsOfProductsTest {

    private static final long SEED = 20261201;

    /** Rows, terms (too few for inner products, or of operands that have none), columns, and the first row and the end of the part. */
    private static final int[][] PARTS = {
        {17, 30, 40, 4, 12}, {17, 30, 33, 8, 17}, {17, 30, 72, 16, 17}, {21, 30, 9, 12, 21}, {13, 30, 5, 4, 13},
        {44, 30, 3, 8, 28}, {44, 30, 3, 20, 44}, {44, 30, 5, 16, 40}, {30, 30, 128, 4, 30}, {212, 3, 32, 8, 208}
    };

    private static DoubleProduct product(SplittableRandom random, Operands operands, int[] part, int trial) {
        return RandomProduct.of(random, operands, part[0], part[1], part[2], trial, 1);
    }

    @TestFactory
    List<DynamicTest> partsHaveTheBitsOfThePlainLoops() {
        var provider = new VectorKernelProvider();
        var refusal = provider.refusal();
        assumeTrue(refusal.isEmpty(), () -> "parts of products: " + refusal.orElse(""));
        provider.warmUp();
        var tests = new ArrayList<DynamicTest>();
        for (Operands operands : Operands.values()) {
            tests.add(DynamicTest.dynamicTest(operands.toString(), () -> {
                var random = new SplittableRandom(SEED);
                var vectors = new VectorDoubleLoops();
                var plain = new PlainDoubleLoops();
                for (int[] part : PARTS) {
                    for (int trial = 0; trial < RandomProduct.TRIALS; trial++) {
                        var g = product(random, operands, part, trial);
                        assertThat(result(vectors, g, part[3], part[4]))
                                .as("seed %d, %s, %s, trial %d", SEED, operands, Arrays.toString(part), trial)
                                .isEqualTo(result(plain, g, part[3], part[4]));
                    }
                }
            }));
        }
        return tests;
    }

    @Test
    void aPartThatBeginsARowTooLateIsNoticed() {
        var g = product(new SplittableRandom(SEED), Operands.PLAIN, PARTS[0], 0);
        var plain = new PlainDoubleLoops();
        assertThat(result(plain, g, 5, 12)).isNotEqualTo(result(plain, g, 4, 12));
    }
}
