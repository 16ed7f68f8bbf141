package org.chainrule.examples.verify;

import java.util.List;

/**
 * What the checks of several specimens came to.
 *
 * @param name what they have in common
 * @param specimens how many there are
 * @param passed how many of them passed
 * @param worst the largest discrepancy in units of its bar
 * @param tries how many comparisons were made
 * @param undecided how many of them are UNDECIDED
 * @param kinksHeld how many of the comparisons at kinks and jumps passed
 * @param kinks how many comparisons there were at kinks and jumps
 */
public record Summary(
        String name, int specimens, int passed, double worst, long tries, long undecided, long kinksHeld, long kinks) {

    static Summary of(String name, List<Line> lines) {
        return new Summary(
                name,
                lines.size(),
                (int) lines.stream().filter(Line::passed).count(),
                lines.stream().mapToDouble(Line::worst).max().orElse(0),
                lines.stream().mapToLong(Line::tries).sum(),
                lines.stream().mapToLong(Line::undecided).sum(),
                lines.stream().mapToLong(Line::kinksHeld).sum(),
                lines.stream().mapToLong(Line::kinks).sum());
    }

    /** Whether every specimen passed. */
    public boolean allPassed() {
        return passed == specimens;
    }

    /** The share of comparisons that are UNDECIDED. */
    public double undecidedShare() {
        return tries == 0 ? 0 : undecided / (double) tries;
    }
}
