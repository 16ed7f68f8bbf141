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
        assertThat(new AbsolutePercentageError().value(-large, large)).isEqualTo(200);
        // e^710 and 1.5e305 · 710 are both too large, their difference is not.
        assertThat(new PoissonNll().value(710, 1.5e305)).isBetween(1e308, 1.2e308);
        assertThat(new PoissonNll().value(1e300, 1e300)).isEqualTo(Double.POSITIVE_INFINITY);
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
        assertRefused(() -> new Huber(0), "delta = 0.0", "positive");
        assertRefused(() -> new Huber(Double.NaN), "delta = NaN", "positive");
        assertRefused(() -> new SmoothL1(-1), "beta = -1.0", "at least 0");
        assertRefused(() -> new AbsolutePercentageError(0), "epsilon = 0.0", "positive");
        assertRefused(() -> new HingeEmbedding(Double.NaN), "margin = NaN", "finite");
        assertRefused(() -> new PoissonNllWithRates(-1e-8, Stirling.OMITTED), "epsilon = -1.0E-8", "from 0 to 1");
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
