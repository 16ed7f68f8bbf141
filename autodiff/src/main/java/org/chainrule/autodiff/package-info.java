/**
 * Reverse-mode automatic differentiation.
 *
 * <p>Read in this order: {@link org.chainrule.autodiff.op.Op}, a formula and its chain-rule products side by side;
 * {@link org.chainrule.autodiff.Graph}, a list of nodes in writing order; {@link org.chainrule.autodiff.Plan}, the buffers
 * and the two loops, forward and backward. Then {@code network} for layers and {@code trace} to watch the backward loop.
 *
 * <p><b>Glossary.</b>
 * <dl>
 *   <dt>gradient</dt><dd>of a thing: ∂L/∂(that thing), of the thing's own shape.</dd>
 *   <dt>cotangent</dt><dd>the gradient that comes from above, ∂L/∂out; {@code g}, {@code gradOut}, "upstream".</dd>
 *   <dt>vjp</dt><dd>vector-Jacobian product: {@code gradIn = gradOut · ∂out/∂in}, one chain-rule product.</dd>
 *   <dt>edge</dt><dd>one input of one node; each needed edge costs one vjp.</dd>
 *   <dt>fan-out</dt><dd>a node used more than once: its gradient is the sum over its uses.</dd>
 *   <dt>fan-in, fan-out of a layer</dt><dd>number of inputs of a unit, number of units an input feeds.</dd>
 *   <dt>logits</dt><dd>what goes into a sigmoid or softmax.</dd>
 *   <dt>pre-activation, activation</dt><dd>Z = X Wᵀ + b and Y = f(Z).</dd>
 * </dl>
 */
@NullMarked
package org.chainrule.autodiff;

import org.jspecify.annotations.NullMarked;
