package org.chainrule.verification.check;

import java.util.Comparator;
import java.util.List;
import org.chainrule.core.Figures;

/** A {@link CheckReport} as text. */
final class ReportText {

    private ReportText() {}

    static String of(CheckReport report, int shown) {
        var text = new StringBuilder();
        text.append(report.subject()).append(": ").append(report.verdict()).append('\n');
        text.append("  compared ")
                .append(counts(report))
                .append("; seed ")
                .append(report.seed())
                .append('\n');
        text.append("  verdicts ");
        for (Verdict verdict : Verdict.values()) {
            text.append(verdict == Verdict.PASS ? "" : ", ")
                    .append(report.count(verdict))
                    .append(' ')
                    .append(verdict);
        }
        text.append('\n');
        report.worst()
                .ifPresent(worst ->
                        text.append("  worst: ").append(worst.describe()).append('\n'));
        report.groups().forEach((name, group) -> text.append(group(name, group)));
        double noticed = report.smallestNoticedFault();
        if (Double.isFinite(noticed)) {
            text.append("  the smallest relative fault this run would have noticed in every group: ");
            text.append(Figures.significant(noticed, 2)).append('\n');
        }
        var coverage = report.coverage();
        if (!coverage.hits().isEmpty()) {
            text.append("  regions ").append(coverage.describe()).append('\n');
        }
        coverage.missed()
                .forEach(name -> text.append("  region \"")
                        .append(name)
                        .append("\" was never hit; the generator must reach it\n"));
        report.notes().forEach(note -> text.append("  note: ").append(note).append('\n'));
        failures(report, shown, text);
        report.findings()
                .forEach(finding -> text.append("  localised: ")
                        .append(finding.describe().indent(2).stripLeading()));
        return text.toString();
    }

    private static String counts(CheckReport report) {
        var text = new StringBuilder();
        for (Comparison.Kind kind : Comparison.Kind.values()) {
            // What two witnesses have judged is one thing.
            long count = report.comparisons().stream()
                    .filter(c -> c.kind() == kind)
                    .map(c -> c.group() + " " + c.what())
                    .distinct()
                    .count();
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(name(kind, count));
            }
        }
        return text.isEmpty() ? "nothing" : text.toString();
    }

    private static String name(Comparison.Kind kind, long count) {
        String name = switch (kind) {
            case DIRECTION -> "random signed direction";
            case COORDINATE -> "coordinate";
            case POINT -> "point";
            case VALUE -> "value";
            case EXACT -> "exact relation";
        };
        return count == 1 ? name : name + "s";
    }

    private static String group(String name, List<Comparison> group) {
        long passed = group.stream().filter(c -> c.verdict() == Verdict.PASS).count();
        double noticed = CheckReport.smallestNoticedFault(group);
        long lost = group.stream().filter(Comparison::isLostInTheBar).count();
        return "  " + name + ": " + passed + " of " + group.size() + " agree"
                + (Double.isFinite(noticed) ? ", noticed from " + Figures.significant(noticed, 2) + " relative" : "")
                + (lost > 0
                        ? "; of " + lost + " so small beside the others that not even a wrong sign would be noticed"
                        : "")
                + "\n";
    }

    private static void failures(CheckReport report, int shown, StringBuilder text) {
        var failed = report.comparisons().stream()
                .filter(c -> c.verdict() != Verdict.PASS && c.verdict() != Verdict.UNDECIDED)
                .sorted(Comparator.comparingDouble(Comparison::severity).reversed())
                .toList();
        failed.stream()
                .limit(shown)
                .forEach(c -> text.append("  ").append(c.describe()).append('\n'));
        if (failed.size() > shown) {
            text.append("  and ").append(failed.size() - shown).append(" more\n");
        }
    }
}
