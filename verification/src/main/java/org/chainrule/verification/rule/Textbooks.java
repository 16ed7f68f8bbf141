package org.chainrule.verification.rule;

import static org.chainrule.verification.rule.Rounded.ONE;
import static org.chainrule.verification.rule.Rounded.of;

import java.util.Optional;
import org.chainrule.optimizers.Adadelta;
import org.chainrule.optimizers.Adagrad;
import org.chainrule.optimizers.CentredRmsProp;
import org.chainrule.optimizers.CentredRmsPropMomentum;
import org.chainrule.optimizers.DecoupledWeightDecay;
import org.chainrule.optimizers.L1Penalty;
import org.chainrule.optimizers.L2Penalty;
import org.chainrule.optimizers.Lion;
import org.chainrule.optimizers.Momentum;
import org.chainrule.optimizers.Nesterov;
import org.chainrule.optimizers.RmsProp;
import org.chainrule.optimizers.RmsPropMomentum;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;

/**
 * The built-in rules, transcribed from the papers named in their Javadoc, in scalars and in the papers' order of operations.
 * Only the hyper-parameters are read from the rules. Those with corrected moments are in {@link AdamTextbooks}.
 */
final class Textbooks {

    private Textbooks() {}

    static Optional<Textbook> transcription(UpdateRule rule) {
        if (rule instanceof Sgd) {
            return Optional.of((memory, t, rate, theta, g) -> theta.minus(rate.times(g)));
        } else if (rule instanceof Momentum r) {
            return Optional.of(momentum(of(r.momentum()), of(r.dampening())));
        } else if (rule instanceof Nesterov r) {
            return Optional.of(nesterov(of(r.momentum())));
        } else if (rule instanceof Adagrad r) {
            return Optional.of(adagrad(of(r.rateDecay()), of(r.initialSum()), of(r.epsilon())));
        } else if (rule instanceof RmsProp r) {
            return Optional.of(rmsProp(of(r.smoothing()), of(r.epsilon()), Rounded.ZERO));
        } else if (rule instanceof RmsPropMomentum r) {
            return Optional.of(rmsProp(of(r.smoothing()), of(r.epsilon()), of(r.momentum())));
        } else if (rule instanceof CentredRmsProp r) {
            return Optional.of(centred(of(r.smoothing()), of(r.epsilon()), Rounded.ZERO));
        } else if (rule instanceof CentredRmsPropMomentum r) {
            return Optional.of(centred(of(r.smoothing()), of(r.epsilon()), of(r.momentum())));
        } else if (rule instanceof Adadelta r) {
            return Optional.of(adadelta(of(r.smoothing()), of(r.epsilon())));
        } else if (rule instanceof Lion r) {
            return Optional.of(lion(of(r.beta1()), of(r.beta2())));
        } else if (rule instanceof L1Penalty r) {
            return transcription(r.rule()).map(inner -> l1(inner, of(r.strength())));
        } else if (rule instanceof L2Penalty r) {
            return transcription(r.rule()).map(inner -> l2(inner, of(r.strength())));
        } else if (rule instanceof DecoupledWeightDecay r) {
            return transcription(r.rule()).map(inner -> decoupled(inner, of(r.strength())));
        }
        return AdamTextbooks.transcription(rule);
    }

    /** Sutskever and others 2013, equations 1 and 2, the rate in the second; PyTorch's dampening from the second step on. */
    private static Textbook momentum(Rounded mu, Rounded dampening) {
        return (memory, t, rate, theta, g) -> {
            var added = t == 1 ? g : ONE.minus(dampening).times(g);
            var v = memory.put("v", mu.times(memory.get("v")).plus(added));
            return theta.minus(rate.times(v));
        };
    }

    /** Sutskever and others 2013, equations 3 and 4, for the θ at which the gradient is taken. */
    private static Textbook nesterov(Rounded mu) {
        return (memory, t, rate, theta, g) -> {
            var v = memory.put("v", mu.times(memory.get("v")).plus(g));
            return theta.minus(rate.times(g.plus(mu.times(v))));
        };
    }

