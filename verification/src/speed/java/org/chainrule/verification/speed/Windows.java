package org.chainrule.verification.speed;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps per second in windows of some steps each, by the clock on the wall and by the processor time of the calling thread.
 * The latter does not count what other programs take, but does not see other threads either.
 */
public final class Windows {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** How fast one window was, in steps per second. */
    private record Window(double wall, double thread) {}

    private final Subject subject;
    private final double seconds;
    private final List<Window> windows = new ArrayList<>();
    private long steps = 1;

    /** Windows of about so many seconds each: long against a clock's grain, short against a scheduler's moods. */
    public Windows(Subject subject, double seconds) {
        this.subject = subject;
        this.seconds = seconds;
    }

    /**
     * Steps without counting, until the calling thread has had so many seconds of a processor or ten times as many have gone by,
     * and finds how many steps a window is.
     */
    public void warmUp(double forSeconds) {
        long enough = THREADS.getCurrentThreadCpuTime() + Math.round(forSeconds * 1e9);
        long end = System.nanoTime() + Math.round(10 * forSeconds * 1e9);
        do {
            long start = System.nanoTime();
            run();
            double took = (System.nanoTime() - start) * 1e-9;
            steps = Math.max(1, Math.round(steps * Math.min(10, seconds / took)));
        } while (THREADS.getCurrentThreadCpuTime() < enough && System.nanoTime() < end);
    }

    /** Measures one window more and returns its steps per second of wall time. */
    public double measure() {
        long startOfThread = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        run();
        double wall = steps * 1e9 / (System.nanoTime() - start);
        windows.add(new Window(wall, steps * 1e9 / (THREADS.getCurrentThreadCpuTime() - startOfThread)));
        return wall;
    }

    /** Measures windows for so many seconds, at least three. */
    public void measureFor(double forSeconds) {
        long end = System.nanoTime() + Math.round(forSeconds * 1e9);
        while (windows.size() < 3 || System.nanoTime() < end) {
            measure();
        }
    }

    private void run() {
        for (long i = 0; i < steps; i++) {
            subject.step();
        }
    }

    /** Steps per second of wall time. */
    public Rates wall() {
        return Rates.of(windows.stream().mapToDouble(Window::wall));
    }

    /** Steps per second of the calling thread's processor time. */
    public Rates thread() {
        return Rates.of(windows.stream().mapToDouble(Window::thread));
    }
}
