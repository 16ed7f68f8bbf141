package org.chainrule.verification.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Results that the {@link Gate} has to refuse, and one that it has to accept: it is tried before it is believed. */
final class PlantedResults {

    private static final String SURVIVOR = "p.A.f Math: Replaced double addition with subtraction";
    private static final String EXPLAINED = "1 " + SURVIVOR;

    private PlantedResults() {}

    /** The number of planted faults noticed; throws if one was not, or if the sound result was refused. */
    static int allNoticed() {
        require(complaints(sound(), 20, EXPLAINED).isEmpty(), "a sound result was refused");
        refused("an empty run", List.of(), 0);
        refused("fewer mutants than conditions", sound(), 21, EXPLAINED);
        refused("a package that was not mutated", without(sound(), "p."), 1);
        refused("a survivor without a reason", sound(), 20);
        refused("a reason without a survivor", without(sound(), "p.A"), 10, EXPLAINED);
        refused("a second survivor of the same key", with(sound(), "SURVIVED", 1), 20, EXPLAINED);
        refused("a line that no test runs", with(sound(), "NO_COVERAGE", 1), 20, EXPLAINED);
        refused("three mutants out of time", with(sound(), "TIMED_OUT", 3), 20, EXPLAINED);
        refused("a mutant that PIT could not run", with(sound(), "RUN_ERROR", 1), 20, EXPLAINED);
        return 9;
    }

    /** Nineteen killed, one explained. */
    private static List<Mutant> sound() {
        var mutants = new ArrayList<>(Collections.nCopies(19, mutant("p.B", "KILLED")));
        mutants.add(mutant("p.A", "SURVIVED"));
        return mutants;
    }

    private static List<Mutant> with(List<Mutant> mutants, String status, int count) {
        var more = new ArrayList<>(mutants);
        more.addAll(Collections.nCopies(count, mutant("p.A", status)));
        return more;
    }

    private static List<Mutant> without(List<Mutant> mutants, String prefix) {
        return mutants.stream().filter(m -> !m.type().startsWith(prefix)).toList();
    }

    private static Mutant mutant(String type, String status) {
        return Mutant.of(type, "f", "org.pitest.MathMutator", "Replaced double addition with subtraction", 1, status);
    }

    private static List<String> complaints(List<Mutant> mutants, int floor, String... explained) {
        var lines = new ArrayList<>(List.of("= planted"));
        lines.addAll(List.of(explained));
        return new Gate(Map.of("p", floor), Survivors.parse(lines)).complaints(mutants);
    }

    private static void refused(String fault, List<Mutant> mutants, int floor, String... explained) {
        require(!complaints(mutants, floor, explained).isEmpty(), "not noticed: " + fault);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError("the gate of the mutation figures is broken: " + otherwise);
        }
    }
}
