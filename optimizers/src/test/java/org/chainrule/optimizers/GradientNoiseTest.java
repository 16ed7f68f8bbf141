package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Draws;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
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

    /** g + σ n, n the draw of the step and of the place in θ, wherever in memory θ is. */
    @Test
    void everyPlaceHasItsDraw() {
        var noise = new GradientNoise(1, 5);
        var draws = new Draws(new Seed(5), "gradient noise");
        var memory = DoubleMatrix.zeros(9, 1);
        memory.fill(2);
        noise.apply(KERNELS, 3, memory.rows(2, 6), List.of(memory.rows(3, 2), memory.rows(6, 2)));
        for (int i = 0; i < 9; i++) {
            int place = i - 2;
            boolean reached = i == 3 || i == 4 || i == 6 || i == 7;
            assertThat(memory.get(i))
                    .as("element %s", i)
                    .isEqualTo(reached ? 2 + noise.deviation(3) * draws.normal(3, place) : 2);
        }
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new GradientNoise(0, 1)).hasMessageContaining("eta");
        assertThatThrownBy(() -> new GradientNoise(1, -1, 1)).hasMessageContaining("gamma");
    }
}
