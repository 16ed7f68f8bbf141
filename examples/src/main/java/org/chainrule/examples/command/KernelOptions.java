package org.chainrule.examples.command;

import org.chainrule.core.kernel.KernelChoice;
import picocli.CommandLine.Option;

/** {@code --kernels} and {@code --threads}, of commands that compute with matrices. */
final class KernelOptions {

    /** Each is one of the system's, with a stack of its own: no machine has so many processors, and most have room for these. */
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--kernels",
            paramLabel = "NAME",
            description = "Who computes: java (the same bits everywhere), vector (JDK Vector API) or auto. "
                    + "Default: ${DEFAULT-VALUE}.")
    private String kernels;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of each matrix product. Default: ${DEFAULT-VALUE}.")
    private int threads = 1;

    private KernelOptions(String kernels) {
        this.kernels = kernels;
    }

    /** For commands whose numbers shall be the same everywhere, unless told otherwise. */
    static KernelOptions reproducible() {
        return new KernelOptions("java");
    }

    /** For commands that take their time, unless told otherwise. */
    static KernelOptions fastest() {
        return new KernelOptions("auto");
    }

    /**
     * Who computes, and by how many threads.
     *
     * @throws IllegalArgumentException if there are no such kernels, they do not work here, or there are no threads
     */
    KernelChoice choice() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("--threads: found " + threads + "; give at least 1 and at most "
                    + MOST_THREADS + ", best as many as there are processors, here "
                    + Runtime.getRuntime().availableProcessors());
        }
        return KernelChoice.of(kernels, threads);
    }
}
