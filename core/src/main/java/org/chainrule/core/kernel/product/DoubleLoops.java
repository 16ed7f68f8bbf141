package org.chainrule.core.kernel.product;

/**
 * A way to compute products; may hold scratch memory, so one thread at a time.
 * Its float twin is derived from this file; edit this one.
 */
public interface DoubleLoops {

    /** Computes rows {@code from ≤ i < to} of the product. */
    void compute(DoubleProduct g, int from, int to);
}
