package org.chainrule.autodiff;

/** What a plan runs at a time: a {@link Step}, an {@link Edge}, or what {@link SmallLayers} makes of some of them. */
@FunctionalInterface
interface Pass {

    /** Computes; ∂θ := … + β · ∂θ. */
    void run(double beta);
}
