/**
 * Loss formulas: one number from a prediction and its target, beside the slope with respect to the prediction.
 *
 * <p>A {@link org.chainrule.core.loss.Loss} is a formula for one row; an {@link org.chainrule.core.loss.ElementLoss} is one
 * for one element, summed over the row. How rows become one number is a separate value, the
 * {@link org.chainrule.core.loss.Reduction}; SSE and MSE are the same formula reduced differently. All work in double.
 */
@NullMarked
package org.chainrule.core.loss;

import org.jspecify.annotations.NullMarked;
