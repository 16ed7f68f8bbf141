package org.chainrule.examples.conformance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of one file.
 *
 * @param file its name
 * @param run entries that were run and judged
 * @param compared numbers that were compared in them
 * @param byConvention where the reference has no exact number and this library's documented choice counts
 * @param skipped entries that were not judged, with the reason
 * @param failures what is wrong, one sentence each
 * @param unknown names in the file that this library has nothing for
 * @param worst the largest error of each kind
 */
public record FileResult(
        String file,
        int run,
        long compared,
        List<Note> byConvention,
        List<Note> skipped,
        List<Note> failures,
        List<String> unknown,
        Map<String, Worst> worst) {

    /** Copies the collections. */
    public FileResult {
        byConvention = List.copyOf(byConvention);
        skipped = List.copyOf(skipped);
        failures = List.copyOf(failures);
        unknown = List.copyOf(unknown);
        worst = Collections.unmodifiableMap(new LinkedHashMap<>(worst));
    }

    /** Whether nothing failed and every name is known; a file of which nothing was run has failed. */
    public boolean passed() {
        return failures.isEmpty() && unknown.isEmpty();
    }

    /**
     * A place and what is to be said of it.
     *
     * @param where the entry
     * @param text a sentence
     */
    public record Note(String where, String text) {}

    /**
     * A largest error.
     *
     * @param error how large
     * @param allowed the largest that passes; NaN where it is for information only
     * @param where the entry it was found in
     */
    public record Worst(double error, double allowed, String where) {}
}
