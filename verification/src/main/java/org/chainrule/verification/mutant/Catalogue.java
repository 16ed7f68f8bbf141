package org.chainrule.verification.mutant;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The numbers of the catalogue of gradient bugs that real libraries have had, and which of them no feed-forward network of
 * this library can have.
 */
public final class Catalogue {

    /** The highest number. */
    public static final int SIZE = 60;

    private Catalogue() {}

    /** The entries that do not apply, each with the reason. */
    public static Map<Integer, String> notApplicable() {
        return new TreeMap<>(Map.of(
                21, "there is no convolution, so no stride, dilation or output padding to exchange",
                50, "there is no pooling, so no window whose neighbour could be taken",
                51, "there is no pooling, so no padded border",
                60, "second derivatives have no rule of their own here: they are differences of the first"));
    }

    /** The entries that do apply, ascending. */
    public static List<Integer> applicable() {
        var not = notApplicable();
        return IntStream.rangeClosed(1, SIZE)
                .filter(entry -> !not.containsKey(entry))
                .boxed()
                .toList();
    }

    /** The number of an entry such as {@code 9b}. */
    public static int number(String entry) {
        return Integer.parseInt(entry.replaceAll("\\D", ""));
    }
}
