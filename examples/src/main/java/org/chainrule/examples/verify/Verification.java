package org.chainrule.examples.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chainrule.verification.specimen.RuleSpecimens;
import org.chainrule.verification.specimen.Specimen;
import org.chainrule.verification.specimen.Specimens;

/**
 * The specimens' own checks, one line each.
 *
 * @param seed what every check was run from
 * @param lines in the order of the specimens, whatever the number of processors
 */
public record Verification(long seed, List<Line> lines) {

    /** Copies the list. */
    public Verification {
        lines = List.copyOf(lines);
    }

    /** Everything that the library has: what has a derivative, the update rules and the schedules. */
    public static List<Specimen> specimens() {
        return Stream.concat(Specimens.all().stream(), RuleSpecimens.all().stream())
                .toList();
    }

    /**
     * Those whose name or family contains a text, in whatever case.
     *
     * @throws IllegalArgumentException if there is none, or the text is empty
     */
    public static List<Specimen> specimens(String containing) {
        if (containing.isBlank()) {
            throw new IllegalArgumentException(
                    "--only: found an empty text, which is in every name; give a part of a name,"
                            + " or leave --only out to check everything");
        }
        String wanted = containing.toLowerCase(Locale.ROOT);
        var found = specimens().stream()
                .filter(specimen -> (specimen.family() + "\n" + specimen.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("--only: found no specimen with \"" + containing
                    + "\" in its name or family; the families are "
                    + String.join(
                            ", ",
                            specimens().stream()
                                    .map(Specimen::family)
                                    .distinct()
                                    .toList())
                    + ", and chainrule catalogue lists functions and losses");
        }
        return found;
    }

    /**
     * Runs every check, on all processors.
     *
     * @param teller is told every line in order, as soon as those before it are there
     */
    public static Verification run(List<Specimen> specimens, long seed, Consumer<Line> teller) {
        var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var begun = new ArrayList<Future<Line>>();
            specimens.forEach(specimen -> begun.add(workers.submit(() -> Line.of(specimen, seed))));
            var lines = new ArrayList<Line>();
            for (Future<Line> line : begun) {
                lines.add(line.get());
                teller.accept(lines.get(lines.size() - 1));
            }
            return new Verification(seed, lines);
        } catch (ExecutionException thrown) {
            throw new IllegalStateException("a check broke off: " + thrown.getCause(), thrown);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the verification was interrupted", stopped);
        } finally {
            workers.shutdownNow();
        }
    }

    /** One summary per family, in the order of the families. */
    public List<Summary> families() {
        Map<String, List<Line>> families = new LinkedHashMap<>();
        lines.forEach(line -> families.computeIfAbsent(line.family(), name -> new ArrayList<>())
                .add(line));
        return families.entrySet().stream()
                .map(family -> Summary.of(family.getKey(), family.getValue()))
                .toList();
    }

    /** All together. */
    public Summary total() {
        return Summary.of("all", lines);
    }

    /** Whether something was checked and nothing but PASS came of it. */
    public boolean passed() {
        return !lines.isEmpty() && total().allPassed();
    }
}
