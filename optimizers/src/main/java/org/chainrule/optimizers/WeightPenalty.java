package org.chainrule.optimizers;

import java.util.List;

/**
 * Another update rule, with a pull of the weights towards 0. Coupled penalties join the gradient and pass through the rule;
 * decoupled decay acts on θ beside it. One may be put around another: {@code new L1Penalty(new L2Penalty(rule, 1e-4), 1e-5)}
 * is the elastic net.
 */
public sealed interface WeightPenalty extends UpdateRule permits DecoupledWeightDecay, L1Penalty, L2Penalty {

    /** The rule that makes the step. */
    UpdateRule rule();

    /** λ, 0 or more. */
    double strength();

    @Override
    default List<String> stateNames() {
        return rule().stateNames();
    }
}
