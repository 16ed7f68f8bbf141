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

    /** How many of the gradients were well conditioned. */
    public long conditioned() {
        return tallies.stream().mapToLong(FamilyTally::conditioned).sum();
    }

    /** How many well-conditioned gradients were not accused; of wrong gradients there should be none. */
    public long missed() {
        return tallies.stream().mapToLong(FamilyTally::missed).sum();
    }

    /** A table in Markdown, a row per family, and the total. */
    public String markdown() {
        var text = head("family");
        for (FamilyTally t : tallies) {
            row(text, t.family().name().replace("|", "\\|"), t.checks(), t.comparisons(), t.accused());
            row(text, t.conditionedShare(), t.undecidedShare());
        }
        total(text);
        return text.toString();
    }

    /** A short table in Markdown: a row for smooth families, one for those with kinks, and the total. */
    public String byKind() {
        var text = head("families");
        for (BenignFamily.Kind kind : BenignFamily.Kind.values()) {
            var of = new AlarmReport(
                    factor,
                    seed,
                    tallies.stream().filter(t -> t.family().kind() == kind).toList());
            row(text, of.tallies().size() + " " + kind.title(), of.checks(), of.comparisons(), of.accused());
            row(text, of.conditionedShare(), of.undecidedShare());
        }
        total(text);
        return text.toString();
    }

    private StringBuilder head(String first) {
        return new StringBuilder("| " + first + " | checks | comparisons | ")
                .append(factor == 1 ? "false alarms" : "noticed")
                .append(" | well conditioned | undecided |\n|---|--:|--:|--:|--:|--:|\n");
    }

    private void total(StringBuilder text) {
        row(text, "**all**", checks(), comparisons(), accused());
        row(text, conditionedShare(), undecidedShare());
    }

    private double conditionedShare() {
        return checks() == 0 ? 0 : conditioned() / (double) checks();
    }

    private static void row(StringBuilder text, String name, long checks, long comparisons, long accused) {
        text.append("| ").append(name).append(" | ").append(checks).append(" | ");
        text.append(comparisons).append(" | ").append(accused);
    }

    private static void row(StringBuilder text, double conditioned, double undecided) {
        text.append(" | ").append(Figures.fixed(100 * conditioned, 1)).append(" % | ");
        text.append(Figures.fixed(100 * undecided, 2)).append(" % |\n");
    }

    /** The same as a JSON object, one line per family; accusations in words where there are any. */
    public String json() {
        var text = new StringBuilder("{\n  \"factor\": ").append(Figures.shortest(factor));
        text.append(",\n  \"seed\": ").append(seed);
        text.append(",\n  \"checks\": ").append(checks());
        text.append(",\n  \"comparisons\": ").append(comparisons());
        text.append(",\n  \"accused\": ").append(accused());
        text.append(",\n  \"undecidedShare\": ").append(Figures.significant(undecidedShare(), 6));
        text.append(",\n  \"families\": [");
        String separator = "\n";
        for (FamilyTally t : tallies) {
            text.append(separator).append("    ").append(json(t));
            separator = ",\n";
        }
        return text.append("\n  ]\n}\n").toString();
    }

    private static String json(FamilyTally t) {
        return "{\"name\": " + quoted(t.family().name()) + ", \"checks\": " + t.checks() + ", \"comparisons\": "
                + t.comparisons() + ", \"accused\": " + t.accused() + ", \"undecided\": " + t.undecided()
                + ", \"wellConditioned\": " + t.conditioned() + ", \"missed\": " + t.missed()
                + (t.first().isEmpty() ? "" : ", \"first\": " + quoted(t.first())) + "}";
    }

    /** RFC 8259, §7. */
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                quoted.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** The first accusation of every family that has one, in words. */
    public List<String> accusations() {
        return tallies.stream()
                .filter(t -> t.accused() > 0)
                .map(t -> t.family().name() + ": " + t.first())
                .toList();
    }
}
