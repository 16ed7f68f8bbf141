package org.chainrule.verification.benchmark;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * Results with a parameter {@code kernels}, one line per combination of the others, each as a multiple of the yardstick. Of
 * several iterations the fastest counts: whatever else the machine does can only slow one down.
 */
final class RatioTable {

    /** The value of {@code kernels} that the others are compared with. */
    static final String YARDSTICK = "naive";

    private static final String COMPARED = "kernels";

    private final Map<String, Map<String, Double>> lines = new TreeMap<>();

    RatioTable(Collection<RunResult> results) {
        for (RunResult result : results) {
            BenchmarkParams parameters = result.getParams();
            var gflops = result.getSecondaryResults().get("gflops");
            if (gflops != null && parameters.getParamsKeys().contains(COMPARED)) {
                lines.computeIfAbsent(others(parameters), line -> new LinkedHashMap<>())
                        .put(
                                parameters.getParam(COMPARED),
                                gflops.getStatistics().getMax());
            }
        }
    }

    private static String others(BenchmarkParams parameters) {
        var text = new StringBuilder();
        for (String key : parameters.getParamsKeys()) {
            if (!key.equals(COMPARED)) {
                text.append(parameters.getParam(key)).append(' ');
            }
        }
        return text.toString();
    }

    /** For example {@code FLOAT64 PLAIN 64x784x128 | naive 7.0 GFLOP/s | java 46.1 GFLOP/s = 6.6 × naive}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        lines.forEach((line, scores) -> {
            text.append(line);
            scores.forEach((kernels, score) -> {
                text.append("| ")
                        .append(kernels)
                        .append(' ')
                        .append(tenths(score))
                        .append(" GFLOP/s ");
                Double yardstick = scores.get(YARDSTICK);
                if (yardstick != null && !kernels.equals(YARDSTICK)) {
                    text.append("= ")
                            .append(tenths(score / yardstick))
                            .append(" × ")
                            .append(YARDSTICK)
                            .append(' ');
                }
            });
            text.append('\n');
        });
        return text.toString();
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
