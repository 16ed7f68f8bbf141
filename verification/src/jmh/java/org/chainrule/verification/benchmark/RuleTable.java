package org.chainrule.verification.benchmark;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** Results of {@link RuleBenchmark}: ns per parameter, and as a multiple of a plain loop of gradient descent. The fastest counts. */
final class RuleTable {

    /** By rule, then circumstances. */
    private final Map<String, Map<String, Double>> rows = new LinkedHashMap<>();

    private final Set<String> circumstances = new TreeSet<>();

    RuleTable(Collection<RunResult> results) {
        for (RunResult result : results) {
            BenchmarkParams parameters = result.getParams();
            if (parameters.getParamsKeys().contains(RuleBenchmark.RULE)) {
                int n = Integer.parseInt(parameters.getParam("n"));
                String column = parameters.getParam("precision") + " " + parameters.getParam("kernels") + ", n = " + n;
                circumstances.add(column);
                rows.computeIfAbsent(parameters.getParam(RuleBenchmark.RULE), rule -> new TreeMap<>())
                        .put(column, result.getPrimaryResult().getStatistics().getMin() / n);
            }
        }
    }

    /** A table in Markdown; nothing if there are no such results. */
    @Override
    public String toString() {
        if (rows.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("| ns per parameter (times the loop) | ")
                .append(String.join(" | ", circumstances))
                .append(" |\n|---")
                .append("|---".repeat(circumstances.size()))
                .append("|\n");
        rows.forEach((rule, cells) -> {
            text.append("| ").append(rule);
            for (String column : circumstances) {
                Double ns = cells.get(column);
                Double loop = rows.getOrDefault(RuleBenchmark.LOOP, Map.of()).get(column);
                text.append(" | ").append(ns == null ? "–" : cell(ns, loop == null ? Double.NaN : loop));
            }
            text.append(" |\n");
        });
        return text.toString();
    }

    private static String cell(double ns, double loop) {
        return String.format(Locale.ROOT, "%.3f (%.1f)", ns, ns / loop);
    }
}
