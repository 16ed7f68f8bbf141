package org.chainrule.verification.rule;

import static org.chainrule.verification.rule.Rounded.ONE;
import static org.chainrule.verification.rule.Rounded.of;

import java.util.Optional;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AdamW;
import org.chainrule.optimizers.Adamax;
import org.chainrule.optimizers.AmsGrad;
import org.chainrule.optimizers.NAdam;
import org.chainrule.optimizers.RAdam;
import org.chainrule.optimizers.UpdateRule;

/** The rules with moments that are corrected for their start at 0, transcribed as in {@link Textbooks}. */
final class AdamTextbooks {

    /** Where RAdam's paper has 4, and PyTorch 5. */
    private static final double ENOUGH = 5;

    private AdamTextbooks() {}

    static Optional<Textbook> transcription(UpdateRule rule) {
        if (rule instanceof Adam r) {
            return Optional.of(adam(r));
        } else if (rule instanceof AdamW r) {
            return Optional.of(Textbooks.decoupled(adam(r.adam()), of(r.strength())));
        } else if (rule instanceof AmsGrad r) {
            return Optional.of(amsGrad(of(r.beta1()), of(r.beta2()), of(r.epsilon())));
        } else if (rule instanceof Adamax r) {
            return Optional.of(adamax(of(r.beta1()), of(r.beta2()), of(r.epsilon())));
        } else if (rule instanceof NAdam r) {
            return Optional.of(nadam(r));
        } else if (rule instanceof RAdam r) {
            return Optional.of(radam(of(r.beta1()), of(r.beta2()), of(r.epsilon())));
        }
        return Optional.empty();
    }

    /** 1 − βᵗ. */
    private static Rounded correction(Rounded beta, int t) {
        return ONE.minus(beta.power(t));
    }

    /** Kingma and Ba 2015, Algorithm 1. */
    private static Textbook adam(Adam rule) {
        var beta1 = of(rule.beta1());
        var beta2 = of(rule.beta2());
        var epsilon = of(rule.epsilon());
        return (memory, t, rate, theta, g) -> {
            var m = memory.mean("m", beta1, g).over(correction(beta1, t));
            var v = memory.mean("v", beta2, g.squared()).over(correction(beta2, t));
            return theta.minus(rate.times(m).over(v.root().plus(epsilon)));
        };
    }

    /** Reddi, Kale and Kumar 2018, Algorithm 2, with Adam's corrections after the maximum. */
    private static Textbook amsGrad(Rounded beta1, Rounded beta2, Rounded epsilon) {
        return (memory, t, rate, theta, g) -> {
            var m = memory.mean("m", beta1, g).over(correction(beta1, t));
            var v = memory.mean("v", beta2, g.squared());
            var largest = memory.put("w", memory.get("w").max(v)).over(correction(beta2, t));
            return theta.minus(rate.times(m).over(largest.root().plus(epsilon)));
        };
    }

    /** Kingma and Ba 2015, Algorithm 2, with ε inside the maximum. */
    private static Textbook adamax(Rounded beta1, Rounded beta2, Rounded epsilon) {
        return (memory, t, rate, theta, g) -> {
            var m = memory.mean("m", beta1, g);
            var u = memory.put(
                    "u", beta2.times(memory.get("u")).max(g.absolute().plus(epsilon)));
            return theta.minus(rate.over(correction(beta1, t)).times(m.over(u)));
        };
    }

    /** Dozat 2016, Algorithm 2, with PyTorch's momentum μ_t = β₁·(1 − ½·0.96^(t·ψ)). */
    private static Textbook nadam(NAdam rule) {
        var beta1 = of(rule.beta1());
        var beta2 = of(rule.beta2());
        var epsilon = of(rule.epsilon());
        var momenta = new Momenta(beta1, of(rule.momentumDecay()));
        return (memory, t, rate, theta, g) -> {
            var m = memory.mean("m", beta1, g);
            var v = memory.mean("v", beta2, g.squared()).over(correction(beta2, t));
            var now = ONE.minus(momenta.at(t)).times(g).over(ONE.minus(momenta.product(t)));
            var next = momenta.at(t + 1).times(m).over(ONE.minus(momenta.product(t + 1)));
            return theta.minus(rate.times(now.plus(next)).over(v.root().plus(epsilon)));
        };
    }

    /** Liu and others 2020, Algorithm 2, with PyTorch's 5, and ε added before the correction. */
    private static Textbook radam(Rounded beta1, Rounded beta2, Rounded epsilon) {
        var two = of(2);
        var four = of(4);
        var limit = two.over(ONE.minus(beta2)).minus(ONE);
        return (memory, t, rate, theta, g) -> {
            var m = memory.mean("m", beta1, g).over(correction(beta1, t));
            var v = memory.mean("v", beta2, g.squared());
            var plain = theta.minus(rate.times(m));
            var seen = limit.minus(two.times(of(t)).times(beta2.power(t)).over(correction(beta2, t)));
            if (seen.value().doubleValue() + seen.error() <= ENOUGH) {
                return plain;
            }
            var over = seen.minus(four).times(seen.minus(two)).times(limit);
            var under = limit.minus(four).times(limit.minus(two)).times(seen);
            var length = correction(beta2, t).root().over(v.root().plus(epsilon));
            var adapted =
                    theta.minus(rate.times(m).times(over.over(under).root()).times(length));
            return seen.choose(ENOUGH, adapted, plain);
        };
    }
}
