package org.chainrule.verification.mutation;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts PIT on a {@link Scope}, in a process of its own whose working directory is the module's, as in its own build.
 *
 * @param root the folder of the project
 * @param output where reports are kept, a folder for each scope
 * @param libraries what the tests need besides the project's own classes, and PIT
 */
record PitRun(Path root, Path output, List<String> libraries) {

    private static final List<String> MODULES = List.of("core", "autodiff", "optimizers", "verification");

    /** Runs PIT, or reads what it wrote if neither the code nor the tests of the scope have changed since. */
    List<Mutant> mutants(Scope scope) throws IOException, InterruptedException {
        String digest = digest(scope);
        var mutants = new ArrayList<Mutant>();
        for (List<String> classes : scope.parts(root)) {
            // a part is named by its first class
            mutants.addAll(mutants(scope, classes, output.resolve(classes.get(0)), digest));
        }
        return mutants;
    }

    private List<Mutant> mutants(Scope scope, List<String> classes, Path folder, String digest)
            throws IOException, InterruptedException {
        var report = folder.resolve("mutations.xml");
        var mark = folder.resolve("classes.sha256");
        String wanted = digest + " " + classes;
        if (Files.exists(mark) && Files.readString(mark).equals(wanted)) {
            return PitReport.read(report);
        }
        Files.createDirectories(folder);
        Files.deleteIfExists(mark);
        int status = new ProcessBuilder(command(scope, classes, folder))
                .directory(root.resolve(scope.module()).toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pit.log").toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(
                    "PIT on " + scope.name() + " ended with " + status + "; see " + folder.resolve("pit.log"));
        }
        Files.writeString(mark, wanted);
        return PitReport.read(report);
    }

    private List<String> command(Scope scope, List<String> classes, Path folder) {
        var path = new ArrayList<>(classFolders().stream().map(Path::toString).toList());
        path.addAll(libraries);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", String.join(File.pathSeparator, path)));
        command.add("org.pitest.mutationtest.commandline.MutationCoverageReport");
        option(command, "reportDir", folder.toString());
        option(
                command,
                "sourceDirs",
                root.resolve(scope.module()).resolve("src/main/java").toString());
        option(command, "targetClasses", String.join(",", classes));
        option(command, "targetTests", String.join(",", scope.tests()));
        option(command, "excludedTestClasses", String.join(",", Scope.NOT_RUN));
        option(
                command,
                "mutableCodePaths",
                root.resolve(scope.module()).resolve("target/classes").toString());
        option(command, "outputFormats", "XML");
        option(command, "timestampedReports", "false");
        option(command, "threads", System.getProperty("mutation.threads", "1"));
        option(command, "verbosity", "NO_SPINNER");
        // Patient: what else the machine does must not look like an endless loop.
        option(command, "timeoutConst", "10000");
        option(command, "timeoutFactor", "3");
        command.add("--jvmArgs=" + String.join(",", scope.machine()));
        return command;
    }

    private static void option(List<String> command, String name, String value) {
        command.add("--" + name);
        command.add(value);
    }

    private List<Path> classFolders() {
        return MODULES.stream()
                .map(root::resolve)
                .flatMap(module -> Stream.of(module.resolve("target/classes"), module.resolve("target/test-classes")))
                .toList();
    }

    /** The code and the tests of the module, the code of core, and everything if verification's tests judge the scope. */
    private boolean decides(Scope scope, Path folder) {
        return folder.startsWith(root.resolve(scope.module()))
                || folder.equals(root.resolve("core/target/classes"))
                || scope.tests().stream().anyMatch(test -> test.contains(".verification."));
    }

    /** Of what decides the result of a scope. */
    private String digest(Scope scope) throws IOException {
        var files = new ArrayList<Path>();
        for (Path folder : classFolders()) {
            if (!decides(scope, folder)) {
                continue;
            }
            try (var found = Files.walk(folder)) {
                found.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((scope + " " + Scope.NOT_RUN + scope.machine()).getBytes(StandardCharsets.UTF_8));
            for (Path file : files) {
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
