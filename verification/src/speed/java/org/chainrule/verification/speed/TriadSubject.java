package org.chainrule.verification.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How fast memory is: {@code a := b + s·c} over arrays that fit in no cache, on so many threads at once. */
public final class TriadSubject implements Subject {

    /** 64 MB per array. */
    private static final int LENGTH = 1 << 23;

    private final double[] a = new double[LENGTH];
    private final double[] b = new double[LENGTH];
    private final double[] c = new double[LENGTH];
    private final ExecutorService helpers;
    private final int threads;

    /** Starts the threads. */
    public TriadSubject(int threads) {
        this.threads = threads;
        helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1));
    }

    /** Bytes of a step: two reads and a write, as STREAM counts them (McCalpin 1995). */
    public static double bytes() {
        return 3.0 * LENGTH * Double.BYTES;
    }

    @Override
    public void step() {
        List<Future<?>> others = new ArrayList<>();
        int share = LENGTH / threads;
        for (int i = 1; i < threads; i++) {
            int from = i * share;
            others.add(helpers.submit(() -> triad(from, from + share)));
        }
        triad(0, share);
        for (var other : others) {
            try {
                other.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException("triad: a thread did not finish", e);
            }
        }
    }

    private void triad(int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = b[i] + 3 * c[i];
        }
    }

    @Override
    public double stepWithLoss() {
        step();
        return a[0];
    }

    @Override
    public void close() {
        helpers.shutdown();
    }
}
