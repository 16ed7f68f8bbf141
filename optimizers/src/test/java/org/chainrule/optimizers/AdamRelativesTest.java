package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.Supplier;
import org.chainrule.core.DoubleMatrix;
import org.junit.jupiter.api.Test;

/** The rules that correct more than Adam does, beside their formulas written out as in the papers, with running products. */
class AdamRelativesTest {

    private static final double BETA1 = 0.75;
    private static final double BETA2 = 0.9375;
    private static final double EPSILON = 0x1p-10;
    private static final double RATE = 0x1p-5;

    /** One step of a formula: what is taken from θ at step t for a gradient g. */
    private interface Step {
        double of(int t, double g);
    }

    /**
     * Both sides form the same terms with fewer than 10t + 60 roundings each (means 3t, powers and products 2t, the series of
     * NAdam's logarithm 60), relative to the step made of |g|. A difference 1 − βᵗ is at least 1/16 and so has at most 17 times
     * the error of its power; ρ − 4 is above 1 where it is used, and ρ is a difference of numbers up to ρ∞ = 31. Together less
     * than 17·31 &lt; 600 times.
     */
    private static void follows(UpdateRule rule, Supplier<Step> formula) {
        var theta = DoubleMatrix.zeros(1, 1);
        var slots = RuleChecks.slots(rule, 1);
        var gradients = SinglePrecision.random(new Random(3), 40);
        var step = formula.get();
        var majorant = formula.get();
        double expected = 0;
        double bound = 0;
        for (int t = 1; t <= gradients.length; t++) {
            double g = gradients[t - 1];
            rule.update(RuleChecks.kernels(), t, RATE, theta, DoubleMatrix.of(new double[] {g}), slots);
            expected -= RATE * step.of(t, g);
            bound += RuleChecks.gamma(600 * (10 * t + 60), 0x1p-53) * RATE * majorant.of(t, Math.abs(g));
            assertThat(theta.get(0)).as("%s, step %d", rule.name(), t).isCloseTo(expected, within(bound));
        }
        assertThat(Math.abs(expected)).as("it moved").isGreaterThan(1e6 * bound);
    }

    @Test
    void nadamLooksAheadWithAMomentumThatGrows() {
        double decay = 0.5;
        follows(new NAdam(BETA1, BETA2, EPSILON, decay), () -> new Step() {
            private double m;
            private double v;
            private double product = 1;

            @Override
            public double of(int t, double g) {
                m = BETA1 * m + (1 - BETA1) * g;
                v = BETA2 * v + (1 - BETA2) * g * g;
                product *= mu(t);
                double mean = mu(t + 1) * m / (1 - product * mu(t + 1)) + (1 - mu(t)) * g / (1 - product);
                return mean / (Math.sqrt(v / (1 - Math.pow(BETA2, t))) + EPSILON);
            }

            private double mu(int t) {
                return BETA1 * (1 - 0.5 * Math.pow(0.96, t * decay));
            }
        });
    }

    @Test
    void radamRectifiesFromTheFirstStepThatItTrusts() {
        follows(new RAdam(BETA1, BETA2, EPSILON), () -> new Step() {
            private double m;
            private double v;

            @Override
            public double of(int t, double g) {
                m = BETA1 * m + (1 - BETA1) * g;
                v = BETA2 * v + (1 - BETA2) * g * g;
                double mean = m / (1 - Math.pow(BETA1, t));
                double power = Math.pow(BETA2, t);
                double limit = 2 / (1 - BETA2) - 1;
                double seen = limit - 2 * t * power / (1 - power);
                if (seen <= 5) {
                    return mean;
                }
                double root = Math.sqrt((seen - 4) * (seen - 2) * limit / ((limit - 4) * (limit - 2) * seen));
                return mean * Math.sqrt(1 - power) / (Math.sqrt(v) + EPSILON) * root;
            }
        });
    }
}
