package org.chainrule.verification.mutant;

import org.chainrule.optimizers.Adadelta;
import org.chainrule.optimizers.Adagrad;
import org.chainrule.optimizers.RmsProp;
import org.chainrule.optimizers.RmsPropMomentum;

/** Faults of rules that divide the gradient by the root of a sum or mean of its squares. */
final class QuotientMutants {

    private QuotientMutants() {}

    static void plant(RuleMutants.Planting list) {
        if (list.rule() instanceof Adagrad rule) {
            adagrad(list, rule);
        } else if (list.rule() instanceof RmsProp rule) {
            rmsProp(list, rule);
        } else if (list.rule() instanceof RmsPropMomentum rule) {
            rmsPropMomentum(list, rule);
        } else if (list.rule() instanceof Adadelta rule) {
            adadelta(list, rule);
        }
    }

    private static double sum(Adagrad r, double[] s, long t, double g) {
        s[0] = (t == 1 ? r.initialSum() : s[0]) + g * g;
        return s[0];
    }

    private static double fallen(Adagrad r, long t, double rate) {
        return rate / (1 + (t - 1) * r.rateDecay());
    }

    private static void adagrad(RuleMutants.Planting list, Adagrad rule) {
        list.formula(
                "sum-decayed",
                "the sum of squares were forgotten like RMSProp's",
                Adagrad.class,
                r -> (s, t, rate, x, g) -> {
                    s[0] = 0.9 * (t == 1 ? r.initialSum() : s[0]) + g * g;
                    return x - fallen(r, t, rate) * g / (Math.sqrt(s[0]) + r.epsilon());
                });
        list.formula(
                "root-missing",
                "the root were not taken",
                Adagrad.class,
                r -> (s, t, rate, x, g) -> x - fallen(r, t, rate) * g / (sum(r, s, t, g) + r.epsilon()));
        list.formula(
                "epsilon-inside",
                "ε stood inside the root",
                Adagrad.class,
                r -> (s, t, rate, x, g) -> x - fallen(r, t, rate) * g / Math.sqrt(sum(r, s, t, g) + r.epsilon()));
        list.formula("epsilon-missing", "there were no ε", Adagrad.class, r -> (s, t, rate, x, g) -> {
            double root = Math.sqrt(sum(r, s, t, g));
            return root == 0 ? x : x - fallen(r, t, rate) * g / root;
        });
        list.formula("sum-of-magnitudes", "|g| were added up, not g²", Adagrad.class, r -> (s, t, rate, x, g) -> {
            s[0] = (t == 1 ? r.initialSum() : s[0]) + Math.abs(g);
            return x - fallen(r, t, rate) * g / (Math.sqrt(s[0]) + r.epsilon());
        });
        list.formula("sum-stale", "the divisor lacked the newest gradient", Adagrad.class, r -> (s, t, rate, x, g) -> {
            double before = t == 1 ? r.initialSum() : s[0];
            s[0] = before + g * g;
            return x - fallen(r, t, rate) * g / (Math.sqrt(before) + r.epsilon());
        });
        if (rule.initialSum() != 0) {
            list.formula("initial-sum-ignored", "the sum began at 0", Adagrad.class, r -> (s, t, rate, x, g) -> {
                s[0] += g * g;
                return x - fallen(r, t, rate) * g / (Math.sqrt(s[0]) + r.epsilon());
            });
        }
        if (rule.rateDecay() != 0) {
            list.formula(
                    "rate-decay-ignored",
                    "the rate did not fall",
                    Adagrad.class,
                    r -> (s, t, rate, x, g) -> x - rate * g / (Math.sqrt(sum(r, s, t, g)) + r.epsilon()));
            list.formula(
                    "rate-decay-early",
                    "the rate fell in the first step already",
                    Adagrad.class,
                    r -> (s, t, rate, x, g) ->
                            x - rate / (1 + t * r.rateDecay()) * g / (Math.sqrt(sum(r, s, t, g)) + r.epsilon()));
        }
    }

