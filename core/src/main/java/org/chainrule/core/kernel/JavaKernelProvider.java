package org.chainrule.core.kernel;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.product.Crew;

/** Plain Java loops: no flags, no dependency, the same bits on every JDK and machine. */
public final class JavaKernelProvider implements KernelProvider {

    /** Name of this provider. */
    public static final String NAME = "java";

    /** Kernels with as many threads share their helpers. */
    private final ConcurrentMap<Integer, Crew> crews = new ConcurrentHashMap<>();

    /** For {@link java.util.ServiceLoader}. */
    public JavaKernelProvider() {}

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
        return 0;
    }

    @Override
    public String description() {
        return "plain loops, the same bits everywhere";
    }

    @Override
    public Kernels kernels(Precision precision, int threads) {
        Crew crew = crews.computeIfAbsent(threads, Crew::new);
        return switch (precision) {
            case FLOAT32 -> new JavaFloatKernels(crew);
            case FLOAT64 -> new JavaDoubleKernels(crew);
        };
    }
}
