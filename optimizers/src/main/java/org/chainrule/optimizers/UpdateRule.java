package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * What one step does to θ, given the gradient and what the rule remembers.
 *
 * <p>A rule goes element by element: an optimizer shows it θ in parts, with the gradient and state that belong to them. It is
 * a value without memory of its own: parts of θ may be updated at the same time. Its state slots are handed in, all zero before the first step, one
 * matrix of θ's shape per name in {@link #stateNames()}.
 */
public sealed interface UpdateRule
        permits Adadelta,
                Adagrad,
                Adam,
                AdamW,
                Adamax,
                AmsGrad,
                CentredRmsProp,
                CentredRmsPropMomentum,
                CustomRule,
                Lion,
                Momentum,
                NAdam,
                Nesterov,
                RAdam,
                RmsProp,
                RmsPropMomentum,
                Sgd,
                WeightPenalty {

    /** Lower-case name, as given to {@code --optimizer}. */
    String name();

    /** Names of the state slots, in the order in which {@link #update} takes them; none for a rule without memory. */
    List<String> stateNames();

    /** How many matrices of θ's shape {@link #update} computes in, beside the state; none unless a rule says so. */
    default int scratch() {
        return 0;
    }

    /**
     * The same rule with another momentum (μ, or β₁ of the Adam family), for schedules that move it.
     *
     * @throws IllegalArgumentException if the rule has none, or if the new one is outside its range
     */
    default UpdateRule withMomentum(double newMomentum) {
        throw new IllegalArgumentException(name() + ": has no momentum that a schedule could move; use a rule that has"
                + " one, or a schedule that moves only the rate, such as oneCycle::rate");
    }

    /**
     * One step: changes {@code theta} and the state, reads the rest. Allocates nothing. The same arguments give the same
     * bits.
     *
     * @param k arithmetic in the precision of the matrices
     * @param step number of this step, 1 for the first that these elements see
     * @param rate learning rate, finite, 0 or more
     * @param theta θ, any shape
     * @param gradient ∂L/∂θ, the shape of θ; not modified
     * @param state one matrix of θ's shape per state name, then {@link #scratch()} matrices of that shape whose contents
     *     may be anything; there may be more
     */
    void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state);
}
