package org.chainrule.autodiff.model;

import java.util.List;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.KernelProvider;

/** The kernels that this Java, as it was started, can use. */
final class UsableKernels {

    private UsableKernels() {}

    static List<String> names() {
        return KernelChoice.providers().stream()
                .filter(provider -> provider.refusal().isEmpty())
                .map(KernelProvider::name)
                .toList();
    }
}
