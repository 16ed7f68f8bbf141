package org.chainrule.verification.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.chainrule.autodiff.Graph;
import org.chainrule.core.Matrix;
import org.chainrule.optimizers.Optimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's module with a gradient in plain arrays, on a module path of the four published modules and nothing else. */
class ModulePathTest {

    private static final String MODULE = "module stranger { requires org.chainrule.verification; }";

    private static final String MAIN = """
            package stranger;

            import org.chainrule.verification.check.GradientCheck;

            public final class Main {
                public static void main(String[] arguments) {
                    System.out.println(GradientCheck.of(x -> x[0] * x[1], x -> new double[] {x[1], x[0]}).at(2, -3).run());
                    System.out.println(GradientCheck.ofVector(x -> new double[] {x[0] * x[1], x[0]})
                            .vjp((x, g) -> new double[] {x[1] * g[0], x[0] * g[0]})
                            .at(2, -3)
                            .run());
                }
            }
            """;

    @Test
    void theCheckerNeedsNothingElse(@TempDir Path folder) throws IOException, InterruptedException {
        String path = Stream.of(Matrix.class, Graph.class, Optimizer.class, GradientCheck.class)
                .map(type -> location(type).toString())
                .collect(Collectors.joining(File.pathSeparator));
        var sources = Files.createDirectories(folder.resolve("src/stranger"));
        var module = Files.writeString(folder.resolve("src/module-info.java"), MODULE, UTF_8);
        var main = Files.writeString(sources.resolve("Main.java"), MAIN, UTF_8);
        var said = new ByteArrayOutputStream();
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        said,
                        said,
                        "-p",
                        path,
                        "-d",
                        folder.resolve("out").toString(),
                        module.toString(),
                        main.toString());
        assertThat(compiled).as(said.toString(UTF_8)).isZero();
        var output = run(path + File.pathSeparator + folder.resolve("out"), folder.resolve("said.txt"));
        assertThat(output).hasSize(2);
        assertThat(output.get(0)).startsWith("function: PASS");
        assertThat(output.get(1)).startsWith("function: FAIL");
    }

    private static List<String> run(String path, Path output) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-p", path, "-m", "stranger/stranger.Main")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        var lines = Files.readAllLines(output, UTF_8);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private static Path location(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
