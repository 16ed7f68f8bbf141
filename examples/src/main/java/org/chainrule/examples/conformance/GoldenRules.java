package org.chainrule.examples.conformance;

import org.chainrule.optimizers.Adadelta;
import org.chainrule.optimizers.Adagrad;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.AdamW;
import org.chainrule.optimizers.Adamax;
import org.chainrule.optimizers.AmsGrad;
import org.chainrule.optimizers.CentredRmsProp;
import org.chainrule.optimizers.CentredRmsPropMomentum;
import org.chainrule.optimizers.DecoupledWeightDecay;
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

/** The update rules of the reference files by their names there, which are PyTorch's. */
final class GoldenRules {

    private GoldenRules() {}

    /** The rule of a configuration; its learning rate is {@code lr}. */
    static UpdateRule of(String optimizer, Place given) {
        var p = new Params(given);
        p.number("lr");
        var rule = withDecay(optimizer, p, bare(optimizer, p));
        p.allUnderstood(optimizer);
        return rule;
    }

    private static UpdateRule bare(String optimizer, Params p) {
        return switch (optimizer) {
            case "sgd" -> sgd(p);
            case "adagrad" ->
                new Adagrad(p.number("lr_decay", 0), p.number("initial_accumulator_value", 0), p.number("eps"));
            case "rmsprop" -> rmsProp(p);
            case "adadelta" -> new Adadelta(p.number("rho"), p.number("eps"));
            case "adam", "adamw" ->
                p.isTrue("amsgrad")
                        ? new AmsGrad(p.number("beta1"), p.number("beta2"), p.number("eps"))
                        : new Adam(p.number("beta1"), p.number("beta2"), p.number("eps"));
            case "adamax" -> new Adamax(p.number("beta1"), p.number("beta2"), p.number("eps"));
            case "nadam" ->
                new NAdam(p.number("beta1"), p.number("beta2"), p.number("eps"), p.number("momentum_decay"));
            case "radam" -> new RAdam(p.number("beta1"), p.number("beta2"), p.number("eps"));
            case "lion" -> new Lion(p.number("beta1"), p.number("beta2"));
            default -> throw new Unknown(optimizer);
        };
    }

    private static UpdateRule sgd(Params p) {
        double momentum = p.number("momentum", 0);
        double dampening = p.number("dampening", 0);
        if (momentum == 0) {
            return new Sgd();
        } else if (p.isTrue("nesterov")) {
            return new Nesterov(momentum);
        } else {
            return new Momentum(momentum, dampening);
        }
    }

    private static UpdateRule rmsProp(Params p) {
        double alpha = p.number("alpha");
        double eps = p.number("eps");
        double momentum = p.number("momentum", 0);
        if (p.isTrue("centered")) {
            return momentum == 0 ? new CentredRmsProp(alpha, eps) : new CentredRmsPropMomentum(alpha, eps, momentum);
        } else {
            return momentum == 0 ? new RmsProp(alpha, eps) : new RmsPropMomentum(alpha, eps, momentum);
        }
    }

    private static UpdateRule withDecay(String optimizer, Params p, UpdateRule rule) {
        double decay = p.number("weight_decay", 0);
        boolean decoupled = p.isTrue("decoupled_weight_decay") || optimizer.equals("adamw") || optimizer.equals("lion");
        if (decay == 0) {
            return rule;
        } else if (!decoupled) {
            return new L2Penalty(rule, decay);
        } else {
            return rule instanceof Adam adam ? new AdamW(adam, decay) : new DecoupledWeightDecay(rule, decay);
        }
    }
}
