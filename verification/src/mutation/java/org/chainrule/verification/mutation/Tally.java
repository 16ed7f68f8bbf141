package org.chainrule.verification.mutation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chainrule.core.Figures;

/** How many mutants were made and what became of them. */
record Tally(long made, long killed, long survived, long notCovered, long outOfTime, long broken) {

    private static final int NAME = 40;

    static Tally of(List<Mutant> mutants) {
        return new Tally(
                mutants.size(),
                count(mutants, Mutant.Outcome.KILLED),
                count(mutants, Mutant.Outcome.SURVIVED),
                count(mutants, Mutant.Outcome.NOT_COVERED),
                count(mutants, Mutant.Outcome.OUT_OF_TIME),
                count(mutants, Mutant.Outcome.BROKEN));
    }

    private static long count(List<Mutant> mutants, Mutant.Outcome outcome) {
        return mutants.stream().filter(m -> m.outcome() == outcome).count();
    }

    /** Killed by a failing test, of all that were made; nothing of nothing is 0. */
    double score() {
        return made == 0 ? 0 : (double) killed / made;
    }

    static String percent(double part) {
        return Figures.fixed(100 * part, 1) + " %";
    }

    /** A Markdown table: a row for every package, for every module (the package's third name) and for everything. */
    static String table(List<Mutant> mutants) {
        var text = new StringBuilder();
        text.append("| code | mutants | killed | survived | not covered | out of time | score |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|\n");
        rows(
                text,
                mutants.stream()
                        .collect(Collectors.groupingBy(Mutant::packageName, TreeMap::new, Collectors.toList())));
        rows(text, mutants.stream().collect(Collectors.groupingBy(Tally::module, TreeMap::new, Collectors.toList())));
        rows(text, Map.of("**all**", mutants));
        return text.toString();
    }

    private static String module(Mutant mutant) {
        return "module " + mutant.type().split("\\.")[2];
    }

    private static void rows(StringBuilder text, Map<String, List<Mutant>> groups) {
        groups.forEach((name, mutants) -> {
            var tally = of(mutants);
            text.append("| ").append(name).append(" ".repeat(Math.max(0, NAME - name.length())));
            for (long count :
                    new long[] {tally.made, tally.killed, tally.survived, tally.notCovered, tally.outOfTime}) {
                text.append(" | ").append(count);
            }
            text.append(" | ").append(percent(tally.score())).append(" |\n");
        });
    }
}
