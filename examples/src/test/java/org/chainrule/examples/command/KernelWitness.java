package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.KernelProvider;
import org.chainrule.core.kernel.Kernels;

/** Kernels named {@code witness}: those of plain Java, which remember that they were made, in what precision, for how many threads. */
public final class KernelWitness implements KernelProvider {

    /** As given to {@code --kernels}. */
    static final String NAME = "witness";

    private static final List<Made> MADE = new ArrayList<>();

    /** Kernels that were asked for. */
    record Made(Precision precision, int threads) {}

    /** Forgets what was made before, runs, and returns what was made. */
    static List<Made> during(Runnable run) {
        synchronized (MADE) {
            MADE.clear();
        }
        run.run();
        synchronized (MADE) {
            return List.copyOf(MADE);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> refusal() {
        return Optional.empty();
    }

    @Override
    public int rank() {
        return -1;
    }

    @Override
    public String description() {
        return "plain loops, watched";
    }

    @Override
    public Kernels kernels(Precision precision, int threads) {
        synchronized (MADE) {
            MADE.add(new Made(precision, threads));
        }
        return KernelChoice.reproducible().provider().kernels(precision, threads);
    }
}
