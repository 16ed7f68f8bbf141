package org.chainrule.verification.kill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.check.Witness;
import org.chainrule.verification.mutant.Mutants;
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

    /** Runs the checks, several specimens at a time; the order of the outcomes does not depend on how many. */
    public static KillMatrix run(List<Specimen> specimens, Trial.Extent extent, long... seeds) {
        var all = Arrays.stream(seeds).boxed().toList();
        var parts = all.stream()
                .flatMap(seed -> specimens.stream().map(specimen -> new Job(specimen, extent, seed)))
                .toList()
                .parallelStream()
                .map(Job::run)
                .toList();
        return new KillMatrix(
                all,
                parts.stream().flatMap(part -> part.outcomes().stream()).toList(),
                parts.stream().flatMap(part -> part.unsound().stream()).toList(),
                parts.stream().mapToLong(Part::checked).sum());
    }

    /** What became of one specimen. */
    private record Part(List<Outcome> outcomes, List<CheckReport> unsound, long checked) {}

    /** One specimen from one seed. */
    private record Job(Specimen specimen, Trial.Extent extent, long seed) {

        /** Stage by stage, all mutants that are left at once; then the sound specimen in as many stages. */
        Part run() {
            var all = specimen.planted();
            var witnesses = new ArrayList<Set<Witness>>();
            all.forEach(planted -> witnesses.add(EnumSet.noneOf(Witness.class)));
            int stages = 1;
            boolean more = true;
            for (int stage = 0; more; stage++) {
                more = false;
                for (int i = 0; i < all.size(); i++) {
                    var check = all.get(i).check();
                    if (stage < check.stages()
                            && (extent == Trial.Extent.WHOLE || witnesses.get(i).isEmpty())) {
                        witnesses.get(i).addAll(Outcome.killers(check.run(stage, seed, extent)));
                        stages = stage + 1;
                        more = true;
                    }
                }
            }
            var outcomes = new ArrayList<Outcome>();
            for (int i = 0; i < all.size(); i++) {
                outcomes.add(new Outcome(specimen, all.get(i), seed, Set.copyOf(witnesses.get(i))));
            }
            var sound = specimen.sound();
            var unsound = new ArrayList<CheckReport>();
            for (int stage = 0; stage < stages; stage++) {
                var report = sound.run(stage, seed, Trial.Extent.WHOLE);
                if (report.verdict() != Verdict.PASS) {
                    unsound.add(report);
                }
            }
            return new Part(outcomes, unsound, stages);
        }
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

    /** The same by what the mutants were planted in: ops, functions, losses, … */
    public List<Tally> byFamily() {
        Map<String, List<Outcome>> groups = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            groups.computeIfAbsent(outcome.specimen().family(), name -> new ArrayList<>())
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
