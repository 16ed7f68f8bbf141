/**
 * The catalogue for people: every function and loss with the formulas that the tests execute.
 *
 * <p>{@link org.chainrule.examples.catalogue.Catalogue} lists; {@link org.chainrule.examples.catalogue.Sheets} shows one
 * entry whole, with numbers in the formula and differences beside the slope;
 * {@link org.chainrule.examples.catalogue.LostDigits} is the table of points at which the form in common use loses its
 * digits.
 */
@NullMarked
package org.chainrule.examples.catalogue;

import org.jspecify.annotations.NullMarked;
