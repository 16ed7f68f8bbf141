/**
 * How the three matrix products are computed; not exported.
 *
 * <p>Read {@code DoubleProduct} (what is to be computed, by strides), {@code DoubleProducts} (the three verbs, split over
 * threads by rows), then the loops: {@code DoubleTiles} (scalars in registers), {@code DoublePanels} (rows the compiler
 * vectorises) and {@code PlainDoubleLoops} (which of them when); {@code FewDoubles} does without all that for layers of a few neurons. Every element of every product is the same chain of fused
 * multiply-adds in ascending k, started from β·c, so the choice of loops, of blocks and of threads cannot change a bit,
 * but for the sign of a sum that is 0 where loops by vectors leave out zeros of the left operand.
 */
@NullMarked
package org.chainrule.core.kernel.product;

import org.jspecify.annotations.NullMarked;
