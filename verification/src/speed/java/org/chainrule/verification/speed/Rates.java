package org.chainrule.verification.speed;

import java.util.stream.DoubleStream;

/**
 * Of several windows the fastest, which other programs disturbed least, and the median.
 *
 * @param best the largest rate
 * @param median the one in the middle, the upper of two
 */
public record Rates(double best, double median) {

    /** Of at least one window. */
    public static Rates of(DoubleStream windows) {
        double[] sorted = windows.sorted().toArray();
        return new Rates(sorted[sorted.length - 1], sorted[sorted.length / 2]);
    }

    /** In units of which there are several per step. */
    public Rates times(double units) {
        return new Rates(units * best, units * median);
    }
}
