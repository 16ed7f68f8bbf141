package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.chainrule.core.kernel.OwnJava;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every operation of vectors is shown to C2 before it may bet on some, and functions then make no objects, whatever came first. */
class TypeProfilesTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path KERNELS = CLASSES.resolve("org/chainrule/core/kernel/vector");
    private static final String MIXER = "TypeProfiles.class";

    /** What a class calls of vectors, and which operators it names; loads, stores and shuffles do not go by an operator. */
    private static final Pattern OPERATION = Pattern.compile(
            "// (?:Method jdk/incubator/vector/(\\w+Vector)\\.(\\w+):|Field jdk/incubator/vector/VectorOperators\\.(\\w+):)");

    private static final Set<String> BY_NO_OPERATOR =
            Set.of("fromArray", "intoArray", "rearrange", "broadcast", "zero", "length");

    /** C2 decides anew in every process; so far it never took a second. */
    private static final int STARTS = 3;

    /** Gives the vectors, and shows nobody anything. */
    private static final String IDLE = """
            package org.chainrule.core.kernel.vector;

            import jdk.incubator.vector.DoubleVector;
            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            final class TypeProfiles {
                static VectorSpecies<Double> doubles() {
                    return DoubleVector.SPECIES_PREFERRED;
                }

                static VectorSpecies<Float> floats() {
                    return FloatVector.SPECIES_PREFERRED;
                }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void needVectors() {
        var refusal = new VectorKernelProvider().refusal();
        assumeTrue(refusal.isEmpty(), () -> "type profiles: " + refusal.orElse(""));
    }

    @Test
    void everyOperationOfTheKernelsIsShownAndNoOther() throws IOException {
        Set<String> shown = operations(List.of(KERNELS.resolve(MIXER)));
        assertThat(shown).contains("FloatVector.fma", "LongVector.lanewise", "LSHL");
        assertThat(shown).isEqualTo(operations(others()));
    }

    /** Planted: a class that turns bits, which no kernel does. */
    @Test
    void anOperationThatIsNotShownIsNoticed() throws IOException {
        Path turning = compile("Turning", """
                final class Turning {
                    static jdk.incubator.vector.IntVector turn(jdk.incubator.vector.IntVector x) {
                        return x.lanewise(jdk.incubator.vector.VectorOperators.ROL, 1);
                    }
                }
                """).resolve("Turning.class");
        assertThat(operations(List.of(turning))).containsExactly("IntVector.lanewise", "ROL");
        assertThat(operations(List.of(KERNELS.resolve(MIXER)))).doesNotContain("ROL");
    }

    /** So that none of their loops can run before. */
    @Test
    void kernelsHaveTheirVectorsFromThere() throws IOException {
        for (Path file : others()) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(text.contains("SPECIES_PREFERRED")).as("%s", file).isEqualTo(file.endsWith("VectorWidth.class"));
        }
    }

    @Test
    void functionsMakeNoObjectsAfterManyAdditions() throws Exception {
        assertThat(bytesAfterAdditions(60, CLASSES)).isZero();
    }

    /** Planted: nothing is shown. C2 of JDK 25 bears it; of the versions between nothing is known. */
    @Test
    void additionsOnlyMakeFunctionsMakeObjects() throws Exception {
        int version = Runtime.version().feature();
        assumeTrue(version == 17, "type profiles: vectors become objects on JDK 17, this is " + version);
        Path idle = compile("TypeProfiles", IDLE);
        long bytes = 0;
        for (int start = 0; start < STARTS && bytes == 0; start++) {
            bytes = bytesAfterAdditions(10, idle, CLASSES);
        }
        assertThat(bytes).isPositive();
    }

    private long bytesAfterAdditions(int seconds, Path... first) throws Exception {
        var path = new ArrayList<String>();
        for (Path classes : first) {
            path.add(classes.toString());
        }
        path.add(System.getProperty("java.class.path"));
        var arguments = List.of(
                OwnJava.VECTORS,
                "-cp",
                String.join(File.pathSeparator, path),
                AdditionsFirst.class.getName(),
                Integer.toString(seconds));
        return Long.parseLong(OwnJava.printed(folder, arguments).get(0));
    }

    private Path compile(String name, String text) throws IOException {
        Path source = Files.writeString(folder.resolve(name + ".java"), text);
        Path classes = folder.resolve("classes");
        run("javac", "-nowarn", "--add-modules=jdk.incubator.vector", "-d", classes.toString(), source.toString());
        return classes;
    }

    private static List<Path> others() throws IOException {
        try (var files = Files.list(KERNELS)) {
            return files.filter(file -> file.toString().endsWith(".class") && !file.endsWith(MIXER))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> operations(List<Path> classes) throws IOException {
        var operations = new TreeSet<String>();
        var matcher = OPERATION.matcher(disassembled(classes));
        while (matcher.find()) {
            String method = matcher.group(2);
            if (method == null) {
                operations.add(matcher.group(3));
            } else if (!BY_NO_OPERATOR.contains(method)) {
                operations.add(matcher.group(1) + "." + method);
            }
        }
        return operations;
    }

    private static String disassembled(List<Path> classes) throws IOException {
        var arguments = new ArrayList<>(List.of("-p", "-c"));
        arguments.addAll(classes.stream().map(Path::toString).collect(Collectors.toList()));
        return run("javap", arguments.toArray(String[]::new));
    }

    private static String run(String tool, String... arguments) throws IOException {
        var said = new ByteArrayOutputStream();
        try (var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            assertThat(ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments))
                    .as("exit code of %s, which said %s", tool, said)
                    .isZero();
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
