package org.chainrule.verification.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Accepts a result or says what is wrong with it.
 *
 * @param floor the fewest mutants that each package must have
 * @param survivors the undetected mutants that are explained
 */
record Gate(Map<String, Integer> floor, Survivors survivors) {

    /** Of the mutants, this part has to be killed. */
    static final double LEAST = 0.90;

    /** Every reason to refuse the result; empty when there is none. */
    List<String> complaints(List<Mutant> mutants) {
        var complaints = new ArrayList<String>();
        if (mutants.isEmpty()) {
            complaints.add("no mutant was made: nothing was tested");
        }
        var made = mutants.stream().collect(Collectors.groupingBy(Mutant::packageName, Collectors.counting()));
        floor.forEach((name, least) -> {
            long count = made.getOrDefault(name, 0L);
            if (count < least) {
                complaints.add(
                        name + ": " + count + " mutants, but its sources have " + least + " conditions to be negated");
            }
        });
        mutants.stream()
                .collect(Collectors.groupingBy(Mutant::packageName))
                .forEach((name, those) -> score(name, those, complaints));
        mutants.stream()
                .filter(m -> m.outcome() == Mutant.Outcome.BROKEN)
                .forEach(m -> complaints.add("PIT could not run " + m.key() + " (line " + m.line() + ")"));
        complaints.addAll(survivors.disagreements(mutants));
        return complaints;
    }

    private static void score(String name, List<Mutant> mutants, List<String> complaints) {
        double score = Tally.of(mutants).score();
        if (score < LEAST) {
            complaints.add(
                    name + ": " + Tally.percent(score) + " killed, at least " + Tally.percent(LEAST) + " needed");
        }
    }
}
