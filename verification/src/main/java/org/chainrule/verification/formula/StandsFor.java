package org.chainrule.verification.formula;

/**
 * Something that has the sheet of another one, such as a variant of it: the parameters in the formulas of the sheet are those
 * of the original.
 */
public interface StandsFor {

    /** The record whose components the formulas name. */
    Record original();
}
