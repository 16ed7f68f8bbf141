/**
 * The numbers everything else is made of.
 *
 * <p>Read in this order: {@link org.chainrule.core.Shape}, {@link org.chainrule.core.Matrix},
 * {@link org.chainrule.core.Parameters}, {@link org.chainrule.core.Objective}. A matrix is one array and an offset,
 * row-major, rows are examples. All parameters of a model live in one flat vector θ beside one flat gradient ∂θ, so an
 * update rule is a few passes over a vector. An {@link org.chainrule.core.Objective} is all that an optimizer needs to
 * know of a model.
 */
@NullMarked
package org.chainrule.core;

import org.jspecify.annotations.NullMarked;
