package org.chainrule.verification.kill;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.check.Witness;
import org.chainrule.verification.mutant.Mutants;
import org.chainrule.verification.specimen.Planted;
import org.chainrule.verification.specimen.Specimen;
import org.chainrule.verification.specimen.Trial;

/**
 * Every class of mutants × every specimen that it fits, each under the specimen's own check.
 *
 * <p>A kill is FAIL or INACCURATE. The sound specimen runs every stage that a mutant of it runs, from the same seed; what it
 * fails is listed, and makes the matrix worthless. A mutant said to be equivalent runs all stages and must not be killed: that
 * would refute the proof.
 *
 * @param seeds what the checks were run from
 * @param outcomes one per mutant, specimen and seed
 * @param unsound reports of sound specimens that did not pass
 * @param checked how many stages of sound specimens were run
 */
public record KillMatrix(List<Long> seeds, List<Outcome> outcomes, List<CheckReport> unsound, long checked) {

    /** Copies the lists. */
    public KillMatrix {
        seeds = List.copyOf(seeds);
        outcomes = List.copyOf(outcomes);
        unsound = List.copyOf(unsound);
    }

    /** Runs the checks. */
    public static KillMatrix run(List<Specimen> specimens, Trial.Extent extent, long... seeds) {
        var outcomes = new ArrayList<Outcome>();
        var unsound = new ArrayList<CheckReport>();
        var all = new ArrayList<Long>();
        long checked = 0;
        for (long seed : seeds) {
            all.add(seed);
            for (Specimen specimen : specimens) {
                int stages = 1;
                for (Planted planted : specimen.planted()) {
                    var outcome = outcome(specimen, planted, extent, seed);
                    outcomes.add(outcome.outcome());
                    stages = Math.max(stages, outcome.stages());
                }
                for (int stage = 0; stage < stages; stage++) {
                    checked++;
                    var report = specimen.sound().run(stage, seed, Trial.Extent.WHOLE);
                    if (report.verdict() != Verdict.PASS) {
                        unsound.add(report);
                    }
                }
            }
        }
        return new KillMatrix(all, outcomes, unsound, checked);
    }

    private record Ran(Outcome outcome, int stages) {}

    private static Ran outcome(Specimen specimen, Planted planted, Trial.Extent extent, long seed) {
        var witnesses = EnumSet.noneOf(Witness.class);
        Trial check = planted.check();
        int stage = 0;
        while (stage < check.stages() && (extent == Trial.Extent.WHOLE || witnesses.isEmpty())) {
            witnesses.addAll(Outcome.killers(check.run(stage, seed, extent)));
            stage++;
        }
        return new Ran(new Outcome(specimen, planted, seed, Set.copyOf(witnesses)), stage);
    }

    /** Mutants that are faults and were not killed. */
    public List<Outcome> survivors() {
        return outcomes.stream()
                .filter(outcome -> !outcome.equivalent() && !outcome.killed())
                .toList();
    }

    /** Mutants said to be no faults that were killed all the same. */
    public List<Outcome> refuted() {
        return outcomes.stream()
                .filter(outcome -> outcome.equivalent() && outcome.killed())
                .toList();
    }

    /** Whether every sound specimen passed, every fault was killed and no proof was refuted; and there was something to kill. */
    public boolean holds() {
        return unsound.isEmpty()
                && survivors().isEmpty()
                && refuted().isEmpty()
                && outcomes.stream().anyMatch(Outcome::killed);
    }

    /** The rows of the table, one per class, in the order of {@link Mutants#classes()}; classes of other families follow. */
    public List<Tally> byClass() {
        Map<String, List<Outcome>> groups = new LinkedHashMap<>();
        Mutants.classes().forEach(kind -> groups.put(kind.name(), new ArrayList<>()));
        for (Outcome outcome : outcomes) {
            groups.computeIfAbsent(outcome.planted().kind().name(), name -> new ArrayList<>())
                    .add(outcome);
        }
        return tallies(groups);
    }

    /** The same per specimen. */
    public List<Tally> bySpecimen() {
        Map<String, List<Outcome>> groups = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            groups.computeIfAbsent(outcome.specimen().name(), name -> new ArrayList<>())
                    .add(outcome);
        }
        return tallies(groups);
    }

    private static List<Tally> tallies(Map<String, List<Outcome>> groups) {
        return groups.entrySet().stream()
                .map(group -> Tally.of(group.getKey(), group.getValue()))
                .toList();
    }

    /** All together. */
    public Tally total() {
        return Tally.of("all", outcomes);
    }
}
