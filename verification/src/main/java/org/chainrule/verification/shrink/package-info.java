/**
 * From a failing check to the smallest shape and the plainest numbers that still show the same fault.
 *
 * <p>A fault in a 3×3 layer with fifteen-digit numbers is proved but not seen. {@link org.chainrule.verification.shrink.Shrink}
 * takes what was checked, deletes rows and columns while the fault still shows, then puts 0, 1, −1, 2, ½ in the place of every
 * number that allows it, and gives a {@link org.chainrule.verification.shrink.Shrunk} that can be redone with pencil and
 * paper, with the code that shows it again.
 *
 * <p><b>The same fault</b> means the same witness, verdict, place (which input, which relation) and explanation, as far as one
 * is known: a sum that lacks its 1/n shrinks to n = 2, not to a shape where 1/n is 1, and a missing transpose does not become a
 * "forgotten path" because of a zero. A plainer case is not taken if it runs into what the first one did not: a kink, a
 * jump, a value that is not finite, a point where the oracle cannot decide. So the result lies at a kink or an edge only if
 * the fault does.
 *
 * <p>Everything is deterministic, and the number of checks is bounded. Nothing here needs a test framework.
 */
@NullMarked
package org.chainrule.verification.shrink;

import org.jspecify.annotations.NullMarked;
