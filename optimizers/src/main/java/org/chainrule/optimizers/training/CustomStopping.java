package org.chainrule.optimizers.training;

/** The open door: a stopping rule of your own. */
@FunctionalInterface
public non-sealed interface CustomStopping extends StoppingRule {

    @Override
    default Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    default StopReason reason() {
        return StopReason.CUSTOM;
    }
}
