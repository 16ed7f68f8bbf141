/**
 * Functions of one number and of one row, each beside its derivative.
 *
 * <p>A {@link org.chainrule.core.function.ScalarFunction} is a record with {@code value}, {@code slope} and a
 * {@link org.chainrule.core.function.Datasheet}: the blackboard formulas as strings that are executed by the checks, the
 * kinks with the convention chosen there, range, limits, accuracy. The families are sealed, so their {@code permits}
 * lists are the table of contents; {@link org.chainrule.core.function.CustomFunction} is the open door. Transcendental
 * functions come from {@link StrictMath}: the same bits on every JDK.
 */
@NullMarked
package org.chainrule.core.function;

import org.jspecify.annotations.NullMarked;
