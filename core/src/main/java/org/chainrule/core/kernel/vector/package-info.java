/**
 * The provider <b>vector</b>: products and scalar functions by the JDK's Vector API; not exported, found through
 * {@link java.util.ServiceLoader}.
 *
 * <p>Read {@code VectorKernelProvider} (whether it can work here), {@code VectorDoubleLoops} (which loops a product takes),
 * {@code VectorDoubleTiling} (how it is cut into panels and tiles) and {@code VectorDoubleTile} (the innermost loops); {@code VectorDoubleForms} (which functions have vector
 * forms, and how accurate they are), {@code VectorDoubleForm} (how one is made) and {@code VectorDoubleMath} (exp, log1p and
 * the normal distribution by polynomials). Its products have the bits of the plain ones,
 * because every element is the same chain of fused multiply-adds; that is a fact of today, not a promise.
 */
@NullMarked
package org.chainrule.core.kernel.vector;

import org.jspecify.annotations.NullMarked;
