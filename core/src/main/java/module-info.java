/** Numbers: matrices, kernels, scalar functions, loss formulas, parameters, data. */
module org.chainrule.core {
    requires static org.jspecify;
    requires static jdk.incubator.vector;

    exports org.chainrule.core;
    exports org.chainrule.core.data;
    exports org.chainrule.core.function;
    exports org.chainrule.core.initializer;
    exports org.chainrule.core.io;
    exports org.chainrule.core.kernel;
    exports org.chainrule.core.loss;
    exports org.chainrule.core.metric;

    uses org.chainrule.core.kernel.KernelProvider;

    provides org.chainrule.core.kernel.KernelProvider with
            org.chainrule.core.kernel.JavaKernelProvider,
            org.chainrule.core.kernel.vector.VectorKernelProvider;
}
