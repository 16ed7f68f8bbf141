package org.chainrule.verification.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A package that is mutated, and the tests that judge it. Runs are this small because PIT keeps nothing of one that is broken
 * off.
 *
 * @param module the folder of the module
 * @param name the package; its subpackages are scopes of their own
 * @param tests patterns of the test classes
 */
record Scope(String module, String name, List<String> tests) {

    /** Not derived by token replacement: mutated like everything else. Core's test of the twins lists the same two. */
    private static final Set<String> HAND_WRITTEN = Set.of("VectorFloatLogs.java", "VectorFloatMath.java");

    /**
     * These decide when products change to vectors, and whether vectors are objects, which shows in time and not in a result. Tests
     * of core look at that in a Java of its own, where nothing is mutated.
     */
    private static final Set<String> WARMTH =
            Set.of("Rehearsal.java", "TypeProfiles.java", "VectorDoubleRehearsals.java", "VectorDoubleWarmth.java");

    /** Sources of a part where everything would take too long. */
    private static final int FEW = 4;

    /**
     * What decides nothing about a mutant, or is not to be run a thousand times: suites that start virtual machines of
     * their own (their code is not the mutated one), that read sources or data sets, that count allocations, or that test
     * tests.
     */
    static final List<String> NOT_RUN = List.of(
            "org.chainrule.core.TwinsTest",
            "org.chainrule.core.kernel.LaunchTest",
            "org.chainrule.core.kernel.ColdBitsTest",
            "org.chainrule.core.kernel.LargeProductsTest",
            "org.chainrule.core.kernel.WarmUpTest",
            "org.chainrule.core.kernel.vector.TypeProfilesTest",
            "org.chainrule.core.data.RealDataTest",
            "org.chainrule.autodiff.*AllocationTest",
            "org.chainrule.optimizers.SaboteurTest",
            "org.chainrule.optimizers.training.KillTest",
            "org.chainrule.verification.*.Planted*Test");

    /** Every package of the three modules; all are held to the {@link Gate}. */
    static List<Scope> all() {
        var ofMatrices = List.of(
                "org.chainrule.core.DrawsTest",
                "org.chainrule.core.FiguresProperties",
                "org.chainrule.core.MatrixTest",
                "org.chainrule.core.ObjectiveTest",
                "org.chainrule.core.ParametersTest",
                "org.chainrule.core.SeedTest",
                "org.chainrule.core.SelectionTest",
                "org.chainrule.core.ShapeTest",
                "org.chainrule.core.initializer.*");
        var ofFunctions = List.of("org.chainrule.core.function.*", "org.chainrule.verification.function.*");
        var ofLosses = List.of("org.chainrule.core.loss.*", "org.chainrule.verification.loss.*");
        // PIT takes every class that fits for a test, and those of the vector kernels cannot always be loaded.
        var ofKernels = List.of("org.chainrule.core.kernel.*Test");
        var ofProducts = List.of(
                "org.chainrule.core.kernel.KernelsContractTest",
                "org.chainrule.core.kernel.SharedProductsTest",
                "org.chainrule.core.kernel.SmallLayerTest",
                "org.chainrule.core.kernel.product.*Test");
        var ofVectors = List.of(
                "org.chainrule.core.kernel.ColdProductsTest",
                "org.chainrule.core.kernel.KernelChoiceTest",
                "org.chainrule.core.kernel.KernelsContractTest",
                "org.chainrule.core.kernel.SharedWorkTest",
                "org.chainrule.core.kernel.SmallLayerTest",
                "org.chainrule.core.kernel.SmallLossTest",
                "org.chainrule.core.kernel.SoftmaxBatchTest",
                "org.chainrule.core.kernel.vector.*Test");
        var ofOptimizers = List.of("org.chainrule.optimizers.*");
        var ofAutodiff = List.of("org.chainrule.autodiff.*");
        return List.of(
                new Scope("optimizers", "org.chainrule.optimizers", ofOptimizers),
                new Scope("optimizers", "org.chainrule.optimizers.training", ofOptimizers),
                new Scope("autodiff", "org.chainrule.autodiff", ofAutodiff),
                new Scope("autodiff", "org.chainrule.autodiff.diagnosis", ofAutodiff),
                new Scope("autodiff", "org.chainrule.autodiff.model", ofAutodiff),
                new Scope("autodiff", "org.chainrule.autodiff.network", ofAutodiff),
                new Scope("autodiff", "org.chainrule.autodiff.op", ofAutodiff),
                new Scope("autodiff", "org.chainrule.autodiff.trace", ofAutodiff),
                new Scope("core", "org.chainrule.core", ofMatrices),
                new Scope("core", "org.chainrule.core.data", List.of("org.chainrule.core.data.*")),
                new Scope("core", "org.chainrule.core.function", ofFunctions),
                new Scope("core", "org.chainrule.core.initializer", List.of("org.chainrule.core.initializer.*")),
                new Scope("core", "org.chainrule.core.io", List.of("org.chainrule.core.io.*")),
                new Scope("core", "org.chainrule.core.kernel", ofKernels),
                new Scope("core", "org.chainrule.core.kernel.product", ofProducts),
                new Scope("core", "org.chainrule.core.kernel.vector", ofVectors),
                new Scope("core", "org.chainrule.core.loss", ofLosses),
                new Scope("core", "org.chainrule.core.metric", List.of("org.chainrule.core.metric.*")));
    }

