package org.chainrule.verification.mutant;

import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AmsGrad;

/** Faults of Adam and AMSGrad: moments, corrections, ε. */
final class AdamMutants {

    private AdamMutants() {}

    static void plant(RuleMutants.Planting list) {
        if (list.rule() instanceof Adam rule) {
            adam(list, rule);
        } else if (list.rule() instanceof AmsGrad rule) {
            amsGrad(list, rule);
        }
    }

    /** m and v take a gradient. */
    static void moments(double beta1, double beta2, double[] s, double g) {
        s[0] = beta1 * s[0] + (1 - beta1) * g;
        s[1] = beta2 * s[1] + (1 - beta2) * g * g;
    }

    /** 1 − βᵗ. */
    static double correction(double beta, long t) {
        return -Math.expm1(t * Math.log(beta));
    }

    private static void adam(RuleMutants.Planting list, Adam rule) {
        corrections(list, rule);
        list.formula("epsilon-inside", "ε stood inside the root", Adam.class, r -> (s, t, rate, x, g) -> {
            moments(r.beta1(), r.beta2(), s, g);
            double m = s[0] / correction(r.beta1(), t);
            return x - rate * m / Math.sqrt(s[1] / correction(r.beta2(), t) + r.epsilon());
        });
        list.formula("epsilon-missing", "there were no ε", Adam.class, r -> (s, t, rate, x, g) -> {
            moments(r.beta1(), r.beta2(), s, g);
            double root = Math.sqrt(s[1] / correction(r.beta2(), t));
            return root == 0 ? x : x - rate * s[0] / correction(r.beta1(), t) / root;
        });
        list.formula("root-missing", "the root were not taken", Adam.class, r -> (s, t, rate, x, g) -> {
            moments(r.beta1(), r.beta2(), s, g);
            double m = s[0] / correction(r.beta1(), t);
            return x - rate * m / (s[1] / correction(r.beta2(), t) + r.epsilon());
        });
        list.formula("moment-of-magnitudes", "v were the mean of |g|", Adam.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
            s[1] = r.beta2() * s[1] + (1 - r.beta2()) * Math.abs(g);
            double m = s[0] / correction(r.beta1(), t);
            return x - rate * m / (Math.sqrt(s[1] / correction(r.beta2(), t)) + r.epsilon());
        });
        list.formula("moments-stale", "θ moved with the moments of before", Adam.class, r -> (s, t, rate, x, g) -> {
            double m = s[0] / correction(r.beta1(), t);
            double moved = x - rate * m / (Math.sqrt(s[1] / correction(r.beta2(), t)) + r.epsilon());
            moments(r.beta1(), r.beta2(), s, g);
            return moved;
        });
        list.formula(
                "second-moment-stale",
                "the divisor lacked the newest gradient",
                Adam.class,
                r -> (s, t, rate, x, g) -> {
                    double v = s[1] / correction(r.beta2(), t);
                    moments(r.beta1(), r.beta2(), s, g);
                    return x - rate * s[0] / correction(r.beta1(), t) / (Math.sqrt(v) + r.epsilon());
                });
        list.formula(
                "second-moment-unweighted", "g² were not weighed by 1 − β₂", Adam.class, r -> (s, t, rate, x, g) -> {
                    s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
                    s[1] = r.beta2() * s[1] + g * g;
                    double m = s[0] / correction(r.beta1(), t);
                    return x - rate * m / (Math.sqrt(s[1] / correction(r.beta2(), t)) + r.epsilon());
                });
        list.formula("second-moment-centred", "v were the mean of (g − m)²", Adam.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
            s[1] = r.beta2() * s[1] + (1 - r.beta2()) * (g - s[0]) * (g - s[0]);
            double m = s[0] / correction(r.beta1(), t);
            return x - rate * m / (Math.sqrt(s[1] / correction(r.beta2(), t)) + r.epsilon());
        });
        if (rule.beta1() != 0) {
            list.formula(
                    "first-moment-unweighted", "g were not weighed by 1 − β₁", Adam.class, r -> (s, t, rate, x, g) -> {
                        s[0] = r.beta1() * s[0] + g;
                        s[1] = r.beta2() * s[1] + (1 - r.beta2()) * g * g;
                        double m = s[0] / correction(r.beta1(), t);
                        return x - rate * m / (Math.sqrt(s[1] / correction(r.beta2(), t)) + r.epsilon());
                    });
            list.formula(
                    "first-moment-ignored", "the gradient stood for its mean", Adam.class, r -> (s, t, rate, x, g) -> {
                        moments(r.beta1(), r.beta2(), s, g);
                        return x - rate * g / (Math.sqrt(s[1] / correction(r.beta2(), t)) + r.epsilon());
                    });
        }
        if (rule.beta1() != rule.beta2()) {
            list.formula("betas-swapped", "β₁ and β₂ were exchanged", Adam.class, r -> (s, t, rate, x, g) -> {
                moments(r.beta2(), r.beta1(), s, g);
                double m = s[0] / correction(r.beta2(), t);
                return x - rate * m / (Math.sqrt(s[1] / correction(r.beta1(), t)) + r.epsilon());
            });
            list.formula(
                    "corrections-swapped",
                    "each moment had the other's correction",
                    Adam.class,
                    r -> (s, t, rate, x, g) -> {
                        moments(r.beta1(), r.beta2(), s, g);
                        double m = s[0] / correction(r.beta2(), t);
                        return x - rate * m / (Math.sqrt(s[1] / correction(r.beta1(), t)) + r.epsilon());
                    });
        }
    }

    private static void corrections(RuleMutants.Planting list, Adam rule) {
        list.formula(
                "corrections-missing", "the bias corrections were missing", Adam.class, r -> (s, t, rate, x, g) -> {
                    moments(r.beta1(), r.beta2(), s, g);
                    return x - rate * s[0] / (Math.sqrt(s[1]) + r.epsilon());
                });
        list.formula(
                "correction-of-v-missing",
                "v were not corrected for its start",
                Adam.class,
                r -> (s, t, rate, x, g) -> {
                    moments(r.beta1(), r.beta2(), s, g);
                    return x - rate * s[0] / correction(r.beta1(), t) / (Math.sqrt(s[1]) + r.epsilon());
                });
        list.formula(
                "epsilon-before-correction",
                "ε were added before the correction",
                Adam.class,
                r -> (s, t, rate, x, g) -> {
                    moments(r.beta1(), r.beta2(), s, g);
                    double corrected = Math.sqrt(correction(r.beta2(), t)) / correction(r.beta1(), t);
                    return x - rate * corrected * s[0] / (Math.sqrt(s[1]) + r.epsilon());
                });
        list.formula(
                "correction-outside-the-root",
                "v were corrected after the root",
                Adam.class,
                r -> (s, t, rate, x, g) -> {
                    moments(r.beta1(), r.beta2(), s, g);
                    double m = s[0] / correction(r.beta1(), t);
                    return x - rate * m / (Math.sqrt(s[1]) / correction(r.beta2(), t) + r.epsilon());
                });
        list.formula("correction-stored", "the corrected moments were kept", Adam.class, r -> (s, t, rate, x, g) -> {
            moments(r.beta1(), r.beta2(), s, g);
            s[0] /= correction(r.beta1(), t);
            s[1] /= correction(r.beta2(), t);
            return x - rate * s[0] / (Math.sqrt(s[1]) + r.epsilon());
        });
        if (rule.beta1() != 0) {
            list.formula(
                    "correction-of-m-missing",
                    "m were not corrected for its start",
                    Adam.class,
                    r -> (s, t, rate, x, g) -> {
                        moments(r.beta1(), r.beta2(), s, g);
                        return x - rate * s[0] / (Math.sqrt(s[1] / correction(r.beta2(), t)) + r.epsilon());
                    });
        }
    }

    private static void amsGrad(RuleMutants.Planting list, AmsGrad rule) {
        list.formula(
                "maximum-forgotten", "it divided by v, not by the largest", AmsGrad.class, r -> (s, t, rate, x, g) -> {
                    moments(r.beta1(), r.beta2(), s, g);
                    s[2] = Math.max(s[2], s[1]);
                    double m = s[0] / correction(r.beta1(), t);
                    return x - rate * m / (Math.sqrt(s[1] / correction(r.beta2(), t)) + r.epsilon());
                });
        list.formula(
                "maximum-of-two-steps",
                "the maximum were that of two steps",
                AmsGrad.class,
                r -> (s, t, rate, x, g) -> {
                    double before = s[1];
                    moments(r.beta1(), r.beta2(), s, g);
                    s[2] = Math.max(before, s[1]);
                    double m = s[0] / correction(r.beta1(), t);
                    return x - rate * m / (Math.sqrt(s[2] / correction(r.beta2(), t)) + r.epsilon());
                });
        list.formula("maximum-is-minimum", "the smallest v were taken", AmsGrad.class, r -> (s, t, rate, x, g) -> {
            moments(r.beta1(), r.beta2(), s, g);
            s[2] = t == 1 ? s[1] : Math.min(s[2], s[1]);
            double m = s[0] / correction(r.beta1(), t);
            return x - rate * m / (Math.sqrt(s[2] / correction(r.beta2(), t)) + r.epsilon());
        });
        list.formula("epsilon-inside", "ε stood inside the root", AmsGrad.class, r -> (s, t, rate, x, g) -> {
            moments(r.beta1(), r.beta2(), s, g);
            s[2] = Math.max(s[2], s[1]);
            double m = s[0] / correction(r.beta1(), t);
            return x - rate * m / Math.sqrt(s[2] / correction(r.beta2(), t) + r.epsilon());
        });
        if (rule.beta2() != 0) {
            list.formula(
                    "maximum-in-place-of-v",
                    "v itself were raised to the maximum",
                    AmsGrad.class,
                    r -> (s, t, rate, x, g) -> {
                        moments(r.beta1(), r.beta2(), s, g);
                        s[2] = Math.max(s[2], s[1]);
                        s[1] = s[2];
                        double m = s[0] / correction(r.beta1(), t);
                        return x - rate * m / (Math.sqrt(s[2] / correction(r.beta2(), t)) + r.epsilon());
                    });
            list.formula(
                    "corrections-missing",
                    "the bias corrections were missing",
                    AmsGrad.class,
                    r -> (s, t, rate, x, g) -> {
                        moments(r.beta1(), r.beta2(), s, g);
                        s[2] = Math.max(s[2], s[1]);
                        return x - rate * s[0] / (Math.sqrt(s[2]) + r.epsilon());
                    });
            list.formula(
                    "maximum-after-correction",
                    "the maximum were taken of corrected v",
                    AmsGrad.class,
                    r -> (s, t, rate, x, g) -> {
                        moments(r.beta1(), r.beta2(), s, g);
                        s[2] = Math.max(s[2], s[1] / correction(r.beta2(), t));
                        return x - rate * s[0] / correction(r.beta1(), t) / (Math.sqrt(s[2]) + r.epsilon());
                    });
        }
        if (rule.beta1() != rule.beta2()) {
            list.formula("betas-swapped", "β₁ and β₂ were exchanged", AmsGrad.class, r -> (s, t, rate, x, g) -> {
                moments(r.beta2(), r.beta1(), s, g);
                s[2] = Math.max(s[2], s[1]);
                double m = s[0] / correction(r.beta2(), t);
                return x - rate * m / (Math.sqrt(s[2] / correction(r.beta1(), t)) + r.epsilon());
            });
        }
    }
}
