package org.chainrule.verification.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.chainrule.optimizers.Adadelta;
import org.chainrule.optimizers.Adagrad;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AdamW;
import org.chainrule.optimizers.Adamax;
import org.chainrule.optimizers.AmsGrad;
import org.chainrule.optimizers.CentredRmsProp;
import org.chainrule.optimizers.CentredRmsPropMomentum;
import org.chainrule.optimizers.DecoupledWeightDecay;
import org.chainrule.optimizers.L1Penalty;
import org.chainrule.optimizers.L2Penalty;
import org.chainrule.optimizers.Lion;
import org.chainrule.optimizers.Momentum;
import org.chainrule.optimizers.NAdam;
import org.chainrule.optimizers.Nesterov;
import org.chainrule.optimizers.RAdam;
import org.chainrule.optimizers.RmsProp;
import org.chainrule.optimizers.RmsPropMomentum;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.WeightPenalty;

/**
 * The mutants of an update rule: those of any rule ({@link AnyRuleMutants}), of penalties, of momentum, of rules that divide
 * by the size of the gradient, of rules with corrected moments. A mutant that would be the sound rule, such as swapped betas
 * that are equal, is left out.
 */
public final class RuleMutants {

    private static final double LASTING = 0.9;

    private RuleMutants() {}

    /** Every mutant that can be made of this built-in rule and is not the rule itself. */
    public static List<RuleMutant> fitting(UpdateRule rule) {
        var mutants = new ArrayList<RuleMutant>();
        AnyRuleMutants.plant(new Planting(rule, mutants));
        mutants.addAll(ofFormula(rule));
        return List.copyOf(mutants);
    }

    /** In the formula of the rule, and of the rule that it stands around. */
    private static List<RuleMutant> ofFormula(UpdateRule rule) {
        var mutants = new ArrayList<RuleMutant>();
        var list = new Planting(rule, mutants);
        PenaltyMutants.plant(list);
        MomentumMutants.plant(list);
        QuotientMutants.plant(list);
        CentredMutants.plant(list);
        AdamMutants.plant(list);
        AdamKinMutants.plant(list);
        if (rule instanceof AdamW adamW) {
            around(adamW.adam(), inner -> new DecoupledWeightDecay(inner, adamW.strength()), mutants);
        } else if (rule instanceof DecoupledWeightDecay decay) {
            around(decay.rule(), inner -> new DecoupledWeightDecay(inner, decay.strength()), mutants);
        } else if (rule instanceof L1Penalty penalty) {
            around(penalty.rule(), inner -> new L1Penalty(inner, penalty.strength()), mutants);
        } else if (rule instanceof L2Penalty penalty) {
            around(penalty.rule(), inner -> new L2Penalty(inner, penalty.strength()), mutants);
        }
        return mutants;
    }

    private static void around(UpdateRule inner, UnaryOperator<UpdateRule> outer, List<RuleMutant> mutants) {
        for (RuleMutant mutant : ofFormula(inner)) {
            String name = (mutant.name().startsWith("penalty") ? "inner-" : "") + mutant.name();
            mutants.add(new RuleMutant(name, mutant.asIf(), outer.apply(mutant.rule())));
        }
    }

    /** Where the mutants of one rule are collected. */
    record Planting(UpdateRule rule, List<RuleMutant> mutants) {

        /** The rule with another step. */
        void step(String name, String asIf, MutantRule.Step step) {
            mutants.add(new RuleMutant(name, asIf, new MutantRule(rule, step)));
        }

        /** The rule with another formula, written for a rule of this class, whose momentum a schedule may move. */
        <R extends UpdateRule> void formula(
                String name, String asIf, Class<R> type, Function<R, MutantRule.Formula> formula) {
            step(
                    name,
                    asIf,
                    (sound, k, t, rate, theta, gradient, state) -> MutantRule.elements(formula.apply(type.cast(sound)))
                            .make(sound, k, t, rate, theta, gradient, state));
        }
    }

    /** Whether a step depends on what the rule remembers. */
    static boolean remembers(UpdateRule rule) {
        if (rule instanceof WeightPenalty penalty) {
            return remembers(penalty.rule());
        }
        return !(rule instanceof Sgd
                || (rule instanceof Momentum m && m.momentum() == 0)
                || (rule instanceof Nesterov n && n.momentum() == 0)
                || (rule instanceof Lion l && l.beta1() == 0)
                || (rule instanceof RmsProp r && r.smoothing() == 0)
                || (rule instanceof CentredRmsProp r && r.smoothing() == 0));
    }

    /** Whether the first of its states outlives the step: a mean with a weight of 0 for what was before does not. */
    static boolean remembersItsFirstState(UpdateRule rule) {
        if (rule instanceof WeightPenalty penalty) {
            return remembersItsFirstState(penalty.rule());
        }
        return remembers(rule)
                && !(rule instanceof Adadelta a && a.smoothing() == 0)
                && !(rule instanceof RmsPropMomentum r && r.smoothing() == 0)
                && !(rule instanceof CentredRmsPropMomentum r && r.smoothing() == 0);
    }

    /** Whether a step depends on its number. */
    static boolean counts(UpdateRule rule) {
        if (rule instanceof WeightPenalty penalty) {
            return counts(penalty.rule());
        }
        return !(rule instanceof Sgd
                || (rule instanceof Momentum m && m.dampening() == 0)
                || rule instanceof Nesterov
                || rule instanceof Lion
                || (rule instanceof Adagrad a && a.rateDecay() == 0 && a.initialSum() == 0)
                || rule.name().contains("rmsprop")
                || rule.name().startsWith("adadelta"));
    }

    /** Whether a step depends on its number beyond the hundredth: 0.9^100 is still seen beside 1, 0.5^100 is not. */
    static boolean countsLate(UpdateRule rule) {
        if (rule instanceof WeightPenalty penalty) {
            return countsLate(penalty.rule());
        } else if (rule instanceof AdamW r) {
            return countsLate(r.adam());
        } else if (rule instanceof Adam r) {
            return Math.max(r.beta1(), r.beta2()) >= LASTING;
        } else if (rule instanceof AmsGrad r) {
            return Math.max(r.beta1(), r.beta2()) >= LASTING;
        } else if (rule instanceof RAdam r) {
            return Math.max(r.beta1(), r.beta2()) >= LASTING;
        } else if (rule instanceof Adamax r) {
            return r.beta1() >= LASTING;
        }
        return rule instanceof NAdam || (rule instanceof Adagrad r && r.rateDecay() != 0);
    }
}
