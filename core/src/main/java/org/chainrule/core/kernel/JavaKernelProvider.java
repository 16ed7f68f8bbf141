package org.chainrule.core.kernel;

import java.util.Optional;
import org.chainrule.core.Precision;

/** Plain Java loops: no flags, no dependency, the same bits on every JDK and machine. */
public final class JavaKernelProvider implements KernelProvider {

    /** Name of this provider. */
    public static final String NAME = "java";

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
        return switch (precision) {
            case FLOAT32 -> new JavaFloatKernels();
            case FLOAT64 -> new JavaDoubleKernels();
        };
    }
}
