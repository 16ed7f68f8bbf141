package org.chainrule.examples.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --seed}, of commands that choose something at random. */
final class SeedOption {

    private static final long STANDARD = 42;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Of all random choices; same seed, same bytes with the java kernels. Default: " + STANDARD + ".")
    private Optional<Long> seed = Optional.empty();

    /** Of all random choices. */
    long value() {
        return seed.orElse(STANDARD);
    }

    /** The one that was asked for. */
    Optional<Long> given() {
        return seed;
    }
}
