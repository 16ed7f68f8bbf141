package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.AdamMutants.correction;
import static org.chainrule.verification.mutant.AdamMutants.moments;

import org.chainrule.optimizers.Adamax;
import org.chainrule.optimizers.NAdam;
import org.chainrule.optimizers.RAdam;

/** Faults of Adamax, NAdam and RAdam: what they have beside Adam. */
final class AdamKinMutants {

    private AdamKinMutants() {}

    static void plant(RuleMutants.Planting list) {
        if (list.rule() instanceof Adamax rule) {
            adamax(list, rule);
        } else if (list.rule() instanceof NAdam rule) {
            nadam(list, rule);
        } else if (list.rule() instanceof RAdam rule) {
            radam(list, rule);
        }
    }

    private static void adamax(RuleMutants.Planting list, Adamax rule) {
        list.formula("square-for-magnitude", "u took g², not |g|", Adamax.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
            s[1] = Math.max(r.beta2() * s[1], g * g + r.epsilon());
            return x - rate / correction(r.beta1(), t) * s[0] / s[1];
        });
        list.formula("root-added", "the root of u were taken", Adamax.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
            s[1] = Math.max(r.beta2() * s[1], Math.abs(g) + r.epsilon());
            return x - rate / correction(r.beta1(), t) * s[0] / Math.sqrt(s[1]);
        });
        list.formula("magnitude-missing", "u took g, not |g|", Adamax.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
            s[1] = Math.max(r.beta2() * s[1], g + r.epsilon());
            return x - rate / correction(r.beta1(), t) * s[0] / s[1];
        });
        list.formula("epsilon-missing", "there were no ε", Adamax.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
            s[1] = Math.max(r.beta2() * s[1], Math.abs(g));
            return s[1] == 0 ? x : x - rate / correction(r.beta1(), t) * s[0] / s[1];
        });
        list.formula("epsilon-outside", "ε were added to the maximum", Adamax.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
            s[1] = Math.max(r.beta2() * s[1], Math.abs(g));
            return x - rate / correction(r.beta1(), t) * s[0] / (s[1] + r.epsilon());
        });
        list.formula(
                "correction-of-u-added", "u were corrected for its start", Adamax.class, r -> (s, t, rate, x, g) -> {
                    s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
                    s[1] = Math.max(r.beta2() * s[1], Math.abs(g) + r.epsilon());
                    return x - rate / correction(r.beta1(), t) * s[0] / (s[1] / correction(r.beta2(), t));
                });
        list.formula("maximum-is-mean", "u were a mean of |g|", Adamax.class, r -> (s, t, rate, x, g) -> {
            s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
            s[1] = r.beta2() * s[1] + (1 - r.beta2()) * (Math.abs(g) + r.epsilon());
            return x - rate / correction(r.beta1(), t) * s[0] / s[1];
        });
        list.formula(
                "maximum-not-decayed",
                "the largest |g| were never forgotten",
                Adamax.class,
                r -> (s, t, rate, x, g) -> {
                    s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
                    s[1] = Math.max(s[1], Math.abs(g) + r.epsilon());
                    return x - rate / correction(r.beta1(), t) * s[0] / s[1];
                });
        if (rule.beta1() != 0) {
            list.formula(
                    "corrections-missing",
                    "m were not corrected for its start",
                    Adamax.class,
                    r -> (s, t, rate, x, g) -> {
                        s[0] = r.beta1() * s[0] + (1 - r.beta1()) * g;
                        s[1] = Math.max(r.beta2() * s[1], Math.abs(g) + r.epsilon());
                        return x - rate * s[0] / s[1];
                    });
        }
        if (rule.beta1() != rule.beta2()) {
            list.formula("betas-swapped", "β₁ and β₂ were exchanged", Adamax.class, r -> (s, t, rate, x, g) -> {
                s[0] = r.beta2() * s[0] + (1 - r.beta2()) * g;
                s[1] = Math.max(r.beta1() * s[1], Math.abs(g) + r.epsilon());
                return x - rate / correction(r.beta2(), t) * s[0] / s[1];
            });
        }
    }

    /** What NAdam's momentum is. */
    private interface Momentum {
        double at(NAdam r, long t);
    }

    private static double momentum(NAdam r, long t) {
        return r.beta1() * (1 - 0.5 * Math.pow(0.96, t * r.momentumDecay()));
    }

    private static double product(NAdam r, Momentum momentum, long t) {
        double product = 1;
        for (long i = 1; i <= t; i++) {
            product *= momentum.at(r, i);
        }
        return product;
    }

    /** NAdam with another momentum, right but for it. */
    private static MutantRule.Formula nadam(NAdam r, Momentum momentum) {
        return (s, t, rate, x, g) -> {
            moments(r.beta1(), r.beta2(), s, g);
            double now = (1 - momentum.at(r, t)) / (1 - product(r, momentum, t)) * g;
            double next = momentum.at(r, t + 1) / (1 - product(r, momentum, t + 1)) * s[0];
            return x - rate * (now + next) / (Math.sqrt(s[1] / correction(r.beta2(), t)) + r.epsilon());
        };
    }

    private static void nadam(RuleMutants.Planting list, NAdam rule) {
        if (rule.momentumDecay() != 0) {
            list.formula("momentum-not-growing", "ψ were 0", NAdam.class, r -> nadam(r, (n, t) -> n.beta1() / 2));
            list.formula(
                    "momentum-of-the-step-before",
                    "μ were one step late",
                    NAdam.class,
                    r -> nadam(r, (n, t) -> momentum(n, t - 1)));
        }
        list.formula("momentum-constant", "μ were β₁", NAdam.class, r -> nadam(r, (n, t) -> n.beta1()));
        list.formula(
                "lookahead-missing", "μ stood where its successor belongs", NAdam.class, r -> (s, t, rate, x, g) -> {
                    moments(r.beta1(), r.beta2(), s, g);
                    double m = s[0] / correction(r.beta1(), t);
                    return x - rate * m / (Math.sqrt(s[1] / correction(r.beta2(), t)) + r.epsilon());
                });
        list.formula("product-missing", "only the last μ were corrected for", NAdam.class, r -> (s, t, rate, x, g) -> {
            moments(r.beta1(), r.beta2(), s, g);
            double step = g + momentum(r, t + 1) / (1 - momentum(r, t + 1)) * s[0];
            return x - rate * step / (Math.sqrt(s[1] / correction(r.beta2(), t)) + r.epsilon());
        });
        list.formula(
                "product-one-short", "both corrections had the product to t", NAdam.class, r -> (s, t, rate, x, g) -> {
                    moments(r.beta1(), r.beta2(), s, g);
                    double corrected = 1 - product(r, AdamKinMutants::momentum, t);
                    double step = ((1 - momentum(r, t)) * g + momentum(r, t + 1) * s[0]) / corrected;
                    return x - rate * step / (Math.sqrt(s[1] / correction(r.beta2(), t)) + r.epsilon());
                });
        list.formula("epsilon-inside", "ε stood inside the root", NAdam.class, r -> (s, t, rate, x, g) -> {
            moments(r.beta1(), r.beta2(), s, g);
            double now = (1 - momentum(r, t)) / (1 - product(r, AdamKinMutants::momentum, t)) * g;
            double next = momentum(r, t + 1) / (1 - product(r, AdamKinMutants::momentum, t + 1)) * s[0];
            return x - rate * (now + next) / Math.sqrt(s[1] / correction(r.beta2(), t) + r.epsilon());
        });
        list.formula(
                "correction-of-v-missing",
                "v were not corrected for its start",
                NAdam.class,
                r -> (s, t, rate, x, g) -> {
                    moments(r.beta1(), r.beta2(), s, g);
                    double now = (1 - momentum(r, t)) / (1 - product(r, AdamKinMutants::momentum, t)) * g;
                    double next = momentum(r, t + 1) / (1 - product(r, AdamKinMutants::momentum, t + 1)) * s[0];
                    return x - rate * (now + next) / (Math.sqrt(s[1]) + r.epsilon());
                });
    }

    /** RAdam with another bound for what is enough, right but for it. */
    private static MutantRule.Formula radam(RAdam r, double enough) {
        return (s, t, rate, x, g) -> {
            moments(r.beta1(), r.beta2(), s, g);
            double m = s[0] / correction(r.beta1(), t);
            double limit = 2 / (1 - r.beta2()) - 1;
            double seen = seen(r, t);
            if (!(seen > enough)) {
                return x - rate * m;
            }
            double rectified = (seen - 4) * (seen - 2) * limit / ((limit - 4) * (limit - 2) * seen);
            double length = Math.sqrt(correction(r.beta2(), t)) / (Math.sqrt(s[1]) + r.epsilon());
            return x - rate * m * Math.sqrt(rectified) * length;
        };
    }

    /** ρ. */
    private static double seen(RAdam r, long t) {
        double correction = correction(r.beta2(), t);
        return 2 / (1 - r.beta2()) - 1 - 2 * t * (1 - correction) / correction;
    }

    private static void radam(RuleMutants.Planting list, RAdam rule) {
        if (2 / (1 - rule.beta2()) - 1 > 5) { // else ρ stays below, and nothing is ever rectified
            list.formula("threshold-of-four", "ρ above 4 were enough", RAdam.class, r -> radam(r, 4));
            list.formula("threshold-of-six", "ρ had to be above 6", RAdam.class, r -> radam(r, 6));
            list.formula("never-rectified", "v were never trusted", RAdam.class, r -> radam(r, Double.MAX_VALUE));
            list.formula(
                    "rectification-missing",
                    "the length of the step were not rectified",
                    RAdam.class,
                    r -> (s, t, rate, x, g) -> {
                        moments(r.beta1(), r.beta2(), s, g);
                        double m = s[0] / correction(r.beta1(), t);
                        double length = Math.sqrt(correction(r.beta2(), t)) / (Math.sqrt(s[1]) + r.epsilon());
                        return seen(r, t) > 5 ? x - rate * m * length : x - rate * m;
                    });
            list.formula(
                    "rectification-squared",
                    "the root of the rectification were missing",
                    RAdam.class,
                    r -> (s, t, rate, x, g) -> {
                        moments(r.beta1(), r.beta2(), s, g);
                        double m = s[0] / correction(r.beta1(), t);
                        double limit = 2 / (1 - r.beta2()) - 1;
                        double seen = seen(r, t);
                        double rectified = (seen - 4) * (seen - 2) * limit / ((limit - 4) * (limit - 2) * seen);
                        double length = Math.sqrt(correction(r.beta2(), t)) / (Math.sqrt(s[1]) + r.epsilon());
                        return seen > 5 ? x - rate * m * rectified * length : x - rate * m;
                    });
        }
        list.formula("always-adaptive", "v were trusted from the start", RAdam.class, r -> (s, t, rate, x, g) -> {
            moments(r.beta1(), r.beta2(), s, g);
            double m = s[0] / correction(r.beta1(), t);
            return x - rate * m * Math.sqrt(correction(r.beta2(), t)) / (Math.sqrt(s[1]) + r.epsilon());
        });
        list.formula(
                "corrections-missing", "m were not corrected for its start", RAdam.class, r -> (s, t, rate, x, g) -> {
                    double corrected = radam(r, 5).theta(s, t, rate, x, g);
                    return x + (corrected - x) * correction(r.beta1(), t);
                });
        list.formula(
                "nothing-before-rectification",
                "it waited until ρ is large enough",
                RAdam.class,
                r -> (s, t, rate, x, g) -> {
                    double moved = radam(r, 5).theta(s, t, rate, x, g);
                    return seen(r, t) > 5 ? moved : x;
                });
    }
}
