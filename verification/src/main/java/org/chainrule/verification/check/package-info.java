/**
 * Checks of claimed gradients: for a function of one number, an op, a loss, a graph, a network, or any function of an
 * array.
 *
 * <p>{@link org.chainrule.verification.check.GradientCheck} is the way in. Every check makes
 * {@linkplain org.chainrule.verification.check.Comparison comparisons} and collects them in a
 * {@link org.chainrule.verification.check.CheckReport}. There is no tolerance to choose: a claim may differ from the oracle
 * by the oracle's own error bar and the rounding that the rule admits to, and by nothing else.
 */
@NullMarked
package org.chainrule.verification.check;

import org.jspecify.annotations.NullMarked;
