package org.chainrule.core.kernel.product;

/**
 * A way to compute products; may hold scratch memory, so one thread at a time.
 * Derived from its double twin; edit that one.
 */
public interface FloatLoops {

    /** Computes rows {@code from ≤ i < to} of the product. */
    void compute(FloatProduct g, int from, int to);
}
