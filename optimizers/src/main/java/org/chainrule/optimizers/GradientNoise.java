package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Draws;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;
import org.chainrule.core.kernel.Kernels;

/**
 * Adds normal noise that fades: {@code g := g + N(0, σ_t²)}, {@code σ_t² = η / (1 + t)^γ} at step t = 0, 1, …. Source:
 * Neelakantan et al. 2015, "Adding gradient noise improves learning for very deep networks", §3, where η is one of 0.01, 0.3
 * and 1 and γ is 0.55.
 *
 * <p>The noise of an element at a step is a function of the seed, the step and the element's place in θ: the same whatever
 * is frozen, and after a checkpoint as without one. The gradients of frozen parameters stay 0.
 */
public final class GradientNoise implements GradientTransform {

    private final double eta;
    private final double gamma;
    private final Draws draws;
    private final long seed;

    /**
     * Noise.
     *
     * @param eta η, the variance at the first step, above 0
     * @param gamma γ, how fast it fades, 0 or more
     */
    public GradientNoise(double eta, double gamma, long seed) {
        Ranges.positive("gradient noise", "eta η", eta, "for example 0.01");
        Ranges.nonNegative("gradient noise", "gamma γ", gamma, "for example 0.55");
        this.eta = eta;
        this.gamma = gamma;
        this.seed = seed;
        draws = new Draws(new Seed(seed), "gradient noise");
    }

    /** Noise that fades with γ = 0.55: Neelakantan et al. 2015, §3. */
    public GradientNoise(double eta, long seed) {
        this(eta, 0.55, seed);
    }

    /** σ of a step, 1 for the first. */
    public double deviation(long step) {
        return Math.sqrt(eta / StrictMath.pow(step, gamma));
    }

    @Override
    public void apply(Kernels k, long step, Matrix all, List<Matrix> each) {
        double deviation = deviation(step);
        for (int w = 0; w < each.size(); w++) {
            var g = each.get(w);
            int place = g.offset() - all.offset();
            for (int i = 0; i < g.size(); i++) {
                g.set(i, g.get(i) + deviation * draws.normal(step, place + i));
            }
        }
    }

    /** Name and numbers. */
    @Override
    public String toString() {
        return "GradientNoise[eta=" + eta + ", gamma=" + gamma + ", seed=" + seed + "]";
    }
}
