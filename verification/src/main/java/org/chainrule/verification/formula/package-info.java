/**
 * Formulas as strings that can be executed: the datasheets' own sentences become an oracle.
 *
 * <p>{@link org.chainrule.verification.formula.Formula} reads the grammar of
 * {@link org.chainrule.core.function.Datasheet} into a tree. The tree is evaluated over any
 * {@link org.chainrule.verification.formula.Arithmetic}: doubles, decimals of as many digits as needed, and
 * {@linkplain org.chainrule.verification.formula.DualArithmetic dual numbers} over either, which differentiate the value
 * formula without any derivative rule of the code under test.
 */
@NullMarked
package org.chainrule.verification.formula;

import org.jspecify.annotations.NullMarked;
