package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.chainrule.core.DoubleMatrix;
import org.junit.jupiter.api.Test;

/** What is known of a rule without a golden file: special cases, closed forms, first steps. */
class RuleIdentitiesTest {

    private static final double U = 0x1p-53;

    /** θ of one element after these gradients, from 0. */
    private static double[] path(UpdateRule rule, double rate, double... gradients) {
        var theta = DoubleMatrix.zeros(1, 1);
        var slots = RuleChecks.slots(rule, 1);
        var path = new double[gradients.length];
        for (int t = 1; t <= gradients.length; t++) {
            var g = DoubleMatrix.of(new double[] {gradients[t - 1]});
            rule.update(RuleChecks.kernels(), t, rate, theta, g, slots);
            path[t - 1] = theta.get(0);
        }
        return path;
    }

    private static double[] random(int n) {
        return SinglePrecision.random(new Random(5), n);
    }

    @Test
    void withoutMomentumTheHeavyBallAndNesterovArePlainDescent() {
        var plain = path(new Sgd(), 0.1, random(20));
        assertThat(path(new Momentum(0), 0.1, random(20))).containsExactly(plain);
        assertThat(path(new Nesterov(0), 0.1, random(20))).containsExactly(plain);
    }

    /** By hand, η = ½, μ = ½: v = 2, θ = −½(2 + 1) = −1.5; v = 1 + 4 = 5, θ = −1.5 − ½(4 + 2.5) = −4.75. */
    @Test
    void nesterovLooksAhead() {
        assertThat(path(new Nesterov(0.5), 0.5, 2, 4)).containsExactly(-1.5, -4.75);
    }

    /** By hand, η = 1, μ = ½, τ = ¼: v = 2; v = 1 + ¾·4 = 4. */
    @Test
    void dampeningSparesTheFirstGradient() {
        assertThat(path(new Momentum(0.5, 0.25), 1, 2, 4)).containsExactly(-2, -6);
    }

    /** By hand, η = 1, ε = 2⁻⁶⁰ (lost beside 3 and 5): −3/√9, −4/√25; from 16 with δ = 1: −3/√25, then half of −12/√169. */
    @Test
    void adagradDividesByTheRootOfTheSumOfSquares() {
        assertThat(path(new Adagrad(0, 0, 0x1p-60), 1, 3, 4)).containsExactly(-1, -1 - 4 / 5.0);
        assertThat(path(new Adagrad(1, 16, 0x1p-60), 1, 3, 12)).containsExactly(-3 / 5.0, -3 / 5.0 - 0.5 * 12 / 13);
    }

    /** By hand, β₁ = ½, β₂ = ¼, ε = 1: u = 4, m = 1.5, m̂ = 3; u = max(1, 1.5) = 1.5, m = ¾ + ¼ = 1, m̂ = 4/3. */
    @Test
    void adamaxDividesByTheLargestGradient() {
        double[] path = path(new Adamax(0.5, 0.25, 1), 1, 3, 0.5);
        assertThat(path[0]).isEqualTo(-0.75);
        // The correction ¾ has an error of up to 4 u, see RuleChecks; quotient, product and sum round once each.
        assertThat(path[1]).isCloseTo(-0.75 - 8 / 9.0, within(8 * U * 2));
    }

    /** By hand, ρ = 0, ε = 1: d = 3·√1/√10 and u = d²; d = 1·√(0.9 + 1)/√2. */
    @Test
    void adadeltaStepsInTheUnitOfItsSteps() {
        double first = 3 / Math.sqrt(10);
        double second = Math.sqrt(0.9 + 1) / Math.sqrt(2);
        double[] path = path(new Adadelta(0, 1), 1, 3, 1);
        assertThat(path[0]).isCloseTo(-first, within(4 * U));
        assertThat(path[1]).isCloseTo(-first - second, within(16 * U));
    }

