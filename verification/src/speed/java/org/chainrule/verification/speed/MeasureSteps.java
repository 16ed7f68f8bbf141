package org.chainrule.verification.speed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;

/**
 * Prints how fast this library does whole steps. Arguments: workload, precision, kernels, threads, each one or more with
 * commas between or {@code all}, and seconds per measurement: {@code W3,W4 FLOAT32 java,vector 1,2 5}.
 */
public final class MeasureSteps {

    private static final double WINDOW_SECONDS = 0.05;

    private MeasureSteps() {}

    /** Takes the arguments above; those that are missing are {@code all}, and one second. */
    public static void main(String[] arguments) {
        var given = Arrays.copyOf(arguments, 5);
        var workloads = chosen(given[0], List.of(Workload.values()), Workload::valueOf);
        var precisions = chosen(given[1], List.of(Precision.values()), Precision::valueOf);
        var kernels = chosen(given[2], List.of("java", "vector"), Function.identity());
        var threads = chosen(given[3], List.of(1, 2), Integer::valueOf);
        double seconds = given[4] == null ? 1 : Double.parseDouble(given[4]);
        System.out.println("units/s, best (median) | wall | processor time of the calling thread | µs per step | loss");
        for (var workload : workloads) {
            for (var precision : precisions) {
                for (var kernel : kernels) {
                    for (var count : threads) {
                        measure(workload, precision, KernelChoice.of(kernel, count), seconds);
                    }
                }
            }
        }
    }

    private static <T> List<T> chosen(String argument, List<T> all, Function<String, T> read) {
        return argument == null || argument.equals("all")
                ? all
                : Stream.of(argument.split(",")).map(read).toList();
    }

    private static void measure(Workload workload, Precision precision, KernelChoice kernels, double seconds) {
        try (var subject = ChainruleSubject.of(workload, precision, kernels)) {
            var windows = new Windows(subject, WINDOW_SECONDS);
            windows.warmUp(seconds / 2);
            windows.measureFor(seconds);
            var wall = windows.wall().times(workload.unitsPerStep());
            var thread = windows.thread().times(workload.unitsPerStep());
            System.out.printf(
                    Locale.ROOT,
                    "%-3s %s %-6s %d thread%s | %,11.0f (%,11.0f) | %,11.0f (%,11.0f) %s | %9.2f | %.6g%n",
                    workload,
                    precision,
                    kernels.provider().name(),
                    kernels.threads(),
                    kernels.threads() == 1 ? " " : "s",
                    wall.best(),
                    wall.median(),
                    thread.best(),
                    thread.median(),
                    workload.unit(),
                    1e6 / windows.wall().best(),
                    subject.stepWithLoss());
        }
    }
}
