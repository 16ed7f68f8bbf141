package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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

    /** θ after every step is the golden file's. Returns the largest deviation. */
    static double followsGolden(UpdateRule rule, String id) {
        var golden = GoldenSequences.read();
        var entry = golden.entry(id);
        var parameters = Problems.theta(Precision.FLOAT64, golden.initial().toArray());
        var optimizer = Optimizer.of(parameters, rule, entry.rate());
        assertThat(entry.states()).isNotEmpty();
        double worst = 0;
        for (int t = 0; t < entry.states().size(); t++) {
            parameters.gradients().copyFrom(golden.gradients().get(t));
            optimizer.step();
            for (int i = 0; i < parameters.size(); i++) {
                assertThat(parameters.values().get(i))
                        .as("%s step %d element %d", id, t + 1, i)
                        .isCloseTo(entry.states().get(t)[i], within(GoldenSequences.ALLOWED));
                worst = Math.max(
                        worst,
                        Math.abs(parameters.values().get(i) - entry.states().get(t)[i]));
            }
        }
        return worst;
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

    /** The gradient is only read, and the same arguments give the same bits, whatever was computed in between. */
    static void isPure(UpdateRule rule) {
        var first = steps(rule, 3);
        steps(rule, 5);
        assertThat(steps(rule, 3)).containsExactly(first);
    }

    private static double[] steps(UpdateRule rule, int count) {
        var k = kernels();
        var theta = DoubleMatrix.of(START.clone());
        var gradient = DoubleMatrix.of(GRADIENT.clone());
        var state = zeros(rule, START.length);
        for (int t = 1; t <= count; t++) {
            rule.update(k, t, 0.01, theta, gradient, state);
        }
        assertThat(gradient.toArray())
                .as("the gradient after %d updates", count)
                .containsExactly(GRADIENT);
        return theta.toArray();
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

    /** Reordering the elements before an update or after it gives the same bits. */
    static void commutesWithPermutation(UpdateRule rule, double[] theta, double[] gradient, int[] order) {
        var direct = DoubleMatrix.of(theta.clone());
        var reordered = DoubleMatrix.of(permuted(theta, order));
        var g = DoubleMatrix.of(gradient.clone());
        var reorderedG = DoubleMatrix.of(permuted(gradient, order));
        var state = zeros(rule, theta.length);
        var reorderedState = zeros(rule, theta.length);
        for (int t = 1; t <= 3; t++) {
            rule.update(kernels(), t, 0.01, direct, g, state);
            rule.update(kernels(), t, 0.01, reordered, reorderedG, reorderedState);
        }
        assertThat(reordered.toArray()).containsExactly(permuted(direct.toArray(), order));
    }

    private static double[] permuted(double[] values, int[] order) {
        return IntStream.of(order).mapToDouble(i -> values[i]).toArray();
    }

    static List<Matrix> zeros(UpdateRule rule, int size) {
        return IntStream.range(0, rule.stateNames().size())
                .<Matrix>mapToObj(i -> DoubleMatrix.zeros(1, size))
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