    @Test
    void everyStepOfLionIsTheRate() {
        double last = 0;
        for (double theta : path(new Lion(), 0x1p-5, random(50))) {
            assertThat(Math.abs(theta - last)).isEqualTo(0x1p-5);
            last = theta;
        }
        assertThat(path(new Lion(), 0x1p-5, 0, 0)).containsExactly(0, 0);
    }

    /** By hand, β₁ = ½, β₂ = ¾: g = 1 makes m = ¼; then ½·¼ − ½·⅛ is above 0, so Lion goes on down against the gradient. */
    @Test
    void lionWeighsTheDirectionByBeta1AndRemembersByBeta2() {
        assertThat(path(new Lion(0.5, 0.75), 1, 1, -0.125)).containsExactly(-1, -2);
        assertThat(path(new Lion(0.5, 0.75), 1, 1, -0.375)).containsExactly(-1, 0);
    }

    @Test
    void theFirstStepOfRadamIsPlainDescent() {
        // m/(1 − β₁): 1 − β₁ rounds in m as in no correction, by 4 u there.
        assertThat(path(new RAdam(), 0.01, 3)[0]).isCloseTo(-0.03, within(8 * U * 0.03));
    }

    /** With β₂ = 0.999 ρ passes 5 at t = 6: from then on the step no longer grows with the gradient. */
    @Test
    void radamAdaptsFromTheSixthStepOn() {
        var ones = Stream.generate(() -> 1.0).limit(6).mapToDouble(x -> x).toArray();
        var twos = Stream.generate(() -> 2.0).limit(6).mapToDouble(x -> x).toArray();
        double[] slow = path(new RAdam(0.9, 0.999, Double.MIN_VALUE), 1, ones);
        double[] fast = path(new RAdam(0.9, 0.999, Double.MIN_VALUE), 1, twos);
        assertThat(fast[4]).isEqualTo(2 * slow[4]);
        // fast[4] is about −10; one rounding of a number up to 16 in each sum and difference.
        assertThat(fast[5] - fast[4]).isCloseTo(slow[5] - slow[4], within(4 * 16 * U));
        assertThat(fast[5] - fast[4]).isNotZero();
    }

    @Test
    void adamwIsAdamWithDecoupledDecay() {
        for (UpdateRule rule : List.of(new AdamW(0.25), new DecoupledWeightDecay(new Adam(), 0.25))) {
            assertThat(path(rule, 0.1, random(20))).containsExactly(path(new AdamW(0.25), 0.1, random(20)));
        }
    }

    /**
     * ln μ₁ + … + ln μ_t, summed, has t roundings of the sum and an error of 4 u in every term; the closed form fewer than 60
     * relative ones.
     */
    @Test
    void nadamsProductIsTheProduct() {
        for (double decay : new double[] {0, 0.004, 0.1, 3}) {
            var rule = new NAdam(0.99, 0.999, 1e-8, decay);
            double sum = 0;
            for (int t = 1; t <= 300; t++) {
                sum += StrictMath.log(rule.momentum(t));
                assertThat(rule.logOfProduct(t))
                        .as("ψ = %s, t = %d", decay, t)
                        .isCloseTo(sum, within(4 * t * U + (t + 60) * U * Math.abs(sum)));
            }
        }
    }

    /** Beyond e⁻⁴⁰ the product is only known to be below β₁ᵗ, which is all that is needed: 1 less it is 1. */
    @Test
    void nadamsProductIsLeftOutWhereItDoesNotShow() {
        var rule = new NAdam();
        assertThat(-StrictMath.expm1(rule.logOfProduct(1000))).isEqualTo(1);
        assertThat(-StrictMath.expm1(new NAdam(0, 0.999, 1e-8, 0).logOfProduct(1)))
                .isEqualTo(1);
    }

