package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * What one step does to θ, given the gradient and what the rule remembers.
 *
 * <p>A rule is a value without memory of its own. Its state slots are handed in, all zero before the first step, one
 * matrix of θ's shape per name in {@link #stateNames()}.
 */
public sealed interface UpdateRule permits Adam, CustomRule, Momentum, RmsProp, Sgd {

    /** Lower-case name, as given to {@code --optimizer}. */
    String name();

    /** Names of the state slots, in the order in which {@link #update} takes them; none for a rule without memory. */
    List<String> stateNames();

    /**
     * One step: changes {@code theta} and the state, reads the rest. Allocates nothing. The same arguments give the same
     * bits.
     *
     * @param k arithmetic in the precision of the matrices
     * @param step number of this step, 1 for the first that these elements see
     * @param rate learning rate, positive and finite
     * @param theta θ, any shape
     * @param gradient ∂L/∂θ, the shape of θ; not modified
     * @param state one matrix of θ's shape per state name
     */
    void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state);
}
