package org.chainrule.examples.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what is found in one file. */
final class Tally {

    /** What is added to the name of an error that is relative to its own number. */
    static final String RELATIVE = ", relative to itself";

    private final String file;
    private final List<FileResult.Note> byConvention = new ArrayList<>();
    private final List<FileResult.Note> skipped = new ArrayList<>();
    private final List<FileResult.Note> failures = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();
    private final Map<String, FileResult.Worst> worst = new LinkedHashMap<>();
    private int run;
    private long compared;

    Tally(String file) {
        this.file = file;
    }

    /** What is done with one entry. */
    @FunctionalInterface
    interface Entry {
        void judge();
    }

    /** Judges one entry; what it refuses or lacks is a failure of this entry, an unknown name is told once. */
    void entry(String where, Entry entry) {
        try {
            entry.judge();
            run++;
        } catch (Unknown name) {
            unknown.add(String.valueOf(name.getMessage()));
        } catch (IllegalArgumentException refused) {
            run++;
            fail(where, String.valueOf(refused.getMessage()));
        }
    }

    void fail(String where, String text) {
        failures.add(new FileResult.Note(where, text));
    }

    void byConvention(String where, String text) {
        byConvention.add(new FileResult.Note(where, text));
    }

    void skip(String where, String reason) {
        skipped.add(new FileResult.Note(where, reason));
    }

    /** Keeps the largest relative error, for information. */
    void relative(String what, double error, String where) {
        keepWorst(what + RELATIVE, error, Double.NaN, where);
    }

    /** Compares one error with what is allowed. A NaN fails. */
    void compare(String what, double error, double allowed, String where, String numbers) {
        compared++;
        keepWorst(what, error, allowed, where);
        if (!(error <= allowed)) {
            fail(where, what + ": " + numbers);
        }
    }

    private void keepWorst(String what, double error, double allowed, String where) {
        var before = worst.get(what);
        if (before == null || error > before.error() || Double.isNaN(error)) {
            worst.put(what, new FileResult.Worst(error, allowed, where));
        }
    }

    /** The result; a file of which nothing was compared has failed. */
    FileResult close() {
        if (compared == 0 && unknown.isEmpty()) {
            fail(file, "nothing in it was compared; a check that does nothing proves nothing");
        }
        return new FileResult(file, run, compared, byConvention, skipped, failures, List.copyOf(unknown), worst);
    }
}
