package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.optimizers.UpdateRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records of a user's own module, on the module path, where what a module neither exports nor opens cannot be read. The tests
 * themselves run on the class path, where everything can. Every record is checked twice: as it is meant, and with value and
 * slope times 3 (planted), of which only the formula of the sheet can tell.
 */
class ClosedRecordsTest {

    private static final String FUNCTION = """
            package %1$s;

            import java.util.Map;
            import org.chainrule.core.FormulaParameters;
            import org.chainrule.core.function.*;

            public record Slanted(double slant, double times) implements CustomFunction%2$s {
                @Override public String name() { return "slanted"; }
                @Override public double value(double x) { return times * (x / 8 + slant * x); }
                @Override public double slope(double x, double y) { return times * (1.0 / 8 + slant); }
                @Override public Datasheet datasheet() {
                    return Datasheet.of("x / 8 + slant * x", "1 / 8 + slant")
                            .ulps(4, 4)
                            .reads(Reads.NOTHING)
                            .specimens(this);
                }
            %3$s}
            """;

    private static final String LOSS = """
            package %1$s;

            import java.util.Map;
            import org.chainrule.core.FormulaParameters;
            import org.chainrule.core.loss.*;

            public record Squares(double share, double times) implements CustomLoss%2$s {
                @Override public String name() { return "squares"; }
                @Override public Reduction defaultReduction() { return Reduction.SUM; }
                @Override public OutputLink link() { return OutputLink.IDENTITY; }
                @Override public int targetColumns(int n) { return n; }
                @Override public LossSheet sheet() {
                    return LossSheet.of("Σ_j share * (p_j - t_j)^2")
                            .predicts("p", Domain.ANY, "2 * share * (p_i - t_i)")
                            .targets(Domain.ANY)
                            .ulps(8, 8)
                            .specimens(this);
                }
                @Override public double value(double[] p, double[] t, int n) {
                    double sum = 0;
                    for (int j = 0; j < n; j++) {
                        sum += share * (p[j] - t[j]) * (p[j] - t[j]);
                    }
                    return times * sum;
                }
                @Override public void slope(double[] p, double[] t, int n, double[] dp) {
                    for (int j = 0; j < n; j++) {
                        dp[j] = times * 2 * share * (p[j] - t[j]);
                    }
                }
            %3$s}
            """;

    private static final String MAIN = """
            package user.closed;

            import org.chainrule.core.function.ScalarFunction;
            import org.chainrule.core.loss.Loss;
            import org.chainrule.verification.check.*;

            public class Main {
                public static void main(String[] arguments) {
                    for (double times : new double[] {1, 3}) {
                        tell("closed", times, new Slanted(0.25, times), new Squares(0.25, times));
                        tell("stated", times, new user.stated.Slanted(0.25, times), new user.stated.Squares(0.25, times));
                        tell("exported", times, new user.exported.Slanted(0.25, times), new user.exported.Squares(0.25, times));
                        tell("opened", times, new user.opened.Slanted(0.25, times), new user.opened.Squares(0.25, times));
                    }
                    System.out.println(GradientCheck.ofFunction(new Slanted(0.25, 3)).run().describe());
                    System.out.println(GradientCheck.ofLoss(new Squares(0.25, 3)).run().describe());
                }

                private static void tell(String where, double times, ScalarFunction function, Loss loss) {
                    String what = where + " times " + (int) times;
                    System.out.println(what + ", function: " + GradientCheck.ofFunction(function).run().verdict());
                    System.out.println(what + ", loss: " + GradientCheck.ofLoss(loss).run().verdict());
                }
            }
            """;

    private static final String MODULE = """
            module user {
                requires org.chainrule.verification;
                exports user.exported;
                opens user.opened to org.chainrule.verification;
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aFormulaThatCannotBeReadIsNoPassAndAnyOtherJudges() throws Exception {
        for (String name : List.of("closed", "stated", "exported", "opened")) {
            boolean states = name.equals("stated");
            record(name, "Slanted", FUNCTION, states ? "slant" : "");
            record(name, "Squares", LOSS, states ? "share" : "");
        }
        write("user/closed/Main.java", MAIN);
        write("module-info.java", MODULE);
        String modules = Stream.of(Matrix.class, Op.class, UpdateRule.class, GradientCheck.class)
                .map(ClosedRecordsTest::home)
                .collect(Collectors.joining(File.pathSeparator));
        compile(modules);
        var said = run(modules);

        for (String what : List.of("function", "loss")) {
            assertThat(said).contains("closed times 1, " + what + ": UNDECIDED");
            assertThat(said).contains("closed times 3, " + what + ": UNDECIDED");
            for (String readable : List.of("stated", "exported", "opened")) {
                assertThat(said).contains(readable + " times 1, " + what + ": PASS");
                assertThat(said).contains(readable + " times 3, " + what + ": FAIL");
            }
        }
        assertThat(said)
                .anyMatch(line -> line.startsWith("  note: formula not judged: parameters of user.closed.Slanted: ")
                        && line.contains(
                                "\"slant\" cannot be read; make the record public in an exported package, open"))
                .anyMatch(line -> line.startsWith("  note: formula not judged: parameters of user.closed.Squares: "));
    }

    private void record(String where, String name, String source, String stated) throws IOException {
        String method = stated.isEmpty()
                ? ""
                : "    @Override public Map<String, Double> formulaParameters() { return Map.of(\"" + stated + "\", "
                        + stated + "); }\n";
        write(
                "user/" + where + "/" + name + ".java",
                source.formatted("user." + where, stated.isEmpty() ? "" : ", FormulaParameters", method));
    }

    private void write(String name, String source) throws IOException {
        var file = folder.resolve("sources").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    private void compile(String modules) throws IOException {
        var arguments = new ArrayList<>(
                List.of("-d", folder.resolve("user").toString(), "-p", modules, "-nowarn", "-encoding", "UTF-8"));
        try (Stream<Path> files = Files.walk(folder.resolve("sources"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        var said = new ByteArrayOutputStream();
        int exit = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE, runs the tests")
                .run(null, said, said, arguments.toArray(new String[0]));
        assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private List<String> run(String modules) throws IOException, InterruptedException {
        var out = folder.resolve("out.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-p",
                        modules + File.pathSeparator + folder.resolve("user"),
                        "-m",
                        "user/user.closed.Main")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        var said = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(String.join("\n", said)).isZero();
        return said;
    }

    /** The folder or jar that a class came from. */
    private static String home(Class<?> of) {
        try {
            return Path.of(of.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
