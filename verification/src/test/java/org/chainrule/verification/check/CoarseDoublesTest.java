package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Reads;
import org.junit.jupiter.api.Test;

/** A sine among doubles that are farther apart than its period. */
class CoarseDoublesTest {

    /** x + sin² x (Ziyin, Hartwig & Ueda 2020) with a slope that can be wrong. */
    private record Snake(DoubleUnaryOperator derivative) implements CustomFunction {

        @Override
        public String name() {
            return "snake";
        }

        @Override
        public double value(double x) {
            double sine = Double.isInfinite(x) ? 0 : StrictMath.sin(x);
            return x + sine * sine;
        }

        @Override
        public double slope(double x, double y) {
            return derivative.applyAsDouble(x);
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("x + sin(x)^2", "1 + sin(2 * x)")
                    .slopeLimits(Double.NaN, Double.NaN)
                    .ulps(4, 8)
                    .conditioned()
                    .reads(Reads.INPUTS)
                    .specimens(this);
        }
    }

    private static CheckReport check(DoubleUnaryOperator derivative, long seed) {
        return GradientCheck.ofFunction(new Snake(derivative)).seed(seed).run();
    }

    private static double right(double x) {
        return 1 + StrictMath.sin(2 * x);
    }

    @Test
    void theRightSlopeIsNotAccused() {
        for (long seed = 1; seed <= 10; seed++) {
            var report = check(CoarseDoublesTest::right, seed);
            assertThat(report.passed()).as(report.describe()).isTrue();
        }
    }

    @Test
    void aWrongSlopeFails() {
        assertThat(check(x -> 1 - StrictMath.sin(2 * x), 1).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(check(x -> 1 + StrictMath.sin(x), 1).verdict()).isEqualTo(Verdict.FAIL);
    }

    /** A slope that is off by another millionth at every double decides nothing, and so does not pass. */
    @Test
    void aSlopeOfNoiseDoesNotPass() {
        var noisy = check(x -> right(x) * (1 + 1e-6 * StrictMath.sin(0x1p60 * x)), 1);
        assertThat(noisy.passed()).isFalse();
    }
}
