/**
 * Checks of update rules and schedules, held to what their papers say.
 *
 * <p>{@link org.chainrule.verification.rule.RuleCheck} puts a rule through courses of gradients and compares θ after every
 * step with a {@link org.chainrule.verification.rule.Textbook}: the formula of the paper, for one number, in
 * {@linkplain org.chainrule.verification.rule.Rounded 60 digits with a running error}. Beside it stand relations that hold
 * of every rule bit for bit: it remembers nothing but its state, spoils nothing, treats every element alike.
 * {@link org.chainrule.verification.rule.ScheduleCheck} does the same for schedules. The report is that of the gradient
 * checks.
 *
 * <p>In the order of reading: {@code Rounded}, {@code Memory}, {@code Textbook} and the transcriptions in
 * {@code Textbooks} and {@code AdamTextbooks}, {@code Course}, {@code RuleCheck}, {@code RuleRelations}; then the same for
 * schedules.
 */
@NullMarked
package org.chainrule.verification.rule;

import org.jspecify.annotations.NullMarked;
