package org.chainrule.verification.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;

/**
 * A process that makes the network of {@link Workload#W3} and one batch, takes a step, says when that was, goes on for some
 * seconds, and says how much memory it had at most. Arguments: precision, kernels, threads, seconds.
 */
public final class FirstStep {

    private FirstStep() {}

    /** Prints the times of entry and of the end of the first step, and kilobytes. */
    public static void main(String[] arguments) throws IOException {
        var entered = Instant.now();
        var kernels = KernelChoice.of(arguments[1], Integer.parseInt(arguments[2]));
        try (var subject =
                ChainruleSubject.of(new Classifier(128, 1, 64, 1), Precision.valueOf(arguments[0]), kernels)) {
            subject.step();
            var done = Instant.now();
            long end = System.nanoTime() + Math.round(1e9 * Double.parseDouble(arguments[3]));
            long steps = 1;
            while (System.nanoTime() < end) {
                subject.step();
                steps++;
            }
            System.out.println(entered + " " + done + " " + steps + " " + peakKilobytes());
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
