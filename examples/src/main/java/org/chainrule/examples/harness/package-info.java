/**
 * Lesson E: the check for gradients that were written elsewhere, in plain arrays, ops, functions and losses of one's own.
 *
 * <p>Read {@link org.chainrule.examples.harness.ByHand} first, a logistic regression in nothing but {@code double[]}; then
 * {@link org.chainrule.examples.harness.TwoLayers}, where the parts of the report say which layer is wrong; then
 * {@link org.chainrule.examples.harness.OwnOp} with {@link org.chainrule.examples.harness.ScaleAndShift}, and
 * {@link org.chainrule.examples.harness.OwnFunctionAndLoss}. Each is checked once as it should be and once with a mistake.
 */
@NullMarked
package org.chainrule.examples.harness;

import org.jspecify.annotations.NullMarked;
