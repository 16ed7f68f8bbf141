package org.chainrule.verification.speed;

import java.util.Locale;
import java.util.function.IntFunction;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;

/**
 * Prints how the time of a step grows with the width, the batch and the depth of a network, in Markdown, beside the peak of the
 * machine that is measured in turn with it, and the traffic that there must be ({@link Task#traffic}). Arguments: precision, kernels, threads, seconds per measurement:
 * {@code FLOAT32 vector 1 1}.
 */
public final class MeasureGrowth {

    private static final double WINDOW_SECONDS = 0.05;

    private static final int BATCHES = 4;

    private final Precision precision;
    private final KernelChoice kernels;
    private final double seconds;
    private final Windows peak;

    private MeasureGrowth(Precision precision, KernelChoice kernels, double seconds, Subject peak) {
        this.precision = precision;
        this.kernels = kernels;
        this.seconds = seconds;
        this.peak = new Windows(peak, WINDOW_SECONDS);
    }

    /** Takes the arguments above. */
    public static void main(String[] arguments) {
        var precision = Precision.valueOf(arguments[0]);
        int threads = Integer.parseInt(arguments[2]);
        try (var peak = new PeakSubject(precision, threads)) {
            var growth = new MeasureGrowth(
                    precision, KernelChoice.of(arguments[1], threads), Double.parseDouble(arguments[3]), peak);
            growth.peak.warmUp(growth.seconds / 2);
            growth.print("width", 64, 2048, width -> GivenTask.classifier(width, 1, 64, BATCHES));
            growth.print("batch", 1, 1024, batch -> GivenTask.classifier(128, 1, batch, BATCHES));
            growth.print("depth", 1, 32, depth -> GivenTask.classifier(128, depth, 64, BATCHES));
        }
    }

    /** One line for every power of two. */
    private void print(String what, int from, int to, IntFunction<Task> task) {
        System.out.printf(
                "%n784-%s-10, %s rows, %s, %s kernels, threads: %d%n%n",
                what.equals("width") ? "width" : what.equals("depth") ? "128 (depth times)" : "128",
                what.equals("batch") ? "batch" : "64",
                precision,
                kernels.provider().name(),
                kernels.threads());
        System.out.println(
                "| " + what + " | µs per step | times the line above | GFLOP/s | of peak | GB/s | ns per sample |");
        System.out.println("|---|---|---|---|---|---|---|");
        double before = Double.NaN;
        for (int n = from; n <= to; n *= 2) {
            before = print(n, task.apply(n), before);
        }
    }

    private double print(int n, Task task, double before) {
        try (var subject = ChainruleSubject.of(task, precision, kernels)) {
            var windows = new Windows(subject, WINDOW_SECONDS);
            windows.warmUp(seconds);
            windows.measureFor(seconds);
            peak.measureFor(seconds / 4);
            double best = windows.wall().best();
            double operations = best * task.operations();
            double most = peak.wall().best() * PeakSubject.operations(precision, kernels.threads());
            double micros = 1e6 / best;
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.2f | %s | %.1f | %.0f %% | %.1f | %.1f |%n",
                    n,
                    micros,
                    Double.isNaN(before) ? "" : String.format(Locale.ROOT, "%.2f", micros / before),
                    1e-9 * operations,
                    100 * operations / most,
                    1e-9 * best * task.traffic() * precision.bytes(),
                    1e3 * micros / task.batch());
            return micros;
        }
    }
}
