package org.chainrule.core.kernel.product;

/**
 * What is behind the units of a layer on one row, where product and function of a unit are computed before those of the next, and
 * nothing is stored in between. Derived from its double twin; edit that one.
 */
public interface FloatUnits {

    /** Takes z_j. */
    void accept(int j, float z);

    /** ∂L/∂z_j, which it stores as well. */
    float gradient(int j);
}
