package org.chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, beside an empty folder of modules and before a Java that prints its arguments. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a script of the POSIX shell")
class LauncherTest {

    @TempDir
    private Path temporary;

    private Path folder = Path.of("");
    private Path launcher = Path.of("");

    private record Outcome(int exit, String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        folder = temporary.toRealPath();
        launcher = folder.resolve("a folder/chainrule");
        Files.createDirectories(folder.resolve("a folder/modules"));
        Files.copy(Path.of("src/main/launcher/chainrule"), launcher, StandardCopyOption.REPLACE_EXISTING);
        executable(launcher);
        Files.createDirectories(folder.resolve("jdk/bin"));
        var java = Files.writeString(folder.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        executable(java);
    }

    private static void executable(Path script) throws IOException {
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void startsTheModulesBesideIt() throws Exception {
        assertStarts(launcher.toString());
    }

    @Test
    void startsThemThroughLinksAbsoluteRelativeAndInAChain() throws Exception {
        var absolute = Files.createSymbolicLink(folder.resolve("absolute"), launcher);
        assertStarts(absolute.toString());
        Files.createDirectories(folder.resolve("bin/deeper"));
        var relative = Files.createSymbolicLink(folder.resolve("bin/relative"), Path.of("../a folder/chainrule"));
        assertStarts(relative.toString());
        var chain = Files.createSymbolicLink(folder.resolve("bin/deeper/chain"), Path.of("../relative"));
        assertStarts(chain.toString());
        assertStarts("bin/deeper/chain");
    }

    @Test
    void startsThemThroughALinkToItsFolder() throws Exception {
        Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("a folder"));
        var outcome = start("linked/chainrule", folder.resolve("jdk"));
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("modules\n");
    }

    @Test
    void aCopyWithoutModulesAndAMissingJavaAreSaidInASentence() throws Exception {
        var noJava = start(launcher.toString(), folder.resolve("none"));
        assertThat(noJava.exit()).isEqualTo(2);
        assertThat(noJava.err()).startsWith("chainrule: found no program ").contains("none/bin/java", "JAVA_HOME");
        Files.delete(folder.resolve("a folder/modules"));
        var noModules = start(launcher.toString(), folder.resolve("jdk"));
        assertThat(noModules.exit()).isEqualTo(2);
        assertThat(noModules.err())
                .startsWith("chainrule: found no folder modules")
                .contains("mvn");
    }

    private void assertStarts(String command) throws IOException, InterruptedException {
        var outcome = start(command, folder.resolve("jdk"));
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines())
                .containsExactly(
                        "-p", folder.resolve("a folder/modules").toString(), "-m", "org.chainrule.examples", "a b", "");
    }

    private Outcome start(String command, Path javaHome) throws IOException, InterruptedException {
        // By the shell, so that a path without a slash at its front is one from the folder.
        var builder =
                new ProcessBuilder("sh", "-c", "exec \"$@\"", "sh", command, "a b", "").directory(folder.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), out, err);
    }
}
