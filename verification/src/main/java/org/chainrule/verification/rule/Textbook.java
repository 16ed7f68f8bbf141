package org.chainrule.verification.rule;

import java.util.Optional;
import org.chainrule.optimizers.UpdateRule;

/**
 * An update rule for one element of θ as its paper writes it: the oracle of a {@link RuleCheck}. Write one for a rule of
 * your own, from the paper and not from the rule.
 *
 * <pre>{@code
 * Textbook heavyBall = (memory, t, rate, theta, gradient) -> {
 *     var v = memory.put("v", Rounded.of(0.9).times(memory.get("v")).plus(gradient));
 *     return theta.minus(rate.times(v));
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Textbook {

    /**
     * θ after step t.
     *
     * @param memory what the steps before have left; changed
     * @param t number of the step, 1 for the first
     * @param rate η
     * @param theta θ before the step
     * @param gradient ∂L/∂θ
     */
    Rounded step(Memory memory, int t, Rounded rate, Rounded theta, Rounded gradient);

    /** The transcription of a built-in rule; empty for a rule of a user's own. */
    static Optional<Textbook> of(UpdateRule rule) {
        return Textbooks.transcription(rule);
    }
}
