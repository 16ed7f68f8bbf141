package org.chainrule.verification.mutant;

import org.chainrule.core.Matrix;
import org.chainrule.optimizers.AdamW;
import org.chainrule.optimizers.DecoupledWeightDecay;
import org.chainrule.optimizers.L1Penalty;
import org.chainrule.optimizers.L2Penalty;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;

/** Faults of weight decay and penalties. */
final class PenaltyMutants {

    private PenaltyMutants() {}

    /** What a decoupled decay stands beside, and how strong it is. */
    private record Decay(UpdateRule rule, double strength) {
        static Decay of(UpdateRule rule) {
            return rule instanceof AdamW adamW
                    ? new Decay(adamW.adam(), adamW.strength())
                    : new Decay(((DecoupledWeightDecay) rule).rule(), ((DecoupledWeightDecay) rule).strength());
        }
    }

    static void plant(RuleMutants.Planting list) {
        var rule = list.rule();
        if (rule instanceof AdamW || rule instanceof DecoupledWeightDecay) {
            if (Decay.of(rule).strength != 0) {
                decoupled(list);
            }
        } else if (rule instanceof L2Penalty penalty && penalty.strength() != 0) {
            l2(list, penalty.rule());
        } else if (rule instanceof L1Penalty penalty && penalty.strength() != 0) {
            l1(list);
        }
    }

    private static void decoupled(RuleMutants.Planting list) {
        if (!(Decay.of(list.rule()).rule instanceof Sgd)) {
            list.step("decay-coupled", "the decay joined the gradient", (sound, k, t, rate, x, g, s) -> {
                var decay = Decay.of(sound);
                var sum = Matrix.copyOf(g, g.precision());
                k.addScaled(decay.strength, x, 1, sum);
                decay.rule.update(k, t, rate, x, sum, s);
            });
        }
        list.step(
                "decay-missing",
                "there were no decay",
                (sound, k, t, rate, x, g, s) -> Decay.of(sound).rule.update(k, t, rate, x, g, s));
        list.step(
                "decay-without-rate", "the learning rate did not multiply the decay", (sound, k, t, rate, x, g, s) -> {
                    var decay = Decay.of(sound);
                    k.addScaled(-decay.strength, x, 1, x);
                    decay.rule.update(k, t, rate, x, g, s);
                });
        list.step("decay-growing", "the decay had the wrong sign", (sound, k, t, rate, x, g, s) -> {
            var decay = Decay.of(sound);
            k.addScaled(rate * decay.strength, x, 1, x);
            decay.rule.update(k, t, rate, x, g, s);
        });
        list.step("decay-after-the-step", "the decay acted on θ after the step", (sound, k, t, rate, x, g, s) -> {
            var decay = Decay.of(sound);
            decay.rule.update(k, t, rate, x, g, s);
            k.addScaled(-rate * decay.strength, x, 1, x);
        });
        list.step("decay-of-the-gradient", "the decay were that of the gradient", (sound, k, t, rate, x, g, s) -> {
            var decay = Decay.of(sound);
            k.addScaled(-rate * decay.strength, g, 1, x);
            decay.rule.update(k, t, rate, x, g, s);
        });
        list.step("decay-halved", "the decay were that of λ/2", (sound, k, t, rate, x, g, s) -> {
            var decay = Decay.of(sound);
            k.addScaled(-rate * decay.strength / 2, x, 1, x);
            decay.rule.update(k, t, rate, x, g, s);
        });
    }

    /** The penalty that joins the gradient, wrong. */
    private interface Penalty {
        void add(double strength, Matrix x, Matrix g, Matrix sum, org.chainrule.core.kernel.Kernels k);
    }

    private static void joins(RuleMutants.Planting list, String name, String asIf, Penalty penalty) {
        list.step(name, asIf, (sound, k, t, rate, x, g, s) -> {
            var sum = Matrix.copyOf(g, g.precision());
            double strength = sound instanceof L1Penalty l1 ? l1.strength() : ((L2Penalty) sound).strength();
            var inner = sound instanceof L1Penalty l1 ? l1.rule() : ((L2Penalty) sound).rule();
            penalty.add(strength, x, g, sum, k);
            inner.update(k, t, rate, x, sum, s);
        });
    }

    private static void l2(RuleMutants.Planting list, UpdateRule inner) {
        if (!(inner instanceof Sgd)) {
            list.step("penalty-decoupled", "the penalty acted beside the rule", (sound, k, t, rate, x, g, s) -> {
                var penalty = (L2Penalty) sound;
                k.addScaled(-rate * penalty.strength(), x, 1, x);
                penalty.rule().update(k, t, rate, x, g, s);
            });
        }
        joins(list, "penalty-missing", "there were no penalty", (strength, x, g, sum, k) -> {});
        joins(
                list,
                "penalty-doubled",
                "the penalty were λ·Σθ² and not half of it",
                (strength, x, g, sum, k) -> k.addScaled(2 * strength, x, 1, sum));
        joins(
                list,
                "penalty-growing",
                "the penalty had the wrong sign",
                (strength, x, g, sum, k) -> k.addScaled(-strength, x, 1, sum));
        joins(
                list,
                "penalty-of-signs",
                "the L2 penalty were an L1 penalty",
                (strength, x, g, sum, k) -> k.addSigns(strength, x, 1, sum));
        joins(
                list,
                "penalty-of-the-gradient",
                "the penalty were that of the gradient",
                (strength, x, g, sum, k) -> k.addScaled(strength, g, 1, sum));
    }

    private static void l1(RuleMutants.Planting list) {
        joins(list, "penalty-missing", "there were no penalty", (strength, x, g, sum, k) -> {});
        joins(
                list,
                "penalty-growing",
                "the penalty had the wrong sign",
                (strength, x, g, sum, k) -> k.addSigns(-strength, x, 1, sum));
        joins(
                list,
                "penalty-of-squares",
                "the L1 penalty were an L2 penalty",
                (strength, x, g, sum, k) -> k.addScaled(strength, x, 1, sum));
        joins(
                list,
                "penalty-of-the-gradient",
                "the sign were that of the gradient",
                (strength, x, g, sum, k) -> k.addSigns(strength, g, 1, sum));
        joins(list, "penalty-at-zero", "sign(0) were 1", (strength, x, g, sum, k) -> {
            for (int i = 0; i < x.size(); i++) {
                sum.set(i, sum.get(i) + (x.get(i) < 0 ? -strength : strength));
            }
        });
    }
}
