package org.chainrule.verification.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chainrule.autodiff.model.Model;
import org.chainrule.autodiff.model.Predictor;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.OutputLink;

/**
 * Prints how many samples a second one predictor does for one, two and more callers at once, each with arrays of its own.
 * Arguments: {@link Workload#W6A} or {@link Workload#W6B}, precision, kernels, most callers, seconds per measurement:
 * {@code W6A FLOAT32 vector 4 2}.
 */
public final class MeasureCallers {

    private static final double WINDOW_SECONDS = 0.05;

    private MeasureCallers() {}

    /** Takes the arguments above. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        var workload = Workload.valueOf(arguments[0]);
        var precision = Precision.valueOf(arguments[1]);
        var network = ChainruleSubject.network(workload, precision);
        var predictor = Predictor.of(Model.of(network, OutputLink.IDENTITY), KernelChoice.of(arguments[2], 1));
        int most = Integer.parseInt(arguments[3]);
        double seconds = Double.parseDouble(arguments[4]);
        System.out.println("| callers | samples/s together | times one caller |\n|---|---|---|");
        var callers = Executors.newFixedThreadPool(most);
        try {
            double one = Double.NaN;
            for (int count = 1; count <= most; count++) {
                double all = together(
                        callers,
                        count,
                        () -> rate(ChainruleSubject.predicting(workload, precision, predictor), workload, seconds));
                one = count == 1 ? all : one;
                System.out.printf(Locale.ROOT, "| %d | %,.0f | %.2f |%n", count, all, all / one);
            }
        } finally {
            callers.shutdown();
        }
    }

    private static double together(ExecutorService callers, int count, Callable<Double> work)
            throws InterruptedException, ExecutionException {
        List<Future<Double>> rates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rates.add(callers.submit(work));
        }
        double sum = 0;
        for (var rate : rates) {
            sum += rate.get();
        }
        return sum;
    }

    /** Samples per second of one caller in the median window, for the others are to be at work as well. */
    private static double rate(Subject subject, Workload workload, double seconds) {
        var windows = new Windows(subject, WINDOW_SECONDS);
        windows.warmUp(seconds / 2);
        windows.measureFor(seconds);
        return windows.wall().median() * workload.batch();
    }
}
