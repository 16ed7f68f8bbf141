package org.chainrule.verification.alarm;

import java.util.List;
import org.chainrule.core.Figures;

/**
 * What the false-alarm meter read.
 *
 * @param factor what the right gradients were multiplied by; 1 where every accusation is a false alarm
 * @param seed what everything was drawn from
 * @param tallies one per family
 */
public record AlarmReport(double factor, long seed, List<FamilyTally> tallies) {

    /** Copies the list. */
    public AlarmReport {
        tallies = List.copyOf(tallies);
    }

    /** How many gradients were checked. */
    public long checks() {
        return tallies.stream().mapToLong(FamilyTally::checks).sum();
    }

    /** How many were accused. */
    public long accused() {
        return tallies.stream().mapToLong(FamilyTally::accused).sum();
    }

    /** How many derivatives were compared. */
    public long comparisons() {
        return tallies.stream().mapToLong(FamilyTally::comparisons).sum();
    }

    /** The share of all comparisons that were UNDECIDED. */
    public double undecidedShare() {
        long undecided = tallies.stream().mapToLong(FamilyTally::undecided).sum();
        return comparisons() == 0 ? 0 : undecided / (double) comparisons();
    }

    /** A table in Markdown, a row per family, and the total. */
    public String markdown() {
        String accused = factor == 1 ? "false alarms" : "noticed";
        var text = new StringBuilder("| family | checks | " + accused + " | undecided |\n|---|--:|--:|--:|\n");
        for (FamilyTally t : tallies) {
            row(text, t.family().name(), t.checks(), t.accused(), t.undecidedShare());
        }
        row(text, "**all**", checks(), accused(), undecidedShare());
        return text.toString();
    }

    private static void row(StringBuilder text, String name, long checks, long accused, double undecided) {
        text.append("| ")
                .append(name)
                .append(" | ")
                .append(checks)
                .append(" | ")
                .append(accused);
        text.append(" | ").append(Figures.fixed(100 * undecided, 2)).append(" % |\n");
    }

    /** The first accusation of every family that has one, in words. */
    public List<String> accusations() {
        return tallies.stream()
                .filter(t -> t.accused() > 0)
                .map(t -> t.family().name() + ": " + t.first())
                .toList();
    }
}
