package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.junit.jupiter.api.Test;

class GradientNoiseTest {

    private static final Kernels KERNELS = KernelChoice.reproducible().kernels(Precision.FLOAT64);

    private static Parameters blocks(int size) {
        return Parameters.builder()
                .add("a", Shape.of(1, size))
                .add("b", Shape.of(1, size))
                .build(Precision.FLOAT64);
    }

    private static double[] after(Parameters parameters, GradientNoise noise, int steps) {
        var optimizer = new Optimizer(parameters, new Sgd(), new Constant(1), List.of(noise), List.of(), KERNELS);
        for (int i = 0; i < steps; i++) {
            parameters.gradients().fill(0);
            optimizer.step();
        }
        return parameters.gradients().toArray();
    }

    @Test
    void itsVarianceIsTheStatedOneAndFades() {
        var noise = new GradientNoise(0.3, 0.55, 1);
        int n = 50_000;
        for (int steps : new int[] {1, 20}) {
            double[] g = after(blocks(n / 2), noise, steps);
            double squares = 0;
            for (double v : g) {
                squares += v * v;
            }
            double variance = 0.3 / Math.pow(steps, 0.55);
            // The variance of n normal numbers has the deviation σ²√(2/n); five of them are left one time in 1.7
            // million.
            assertThat(squares / n)
                    .isBetween(variance * (1 - 5 * Math.sqrt(2.0 / n)), variance * (1 + 5 * Math.sqrt(2.0 / n)));
            assertThat(noise.deviation(steps)).isEqualTo(Math.sqrt(0.3 / StrictMath.pow(steps, 0.55)));
        }
    }

    @Test
    void itIsAFunctionOfSeedStepAndPlace() {
        assertThat(after(blocks(3), new GradientNoise(1, 5), 4))
                .isEqualTo(after(blocks(3), new GradientNoise(1, 5), 4));
        assertThat(after(blocks(3), new GradientNoise(1, 5), 4))
                .isNotEqualTo(after(blocks(3), new GradientNoise(1, 6), 4));
        var half = blocks(3);
        half.freeze("a");
        double[] whole = after(blocks(3), new GradientNoise(1, 5), 2);
        double[] frozen = after(half, new GradientNoise(1, 5), 2);
        assertThat(frozen).containsExactly(0, 0, 0, whole[3], whole[4], whole[5]);
        assertThat(new GradientNoise(1, 5)).hasToString("GradientNoise[eta=1.0, gamma=0.55, seed=5]");
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new GradientNoise(0, 1)).hasMessageContaining("eta");
        assertThatThrownBy(() -> new GradientNoise(1, -1, 1)).hasMessageContaining("gamma");
    }
}
