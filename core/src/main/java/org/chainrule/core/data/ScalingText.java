package org.chainrule.core.data;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Scalings as one line: the kind, then its figures as hexadecimal floating point, which keeps every bit. */
final class ScalingText {

    static final String STANDARD = "standardise";
    static final String MIN_MAX = "min-max";

    private ScalingText() {}

    static String of(String kind, double[]... figures) {
        return kind + " "
                + Arrays.stream(figures)
                        .map(row ->
                                Arrays.stream(row).mapToObj(Double::toHexString).collect(Collectors.joining(",")))
                        .collect(Collectors.joining(" "));
    }

    static Scaling parse(String text) {
        String[] words = text.split(" ", -1);
        try {
            if (words[0].equals(STANDARD) && words.length == 3) {
                return Standardiser.of(numbers(words[1]), numbers(words[2]));
            }
            if (words[0].equals(MIN_MAX) && words.length == 4) {
                double[] interval = numbers(words[1]);
                if (interval.length == 2) {
                    return MinMax.of(interval[0], interval[1], numbers(words[2]), numbers(words[3]));
                }
            }
        } catch (NumberFormatException refused) {
            throw new IllegalArgumentException("scaling: \"" + text + "\" has what is no number", refused);
        }
        throw new IllegalArgumentException("scaling: found \"" + text + "\"; it must be \"" + STANDARD
                + " means divisors\" or \"" + MIN_MAX + " low,high minima ranges\", numbers joined by commas");
    }

    private static double[] numbers(String joined) {
        return Arrays.stream(joined.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Refuses figures that no rows could have given. */
    static void require(String kind, double[] places, double[] divisors) {
        boolean sound = places.length == divisors.length && places.length > 0;
        for (int j = 0; sound && j < places.length; j++) {
            sound = Double.isFinite(places[j]) && divisors[j] > 0 && Double.isFinite(divisors[j]);
        }
        if (!sound) {
            throw new IllegalArgumentException(kind + ": found " + places.length + " places " + Arrays.toString(places)
                    + " and " + divisors.length + " divisors " + Arrays.toString(divisors)
                    + "; needs equally many, all finite, divisors above 0");
        }
    }
}
