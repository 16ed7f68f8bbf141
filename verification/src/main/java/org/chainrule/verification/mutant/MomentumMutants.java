package org.chainrule.verification.mutant;

import org.chainrule.optimizers.Lion;
import org.chainrule.optimizers.Momentum;
import org.chainrule.optimizers.Nesterov;

/** Faults of rules that keep a velocity, or a direction. */
final class MomentumMutants {

    private MomentumMutants() {}

    static void plant(RuleMutants.Planting list) {
        if (list.rule() instanceof Momentum rule) {
            if (rule.momentum() != 0) {
                heavyBall(list);
            }
            if (rule.dampening() != 0) {
                dampening(list);
            }
        } else if (list.rule() instanceof Nesterov rule && rule.momentum() != 0) {
            nesterov(list);
        } else if (list.rule() instanceof Lion rule) {
            lion(list, rule);
        }
    }

    /** 1 − τ, but 1 in the first step. */
    private static double share(Momentum r, long t) {
        return t == 1 ? 1 : 1 - r.dampening();
    }

    private static void heavyBall(RuleMutants.Planting list) {
        list.formula("velocity-sign", "the old velocity were subtracted", Momentum.class, r -> (s, t, rate, x, g) -> {
            s[0] = -r.momentum() * s[0] + share(r, t) * g;
            return x - rate * s[0];
        });
        list.formula(
                "velocity-stale", "θ moved with the velocity of before", Momentum.class, r -> (s, t, rate, x, g) -> {
                    double moved = x - rate * s[0];
                    s[0] = r.momentum() * s[0] + share(r, t) * g;
                    return moved;
                });
        list.formula(
                "velocity-holds-the-rate",
                "the velocity held the rate of its step",
                Momentum.class,
                r -> (s, t, rate, x, g) -> {
                    s[0] = r.momentum() * s[0] + rate * share(r, t) * g;
                    return x - s[0];
                });
        list.formula(
                "velocity-averaged", "the gradient were weighed by 1 − μ", Momentum.class, r -> (s, t, rate, x, g) -> {
                    s[0] = r.momentum() * s[0] + (1 - r.momentum()) * share(r, t) * g;
                    return x - rate * s[0];
                });
        list.formula("momentum-squared", "the momentum acted twice", Momentum.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.momentum() * r.momentum() * s[0] + share(r, t) * g;
            return x - rate * s[0];
        });
        list.formula("lookahead-added", "it were Nesterov's", Momentum.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.momentum() * s[0] + share(r, t) * g;
            return x - rate * (g + r.momentum() * s[0]);
        });
    }

    private static void dampening(RuleMutants.Planting list) {
        list.formula(
                "dampening-of-the-first",
                "the first gradient were dampened too",
                Momentum.class,
                r -> (s, t, rate, x, g) -> {
                    s[0] = r.momentum() * s[0] + (1 - r.dampening()) * g;
                    return x - rate * s[0];
                });
        list.formula("dampening-ignored", "nothing were dampened", Momentum.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.momentum() * s[0] + g;
            return x - rate * s[0];
        });
        list.formula("dampening-itself", "the gradient were weighed by τ", Momentum.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.momentum() * s[0] + (t == 1 ? 1 : r.dampening()) * g;
            return x - rate * s[0];
        });
    }

    private static void nesterov(RuleMutants.Planting list) {
        list.formula("lookahead-missing", "it were the heavy ball", Nesterov.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.momentum() * s[0] + g;
            return x - rate * s[0];
        });
        list.formula("lookahead-only", "the gradient itself were left out", Nesterov.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.momentum() * s[0] + g;
            return x - rate * r.momentum() * s[0];
        });
        list.formula(
                "lookahead-stale",
                "it looked ahead with the velocity of before",
                Nesterov.class,
                r -> (s, t, rate, x, g) -> {
                    double moved = x - rate * (g + r.momentum() * s[0]);
                    s[0] = r.momentum() * s[0] + g;
                    return moved;
                });
        list.formula("velocity-sign", "the old velocity were subtracted", Nesterov.class, r -> (s, t, rate, x, g) -> {
            s[0] = -r.momentum() * s[0] + g;
            return x - rate * (g + r.momentum() * s[0]);
        });
    }

    private static void lion(RuleMutants.Planting list, Lion rule) {
        list.formula("sign-missing", "the sign were not taken", Lion.class, r -> (s, t, rate, x, g) -> {
            double c = r.beta1() * s[0] + (1 - r.beta1()) * g;
            s[0] = r.beta2() * s[0] + (1 - r.beta2()) * g;
            return x - rate * c;
        });
        list.formula(
                "direction-slightly-off", "steps were longer by 1e-9 of them", Lion.class, r -> (s, t, rate, x, g) -> {
                    double c = r.beta1() * s[0] + (1 - r.beta1()) * g;
                    s[0] = r.beta2() * s[0] + (1 - r.beta2()) * g;
                    return x - rate * Math.signum(c) * (1 + 1e-9);
                });
        list.formula("sign-of-zero", "sign(0) were 1", Lion.class, r -> (s, t, rate, x, g) -> {
            double c = r.beta1() * s[0] + (1 - r.beta1()) * g;
            s[0] = r.beta2() * s[0] + (1 - r.beta2()) * g;
            return x - rate * (c < 0 ? -1 : 1);
        });
        list.formula(
                "direction-of-the-mean", "the step took the sign of the new m", Lion.class, r -> (s, t, rate, x, g) -> {
                    s[0] = r.beta2() * s[0] + (1 - r.beta2()) * g;
                    return x - rate * Math.signum(s[0]);
                });
        if (rule.beta1() != 0) {
            list.formula(
                    "mean-updated-before",
                    "the direction were mixed from the new m",
                    Lion.class,
                    r -> (s, t, rate, x, g) -> {
                        s[0] = r.beta2() * s[0] + (1 - r.beta2()) * g;
                        return x - rate * Math.signum(r.beta1() * s[0] + (1 - r.beta1()) * g);
                    });
            list.formula(
                    "direction-of-the-gradient", "the step took the sign of g", Lion.class, r -> (s, t, rate, x, g) -> {
                        s[0] = r.beta2() * s[0] + (1 - r.beta2()) * g;
                        return x - rate * Math.signum(g);
                    });
        }
        if (rule.beta1() != rule.beta2()) {
            list.formula("betas-swapped", "β₁ and β₂ were exchanged", Lion.class, r -> (s, t, rate, x, g) -> {
                double c = r.beta2() * s[0] + (1 - r.beta2()) * g;
                s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
                return x - rate * Math.signum(c);
            });
        }
    }
}
