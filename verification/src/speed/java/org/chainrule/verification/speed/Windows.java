package org.chainrule.verification.speed;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * Steps per second in windows of some steps each, by the clock on the wall and by the processor time of the calling thread.
 * The latter does not count what other programs take, but does not see other threads either.
 */
public final class Windows {

    /** Long against a clock's grain, short against a scheduler's moods. */
    private static final double WINDOW_SECONDS = 0.05;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final double[] wall;
    private final double[] cpu;
    private int count;

    private Windows(int windows) {
        wall = new double[windows];
        cpu = new double[windows];
    }

    /** Warms up for half as long, then measures for so many seconds, at least three windows. */
    public static Windows of(Subject subject, double seconds) {
        long steps = warmUp(subject, seconds / 2);
        var windows = new Windows(Math.max(3, (int) Math.round(seconds / WINDOW_SECONDS)));
        long end = System.nanoTime() + Math.round(seconds * 1e9);
        while (windows.count < 3 || (windows.count < windows.wall.length && System.nanoTime() < end)) {
            windows.measure(subject, steps);
        }
        return windows;
    }

    /** Returns how many steps are a window. */
    private static long warmUp(Subject subject, double seconds) {
        long end = System.nanoTime() + Math.round(seconds * 1e9);
        long steps = 1;
        do {
            long start = System.nanoTime();
            run(subject, steps);
            double took = (System.nanoTime() - start) * 1e-9;
            steps = Math.max(1, Math.round(steps * Math.min(10, WINDOW_SECONDS / took)));
        } while (System.nanoTime() < end);
        return steps;
    }

    private void measure(Subject subject, long steps) {
        long startCpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        run(subject, steps);
        wall[count] = steps * 1e9 / (System.nanoTime() - start);
        cpu[count] = steps * 1e9 / (THREADS.getCurrentThreadCpuTime() - startCpu);
        count++;
    }

    private static void run(Subject subject, long steps) {
        for (long i = 0; i < steps; i++) {
            subject.step();
        }
    }

    /** Steps per second of wall time in the best window. */
    public double best() {
        return sorted(wall)[count - 1];
    }

    /** Steps per second of wall time in the median window. */
    public double median() {
        return sorted(wall)[count / 2];
    }

    /** Steps per second of the calling thread's processor time in the best window. */
    public double bestOfThread() {
        return sorted(cpu)[count - 1];
    }

    /** Steps per second of the calling thread's processor time in the median window. */
    public double medianOfThread() {
        return sorted(cpu)[count / 2];
    }

    private double[] sorted(double[] values) {
        var copy = Arrays.copyOf(values, count);
        Arrays.sort(copy);
        return copy;
    }
}
