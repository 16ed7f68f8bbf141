/**
 * The {@code chainrule} command: what is typed, what is printed, and the jobs behind it.
 *
 * <p>{@link org.chainrule.examples.command.ChainruleCommand} holds the options that every command takes and runs the main
 * job; the subcommands are one class each. A command reads its options and hands over to a job; bad input is an
 * {@link IllegalArgumentException} whose message is one sentence, and becomes exit code 2.
 */
@NullMarked
package org.chainrule.examples.command;

import org.jspecify.annotations.NullMarked;
