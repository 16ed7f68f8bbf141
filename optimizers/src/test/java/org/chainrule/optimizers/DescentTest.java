package org.chainrule.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.chainrule.core.Objective;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.Test;

/** Known surfaces, known distances. */
class DescentTest {

    /**
     * Rosenbrock at (−1.2, 1) is 100·0.44² + 2.2² = 19.36 + 4.84. The 0.44 comes from 1.44 − 1, so the rounding of 1.44 counts
     * 3.3 times there and twice that in its square; with the few roundings that follow less than 12 u of 24.2.
     */
    private static final double ROUNDING = 12 * 0x1p-53 * 24.2;

    private static void descend(Objective objective, UpdateRule rule, double rate, int steps) {
        var optimizer = Optimizer.of(objective.parameters(), rule, rate);
        for (int t = 0; t < steps; t++) {
            objective.gradient(Problems.NO_DATA);
            optimizer.step();
        }
    }

    private static Problems.Parabola parabola() {
        return Problems.parabola(new double[] {4, -3}, new double[] {1, 0.25});
    }

    /** Each step multiplies θ_i by 1 − η·c_i; with η = ½ these are ½ and 7/8, so ten steps are exact in double. */
    @Test
    void plainDescentOnAParabolaContractsExactly() {
        var parabola = parabola();
        descend(parabola, new Sgd(), 0.5, 10);
        assertThat(parabola.parameters().values().toArray())
                .containsExactly(4 * Math.pow(0.5, 10), -3 * Math.pow(0.875, 10));
    }

    /**
     * The heavy ball obeys {@code θ″ = (1 + μ − ηc)·θ′ − μ·θ}. With μ = ¼ and ηc = ¼ both roots are ½, so
     * {@code θ_t = θ_0 (1 + t/2)·2^-t}: from θ_1 = (1 − ηc) θ_0 = ¾ θ_0.
     */
    @Test
    void momentumOnAParabolaFollowsItsRecurrenceExactly() {
        var parabola = Problems.parabola(new double[] {4}, new double[] {1});
        descend(parabola, new Momentum(0.25), 0.25, 12);
        assertThat(parabola.parameters().values().get(0)).isEqualTo(4 * (1 + 12 / 2.0) * 0x1p-12);
    }

    /** No step is longer than η·(1 − β₁)/√(1 − β₂) ≤ 3.2 η (Adam, ≈ η when gradients are steady) or η/√(1 − α) = 10 η. */
    @Test
    void adaptiveRulesOnAParabolaComeAsNearAsTheirSteps() {
        double rate = 0.01;
        var parabola = parabola();
        descend(parabola, new Adam(), rate, 3000);
        assertThat(parabola.parameters().values().get(0)).isCloseTo(0, within(3.2 * rate));
        assertThat(parabola.parameters().values().get(1)).isCloseTo(0, within(3.2 * rate));
        parabola = parabola();
        descend(parabola, new RmsProp(), rate, 3000);
        assertThat(parabola.parameters().values().get(0)).isCloseTo(0, within(10 * rate));
        assertThat(parabola.parameters().values().get(1)).isCloseTo(0, within(10 * rate));
    }

    /**
     * Rules whose steps shrink with the gradient, or with its history, and the rates they rest with. Plain descent shrinks the
     * loss along the valley, where the Hessian's eigenvalue is 0.399, by (1 − 0.0004)² a step, a millionfold in 17 300; Adagrad
     * and AMSGrad divide for ever by the first gradient, whose norm is 233; Adadelta's steps grow until they are as long as θ.
     */
    private static final Map<String, Double> RATES =
            Map.of("sgd", 1e-3, "adagrad", 0.5, "amsgrad", 0.1, "adadelta", 1e-3);

    /**
     * Reached means: from a loss of 24.2 to below 1e-6. The other rules never rest, their last steps are about η long; across
     * the valley, where the eigenvalue is 1001.6, that is a loss of ½ · 1001.6 · η², which with η = 3e-5 is 4.5e-7. They get
     * 200 000 steps for a way of about 3.
     */
    @Test
    void everyRuleReachesTheEndOfRosenbrocksValley() {
        for (UpdateRule rule : UpdateRules.all()) {
            var rosenbrock = new Problems.Rosenbrock(Problems.theta(Precision.FLOAT64, -1.2, 1));
            assertThat(rosenbrock.value(Problems.NO_DATA)).isCloseTo(24.2, within(ROUNDING));
            descend(rosenbrock, rule, RATES.getOrDefault(rule.name(), 3e-5), 200_000);
            assertThat(rosenbrock.value(Problems.NO_DATA)).as(rule.name()).isLessThan(1e-6);
        }
    }

    @Test
    void climbingIsNoticedOnTheParabola() {
        var parabola = parabola();
        double before = parabola.value(Problems.NO_DATA);
        descend(parabola, new Saboteurs.SignFlipped(), 0.01, 100);
        assertThat(parabola.value(Problems.NO_DATA)).isGreaterThan(before);
    }
}
