/**
 * From a wrong gradient to the place in the graph that made it.
 *
 * <p>{@link org.chainrule.verification.locate.BackwardPass} is what one pass left behind: values, products, sums.
 * {@link org.chainrule.verification.locate.Localiser} replays it step by step and gives a
 * {@link org.chainrule.verification.locate.Finding} for every step that is wrong: a product that is not the derivative
 * ({@link org.chainrule.verification.locate.WrongProduct}), a vjp that changes what it may only read or does not add what
 * it should add ({@link org.chainrule.verification.locate.WrongHabit}), or an engine that added up wrongly
 * ({@link org.chainrule.verification.locate.WrongSum}).
 *
 * <p>How good it is is measured on {@linkplain org.chainrule.verification.locate.RandomGraph random graphs} with one
 * planted fault each, and on sound ones.
 */
@NullMarked
package org.chainrule.verification.locate;

import org.jspecify.annotations.NullMarked;
