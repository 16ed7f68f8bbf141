package org.chainrule.verification.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chainrule.core.Precision;

/** What the machine can do at most: fused multiplications and additions in registers, on so many threads at once. */
public final class PeakSubject implements Subject {

    /** About a millisecond, so that handing work to a thread does not count. */
    private static final int ROUNDS = 1 << 17;

    private final Precision precision;
    private final ExecutorService helpers;
    private final int threads;
    private double sum;

    /** Starts the threads. */
    public PeakSubject(Precision precision, int threads) {
        this.precision = precision;
        this.threads = threads;
        helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1));
    }

    /** Floating-point operations of a step. */
    public static double operations(Precision precision, int threads) {
        return threads
                * (precision == Precision.FLOAT64 ? DoublePeak.operations(ROUNDS) : FloatPeak.operations(ROUNDS));
    }

    @Override
    public void step() {
        List<Future<Double>> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            others.add(helpers.submit(this::share));
        }
        sum += share();
        for (var other : others) {
            try {
                sum += other.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException("peak: a thread did not finish", e);
            }
        }
    }

    private double share() {
        return precision == Precision.FLOAT64 ? DoublePeak.run(ROUNDS, 0.5) : FloatPeak.run(ROUNDS, 0.5f);
    }

    @Override
    public double stepWithLoss() {
        step();
        return sum;
    }

    @Override
    public void close() {
        helpers.shutdown();
    }
}
