package org.chainrule.verification.benchmark;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * Results of {@link FunctionBenchmark}: ns per element of value and slope, each as a multiple of the exponential of the same
 * length, precision and provider. Of several iterations the fastest counts.
 */
final class FunctionTable {

    /** Up to this multiple of moving as many bytes a function is called memory-bound. */
    private static final double MEMORY = 1.5;

    private static final String YARDSTICK = "exponential";

    /** By circumstances, then function, then work. */
    private final Map<String, Map<String, Map<String, Double>>> blocks = new TreeMap<>();

    FunctionTable(Collection<RunResult> results) {
        for (RunResult result : results) {
            BenchmarkParams parameters = result.getParams();
            if (parameters.getParamsKeys().contains(FunctionBenchmark.FUNCTION)) {
                int n = Integer.parseInt(parameters.getParam("n"));
                String block = parameters.getParam("kernels") + " " + parameters.getParam("precision") + " n = " + n;
                blocks.computeIfAbsent(block, key -> new LinkedHashMap<>())
                        .computeIfAbsent(parameters.getParam(FunctionBenchmark.FUNCTION), key -> new LinkedHashMap<>())
                        .put(
                                parameters.getParam("work"),
                                result.getPrimaryResult().getStatistics().getMin() / n);
            }
        }
    }

    /** For example {@code gelu  VALUE 0.431 ns 1.9 × exponential | SLOPE 0.512 ns 2.2 × exponential}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        blocks.forEach((block, functions) -> {
            text.append(block).append('\n');
            functions.forEach((function, works) -> {
                text.append(String.format(Locale.ROOT, "  %-22s", function));
                works.forEach((work, ns) -> text.append(cell(functions, work, ns)));
                text.append('\n');
            });
        });
        return text.toString();
    }

    private static String cell(Map<String, Map<String, Double>> functions, String work, double ns) {
        Double yardstick = functions.getOrDefault(YARDSTICK, Map.of()).get("VALUE");
        Double move = functions.getOrDefault(FunctionBenchmark.MOVE, Map.of()).get(work);
        String ratio = yardstick == null ? "" : String.format(Locale.ROOT, " %5.2f × %s", ns / yardstick, YARDSTICK);
        String bound = move != null && ns <= MEMORY * move ? " memory-bound" : "";
        return String.format(Locale.ROOT, " | %s %.3f ns%s%-13s", work, ns, ratio, bound);
    }
}
