package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Huber's loss (Huber 1964): with d = p − t, ℓ = ½d² where |d| ≤ δ, else δ(|d| − ½δ); ∂ℓ/∂p is d limited to [−δ, δ].
 *
 * <p>By default the mean over elements.
 *
 * @param delta where the parabola becomes a line, positive and finite
 */
public record Huber(double delta) implements ElementLoss {

    /** Refuses a δ that is not positive and finite. */
    public Huber {
        if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("huber: found delta = " + delta + "; it must be positive and finite");
        }
    }

    /** δ = 1. */
    public Huber() {
        this(1);
    }

    @Override
    public String name() {
        return delta == 1 ? "huber" : "huber(" + Figures.shortest(delta) + ")";
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("if(abs(p - t) <= delta, (p - t)^2 / 2, delta * (abs(p - t) - delta / 2))")
                .predicts("p", Domain.ANY, "max(-delta, min(delta, p - t))")
                .targets(Domain.ANY)
                // the line: distance 1, difference 1, product ½
                .ulps(2.5, 0.5)
                .specimens(this, new Huber(), new Huber(0.5), new Huber(3));
    }

    @Override
    public double value(double p, double t) {
        double distance = Math.abs(p - t);
        if (distance <= delta) {
            return 0.5 * distance * distance;
        }
        return distance == Double.POSITIVE_INFINITY
                ? 2
                        * (delta
                                * Math.abs(0.5 * p
                                        - 0.5 * t)) // p − t overflows, the loss need not; then δ < 1 does not show
                : delta * (distance - 0.5 * delta);
    }

    @Override
    public double slope(double p, double t) {
        return Math.max(-delta, Math.min(delta, p - t));
    }
}
