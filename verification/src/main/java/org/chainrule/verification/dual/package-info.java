/**
 * Forward-mode differentiation by dual numbers: a second path to every derivative, without any vjp and without any slope.
 *
 * <p>{@link org.chainrule.verification.dual.DualKernels} are kernels that keep a tangent beside every matrix they write: the
 * values are those of the kernels underneath, the tangents come from rules of their own. The tangent of a function of a number,
 * of a row or of a loss comes from its sheet's formula of the <em>value</em>, by dual arithmetic over
 * doubles that carry a radius and, where those lose digits, over intervals of as
 * many digits as it takes. A function without a readable formula gets its tangent from differences, and the result says so.
 * {@link org.chainrule.verification.dual.DualPass} runs a graph so.
 *
 * <p><b>Bars.</b> Every tangent is an {@link org.chainrule.verification.oracle.Estimate}: a value, and a bar that no rounding
 * of the tangent exceeds. It is the tangent at the numbers the forward pass computed; how far those are from exact ones is not
 * in the bar, and a vjp run on the same numbers shares them. At a kink the bar reaches over all slopes between the sides; where
 * nothing is known the bar is infinite.
 */
@NullMarked
package org.chainrule.verification.dual;

import org.jspecify.annotations.NullMarked;
