package org.chainrule.examples.command;

import picocli.CommandLine.Option;

/** {@code --quiet}, of commands that say more than their results. */
final class QuietOption {

    @Option(
            names = {"-q", "--quiet"},
            order = 1, // behind the command's own, however the mixins are nested
            description = "Print results only.")
    private boolean quiet;

    /** This console, saying as much as was asked for. */
    Console on(Console console) {
        return quiet ? console.with(console.ink(), Console.Voice.RESULTS) : console;
    }
}
