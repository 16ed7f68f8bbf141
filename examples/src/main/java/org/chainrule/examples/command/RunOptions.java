package org.chainrule.examples.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chainrule.core.Precision;
import picocli.CommandLine.Mixin;

/** The options of commands that train on data: the seed, who computes and how exactly, and how much is said. */
final class RunOptions {

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final KernelOptions kernels = KernelOptions.fastest();

    @Mixin
    private final PrecisionOption precision = new PrecisionOption();

    @Mixin
    private final QuietOption quiet = new QuietOption();

    /**
     * Reads and checks them.
     *
     * @param data on a folder, of images, computes float32 unless told otherwise, on a table float64
     * @param out folder for what is written; empty for the command's default
     * @throws IllegalArgumentException if the kernels, the threads or the precision are none
     */
    Settings settings(Console console, Path data, Optional<Path> out) {
        return new Settings(
                seed.value(),
                kernels.choice(),
                precision.orElse(Files.isDirectory(data) ? Precision.FLOAT32 : Precision.FLOAT64),
                out,
                quiet.on(console));
    }
}
