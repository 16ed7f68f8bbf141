package org.chainrule.examples.verify;

import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.check.Witness;
import org.chainrule.verification.specimen.Specimen;

/**
 * What the check of one specimen came to.
 *
 * @param family of the specimen
 * @param name of the specimen
 * @param verdict of the whole check
 * @param worst the largest discrepancy in units of its bar; at most 1 for a pass
 * @param noticed the smallest relative fault that would have been noticed; infinite where all that is compared is 0
 * @param tries how many comparisons were made
 * @param undecided how many of them are UNDECIDED
 * @param kinksHeld how many of the comparisons at kinks and jumps passed
 * @param kinks how many comparisons there were at kinks and jumps
 * @param seed what the check was run from
 * @param failure the report in full; empty for a pass
 */
public record Line(
        String family,
        String name,
        Verdict verdict,
        double worst,
        double noticed,
        long tries,
        long undecided,
        long kinksHeld,
        long kinks,
        long seed,
        String failure) {

    /** Runs a specimen's check. */
    public static Line of(Specimen specimen, long seed) {
        return of(specimen.family(), specimen.name(), specimen.check(seed));
    }

    /** Of a report. */
    static Line of(String family, String name, CheckReport report) {
        var atKinks = report.comparisons().stream()
                .filter(comparison -> comparison.by() == Witness.KINKS)
                .toList();
        return new Line(
                family,
                name,
                report.verdict(),
                report.comparisons().stream()
                        .filter(comparison -> comparison.verdict() != Verdict.UNDECIDED)
                        .mapToDouble(Comparison::severity)
                        .max()
                        .orElse(0),
                report.smallestNoticedFault(),
                report.comparisons().size(),
                report.count(Verdict.UNDECIDED),
                atKinks.stream()
                        .filter(comparison -> comparison.verdict() == Verdict.PASS)
                        .count(),
                atKinks.size(),
                report.seed(),
                report.verdict() == Verdict.PASS ? "" : report.describe());
    }

    /** Whether the verdict is PASS. */
    public boolean passed() {
        return verdict == Verdict.PASS;
    }
}
