package org.chainrule.core.kernel.vector;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.JavaKernelProvider;
import org.chainrule.core.kernel.KernelProvider;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.core.kernel.product.Crew;

/**
 * Products by the JDK's Vector API, which is an incubating module and present only if Java was started with it. This class
 * mentions no class of that API, so it can be loaded, and asked, without. Products begin with the plain loops and go over to
 * vectors, to the same bits, as those are compiled, some tenths of a second after the first that wants them.
 */
public final class VectorKernelProvider implements KernelProvider {

    /** Name of this provider. */
    public static final String NAME = "vector";

    private static final String MODULE = "jdk.incubator.vector";

    private final KernelProvider plain = new JavaKernelProvider();

    /** Kernels with as many threads share their helpers. */
    private final ConcurrentMap<Integer, Crew> crews = new ConcurrentHashMap<>();

    /** For {@link java.util.ServiceLoader}. */
    public VectorKernelProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> refusal() {
        // C2 knows vectors only if the module is in the boot layer
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.of("start Java with --add-modules " + MODULE);
        }
        try {
            VectorWidth.bits();
            return Optional.empty();
        } catch (LinkageError error) {
            return Optional.of("this Java's " + MODULE + " cannot be used (" + error + "); use Java 17 or newer");
        }
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public String description() {
        return VectorWidth.bits() + "-bit vectors";
    }

    @Override
    public void warmUp() {
        try {
            VectorDoubleWarmth.await();
            VectorFloatWarmth.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Kernels kernels(Precision precision, int threads) {
        Crew crew = crews.computeIfAbsent(threads, Crew::new);
        Kernels others = plain.kernels(precision, 1);
        return switch (precision) {
            case FLOAT32 -> new VectorFloatKernels(crew, others);
            case FLOAT64 -> new VectorDoubleKernels(crew, others);
        };
    }
}