    /** What is to be mutated, in whatever package: the sources of the three modules without the derived twins and the warmth. */
    static List<Path> everySource(Path root) throws IOException {
        var sources = new ArrayList<Path>();
        for (String module : List.of("core", "autodiff", "optimizers")) {
            try (var files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                files.filter(Scope::isMutated).forEach(sources::add);
            }
        }
        return sources;
    }

    /** The sources of the package that are mutated. */
    List<Path> sources(Path root) throws IOException {
        try (var files = Files.list(folder(root))) {
            return files.filter(Scope::isMutated).sorted().toList();
        }
    }

    /**
     * Patterns of the classes to change, those sources and what is nested in them, in parts for a run each: where vectors are
     * objects a run of everything would take hours.
     */
    List<List<String>> parts(Path root) throws IOException {
        var types = sources(root).stream()
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .filter(type -> !type.endsWith("-info"))
                .toList();
        int size = hasVectors() ? FEW : types.size();
        var parts = new ArrayList<List<String>>();
        for (int i = 0; i < types.size(); i += size) {
            parts.add(types.subList(i, Math.min(i + size, types.size())).stream()
                    .flatMap(type -> Stream.of(name + "." + type, name + "." + type + "$*"))
                    .toList());
        }
        return parts;
    }

    /**
     * Options of the virtual machines that run the tests. Code that changes all the time is not worth the second compiler,
     * and the tests of vectors, which are objects then, are small enough. Vectors have 256 bits and tiles the four vectors of 32
     * registers, so that what is tested, and what survives, is the same on every x86; the loops for 16 registers have a test that asks
     * for them anywhere. They are not rehearsed: without C2 no loop of vectors is ever fast, and none would be used. For the other
     * kernels vectors are switched off, so that only what is mutated is tested. The memory is small, so that a loop that allocates without
     * end soon has all of it.
     */
    List<String> machine() {
        return hasVectors()
                ? List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:UseAVX=2",
                        "-Dorg.chainrule.core.kernel.vectorsPerTile=4",
                        "-Dorg.chainrule.core.kernel.vectorsAtOnce=true",
                        "--add-modules=jdk.incubator.vector")
                : List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    private boolean hasVectors() {
        return name.endsWith(".kernel.vector");
    }

    private Path folder(Path root) {
        return root.resolve(module).resolve("src/main/java").resolve(name.replace('.', '/'));
    }

    private static boolean isMutated(Path file) {
        String type = file.getFileName().toString();
        boolean derived = type.contains("Float")
                && !HAND_WRITTEN.contains(type)
                && Files.exists(file.resolveSibling(type.replace("Float", "Double")));
        return type.endsWith(".java") && !derived && !WARMTH.contains(type);
    }
}
