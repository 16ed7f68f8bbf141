package org.chainrule.examples.command;

import java.nio.file.Path;
import java.util.Optional;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;

/**
 * What commands that compute are told, read and checked.
 *
 * @param seed of all random choices
 * @param kernels who computes
 * @param precision of network and data
 * @param out folder for what is written; empty for the command's default
 * @param console where to print
 */
record Settings(long seed, KernelChoice kernels, Precision precision, Optional<Path> out, Console console) {

    /** The same, saying so much. */
    Settings saying(Console.Voice voice) {
        return new Settings(seed, kernels, precision, out, console.with(console.ink(), voice));
    }
}
