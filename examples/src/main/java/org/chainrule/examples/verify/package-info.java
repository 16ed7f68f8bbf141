/**
 * The library under its own checks: every op, function, loss, model, backward loop, update rule and schedule.
 *
 * <p>{@link org.chainrule.examples.verify.Verification} runs them, {@link org.chainrule.examples.verify.Line} is what one of
 * them comes to, {@link org.chainrule.examples.verify.Summary} what several do; then the forms for people, pages and programs.
 */
@NullMarked
package org.chainrule.examples.verify;

import org.jspecify.annotations.NullMarked;
