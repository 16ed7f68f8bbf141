package org.chainrule.verification.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The undetected mutants that have an explanation. A line {@code = reason} holds for the lines below it; each of those is
 * a count and the key of a mutant:
 *
 * <pre>
 * = The loop below gives the same bits; this chooses the faster one.
 * 1 org.chainrule.core.kernel.DoubleRows.max ConditionalsBoundary: changed conditional boundary
 * </pre>
 *
 * @param expected how many mutants of this key may be undetected
 */
record Survivors(Map<String, Integer> expected) {

    static Survivors parse(List<String> lines) {
        var expected = new TreeMap<String, Integer>();
        String reason = "";
        for (String line : lines) {
            if (line.startsWith("= ")) {
                reason = line.substring(2).trim();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                if (reason.isEmpty()) {
                    throw new IllegalArgumentException("no reason stands above \"" + line + "\"; write one: = reason");
                }
                int space = line.indexOf(' ');
                expected.merge(
                        line.substring(space + 1).trim(), Integer.parseInt(line.substring(0, space)), Integer::sum);
            }
        }
        return new Survivors(expected);
    }

    /** What is not explained, and what is explained but not there; empty when the two agree. */
    List<String> disagreements(List<Mutant> mutants) {
        var undetected = mutants.stream()
                .filter(Mutant::isUndetected)
                .collect(Collectors.groupingBy(Mutant::key, TreeMap::new, Collectors.toList()));
        var complaints = new ArrayList<String>();
        undetected.forEach((key, found) -> {
            int explained = expected.getOrDefault(key, 0);
            if (found.size() > explained) {
                complaints.add(found.size() + " undetected, " + explained + " explained: " + key + " (lines "
                        + found.stream().map(m -> Integer.toString(m.line())).collect(Collectors.joining(", "))
                        + "); write the test, or the reason in survivors.txt");
            }
        });
        expected.forEach((key, count) -> {
            // A mutant that the tests cannot tell apart may still run out of time on a busy machine.
            long found = mutants.stream()
                    .filter(m -> m.key().equals(key))
                    .filter(m -> m.isUndetected() || m.outcome() == Mutant.Outcome.OUT_OF_TIME)
                    .count();
            if (found < count) {
                complaints.add("stale: " + count + " explained, " + found + " undetected: " + key
                        + "; take it out of survivors.txt");
            }
        });
        return complaints;
    }

    /** Those of the packages that were mutated: what was not run is not stale. */
    Survivors in(Set<String> packages) {
        var kept = new TreeMap<String, Integer>();
        expected.forEach((key, count) -> {
            if (packages.stream().anyMatch(name -> key.matches("\\Q" + name + "\\E\\.[A-Z].*"))) {
                kept.put(key, count);
            }
        });
        return new Survivors(kept);
    }
}
