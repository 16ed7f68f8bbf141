package org.chainrule.examples.report;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;

/**
 * Where the axis has its marks: round numbers, and the scale between them.
 *
 * @param low lower end of the axis
 * @param high upper end of the axis
 * @param scale linear or logarithmic
 * @param marks ascending, within the ends
 */
record Ticks(double low, double high, Scale scale, List<Double> marks) {

    /** How a value becomes a height. */
    enum Scale {
        /** Equal steps for equal differences. */
        LINEAR,
        /** Equal steps for equal ratios. */
        LOGARITHMIC
    }

    /** A linear axis that ends at round numbers and has about {@code count} steps. */
    static Ticks linear(double low, double high, int count) {
        double span = high > low ? high - low : Math.max(Math.abs(high), 1);
        double step = roundStep(span / count);
        double first = Math.floor(low / step + 1e-9);
        double last = Math.ceil(high / step - 1e-9);
        if (last == first) {
            last = first + 1;
        }
        var marks = new ArrayList<Double>();
        for (double i = first; i <= last; i++) {
            marks.add(i * step);
        }
        return new Ticks(first * step, last * step, Scale.LINEAR, List.copyOf(marks));
    }

    /** An axis of counts from {@code low} to exactly {@code high}. */
    static Ticks counting(int low, int high, int count) {
        double step = Math.max(1, roundStep((high - low) / (double) count));
        var marks = new ArrayList<Double>();
        marks.add((double) low);
        for (double mark = Math.floor(low / step + 1) * step; mark <= high; mark += step) {
            if (mark - low >= step / 2) {
                marks.add(mark);
            }
        }
        return new Ticks(low, Math.max(high, low + 1), Scale.LINEAR, List.copyOf(marks));
    }

    /** A logarithmic axis with marks at 1, 2 and 5 times the powers of ten; both ends must be positive. */
    static Ticks logarithmic(double low, double high) {
        var all = new ArrayList<Double>();
        for (int exponent = -20; exponent <= 20; exponent++) {
            for (int digit : new int[] {1, 2, 5}) {
                all.add(Double.parseDouble(digit + "e" + exponent));
            }
        }
        double start = all.get(0);
        double end = all.get(all.size() - 1);
        for (double mark : all) {
            start = mark <= low ? mark : start;
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            end = all.get(i) >= high ? all.get(i) : end;
        }
        double from = start;
        double to = end > start ? end : start * 10;
        var marks = all.stream().filter(mark -> mark >= from && mark <= to).toList();
        var tens = marks.stream().filter(mark -> isPowerOfTen(mark)).toList();
        return new Ticks(from, to, Scale.LOGARITHMIC, marks.size() > 7 && tens.size() > 1 ? tens : marks);
    }

    /** Position of a value between the ends: 0 at {@code low}, 1 at {@code high}; beyond the ends, the nearer end. */
    double position(double value) {
        double share = scale == Scale.LINEAR
                ? (value - low) / (high - low)
                : (StrictMath.log(value) - StrictMath.log(low)) / (StrictMath.log(high) - StrictMath.log(low));
        return Math.min(1, Math.max(0, share));
    }

    /** A mark as text. */
    static String label(double mark) {
        return Figures.significant(mark, 6).replace('-', '−');
    }

    private static boolean isPowerOfTen(double mark) {
        return Figures.significant(mark, 3).replaceAll("[0.]|e.*", "").equals("1");
    }

    /** The smallest of 1, 2, 5 times a power of ten that is not below {@code raw}; 1 if that is not a positive number. */
    private static double roundStep(double raw) {
        if (!(raw > 0) || Double.isInfinite(raw)) {
            return 1;
        }
        double power = 1;
        while (power > raw) {
            power /= 10;
        }
        while (power * 10 <= raw) {
            power *= 10;
        }
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= raw * (1 - 1e-9)) {
                return Double.parseDouble(Figures.significant(factor * power, 1));
            }
        }
        return Double.parseDouble(Figures.significant(10 * power, 1));
    }
}
