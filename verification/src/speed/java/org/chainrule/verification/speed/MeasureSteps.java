package org.chainrule.verification.speed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;

/**
 * Prints how fast this library does whole steps. Arguments: workload, precision, kernels, threads, each one or more with
 * commas between or {@code all}, seconds per measurement, and threads that keep the machine busy meanwhile:
 * {@code W3,W4 FLOAT32 java,vector 1,2 5 0}. Different numbers of threads take turns, window by window.
 */
public final class MeasureSteps {

    private static final double WINDOW_SECONDS = 0.05;

    private final double seconds;

    private MeasureSteps(double seconds) {
        this.seconds = seconds;
    }

    /** Takes the arguments above; those that are missing are {@code all}, one second, and 0. */
    public static void main(String[] arguments) {
        var given = Arrays.copyOf(arguments, 6);
        var workloads = chosen(given[0], List.of(Workload.values()), Workload::valueOf);
        var precisions = chosen(given[1], List.of(Precision.values()), Precision::valueOf);
        var kernels = chosen(given[2], List.of("java", "vector"), Function.identity());
        var threads = chosen(given[3], List.of(1, 2), Integer::valueOf);
        var measure = new MeasureSteps(given[4] == null ? 1 : Double.parseDouble(given[4]));
        keepBusy(given[5] == null ? 0 : Integer.parseInt(given[5]));
        System.out.println("units/s, best (median) | wall | processor time of the calling thread | µs per step | loss"
                + " | times the first number of threads");
        for (var workload : workloads) {
            for (var precision : precisions) {
                for (var kernel : kernels) {
                    measure.measure(workload, precision, kernel, threads);
                }
            }
        }
    }

    private static <T> List<T> chosen(String argument, List<T> all, Function<String, T> read) {
        return argument == null || argument.equals("all")
                ? all
                : Stream.of(argument.split(",")).map(read).toList();
    }

    private static void keepBusy(int threads) {
        for (int i = 0; i < threads; i++) {
            var thread = new Thread(
                    () -> {
                        for (double x = 0; x >= 0; x = Math.sqrt(x + 1)) {
                            Thread.onSpinWait();
                        }
                    },
                    "busy");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void measure(Workload workload, Precision precision, String kernels, List<Integer> threads) {
        var subjects = new ArrayList<Subject>();
        var windows = new ArrayList<Windows>();
        for (int count : threads) {
            var subject = ChainruleSubject.of(workload, precision, KernelChoice.of(kernels, count));
            subjects.add(subject);
            windows.add(new Windows(subject, WINDOW_SECONDS));
        }
        windows.forEach(each -> each.warmUp(seconds / 2));
        long rounds = Math.max(3, Math.round(seconds / WINDOW_SECONDS));
        long end = System.nanoTime() + Math.round(seconds * threads.size() * 1e9);
        for (int i = 0; i < 3 || (i < rounds && System.nanoTime() < end); i++) {
            windows.forEach(Windows::measure);
        }
        for (int i = 0; i < windows.size(); i++) {
            String name = workload + " " + precision + " " + kernels + ", threads: " + threads.get(i);
            print(
                    name,
                    workload,
                    windows.get(i),
                    windows.get(0),
                    subjects.get(i).stepWithLoss());
            subjects.get(i).close();
        }
    }

    private static void print(String name, Workload workload, Windows windows, Windows first, double loss) {
        var wall = windows.wall().times(workload.unitsPerStep());
        var thread = windows.thread().times(workload.unitsPerStep());
        System.out.printf(
                Locale.ROOT,
                "%-30s | %,11.0f (%,11.0f) | %,11.0f (%,11.0f) %s | %9.2f | %.6g | %.2f (%.2f)%n",
                name,
                wall.best(),
                wall.median(),
                thread.best(),
                thread.median(),
                workload.unit(),
                1e6 / windows.wall().best(),
                loss,
                windows.wall().best() / first.wall().best(),
                windows.wall().median() / first.wall().median());
    }
}
