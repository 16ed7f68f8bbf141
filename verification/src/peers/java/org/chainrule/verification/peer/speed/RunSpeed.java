package org.chainrule.verification.peer.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chainrule.core.Precision;
import org.chainrule.verification.speed.Workload;

/**
 * Compares whole training steps with those of other libraries. Arguments: workloads, precisions, threads, each one or more with
 * commas between or {@code all}; windows of a tenth of a second (8); seconds of warm-up each (1).
 *
 * <p>For every line of the table each contestant starts a process of its own, shows the losses of its first steps, which
 * must be ours within their error bars ({@link LossBars}), warms up, and then they take turns, window by window.
 */
public final class RunSpeed {

    private record Key(Workload workload, Precision precision) {}

    private final Map<Key, LossBars> bars = new ConcurrentHashMap<>();
    private final SpeedTable table = new SpeedTable();
    private final Path folder;
    private final int windows;
    private final double warmUp;

    private RunSpeed(Path folder, int windows, double warmUp) {
        this.folder = folder;
        this.windows = windows;
        this.warmUp = warmUp;
    }

    /** Takes the arguments above; ends with 1 if somebody's losses are not ours. */
    public static void main(String[] arguments) throws IOException {
        var given = Arrays.copyOf(arguments, 5);
        var folder = Path.of(System.getProperty("speed.folder", "target/speed"));
        Files.createDirectories(folder);
        var run = new RunSpeed(
                folder.toAbsolutePath(),
                given[3] == null ? 8 : Integer.parseInt(given[3]),
                given[4] == null ? 1 : Double.parseDouble(given[4]));
        run.measureMemory();
        for (var workload : chosen(given[0], List.of(Workload.values()), Workload::valueOf)) {
            for (var precision : chosen(given[1], List.of(Precision.values()), Precision::valueOf)) {
                for (var threads : chosen(given[2], List.of(1, 2), Integer::valueOf)) {
                    run.compare(workload, precision, threads);
                }
            }
        }
        System.out.print(run.table);
        if (run.table.hasOtherWork()) {
            System.exit(1);
        }
    }

    private static <T> List<T> chosen(String argument, List<T> all, Function<String, T> read) {
        return argument == null || argument.equals("all")
                ? all
                : Stream.of(argument.split(",")).map(read).toList();
    }

    private void measureMemory() {
        for (int threads = 1; threads <= 2; threads++) {
            try (var triad = new Runner(Contestant.TRIAD, Workload.W1, Precision.FLOAT64, threads, folder)) {
                triad.warmUp(warmUp);
                for (int i = 0; i < windows; i++) {
                    triad.measure();
                }
                table.addTriad(threads, triad.rates());
            }
        }
    }

    private void compare(Workload workload, Precision precision, int threads) {
        var bar =
                bars.computeIfAbsent(new Key(workload, precision), key -> LossBars.of(key.workload(), key.precision()));
        var runners = new ArrayList<Runner>();
        try {
            for (var contestant : Contestant.values()) {
                if (contestant.runs(workload)) {
                    runners.add(new Runner(contestant, workload, precision, threads, folder));
                }
            }
            var line = new SpeedLine(workload, precision, threads, bar);
            for (var runner : runners) {
                if (runner.contestant() != Contestant.PEAK) {
                    line.addLosses(runner.contestant(), runner.losses(LossBars.STEPS));
                }
                runner.warmUp(warmUp);
            }
            for (int i = 0; i < windows; i++) {
                runners.forEach(Runner::measure);
            }
            runners.forEach(runner -> line.addRates(runner.contestant(), runner.rates()));
            System.out.println(line.toText());
            table.add(line);
        } finally {
            runners.forEach(Runner::close);
        }
    }
}
