package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Hinge embedding: ℓ = p where t = 1 and max(0, margin − p) where t = −1; the prediction is the distance of a pair, and t
 * says whether the two belong together. ∂ℓ/∂p is 1 where t = 1; where t = −1 it is −1 below the margin, else 0.
 *
 * <p>By default the mean over elements.
 *
 * @param margin from which distance on two that do not belong together are far enough apart, finite
 */
public record HingeEmbedding(double margin) implements ElementLoss {

    /** Refuses a margin that is not finite. */
    public HingeEmbedding {
        if (!Double.isFinite(margin)) {
            throw new IllegalArgumentException("hinge-embedding: found margin = " + margin + "; it must be finite");
        }
    }

    /** Margin 1. */
    public HingeEmbedding() {
        this(1);
    }

    @Override
    public String name() {
        return margin == 1 ? "hinge-embedding" : "hinge-embedding(" + Figures.shortest(margin) + ")";
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("if(t == 1, p, max(0, margin - p))")
                .predicts("p", Domain.ANY, "if(t == 1, 1, if(p < margin, -1, 0))")
                .targets(Domain.SIGN)
                .ulps(0.5, 0)
                .conventions(Convention.at("p = margin, t = -1", margin, -1, 0))
                .specimens(this, new HingeEmbedding(), new HingeEmbedding(0.5), new HingeEmbedding(3));
    }

    @Override
    public void checkTarget(double t) {
        Targets.target(Domain.SIGN, t);
    }

    @Override
    public double value(double p, double t) {
        return t == 1 ? p : Math.max(0, margin - p);
    }

    @Override
    public double slope(double p, double t) {
        return Double.isNaN(p) ? p : t == 1 ? 1 : p < margin ? -1 : 0;
    }
}