    private static double mean(double alpha, double[] s, double g) {
        s[0] = alpha * s[0] + (1 - alpha) * g * g;
        return s[0];
    }

    private static void rmsProp(RuleMutants.Planting list, RmsProp rule) {
        list.formula(
                "epsilon-inside",
                "ε stood inside the root",
                RmsProp.class,
                r -> (s, t, rate, x, g) -> x - rate * g / Math.sqrt(mean(r.smoothing(), s, g) + r.epsilon()));
        list.formula("epsilon-missing", "there were no ε", RmsProp.class, r -> (s, t, rate, x, g) -> {
            double root = Math.sqrt(mean(r.smoothing(), s, g));
            return root == 0 ? x : x - rate * g / root;
        });
        list.formula(
                "root-missing",
                "the root were not taken",
                RmsProp.class,
                r -> (s, t, rate, x, g) -> x - rate * g / (mean(r.smoothing(), s, g) + r.epsilon()));
        list.formula("mean-of-magnitudes", "the mean were that of |g|", RmsProp.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.smoothing() * s[0] + (1 - r.smoothing()) * Math.abs(g);
            return x - rate * g / (Math.sqrt(s[0]) + r.epsilon());
        });
        list.formula("mean-stale", "the divisor lacked the newest gradient", RmsProp.class, r -> (s, t, rate, x, g) -> {
            double before = s[0];
            mean(r.smoothing(), s, g);
            return x - rate * g / (Math.sqrt(before) + r.epsilon());
        });
        if (rule.smoothing() != 0) {
            list.formula(
                    "correction-added",
                    "s were corrected for its start, as Adam's",
                    RmsProp.class,
                    r -> (s, t, rate, x, g) -> x
                            - rate
                                    * g
                                    / (Math.sqrt(mean(r.smoothing(), s, g) / (1 - Math.pow(r.smoothing(), t)))
                                            + r.epsilon()));
            list.formula(
                    "mean-unweighted",
                    "the new square were not weighed by 1 − α",
                    RmsProp.class,
                    r -> (s, t, rate, x, g) -> {
                        s[0] = r.smoothing() * s[0] + g * g;
                        return x - rate * g / (Math.sqrt(s[0]) + r.epsilon());
                    });
        }
        if (rule.smoothing() != 0.5) {
            list.formula(
                    "weights-swapped",
                    "α and 1 − α were exchanged",
                    RmsProp.class,
                    r -> (s, t, rate, x, g) -> x - rate * g / (Math.sqrt(mean(1 - r.smoothing(), s, g)) + r.epsilon()));
        }
    }

    private static void rmsPropMomentum(RuleMutants.Planting list, RmsPropMomentum rule) {
        list.formula("epsilon-inside", "ε stood inside the root", RmsPropMomentum.class, r -> (s, t, rate, x, g) -> {
            s[1] = r.momentum() * s[1] + g / Math.sqrt(mean(r.smoothing(), s, g) + r.epsilon());
            return x - rate * s[1];
        });
        list.formula(
                "velocity-holds-the-rate",
                "the velocity held the rate of its step",
                RmsPropMomentum.class,
                r -> (s, t, rate, x, g) -> {
                    s[1] = r.momentum() * s[1] + rate * g / (Math.sqrt(mean(r.smoothing(), s, g)) + r.epsilon());
                    return x - s[1];
                });
        list.formula(
                "momentum-before-the-quotient",
                "the velocity were divided, not the gradient",
                RmsPropMomentum.class,
                r -> (s, t, rate, x, g) -> {
                    s[1] = r.momentum() * s[1] + g;
                    return x - rate * s[1] / (Math.sqrt(mean(r.smoothing(), s, g)) + r.epsilon());
                });
        list.formula(
                "momentum-is-smoothing", "μ and α were exchanged", RmsPropMomentum.class, r -> (s, t, rate, x, g) -> {
                    s[1] = r.smoothing() * s[1] + g / (Math.sqrt(mean(r.momentum(), s, g)) + r.epsilon());
                    return x - rate * s[1];
                });
        if (rule.momentum() != 0) {
            list.formula(
                    "momentum-ignored",
                    "there were no momentum",
                    RmsPropMomentum.class,
                    r -> (s, t, rate, x, g) -> x - rate * g / (Math.sqrt(mean(r.smoothing(), s, g)) + r.epsilon()));
        }
    }

    private static void adadelta(RuleMutants.Planting list, Adadelta rule) {
        list.formula("epsilon-outside", "ε stood outside the roots", Adadelta.class, r -> (s, t, rate, x, g) -> {
            double d = g * (Math.sqrt(s[1]) + r.epsilon()) / (Math.sqrt(mean(r.smoothing(), s, g)) + r.epsilon());
            s[1] = r.smoothing() * s[1] + (1 - r.smoothing()) * d * d;
            return x - rate * d;
        });
        list.formula("epsilon-below-only", "the upper root had no ε", Adadelta.class, r -> (s, t, rate, x, g) -> {
            double d = g * Math.sqrt(s[1]) / Math.sqrt(mean(r.smoothing(), s, g) + r.epsilon());
            s[1] = r.smoothing() * s[1] + (1 - r.smoothing()) * d * d;
            return x - rate * d;
        });
        list.formula(
                "steps-of-gradients",
                "the steps' mean square took gradients",
                Adadelta.class,
                r -> (s, t, rate, x, g) -> {
                    double d = g * Math.sqrt(s[1] + r.epsilon()) / Math.sqrt(mean(r.smoothing(), s, g) + r.epsilon());
                    s[1] = r.smoothing() * s[1] + (1 - r.smoothing()) * g * g;
                    return x - rate * d;
                });
        list.formula(
                "steps-with-the-rate", "the steps' mean square took η·d", Adadelta.class, r -> (s, t, rate, x, g) -> {
                    double d = g * Math.sqrt(s[1] + r.epsilon()) / Math.sqrt(mean(r.smoothing(), s, g) + r.epsilon());
                    s[1] = r.smoothing() * s[1] + (1 - r.smoothing()) * rate * d * rate * d;
                    return x - rate * d;
                });
        list.formula("ratio-inverted", "the roots were exchanged", Adadelta.class, r -> (s, t, rate, x, g) -> {
            double d = g * Math.sqrt(mean(r.smoothing(), s, g) + r.epsilon()) / Math.sqrt(s[1] + r.epsilon());
            s[1] = r.smoothing() * s[1] + (1 - r.smoothing()) * d * d;
            return x - rate * d;
        });
        list.formula("roots-missing", "no roots were taken", Adadelta.class, r -> (s, t, rate, x, g) -> {
            double d = g * (s[1] + r.epsilon()) / (mean(r.smoothing(), s, g) + r.epsilon());
            s[1] = r.smoothing() * s[1] + (1 - r.smoothing()) * d * d;
            return x - rate * d;
        });
        list.formula(
                "mean-stale", "the divisor lacked the newest gradient", Adadelta.class, r -> (s, t, rate, x, g) -> {
                    double d = g * Math.sqrt(s[1] + r.epsilon()) / Math.sqrt(s[0] + r.epsilon());
                    mean(r.smoothing(), s, g);
                    s[1] = r.smoothing() * s[1] + (1 - r.smoothing()) * d * d;
                    return x - rate * d;
                });
        if (rule.smoothing() != 0.5) {
            list.formula("weights-swapped", "ρ and 1 − ρ were exchanged", Adadelta.class, r -> (s, t, rate, x, g) -> {
                s[0] = (1 - r.smoothing()) * s[0] + r.smoothing() * g * g;
                double d = g * Math.sqrt(s[1] + r.epsilon()) / Math.sqrt(s[0] + r.epsilon());
                s[1] = (1 - r.smoothing()) * s[1] + r.smoothing() * d * d;
                return x - rate * d;
            });
        }
    }
}