    /** Duchi, Hazan and Singer 2011, Figure 1, diagonal; the rate falls as η/(1 + (t − 1)·δ). */
    private static Textbook adagrad(Rounded decay, Rounded initial, Rounded epsilon) {
        return (memory, t, rate, theta, g) -> {
            var before = t == 1 ? initial : memory.get("s");
            var s = memory.put("s", before.plus(g.squared()));
            var fallen = rate.over(ONE.plus(of(t - 1.0).times(decay)));
            return theta.minus(fallen.times(g.over(s.root().plus(epsilon))));
        };
    }

    /** Tieleman and Hinton 2012, lecture 6e; with momentum as Graves 2013, ε outside the root. */
    private static Textbook rmsProp(Rounded alpha, Rounded epsilon, Rounded mu) {
        return (memory, t, rate, theta, g) -> {
            var s = memory.mean("s", alpha, g.squared());
            var b = memory.put(
                    "b", mu.times(memory.get("b")).plus(g.over(s.root().plus(epsilon))));
            return theta.minus(rate.times(b));
        };
    }

    /** Graves 2013, equations 38 to 41, ε outside the root. */
    private static Textbook centred(Rounded alpha, Rounded epsilon, Rounded mu) {
        return (memory, t, rate, theta, g) -> {
            var variance = variance(memory, alpha, g);
            var b = memory.put(
                    "b", mu.times(memory.get("b")).plus(g.over(variance.root().plus(epsilon))));
            return theta.minus(rate.times(b));
        };
    }

    /**
     * s − m², with the error of the identity in which nothing cancels, {@code α·(variance + (1 − α)·(g − m)²)}: a rule that
     * computes the difference loses digits, and this is how many it may lose.
     */
    private static Rounded variance(Memory memory, Rounded alpha, Rounded g) {
        var departure = g.minus(memory.get("m"));
        var weighed = ONE.minus(alpha).times(departure.squared());
        var stable = memory.put("variance", alpha.times(memory.get("variance").plus(weighed)));
        var s = memory.mean("s", alpha, g.squared());
        var m = memory.mean("m", alpha, g);
        return new Rounded(s.value().subtract(m.squared().value()), stable.error());
    }

    /** Zeiler 2012, Algorithm 1. */
    private static Textbook adadelta(Rounded rho, Rounded epsilon) {
        return (memory, t, rate, theta, g) -> {
            var v = memory.mean("v", rho, g.squared());
            var before = memory.get("u").plus(epsilon).root();
            var d = before.over(v.plus(epsilon).root()).times(g);
            memory.mean("u", rho, d.squared());
            return theta.minus(rate.times(d));
        };
    }

    /** Chen and others 2023, Algorithm 2, without its decay. */
    private static Textbook lion(Rounded beta1, Rounded beta2) {
        return (memory, t, rate, theta, g) -> {
            var c = beta1.times(memory.get("m")).plus(ONE.minus(beta1).times(g));
            memory.mean("m", beta2, g);
            return theta.minus(rate.times(c.sign()));
        };
    }

    /** Tibshirani 1996: the gradient of the loss with λ·Σ|θ| added. */
    private static Textbook l1(Textbook inner, Rounded lambda) {
        return (memory, t, rate, theta, g) -> inner.step(memory, t, rate, theta, g.plus(lambda.times(theta.sign())));
    }

    /** Krogh and Hertz 1992: the gradient of the loss with λ/2·Σθ² added. */
    private static Textbook l2(Textbook inner, Rounded lambda) {
        return (memory, t, rate, theta, g) -> inner.step(memory, t, rate, theta, g.plus(lambda.times(theta)));
    }

    /** Loshchilov and Hutter 2019, Algorithms 1 and 2, the decay first. */
    static Textbook decoupled(Textbook inner, Rounded lambda) {
        return (memory, t, rate, theta, g) ->
                inner.step(memory, t, rate, theta.minus(rate.times(lambda).times(theta)), g);
    }
}
