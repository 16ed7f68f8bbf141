package org.chainrule.core.kernel;

import java.util.Optional;
import org.chainrule.core.Precision;

/** An implementation of {@link Kernels} for both precisions; found through {@link java.util.ServiceLoader}. */
public interface KernelProvider {

    /** Short name, as given to {@code --kernels}. */
    String name();

    /** Why this provider cannot work here and what would help, in one clause; empty if it can. */
    Optional<String> refusal();

    /** The larger, the sooner it is chosen by {@code auto}; plain Java has 0. */
    int rank();

    /** One line about what would compute, for example the width of the vectors. */
    String description();

    /**
     * New kernels, for one thread at a time.
     *
     * <p>With more than one thread, helpers are daemon threads, started at the first product worth sharing (about 2 MFLOP),
     * shared by all kernels this provider makes for the same number of threads, and ended once those and the provider are
     * unreachable.
     *
     * @param threads threads that may share one verb's rows, at least 1
     */
    Kernels kernels(Precision precision, int threads);

    /**
     * Returns when products are as fast as they become. A provider whose fast code has to be compiled first computes by slower
     * code until then, to the same bits; only who measures or tests need wait. If the calling thread is interrupted, it
     * returns at once and leaves it interrupted.
     */
    default void warmUp() {}
}
