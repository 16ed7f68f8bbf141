package org.chainrule.examples.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.core.Figures;

/** A judged folder as lines for a person. */
public final class ConformanceText {

    private static final int MOST_FAILURES = 20;

    private ConformanceText() {}

    /** One line per file and what it hides; failures first shown in full, up to twenty per file. */
    public static List<String> lines(FileResult file) {
        var lines = new ArrayList<String>();
        lines.add(file.file() + ": " + (file.passed() ? "pass" : "FAIL") + "; " + file.run() + " cases run, "
                + file.compared() + " numbers compared, " + file.failures().size() + " failed, "
                + file.byConvention().size() + " judged by convention, "
                + file.skipped().size() + " skipped, " + file.unknown().size() + " names unknown");
        file.worst().forEach((what, worst) -> {
            if (!what.endsWith(Tally.RELATIVE)) {
                var relative = file.worst().get(what + Tally.RELATIVE);
                lines.add("  worst " + what + ": " + worst(worst)
                        + (relative == null || relative.error() == 0 ? "" : "; relative to itself " + worst(relative)));
            }
        });
        notes(lines, "  failed", file.failures());
        notes(lines, "  skipped", file.skipped());
        for (Map.Entry<String, List<String>> said :
                Conventions.grouped(file.byConvention()).entrySet()) {
            lines.add("  by convention: " + String.join(", ", said.getValue()) + ": " + said.getKey());
        }
        if (!file.unknown().isEmpty()) {
            lines.add("  unknown: " + String.join(", ", file.unknown()));
        }
        return lines;
    }

    private static String worst(FileResult.Worst worst) {
        String error = worst.error() == 0 ? "0" : Figures.significant(worst.error(), 3);
        String of = Double.isNaN(worst.allowed()) ? "" : " of " + Figures.shortest(worst.allowed());
        return error + of + (worst.error() == 0 ? "" : " (" + worst.where() + ")");
    }

    private static void notes(List<String> lines, String what, List<FileResult.Note> notes) {
        notes.stream().limit(MOST_FAILURES).forEach(note -> lines.add(what + ": " + note.where() + ": " + note.text()));
        if (notes.size() > MOST_FAILURES) {
            lines.add(what + ": and " + (notes.size() - MOST_FAILURES) + " more");
        }
    }
}
