package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Smooth L1: with d = p − t, ℓ = ½d²/β where |d| &lt; β, else |d| − ½β; ∂ℓ/∂p is d/β limited to [−1, 1]. Huber's loss
 * divided by β; the absolute error for β = 0.
 *
 * <p>By default the mean over elements.
 *
 * @param beta where the parabola becomes a line, at least 0 and finite
 */
public record SmoothL1(double beta) implements ElementLoss {

    /** Refuses a β that is negative or not finite. */
    public SmoothL1 {
        if (!(beta >= 0 && beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "smooth-l1: found beta = " + beta + "; it must be at least 0 and finite");
        }
    }

    /** β = 1. */
    public SmoothL1() {
        this(1);
    }

    @Override
    public String name() {
        return beta == 1 ? "smooth-l1" : "smooth-l1(" + Figures.shortest(beta) + ")";
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("if(abs(p - t) < beta, (p - t)^2 / (2 * beta), abs(p - t) - beta / 2)")
                .predicts("p", Domain.ANY, "if(abs(p - t) < beta, (p - t) / beta, if(p > t, 1, if(p < t, -1, 0)))")
                .targets(Domain.ANY)
                // slope: difference 1, quotient ½
                .ulps(2, 1.5)
                .conventions(Convention.at("p = t", 2, 2, 0))
                .specimens(this, new SmoothL1(), new SmoothL1(0), new SmoothL1(0.5), new SmoothL1(3));
    }

    @Override
    public double value(double p, double t) {
        double distance = Math.abs(p - t);
        if (distance < beta) {
            return 0.5 * distance * (distance / beta);
        }
        return distance == Double.POSITIVE_INFINITY
                ? 2 * (Math.abs(0.5 * p - 0.5 * t) - 0.25 * beta) // p − t overflows, the loss need not
                : distance - 0.5 * beta;
    }

    @Override
    public double slope(double p, double t) {
        double difference = p - t;
        return Math.abs(difference) < beta ? difference / beta : Math.signum(difference);
    }
}
