/**
 * The {@code chainrule} command: what is typed, what is printed, and the jobs behind it.
 *
 * <p>{@link org.chainrule.examples.command.ChainruleCommand} runs the main job, {@code CommandTree} names the subcommands, which
 * are one class each. What several of them take ({@code SeedOption}, {@code KernelOptions}, …) is mixed into those that use it;
 * the others refuse it. A command reads its options and hands over to a job; bad input is an {@link IllegalArgumentException}
 * whose message is one sentence, and becomes exit code 2; what cannot be read at all is put in words by {@code Misuse}.
 */
@NullMarked
package org.chainrule.examples.command;

import org.jspecify.annotations.NullMarked;
