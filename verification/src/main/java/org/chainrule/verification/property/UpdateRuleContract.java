package org.chainrule.verification.property;

import java.util.ArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.optimizers.Optimizer;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.verification.rule.RuleCheck;

/**
 * What every update rule keeps; implement it in a test class to hold yours to it. Give {@link #check()} the formula of your
 * paper with {@link RuleCheck#transcribed} to have every step compared with it.
 */
public interface UpdateRuleContract {

    /** Where the descent of the contract starts. */
    double START = 1;

    /** The rule to hold to the contract. */
    UpdateRule rule();

    /** The check of it, with a formula if there is one. */
    default RuleCheck check() {
        return RuleCheck.of(rule());
    }

    /** A learning rate with which it gets somewhere in a thousand steps of this size. */
    default double rate() {
        return 0.01;
    }

    /** It remembers nothing but its state, spoils nothing, treats every element alike, and follows its formula. */
    @Property(tries = 5)
    default void keepsWhatEveryRuleKeeps(@ForAll long seed) {
        Contracts.holds(check().seed(seed).run());
    }

    /**
     * On the parabola θ²/2 it comes at least half of the way to the minimum in a thousand steps of 0.01: plain descent comes
     * within 0.99¹⁰⁰⁰ = 4e-5 of it, a rule whose steps are as long as the rate within two of them.
     */
    @Property(tries = 1)
    default void descendsAParabola() {
        var parameters = Parameters.builder().add("theta", Shape.of(1, 1)).build(Precision.FLOAT64);
        parameters.values().set(0, START);
        var optimizer = Optimizer.of(parameters, rule(), rate());
        for (int t = 0; t < 1000; t++) {
            parameters.gradients().set(0, parameters.values().get(0));
            optimizer.step();
        }
        double end = parameters.values().get(0);
        Contracts.holds(
                Math.abs(end) <= START / 2,
                rule().name() + ": from θ = " + START + " a thousand steps of rate " + rate()
                        + " down θ²/2 lead to θ = " + end
                        + "; they must come at least half of the way to 0, if not, say another rate()");
    }

    /** float32 works too, and gives finite numbers. */
    @Property(tries = 1)
    default void takesBothPrecisions() {
        for (Precision precision : Precision.values()) {
            var theta = Matrix.zeros(precision, 2, 3);
            theta.fill(START);
            var gradient = Matrix.zeros(precision, 2, 3);
            gradient.fill(0.5);
            var state = new ArrayList<Matrix>();
            for (int i = 0; i < rule().stateNames().size() + rule().scratch(); i++) {
                state.add(Matrix.zeros(precision, 2, 3));
            }
            rule().update(KernelChoice.reproducible().kernels(precision), 1, rate(), theta, gradient, state);
            Contracts.holds(
                    Double.isFinite(theta.get(0)) && theta.get(0) != START,
                    rule().name() + ": a step in " + precision + " leads from 1 to " + theta.get(0)
                            + "; it must lead to another finite number");
        }
    }
}
