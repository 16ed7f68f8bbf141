package org.chainrule.core.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.chainrule.core.Precision;

/**
 * A chosen provider, the number of threads, and the sentence that says why.
 *
 * <p>The sentence names every provider that ranks higher and refused, for example
 * {@code kernels: java; vector refused: start Java with --add-modules jdk.incubator.vector}.
 *
 * @param provider who computes
 * @param threads threads of each verb
 * @param sentence what was chosen and why
 */
public record KernelChoice(KernelProvider provider, int threads, String sentence) {

    /** System property that names the provider for {@link #standard()}: {@code java}, {@code vector} or {@code auto}. */
    public static final String PROPERTY = "chainrule.kernels";

    /** Refuses fewer than one thread. */
    public KernelChoice {
        if (threads < 1) {
            throw new IllegalArgumentException("kernels: found " + threads + " threads; give at least 1");
        }
    }

    /** What the system property {@value #PROPERTY} says, else {@code auto}; one thread. */
    public static KernelChoice standard() {
        return of(System.getProperty(PROPERTY, "auto"), 1);
    }

    /** Plain Java with one thread: the same bits on every machine and JDK. */
    public static KernelChoice reproducible() {
        return of(JavaKernelProvider.NAME, 1);
    }

    /**
     * The provider of this name, or with {@code auto} the highest-ranking one that works here.
     *
     * @throws IllegalArgumentException if there is none of this name or it refuses, with its reason and remedy
     */
    public static KernelChoice of(String name, int threads) {
        var refusals = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (KernelProvider provider : providers()) {
            names.add(provider.name());
            boolean asked = provider.name().equals(name);
            if (!asked && !name.equals("auto")) {
                continue;
            }
            var refusal = provider.refusal();
            if (refusal.isEmpty()) {
                String sentence = "kernels: " + provider.name() + " (" + provider.description() + ")";
                return new KernelChoice(provider, threads, String.join("; ", prepend(sentence, refusals)));
            }
            String reason = provider.name() + " refused: " + refusal.get();
            if (asked) {
                throw new IllegalArgumentException("kernels: " + reason);
            }
            refusals.add(reason);
        }
        throw new IllegalArgumentException(
                "kernels: found no provider \"" + name + "\"; choose auto, " + String.join(", ", names));
    }

    /** New kernels of the chosen provider. */
    public Kernels kernels(Precision precision) {
        return provider.kernels(precision, threads);
    }

    /** Every provider that can be found, highest rank first. */
    public static List<KernelProvider> providers() {
        return ServiceLoader.load(KernelProvider.class, KernelProvider.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(KernelProvider::rank).reversed())
                .toList();
    }

    private static List<String> prepend(String first, List<String> rest) {
        var all = new ArrayList<String>();
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
