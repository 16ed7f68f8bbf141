package org.chainrule.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the losses of one element do at the ends of the range, and what they refuse. */
class ElementLossTest {

    static Stream<ElementLoss> specimens() {
        return Losses.all().stream()
                .filter(ElementLoss.class::isInstance)
                .flatMap(loss -> loss.sheet().specimens().stream())
                .map(ElementLoss.class::cast)
                .distinct();
    }

    private static double target(ElementLoss loss) {
        return loss.sheet().target().contains(1) ? 1 : -1;
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void notANumberStaysNotANumber(ElementLoss loss) {
        for (double t : new double[] {target(loss), 0, -1, 3}) {
            if (loss.sheet().target().contains(t)) {
                assertThat(loss.value(Double.NaN, t)).as("%s, t = %s", loss, t).isNaN();
                assertThat(loss.slope(Double.NaN, t)).as("%s, t = %s", loss, t).isNaN();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aTargetOutOfRangeIsRefusedWithRowColumnAndValue(ElementLoss loss) {
        double bad = Double.NEGATIVE_INFINITY;
        if (loss.sheet().target().contains(bad)) {
            return; // any number, or the logarithm of 0
        }
        var p = DoubleMatrix.of(new double[] {0.5, 0.5, 0.5}, new double[] {0.5, 0.5, 0.5});
        double good = target(loss);
        var t = DoubleMatrix.of(new double[] {good, good, good}, new double[] {good, bad, good});
        if (loss instanceof KlDivergence) {
            p.fill(-0.5);
        }
        var kernels = KernelChoice.reproducible().kernels(Precision.FLOAT64);
        assertThatThrownBy(() -> kernels.losses(loss, p, t, DoubleMatrix.zeros(2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1")
                .hasMessageContaining("column 1")
                .hasMessageContaining("-Infinity")
                .hasMessageContaining("it must be ");
    }

    @Test
    void nothingOverflowsOnTheWay() {
        assertThat(new LogCosh().value(1e300, 0)).isEqualTo(1e300);
        assertThat(new SoftMargin().value(-1e300, 1)).isEqualTo(1e300);
        assertThat(new SoftMargin().slope(-1e300, 1)).isEqualTo(-1);
        assertThat(new BinaryCrossEntropyWithLogits().value(1e4, 0)).isEqualTo(1e4);
        assertThat(new BinaryCrossEntropyWithLogits().value(-1e4, 1)).isEqualTo(1e4);
        assertThat(new BinaryCrossEntropyWithLogits().value(1e4, 1)).isZero();
        double large = Double.MAX_VALUE;
        assertThat(new Huber(0.25).value(large, -large)).isEqualTo(0.5 * large);
        assertThat(new SmoothL1(large).value(large, -large))
                .isEqualTo(Double.POSITIVE_INFINITY); // 1.5 times the largest
        assertThat(new SmoothL1(0x1p1023).value(0x1.8p1023, -0x1p1022)).isEqualTo(0x1.8p1023); // 2^1024 − 2^1022
        assertThat(new AbsolutePercentageError().value(-large, large)).isEqualTo(200);
        assertThat(new AbsolutePercentageError().value(0, large)).isEqualTo(100);
        // e^710 and 1.5e305 · 710 are both too large, their difference is not.
        assertThat(new PoissonNll().value(710, 1.5e305)).isBetween(1e308, 1.2e308);
        assertThat(new PoissonNll().value(1e300, 1e300)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    /** e⁻⁷⁵⁰ is less than the smallest number, 2¹⁰⁰⁰ e⁻⁷⁵⁰ is not: each of three exponentials is known within an ulp. */
    @Test
    void aFactorBringsBackWhatVanishesAlone() {
        double exact = 0x1p1000 * StrictMath.exp(-250) * StrictMath.exp(-250) * StrictMath.exp(-250);
        assertNear(new KlDivergenceWithLogTargets().value(-0x1p1000, -750), exact, 2.5 + 9);
        var focal = new BinaryFocal(0, 0x1p1000, 1);
        assertNear(focal.value(750, 1), exact, 3.5 + 9);
        assertNear(focal.slope(750, 1), -exact, 4.5 + 9);
    }

    /** (p − t)/(1 + t) is 2¹⁰⁷⁶. */
    @Test
    void aQuotientBeyondTheLargestNumberHasItsLogarithm() {
        double log = 1076 * StrictMath.log(2);
        assertNear(new SquaredLogarithmicError().value(0x1p1023, Math.nextUp(-1.0)), log * log, 3 + 7);
    }

    @Test
    void stirlingBeginsAboveOne() {
        assertThat(new PoissonNll(Stirling.INCLUDED).value(0.5, 1)).isEqualTo(new PoissonNll().value(0.5, 1));
        assertThat(new PoissonNllWithRates(1, Stirling.INCLUDED).value(0.5, 1))
                .isEqualTo(new PoissonNllWithRates(1, Stirling.OMITTED).value(0.5, 1));
    }

    private static void assertNear(double found, double exact, double ulps) {
        assertThat(Math.abs(found - exact))
                .as("found %s, exact %s", found, exact)
                .isLessThanOrEqualTo(ulps * Math.ulp(exact));
    }

    /** Where p + ε rounds to 1 its logarithm, like p + ε − 1, is what the rounding took: the smaller of the two. */
    @Test
    void whatRoundingTakesFromARateIsPutBack() {
        double small = 0x1p-60;
        for (double epsilon : new double[] {small, 1}) {
            double p = epsilon == 1 ? small : 1;
            var loss = new PoissonNllWithRates(epsilon, Stirling.OMITTED);
            assertThat(loss.slope(p, 1)).as("%s", loss).isEqualTo(small); // 2^−60/(1 + 2^−60), to 53 bits
            assertThat(loss.value(p, 0x1p61)).as("%s", loss).isEqualTo(p - 2); // p − 2^61 (2^−60 − 2^−121 + …)
        }
    }

    /** Far from the best prediction log(s/t) is all of the loss: where s/t is no double, and where log s ≈ log t. */
    @Test
    void aQuotientOfRatesOfAnySizeHasItsLogarithm() {
        var loss = new PoissonNllWithRates(0, Stirling.INCLUDED);
        double allowed = loss.sheet().valueUlps() + 2; // the logarithm, times a power of two, and the difference
        double tiny = 0x1p1000 * (2070 * StrictMath.log(2) - 1); // beside it ½ log(2πt) is nothing
        assertNear(loss.value(0x1p-1070, 0x1p1000), tiny, allowed);
        double large = 0x1p302 * (2 * StrictMath.log(2) - 0.75);
        assertNear(loss.value(0x1p300, 0x1p302), large, allowed);
    }

    @Test
    void limits() {
        double infinity = Double.POSITIVE_INFINITY;
        for (var loss : List.of(
                new LogCosh(),
                new Huber(),
                new SmoothL1(),
                new AbsoluteError(),
                new SquaredError(),
                new PoissonNll())) {
            assertThat(loss.value(infinity, 1)).as("%s", loss).isEqualTo(infinity);
        }
        for (var loss : List.of(new BinaryCrossEntropyWithLogits(), new BinaryFocal(), new SoftMargin(), new Hinge())) {
            assertThat(loss.value(infinity, 1)).as("%s", loss).isZero();
            assertThat(loss.slope(infinity, 1)).as("%s", loss).isZero();
            assertThat(loss.value(-infinity, 1)).as("%s", loss).isEqualTo(infinity);
            assertThat(loss.slope(-infinity, 1)).as("%s", loss).isEqualTo(-1);
        }
        assertThat(new PoissonNll(Stirling.INCLUDED).value(-infinity, 3)).isEqualTo(infinity);
        assertThat(new PoissonNllWithRates(0, Stirling.OMITTED).value(0, 3)).isEqualTo(infinity);
        assertThat(new PoissonNllWithRates(0, Stirling.OMITTED).value(0, 0)).isZero();
        assertThat(new KlDivergence().value(-infinity, 0)).isZero();
        assertThat(new KlDivergenceWithLogTargets().value(-infinity, -infinity)).isZero();
        assertThat(new BinaryCrossEntropy().value(0, 1)).isEqualTo(infinity);
        assertThat(new BinaryCrossEntropy().slope(0, 1)).isEqualTo(-infinity);
        assertThat(new BinaryCrossEntropy().value(1, 1)).isZero();
        assertThat(new BinaryCrossEntropy().slope(1, 1)).isEqualTo(-1);
    }

    @Test
    void predictionsOutOfRangeAreRefused() {
        assertRefused(() -> new SquaredLogarithmicError().value(-1, 0), "-1.0", "above -1");
        assertRefused(() -> new PoissonNllWithRates().value(-0.5, 1), "-0.5", "at least 0");
        assertRefused(() -> new KlDivergence().value(0.25, 0.5), "0.25", "at most 0");
        assertRefused(() -> new BinaryCrossEntropy().value(1.5, 1), "1.5", "probability");
    }

    @Test
    void badParametersAreRefused() {
        for (double bad : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertRefused(() -> new Huber(bad), "delta = " + bad, "positive and finite");
            assertRefused(() -> new AbsolutePercentageError(bad), "epsilon = " + bad, "positive and finite");
        }
        for (double bad : new double[] {-1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertRefused(() -> new SmoothL1(bad), "beta = " + bad, "at least 0 and finite");
        }
        assertThat(new SmoothL1(0).value(2, 2)).isZero();
        assertRefused(() -> new HingeEmbedding(Double.NaN), "margin = NaN", "finite");
        for (double bad : new double[] {-1e-8, Math.nextUp(1.0)}) {
            assertRefused(() -> new PoissonNllWithRates(bad, Stirling.OMITTED), "epsilon = " + bad, "from 0 to 1");
        }
        assertRefused(() -> new BinaryFocal(-0.5), "gamma = -0.5", "at least 0");
        assertRefused(() -> BinaryFocal.balanced(2, 1.5), "alpha = 1.5", "[0, 1]");
        assertRefused(() -> new BinaryCrossEntropyWithLogits(Weights.of(1, -2)), "-2.0 for column 1", "at least 0");
        var weighted = new BinaryCrossEntropyWithLogits(Weights.of(1, 2));
        assertThat(weighted.targetColumns(2)).isEqualTo(2);
        assertRefused(() -> weighted.targetColumns(3), "2 weights", "3 columns");
    }

    private static void assertRefused(ThrowingCallable call, String found, String needed) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(found)
                .hasMessageContaining(needed);
    }
}
