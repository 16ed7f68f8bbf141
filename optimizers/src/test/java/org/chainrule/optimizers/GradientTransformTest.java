package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.optimizers.training.Trainer;
import org.junit.jupiter.api.Test;

class GradientTransformTest {

    private static final List<GradientTransform> ALL =
            List.of(new ClipByValue(0.5), new ClipByNorm(2), new ClipByGlobalNorm(2));

    /** Two blocks: (3, 4) of length 5 and (0.75, 1) of length 1.25. */
    private static Parameters blocks(Precision precision) {
        var parameters = Parameters.builder()
                .add("a", Shape.of(1, 2))
                .add("b", Shape.of(2, 1))
                .build(precision);
        parameters.gradients().copyFrom(new double[] {3, 4, 0.75, 1});
        return parameters;
    }

    private static Optimizer optimizer(Parameters parameters, GradientTransform... transforms) {
        return new Optimizer(
                parameters,
                new Sgd(),
                new Constant(1),
                List.of(transforms),
                List.of(),
                KernelChoice.reproducible().kernels(parameters.precision()));
    }

    private static double[] stepWith(GradientTransform... transforms) {
        var parameters = blocks(Precision.FLOAT64);
        optimizer(parameters, transforms).step();
        for (int i = 0; i < parameters.size(); i++) {
            assertThat(parameters.values().get(i))
                    .isEqualTo(-parameters.gradients().get(i));
        }
        return parameters.gradients().toArray();
    }

    @Test
    void byValueCutsEveryElement() {
        assertThat(stepWith(new ClipByValue(2))).containsExactly(2, 2, 0.75, 1);
    }

    /** The factor 2.5/5 is exact. */
    @Test
    void byNormShortensEveryParameterThatIsTooLong() {
        assertThat(stepWith(new ClipByNorm(2.5))).containsExactly(1.5, 2, 0.75, 1);
        assertThat(stepWith(new ClipByNorm(5))).containsExactly(3, 4, 0.75, 1);
        assertThat(stepWith(new ClipByNorm(0.625))).containsExactly(0.375, 0.5, 0.375, 0.5);
    }

    /** The factor rounds 4 sums and products in the norm, half of it under the root, root, quotient, and the product. */
    @Test
    void byGlobalNormKeepsTheDirection() {
        double norm = Math.sqrt(25 + 1.5625);
        double[] clipped = stepWith(new ClipByGlobalNorm(2));
        double[] before = {3, 4, 0.75, 1};
        for (int i = 0; i < 4; i++) {
            double expected = before[i] * 2 / norm;
            assertThat(clipped[i]).isCloseTo(expected, within(RuleChecks.gamma(14, 0x1p-53) * expected));
        }
        assertThat(stepWith(new ClipByGlobalNorm(6))).containsExactly(before);
    }

    @Test
    void transformsFollowOneAnother() {
        assertThat(stepWith(new ClipByValue(2), new ClipByNorm(0x1p-3 * Math.sqrt(8))))
                .startsWith(0.25, 0.25);
        CustomTransform negate = (k, step, all, each) -> k.addScaled(-1, all, 0, all);
        assertThat(stepWith(new ClipByValue(2), negate)).containsExactly(-2, -2, -0.75, -1);
    }

    @Test
    void clippingTwiceIsClippingOnce() {
        var random = new Random(3);
        for (GradientTransform clip : ALL) {
            var parameters = blocks(Precision.FLOAT64);
            parameters.gradients().copyFrom(SinglePrecision.random(random, 4));
            var optimizer = optimizer(parameters, clip);
            optimizer.step();
            double[] once = parameters.gradients().toArray();
            optimizer.step();
            for (int i = 0; i < 4; i++) {
                // A norm that rounding left above the limit is shortened again, by a few roundings.
                assertThat(parameters.gradients().get(i))
                        .isCloseTo(once[i], within(RuleChecks.gamma(28, 0x1p-53) * Math.abs(once[i])));
            }
        }
    }

    @Test
    void whatIsNotFiniteStaysVisible() {
        for (GradientTransform clip : ALL) {
            var parameters = blocks(Precision.FLOAT64);
            parameters.gradients().set(0, Double.NaN);
            optimizer(parameters, clip).step();
            assertThat(parameters.values().get(0)).isNaN();
        }
    }

    @Test
    void frozenParametersDoNotCount() {
        var parameters = blocks(Precision.FLOAT64);
        parameters.freeze("a");
        optimizer(parameters, new ClipByGlobalNorm(0.625)).step();
        assertThat(parameters.values().toArray()).containsExactly(0, 0, -0.375, -0.5);
    }

    @Test
    void aStepWithTransformsAllocatesNothing() {
        var counts = new ArrayList<Long>();
        for (GradientTransform clip : ALL) {
            for (Precision precision : Precision.values()) {
                counts.add(AllocationCounter.steady(2000, optimizer(blocks(precision), clip)::step));
            }
        }
        assertThat(counts).hasSize(6).containsOnly(0L);
    }

    /** The gradient of the parabola at 4 is 4, so the first step is cut to 1. */
    @Test
    void theTrainerTransformsBeforeTheUpdate() {
        var parabola = Problems.parabola(new double[] {4}, new double[] {1});
        Trainer.of(parabola)
                .optimizer(new Sgd(), 0.5)
                .transforming(new ClipByGlobalNorm(1))
                .batches(Problems.NO_DATA, 1)
                .train(1);
        assertThat(parabola.parameters().values().get(0)).isEqualTo(3.5);
    }

    @Test
    void limitsOutsideTheirRangeAreRefused() {
        for (double limit : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new ClipByValue(limit)).hasMessageContaining("it must be above 0 and finite");
            assertThatThrownBy(() -> new ClipByNorm(limit)).hasMessageContaining("it must be above 0 and finite");
            assertThatThrownBy(() -> new ClipByGlobalNorm(limit)).hasMessageContaining("it must be above 0 and finite");
        }
    }

    @Test
    void aGradientOfInfiniteLengthIsLeftAsItIs() {
        var parameters = blocks(Precision.FLOAT64);
        parameters.gradients().copyFrom(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, 3, 4});
        optimizer(parameters, new ClipByNorm(2.5)).step();
        assertThat(parameters.gradients().toArray()).containsExactly(Double.MAX_VALUE, -Double.MAX_VALUE, 1.5, 2);
    }
}
