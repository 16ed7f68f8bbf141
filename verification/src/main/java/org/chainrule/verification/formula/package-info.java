/**
 * Formulas as strings that can be executed: the datasheets' own sentences become an oracle.
 *
 * <p>{@link org.chainrule.verification.formula.Formula} reads the grammar of
 * {@link org.chainrule.core.function.Datasheet} into a tree, with rows as in {@link org.chainrule.core.function.RowSheet}.
 * The tree is evaluated over any {@link org.chainrule.verification.formula.Arithmetic}: doubles,
 * {@linkplain org.chainrule.verification.formula.IntervalArithmetic intervals} that enclose the exact result, and
 * {@linkplain org.chainrule.verification.formula.DualArithmetic dual numbers} over either, which differentiate the value
 * formula without any derivative rule of the code under test; dual numbers over dual numbers give condition numbers.
 * {@link org.chainrule.verification.formula.Precision} raises the bits carried until an enclosure is narrow enough.
 */
@NullMarked
package org.chainrule.verification.formula;

import org.jspecify.annotations.NullMarked;
