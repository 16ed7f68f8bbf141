package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small consumer in a Java of its own: from the class path and as a module, with the vector module and without. */
class LaunchTest {

    private static final Path CORE = Path.of("target", "classes").toAbsolutePath();
    private static final String FLAG = "--add-modules=jdk.incubator.vector";

    private static final String PLAIN = "kernels: java (plain loops, the same bits everywhere); "
            + "vector refused: start Java with --add-modules jdk.incubator.vector";
    private static final String VECTOR = "kernels: vector \\(\\d+-bit vectors[^)]*\\)";

    private static final String CONSUMER = """
            package consumer;

            import org.chainrule.core.DoubleMatrix;
            import org.chainrule.core.Precision;
            import org.chainrule.core.kernel.KernelChoice;

            public final class Main {
                public static void main(String[] arguments) {
                    var choice = arguments.length == 0 ? KernelChoice.standard() : KernelChoice.of(arguments[0], 1);
                    System.out.println(choice.sentence());
                    var square = DoubleMatrix.zeros(40, 40);
                    square.fill(0.5);
                    var product = DoubleMatrix.zeros(40, 40);
                    choice.kernels(Precision.FLOAT64).multiply(square, square, 0, product);
                    System.out.println(product.get(39, 39));
                }
            }
            """;

    @TempDir
    Path folder;

    private Path sources;

    @BeforeEach
    void writeConsumer() throws IOException {
        sources = Files.createDirectories(folder.resolve("sources"));
        Files.createDirectories(sources.resolve("consumer"));
        Files.writeString(sources.resolve("consumer/Main.java"), CONSUMER);
    }

    @Test
    void classPathWithoutTheFlagRefusesVectorsWithTheRemedy() throws Exception {
        assertThat(launch(classPath())).containsExactly(PLAIN, "10.0");
    }

    @Test
    void classPathWithTheFlagComputesWithVectors() throws Exception {
        assertComputedWithVectors(launch(classPath(FLAG)));
    }

    @Test
    void modulePathWithoutTheFlagRefusesVectorsWithTheRemedy() throws Exception {
        assertThat(launch(modulePath("requires org.chainrule.core;"))).containsExactly(PLAIN, "10.0");
    }

    @Test
    void modulePathWithTheFlagComputesWithVectors() throws Exception {
        assertComputedWithVectors(launch(modulePath("requires org.chainrule.core;", FLAG)));
    }

    @Test
    void anApplicationModuleThatRequiresTheVectorModuleNeedsNoFlag() throws Exception {
        assertComputedWithVectors(launch(modulePath("requires org.chainrule.core; requires jdk.incubator.vector;")));
    }

    @Test
    void theSystemPropertyChoosesTheProvider() throws Exception {
        assertThat(launch(classPath(FLAG, "-Dchainrule.kernels=java")))
                .containsExactly("kernels: java (plain loops, the same bits everywhere)", "10.0");
    }

    @Test
    void askingForWhatRefusesFailsWithTheReason() throws Exception {
        var command = classPath();
        command.add("vector");
        assertThat(launch(command))
                .singleElement()
                .asString()
                .endsWith(
                        "IllegalArgumentException: kernels: vector refused: start Java with --add-modules jdk.incubator.vector");
    }

    private static void assertComputedWithVectors(List<String> output) {
        assertThat(output).hasSize(2);
        assertThat(output.get(0)).matches(VECTOR);
        assertThat(output.get(1)).isEqualTo("10.0");
    }

    private List<String> classPath(String... flags) {
        Path classes = compile(List.of("-cp", CORE.toString()), List.of("consumer/Main.java"));
        var command = new ArrayList<>(List.of(flags));
        command.addAll(List.of("-cp", CORE + File.pathSeparator + classes, "consumer.Main"));
        return command;
    }

    private List<String> modulePath(String requires, String... flags) throws IOException {
        Files.writeString(sources.resolve("module-info.java"), "module consumer { " + requires + " }");
        Path classes = compile(List.of("-p", CORE.toString()), List.of("consumer/Main.java", "module-info.java"));
        var command = new ArrayList<>(List.of(flags));
        command.addAll(List.of("-p", CORE + File.pathSeparator + classes, "-m", "consumer/consumer.Main"));
        return command;
    }

    private Path compile(List<String> path, List<String> files) {
        Path classes = folder.resolve("classes");
        var arguments = new ArrayList<>(path);
        arguments.addAll(List.of("-nowarn", "-d", classes.toString()));
        files.forEach(file -> arguments.add(sources.resolve(file).toString()));
        var javac = ToolProvider.getSystemJavaCompiler();
        assertThat(javac.run(null, null, null, arguments.toArray(String[]::new)))
                .as("javac's exit code")
                .isZero();
        return classes;
    }

    /** Lines of standard output, or of what was thrown. */
    private List<String> launch(List<String> arguments) throws IOException, InterruptedException {
        var java = OwnJava.run(folder, arguments);
        return java.exit() == 0
                ? java.out()
                : java.err().stream()
                        .filter(line -> line.contains("Exception") || line.contains("Error"))
                        .toList();
    }
}
