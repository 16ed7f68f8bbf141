package org.chainrule.verification.rule;

import java.util.Optional;
import org.chainrule.optimizers.Adagrad;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AdamW;
import org.chainrule.optimizers.Adamax;
import org.chainrule.optimizers.AmsGrad;
import org.chainrule.optimizers.CentredRmsProp;
import org.chainrule.optimizers.CentredRmsPropMomentum;
import org.chainrule.optimizers.DecoupledWeightDecay;
import org.chainrule.optimizers.Lion;
import org.chainrule.optimizers.Momentum;
import org.chainrule.optimizers.NAdam;
import org.chainrule.optimizers.Nesterov;
import org.chainrule.optimizers.RmsProp;
import org.chainrule.optimizers.RmsPropMomentum;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;

/**
 * What gradients 2ⁿ times as large come to. Scaling by a power of two is exact, so the same steps are the same bits: of
 * {@link Lion}, which sees signs only, as they are; of rules linear in g with a rate 2⁻ⁿ times as large; of rules that
 * divide by the size of g with an ε 2ⁿ times as large, as ε is beside that size (Kingma and Ba 2015, §2.1: "invariant to
 * rescaling of the gradients", there without ε). {@link org.chainrule.optimizers.RAdam} begins without a quotient and
 * {@link org.chainrule.optimizers.Adadelta} compares ε with its steps too; penalties of θ do not scale with g.
 */
final class Scales {

    private Scales() {}

    /**
     * The rule and rate with which scaled gradients make the same steps.
     *
     * @param ofRate factor of the rate
     */
    record Scaled(UpdateRule rule, double ofRate, String sentence) {}

    /** Nothing where the paper promises nothing, or the rule is a user's own. */
    static Optional<Scaled> of(UpdateRule rule, int n) {
        double c = Math.scalb(1.0, n);
        if (rule instanceof Lion) {
            return Optional.of(new Scaled(rule, 1, "signs do not change with the scale of the gradient"));
        } else if (rule instanceof Sgd || rule instanceof Momentum || rule instanceof Nesterov) {
            return Optional.of(new Scaled(rule, 1 / c, "the scale of the gradient is that of the rate, the other way"));
        }
        return withEpsilon(rule, c)
                .map(other -> new Scaled(other, 1, "the scale of the gradient does not matter where ε has the same"));
    }

    private static Optional<UpdateRule> withEpsilon(UpdateRule rule, double c) {
        if (rule instanceof Adam r) {
            return Optional.of(adam(r, c));
        } else if (rule instanceof AdamW r) {
            return Optional.of(new AdamW(adam(r.adam(), c), r.strength()));
        } else if (rule instanceof AmsGrad r) {
            return Optional.of(new AmsGrad(r.beta1(), r.beta2(), c * r.epsilon()));
        } else if (rule instanceof Adamax r) {
            return Optional.of(new Adamax(r.beta1(), r.beta2(), c * r.epsilon()));
        } else if (rule instanceof NAdam r) {
            return Optional.of(new NAdam(r.beta1(), r.beta2(), c * r.epsilon(), r.momentumDecay()));
        } else if (rule instanceof RmsProp r) {
            return Optional.of(new RmsProp(r.smoothing(), c * r.epsilon()));
        } else if (rule instanceof RmsPropMomentum r) {
            return Optional.of(new RmsPropMomentum(r.smoothing(), c * r.epsilon(), r.momentum()));
        } else if (rule instanceof CentredRmsProp r) {
            return Optional.of(new CentredRmsProp(r.smoothing(), c * r.epsilon()));
        } else if (rule instanceof CentredRmsPropMomentum r) {
            return Optional.of(new CentredRmsPropMomentum(r.smoothing(), c * r.epsilon(), r.momentum()));
        } else if (rule instanceof Adagrad r) {
            return Optional.of(new Adagrad(r.rateDecay(), c * c * r.initialSum(), c * r.epsilon()));
        } else if (rule instanceof DecoupledWeightDecay r) {
            return of(r.rule(), Math.getExponent(c))
                    .filter(inner -> inner.ofRate() == 1)
                    .map(inner -> new DecoupledWeightDecay(inner.rule(), r.strength()));
        }
        return Optional.empty();
    }

    private static Adam adam(Adam rule, double c) {
        return new Adam(rule.beta1(), rule.beta2(), c * rule.epsilon());
    }
}
