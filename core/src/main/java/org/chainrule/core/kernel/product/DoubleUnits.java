package org.chainrule.core.kernel.product;

/**
 * What is behind the units of a layer on one row, where product and function of a unit are computed before those of the next, and
 * nothing is stored in between. Its float twin is derived from this file; edit this one.
 */
public interface DoubleUnits {

    /** Takes z_j. */
    void accept(int j, double z);

    /** ∂L/∂z_j, which it stores as well. */
    double gradient(int j);
}
