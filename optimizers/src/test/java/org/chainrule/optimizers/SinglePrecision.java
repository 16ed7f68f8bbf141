package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;

/** The check that a rule in float32 follows a rule in float64 as closely as roundings allow. */
final class SinglePrecision {

    private static final double RATE = 0.01;
    private static final int SIZE = 6;

    private SinglePrecision() {}

    /**
     * Within the sum of what the roundings of float32 can do. Per step a state's old part is rounded three times (β itself,
     * product, sum) and its new part four times, so after t steps its relative error, term by term, is at most γ over 3t + 4
     * roundings; under a root it counts half; the quotient and its scalars add 9. Together fewer than 6t + 20, relative to
     * the step computed from absolute values. θ is changed in at most three passes (decay, and two terms of a step), and the
     * rounding of each changes it by at most u·|θ|; what a decay of ηλ = 0.0025 or less adds is below another one.
     */
    static void follows(UpdateRule inDouble, UpdateRule inSingle, Random random, int steps) {
        double u = Precision.FLOAT32.unitRoundoff();
        var start = random(random, SIZE);
        var wide = new Run(inDouble, Precision.FLOAT64, start);
        var narrow = new Run(inSingle, Precision.FLOAT32, start);
        var majorant = new Run(inDouble, Precision.FLOAT64, start);
        var bound = new double[SIZE];
        for (int t = 1; t <= steps; t++) {
            var g = random(random, SIZE);
            wide.step(t, g);
            narrow.step(t, g);
            majorant.theta.fill(0);
            majorant.step(t, DoubleStream.of(g).map(Math::abs).toArray());
            for (int i = 0; i < SIZE; i++) {
                double size = Math.abs(majorant.theta.get(i));
                bound[i] += RuleChecks.gamma(6 * t + 20, u) * size + 4 * u * Math.abs(narrow.theta.get(i));
                assertThat(Math.abs(narrow.theta.get(i) - wide.theta.get(i)))
                        .as("%s, step %d, element %d", inSingle.name(), t, i)
                        .isLessThanOrEqualTo(bound[i]);
            }
        }
    }

    /** Numbers that are exact in both precisions, between −2 and 2, none of them 0. */
    static double[] random(Random random, int n) {
        return DoubleStream.generate(() -> (1 + random.nextInt(1 << 12)) * 0x1p-11 * (random.nextBoolean() ? 1 : -1))
                .limit(n)
                .toArray();
    }

    private static final class Run {
        private final UpdateRule rule;
        private final Kernels kernels;
        private final Matrix theta;
        private final Matrix gradient;
        private final List<Matrix> state;

        Run(UpdateRule rule, Precision precision, double[] start) {
            this.rule = rule;
            kernels = KernelChoice.reproducible().kernels(precision);
            theta = Matrix.zeros(precision, 1, start.length);
            theta.copyFrom(start);
            gradient = Matrix.zeros(precision, 1, start.length);
            state = RuleChecks.slots(rule, precision, start.length);
        }

        void step(int t, double[] g) {
            gradient.copyFrom(g);
            rule.update(kernels, t, RATE, theta, gradient, state);
        }
    }
}
