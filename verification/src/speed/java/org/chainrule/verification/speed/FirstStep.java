package org.chainrule.verification.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;

/**
 * A process that makes the network of a workload and one batch, takes a step, says when that was, warms up, measures its speed,
 * and says how much memory it had at most. Arguments: workload, precision, kernels, threads, seconds.
 */
public final class FirstStep {

    private static final double WINDOW_SECONDS = 0.05;

    private FirstStep() {}

    /** Prints the times of entry and of the end of the first step, steps per second in the best window, and kilobytes. */
    public static void main(String[] arguments) throws IOException {
        var entered = Instant.now();
        var task = GivenTask.oneBatchOf(Workload.valueOf(arguments[0]));
        var kernels = KernelChoice.of(arguments[2], Integer.parseInt(arguments[3]));
        double seconds = Double.parseDouble(arguments[4]);
        try (var subject = ChainruleSubject.of(task, Precision.valueOf(arguments[1]), kernels)) {
            subject.step();
            var done = Instant.now();
            var windows = new Windows(subject, WINDOW_SECONDS);
            windows.warmUp(seconds);
            windows.measureFor(seconds / 2);
            System.out.println(entered + " " + done + " " + windows.wall().best() + " " + peakKilobytes());
        }
    }

    /** VmHWM of this process: the most memory that was resident. */
    private static long peakKilobytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
