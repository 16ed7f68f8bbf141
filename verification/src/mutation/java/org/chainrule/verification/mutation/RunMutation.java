package org.chainrule.verification.mutation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Mutates, prints how many mutants there were and what became of them, and refuses what is not good enough. */
public final class RunMutation {

    private static final String LIST = "verification/src/mutation/survivors.txt";

    private RunMutation() {}

    /**
     * Ends with 1 if the result is refused. Scopes that were finished with the same classes are not run again.
     *
     * @param arguments the folder of the project, that of the reports, and the packages to mutate; {@code all} or none means
     *     every one of the three modules
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var root = Path.of(arguments[0]).toAbsolutePath().normalize();
        var output = Path.of(arguments[1]).toAbsolutePath().normalize();
        var names = Arrays.asList(arguments).subList(2, arguments.length);
        var scopes = scopes(names);
        System.out.println("the gate notices " + PlantedResults.allNoticed() + " planted faults");

        var run = new PitRun(root, output, libraries(root));
        var mutants = new ArrayList<Mutant>();
        for (var scope : scopes) {
            var found = run.mutants(scope);
            System.out.println(scope.name() + ": " + found.size() + " mutants");
            mutants.addAll(found);
        }
        var mutated = scopes.stream().map(Scope::name).collect(Collectors.toSet());
        var gate = new Gate(
                SourceFloor.of(isEverything(names) ? Scope.everySource(root) : sources(scopes, root)),
                Survivors.parse(Files.readAllLines(root.resolve(LIST))).in(mutated));
        var complaints = gate.complaints(mutants);

        var result = result(mutants, complaints);
        Files.createDirectories(output);
        Files.writeString(output.resolve("result.md"), result);
        System.out.println(result);
        if (!complaints.isEmpty()) {
            System.exit(1);
        }
    }

    private static boolean isEverything(List<String> names) {
        return names.isEmpty() || names.equals(List.of("all"));
    }

    private static List<Path> sources(List<Scope> scopes, Path root) throws IOException {
        var sources = new ArrayList<Path>();
        for (var scope : scopes) {
            sources.addAll(scope.sources(root));
        }
        return sources;
    }

    private static List<Scope> scopes(List<String> names) {
        if (isEverything(names)) {
            return Scope.all();
        }
        var known = Scope.all();
        var scopes = known.stream().filter(s -> names.contains(s.name())).toList();
        if (scopes.size() < names.size()) {
            throw new IllegalArgumentException("packages to mutate are " + names + "; the choice is from "
                    + known.stream().map(Scope::name).toList());
        }
        return scopes;
    }

    /** The class path without the project's own classes, which PIT gets as folders. */
    private static List<String> libraries(Path root) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(element -> !Path.of(element).toAbsolutePath().startsWith(root))
                .toList();
    }

    private static String result(List<Mutant> mutants, List<String> complaints) {
        var text = new StringBuilder();
        text.append(mutants.size())
                .append(" mutants, ")
                .append(LocalDate.now(ZoneOffset.UTC))
                .append(", JDK ");
        text.append(Runtime.version().feature()).append(", PIT's default mutators\n\n");
        text.append(Tally.table(mutants)).append('\n');
        if (complaints.isEmpty()) {
            text.append("accepted: every undetected mutant has its reason in ")
                    .append(LIST)
                    .append('\n');
        } else {
            text.append("REFUSED:\n");
            complaints.forEach(complaint -> text.append("  ").append(complaint).append('\n'));
        }
        return text.toString();
    }
}
