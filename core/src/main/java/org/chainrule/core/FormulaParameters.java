package org.chainrule.core;

import java.util.Map;

/**
 * Says itself which numbers the formulas of its sheet name.
 *
 * <p>A record need not: the formulas know its components of type {@code double} by their names. One in a package that its
 * module neither exports nor opens cannot be read so, and a class that is not a record has no components; either can
 * implement this.
 */
public interface FormulaParameters {

    /** The numbers by the names in the formulas. */
    Map<String, Double> formulaParameters();
}
