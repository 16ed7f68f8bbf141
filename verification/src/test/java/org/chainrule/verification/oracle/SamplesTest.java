package org.chainrule.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Noise from nine values: what rounding they are found to have. */
class SamplesTest {

    private static final double GRID = 0x1p-30;

    /** Evenly spaced by any whole number of steps they would all be rounded alike, and show nothing. */
    @Test
    void noGridIsInStepWithTheSamples() {
        for (int steps = 2; steps <= 2048; steps++) {
            double smallest = sigma(steps * GRID);
            assertThat(smallest).as("spacing of %d steps", steps).isPositive();
            assertThat(smallest)
                    .as("half a step is the most that rounding errs")
                    .isLessThanOrEqualTo(GRID / 2 * 3);
        }
    }

    /** On the whole what is found is the standard deviation of rounding, uniform between −½ and ½. */
    @Test
    void theNoiseOfAGridIsThatOfRounding() {
        double squares = 0;
        int count = 0;
        for (double spacing = 8 * GRID; spacing < 0x1p-16; spacing *= 1.01) {
            double sigma = sample(spacing).largestSigma() / GRID;
            squares += sigma * sigma;
            count++;
        }
        assertThat(squares / count).isGreaterThanOrEqualTo(1 / 12.0); // the largest of four
    }

    @Test
    void aPolynomialOfTheSecondDegreeHasNoNoise() {
        var samples = Samples.take(t -> (t - 3) * t, 0, 1, 1, -20, 0);
        double largest = 3 * 9 * 0x1p-20;
        assertThat(samples.largestSigma()).isLessThanOrEqualTo(8 * largest * 0x1p-53);
    }

    private static double sigma(double spacing) {
        return sample(spacing).smallestSigma();
    }

    private static Samples sample(double spacing) {
        return Samples.take(t -> Math.rint(t / GRID) * GRID, 0, spacing, 1, 0, 0);
    }
}
