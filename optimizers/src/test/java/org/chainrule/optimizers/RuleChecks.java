package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;

/** Named checks of an update rule; the tests apply them to the real rules, {@link SaboteurTest} to broken ones. */
final class RuleChecks {

    private static final double[] START = {0.5, -1.25, 3, 0.125};
    private static final double[] GRADIENT = {0.75, -2, 0.0625, 4};

    private RuleChecks() {}

    /**
     * Without a gradient θ shrinks by (1 − ηλ) in every step, whatever the rule: the decay is not divided by anything. ηλ is
     * rounded once, its product with θ once, the difference once.
     */
    static void decaysOnItsOwn(UpdateRule rule, double strength) {
        double rate = 0x1p-6;
        var theta = DoubleMatrix.of(START.clone());
        var gradient = DoubleMatrix.zeros(1, START.length);
        var slots = slots(rule, START.length);
        double factor = 1;
        for (int t = 1; t <= 20; t++) {
            rule.update(kernels(), t, rate, theta, gradient, slots);
            factor *= 1 - rate * strength;
            for (int i = 0; i < START.length; i++) {
                double expected = factor * START[i];
                assertThat(theta.get(i))
                        .as("step %d element %d", t, i)
                        .isCloseTo(expected, within(gamma(6 * t, 0x1p-53) * Math.abs(expected)));
            }
        }
    }

    /** The penalty joins the gradient: the same bits as the bare rule with the sum for its gradient. */
    static void joinsTheGradient(UpdateRule penalised, UpdateRule bare, DoubleUnaryOperator penalty) {
        var random = new Random(11);
        var theta = DoubleMatrix.of(START.clone());
        var other = DoubleMatrix.of(START.clone());
        var slots = slots(penalised, START.length);
        var otherSlots = slots(bare, START.length);
        for (int t = 1; t <= 20; t++) {
            double[] g = SinglePrecision.random(random, START.length);
            double[] sum = IntStream.range(0, START.length)
                    .mapToDouble(i -> penalty.applyAsDouble(other.get(i)) + g[i])
                    .toArray();
            penalised.update(kernels(), t, 0.01, theta, DoubleMatrix.of(g.clone()), slots);
            bare.update(kernels(), t, 0.01, other, DoubleMatrix.of(sum), otherSlots);
            assertThat(theta.toArray()).as("step %d", t).containsExactly(other.toArray());
        }
    }

    /**
     * Adam's first step from θ = 0 is {@code −η·g/(|g| + ε)}, because m/(1 − β₁) = g and v/(1 − β₂) = g².
     *
     * <p>Roundings on the way, each a relative u: m 1, v 2 and its root half of that and 1; a correction is at most 4 (ln and
     * expm1 are within one ulp), the second one under a root; 1/√ 2, η over the first 1, product 1, sum 1, product and
     * quotient 2, and 3 in the expression above: fewer than 24. The factors 1 − β are exactly the same in m and v.
     */
    static void firstStepIsCorrected(UpdateRule rule, double rate, double epsilon, double g) {
        var parameters = Problems.theta(Precision.FLOAT64, 0);
        var optimizer = Optimizer.of(parameters, rule, rate);
        parameters.gradients().set(0, g);
        optimizer.step();
        double expected = -rate * g / (Math.abs(g) + epsilon);
        assertThat(parameters.values().get(0)).isCloseTo(expected, within(gamma(24, 0x1p-53) * Math.abs(expected)));
    }

    /** Two optimizers with the same rule do not notice each other. */
    static void sharesNoState(UpdateRule rule) {
        var alone = Problems.theta(Precision.FLOAT64, START);
        var lonely = Optimizer.of(alone, rule, 0.01);
        run(alone, lonely, 3);
        var one = Problems.theta(Precision.FLOAT64, START);
        var other = Problems.theta(Precision.FLOAT64, START);
        var first = Optimizer.of(one, rule, 0.01);
        var second = Optimizer.of(other, rule, 0.01);
        for (int t = 0; t < 3; t++) {
            run(one, first, 1);
            run(other, second, 1);
        }
        assertThat(one.values().toArray()).containsExactly(alone.values().toArray());
        assertThat(other.values().toArray()).containsExactly(alone.values().toArray());
    }

    private static void run(Parameters parameters, Optimizer optimizer, int steps) {
        for (int t = 0; t < steps; t++) {
            parameters.gradients().copyFrom(GRADIENT);
            optimizer.step();
        }
    }

    /** The first step goes against the gradient, in every element. */
    static void descends(UpdateRule rule) {
        var parameters = Problems.theta(Precision.FLOAT64, START);
        var optimizer = Optimizer.of(parameters, rule, 0x1p-10);
        run(parameters, optimizer, 1);
        for (int i = 0; i < START.length; i++) {
            assertThat(Math.signum(parameters.values().get(i) - START[i]))
                    .as("direction of element %d", i)
                    .isEqualTo(-Math.signum(GRADIENT[i]));
        }
    }

    /** State slots of 0, then scratch of NaN, which shows if it is read before it is written. */
    static List<Matrix> slots(UpdateRule rule, int size) {
        return slots(rule, Precision.FLOAT64, size);
    }

    static List<Matrix> slots(UpdateRule rule, Precision precision, int size) {
        int remembered = rule.stateNames().size();
        return IntStream.range(0, remembered + rule.scratch())
                .mapToObj(i -> {
                    var slot = Matrix.zeros(precision, 1, size);
                    slot.fill(i < remembered ? 0 : Double.NaN);
                    return slot;
                })
                .toList();
    }

    static Kernels kernels() {
        return KernelChoice.reproducible().kernels(Precision.FLOAT64);
    }

    /** γₖ = k·u/(1 − k·u): the relative error of k roundings (Higham 2002, Lemma 3.1). */
    static double gamma(int k, double u) {
        return k * u / (1 - k * u);
    }
}
