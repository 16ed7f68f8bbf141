package org.chainrule.verification.check;

import org.chainrule.verification.oracle.Estimate;

/** Comparisons at zero tolerance. */
final class Exact {

    private Exact() {}

    /** A relation that holds or does not. */
    static Comparison relation(Witness by, String group, String what, boolean holds, String otherwise) {
        return of(by, group, what, holds ? 0 : 1, otherwise);
    }

    /** A relation between elements, with the number of elements that break it. */
    static Comparison of(Witness by, String group, String what, int broken, String otherwise) {
        return new Comparison(
                Comparison.Kind.EXACT,
                by,
                group,
                what,
                broken,
                new Estimate(0, 0),
                0,
                broken == 0 ? Verdict.PASS : Verdict.FAIL,
                broken == 0 ? "" : otherwise);
    }

    /** In how many elements two arrays differ; 0 and −0 are equal, NaN equals NaN. */
    static int differing(double[] a, double[] b) {
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i] && !(Double.isNaN(a[i]) && Double.isNaN(b[i]))) {
                count++;
            }
        }
        return count;
    }
}
