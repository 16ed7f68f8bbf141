package org.chainrule.verification.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A package that is mutated in one run of PIT, and the tests that judge it. Runs are this small because PIT keeps nothing of
 * a run that is broken off.
 *
 * @param module the folder of the module
 * @param name the package; its subpackages are scopes of their own
 * @param tests patterns of the test classes
 */
record Scope(String module, String name, List<String> tests) {

    /** Not derived by token replacement: mutated like everything else. Core's test of the twins lists the same two. */
    private static final Set<String> HAND_WRITTEN = Set.of("VectorFloatLogs.java", "VectorFloatMath.java");

    /**
     * What decides nothing about a mutant, or is not to be run a thousand times: suites that start virtual machines of
     * their own (their code is not the mutated one), that read sources or data sets, that count allocations, or that test
     * tests.
     */
    static final List<String> NOT_RUN = List.of(
            "org.chainrule.core.TwinsTest",
            "org.chainrule.core.kernel.LaunchTest",
            "org.chainrule.core.kernel.ColdBitsTest",
            "org.chainrule.core.data.RealDataTest",
            "org.chainrule.autodiff.*AllocationTest",
            "org.chainrule.optimizers.SaboteurTest",
            "org.chainrule.verification.*.AddingOneTest",
            "org.chainrule.verification.*.OptionalDependenciesTest");

    /** What is held to the {@link Gate}. */
    static List<Scope> held() {
        var ofMatrices = List.of(
                "org.chainrule.core.FiguresProperties",
                "org.chainrule.core.MatrixTest",
                "org.chainrule.core.ObjectiveTest",
                "org.chainrule.core.ParametersTest",
                "org.chainrule.core.SeedTest",
                "org.chainrule.core.SelectionTest",
                "org.chainrule.core.ShapeTest",
                "org.chainrule.core.initializer.*");
        return List.of(
                new Scope("optimizers", "org.chainrule.optimizers", List.of("org.chainrule.optimizers.*")),
                new Scope("optimizers", "org.chainrule.optimizers.training", List.of("org.chainrule.optimizers.*")),
                new Scope("autodiff", "org.chainrule.autodiff", List.of("org.chainrule.autodiff.*")),
                new Scope("autodiff", "org.chainrule.autodiff.network", List.of("org.chainrule.autodiff.*")),
                new Scope("autodiff", "org.chainrule.autodiff.op", List.of("org.chainrule.autodiff.*")),
                new Scope("autodiff", "org.chainrule.autodiff.trace", List.of("org.chainrule.autodiff.*")),
                new Scope("core", "org.chainrule.core", ofMatrices),
                new Scope("core", "org.chainrule.core.initializer", List.of("org.chainrule.core.initializer.*")),
                new Scope("core", "org.chainrule.core.io", List.of("org.chainrule.core.io.*")));
    }

    /** What can be asked for by name, but whose survivors are not all explained or killed yet. */
    static List<Scope> open() {
        var ofValues = List.of(
                "org.chainrule.core.function.*",
                "org.chainrule.core.loss.*",
                "org.chainrule.verification.function.*",
                "org.chainrule.verification.loss.*",
                "org.chainrule.verification.property.CensusTest");
        var ofCore = List.of("org.chainrule.core.*");
        return List.of(
                new Scope("core", "org.chainrule.core.data", List.of("org.chainrule.core.data.*")),
                new Scope("core", "org.chainrule.core.function", ofValues),
                new Scope("core", "org.chainrule.core.kernel", ofCore),
                new Scope("core", "org.chainrule.core.kernel.product", ofCore),
                new Scope("core", "org.chainrule.core.kernel.vector", ofCore),
                new Scope("core", "org.chainrule.core.loss", ofValues));
    }

    /** The sources that are mutated: those of the package without the derived twins. */
    List<Path> sources(Path root) throws IOException {
        try (var files = Files.list(folder(root))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !isDerived(file))
                    .sorted()
                    .toList();
        }
    }

    /** Patterns of the classes to change: those sources, and what is nested in them. */
    List<String> classes(Path root) throws IOException {
        var patterns = new ArrayList<String>();
        for (Path source : sources(root)) {
            String type = source.getFileName().toString().replace(".java", "");
            if (!type.endsWith("-info")) {
                patterns.add(name + "." + type);
                patterns.add(name + "." + type + "$*");
            }
        }
        return patterns;
    }

    /**
     * Options of the virtual machines that run the tests. Code that changes all the time is not worth the second compiler,
     * except for the kernels, whose vectors are slow without it.
     */
    List<String> machine() {
        return name.startsWith("org.chainrule.core.kernel")
                ? List.of("-Xmx1g", "--add-modules=jdk.incubator.vector")
                : List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    private Path folder(Path root) {
        return root.resolve(module).resolve("src/main/java").resolve(name.replace('.', '/'));
    }

    private static boolean isDerived(Path file) {
        String type = file.getFileName().toString();
        return type.contains("Float")
                && !HAND_WRITTEN.contains(type)
                && Files.exists(file.resolveSibling(type.replace("Float", "Double")));
    }
}
