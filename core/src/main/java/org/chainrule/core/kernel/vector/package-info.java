/**
 * The provider <b>vector</b>: products by the JDK's Vector API; not exported, found through
 * {@link java.util.ServiceLoader}.
 *
 * <p>Read {@code VectorKernelProvider} (whether it can work here), {@code VectorDoubleLoops} (how a product is cut into
 * panels and tiles) and {@code VectorDoubleTile} (the innermost loops). Its products have the bits of the plain ones,
 * because every element is the same chain of fused multiply-adds; that is a fact of today, not a promise.
 */
@NullMarked
package org.chainrule.core.kernel.vector;

import org.jspecify.annotations.NullMarked;
