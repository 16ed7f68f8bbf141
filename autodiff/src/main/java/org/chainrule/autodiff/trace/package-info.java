/**
 * The backward loop, watched: every chain-rule product with its rule in words, its numbers and its local Jacobian.
 *
 * <p>The trace is {@link org.chainrule.autodiff.Plan#trace()}, the loop that trains with an observer; there is no second
 * statement of any rule. The local Jacobian is found by giving the very {@code vjp} unit cotangents.
 */
@NullMarked
package org.chainrule.autodiff.trace;

import org.jspecify.annotations.NullMarked;