    /** s − m² from two running means: their roundings, fewer than 3t + 4 each, are relative to s, not to the difference. */
    @Test
    void theCentredVarianceIsTheDifferenceOfTheMeans() {
        double alpha = 0.9;
        var rule = new CentredRmsProp(alpha, 1e-8);
        var slots = RuleChecks.slots(rule, 1);
        double s = 0;
        double m = 0;
        for (double g : random(100)) {
            rule.update(
                    RuleChecks.kernels(), 1, 0.01, DoubleMatrix.zeros(1, 1), DoubleMatrix.of(new double[] {g}), slots);
            s = alpha * s + (1 - alpha) * g * g;
            m = alpha * m + (1 - alpha) * g;
            assertThat(slots.get(1).get(0)).isCloseTo(s - m * m, within(RuleChecks.gamma(4 * 304, U) * s));
        }
    }

    /** With α = 0.95 and a gradient that is always 1.1 the difference of the two means is negative at t = 645: its root is NaN. */
    @Test
    void theCentredVarianceIsNeverNegative() {
        double alpha = 0.95;
        double gradient = 1.1;
        var rule = new CentredRmsProp(alpha, 1e-8);
        var slots = RuleChecks.slots(rule, 1);
        var g = DoubleMatrix.of(new double[] {gradient});
        var theta = DoubleMatrix.zeros(1, 1);
        double s = 0;
        double m = 0;
        double least = 0;
        for (int t = 1; t <= 1000; t++) {
            rule.update(RuleChecks.kernels(), t, 0.01, theta, g, slots);
            assertThat(slots.get(1).get(0)).isNotNegative();
            s = alpha * s + (1 - alpha) * gradient * gradient;
            m = alpha * m + (1 - alpha) * gradient;
            least = Math.min(least, s - m * m);
        }
        assertThat(least).as("the naive difference").isNegative();
        assertThat(theta.get(0)).isFinite();
    }

    @Test
    void aScheduleFindsTheMomentumOfARule() {
        assertThat(new Momentum(0.9, 0.25).withMomentum(0.5)).isEqualTo(new Momentum(0.5, 0.25));
        assertThat(new Nesterov(0.9).withMomentum(0.5)).isEqualTo(new Nesterov(0.5));
        assertThat(new Adam().withMomentum(0.5)).isEqualTo(new Adam(0.5, 0.999, 1e-8));
        assertThat(new AdamW(0.1).withMomentum(0.5)).isEqualTo(new AdamW(new Adam(0.5, 0.999, 1e-8), 0.1));
        assertThat(new AmsGrad().withMomentum(0.5)).isEqualTo(new AmsGrad(0.5, 0.999, 1e-8));
        assertThat(new Adamax().withMomentum(0.5)).isEqualTo(new Adamax(0.5, 0.999, 1e-8));
        assertThat(new NAdam().withMomentum(0.5)).isEqualTo(new NAdam(0.5, 0.999, 1e-8, 0.004));
        assertThat(new RAdam().withMomentum(0.5)).isEqualTo(new RAdam(0.5, 0.999, 1e-8));
        assertThat(new Lion().withMomentum(0.5)).isEqualTo(new Lion(0.5, 0.99));
        assertThat(new RmsPropMomentum().withMomentum(0.5)).isEqualTo(new RmsPropMomentum(0.99, 1e-8, 0.5));
        assertThat(new CentredRmsPropMomentum().withMomentum(0.5))
                .isEqualTo(new CentredRmsPropMomentum(0.99, 1e-8, 0.5));
        assertThat(new L1Penalty(new L2Penalty(new DecoupledWeightDecay(new Adam(), 3), 2), 1).withMomentum(0.5))
                .isEqualTo(new L1Penalty(new L2Penalty(new DecoupledWeightDecay(new Adam(0.5, 0.999, 1e-8), 3), 2), 1));
        for (UpdateRule without :
                List.of(new Sgd(), new Adagrad(), new Adadelta(), new RmsProp(), new L2Penalty(new Sgd(), 1))) {
            assertThatThrownBy(() -> without.withMomentum(0.5)).hasMessageContaining("has no momentum");
        }
    }
}
