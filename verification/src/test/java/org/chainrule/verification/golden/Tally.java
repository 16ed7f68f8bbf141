package org.chainrule.verification.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How many entries of a golden file were run, judged by convention, or wait for a name that does not exist yet. */
final class Tally {

    private final String file;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> awaiting = new TreeSet<>();
    private int run;
    private int byConvention;
    private int awaited;

    Tally(String file) {
        this.file = file;
    }

    void run(List<String> found) {
        run++;
        complaints.addAll(found);
    }

    void byConvention(List<String> found) {
        byConvention++;
        complaints.addAll(found);
    }

    void awaiting(String name) {
        awaited++;
        awaiting.add(name);
    }

    /** Prints the line of this file; fails on a complaint and when nothing was run. */
    void close() {
        System.out.println("golden " + file + ": run " + run + ", by convention " + byConvention + ", awaiting "
                + awaited + " " + awaiting);
        assertThat(run).as("entries of %s that were run", file).isPositive();
        assertThat(complaints).isEmpty();
    }
}
