package org.chainrule.examples.command;

import java.util.Locale;
import java.util.Optional;
import org.chainrule.core.Precision;
import picocli.CommandLine.Option;

/** {@code --precision}, of commands that make a network. */
final class PrecisionOption {

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            description = "float32 or float64. Default: float64; float32 for images.")
    private Optional<String> precision = Optional.empty();

    /**
     * The precision asked for, or this one.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    Precision orElse(Precision standard) {
        return precision.map(PrecisionOption::named).orElse(standard);
    }

    private static Precision named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "float32" -> Precision.FLOAT32;
            case "float64" -> Precision.FLOAT64;
            default ->
                throw new IllegalArgumentException("--precision: found \"" + name + "\"; choose float32 or float64");
        };
    }
}
