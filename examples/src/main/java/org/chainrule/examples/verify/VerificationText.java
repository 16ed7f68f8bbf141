package org.chainrule.examples.verify;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;

/** A verification as lines for people and as a page. */
public final class VerificationText {

    /** The head of the table whose rows are {@link #of(Line)}; a word as wide as a verdict is put before it. */
    public static final String HEAD = " worst    tries  undecided   kinks held  seed  specimen";

    private VerificationText() {}

    /** Discrepancy over bar, tries, undecided, kinks, seed, name; the verdict is put before it. */
    public static String of(Line line) {
        return right(bars(line.worst()), 6) + right(line.tries(), 9) + right(line.undecided(), 11)
                + right(line.kinks() == 0 ? "" : line.kinksHeld() + "/" + line.kinks(), 13)
                + right(line.seed(), 6) + "  " + line.name();
    }

    /** The same of several, in words; the verdict is put before it. */
    public static String of(Summary summary) {
        return padded(summary.name(), 13) + right(summary.passed(), 4) + " of" + right(summary.specimens(), 4)
                + " pass," + right(summary.tries(), 8) + " tries," + right(summary.undecided(), 5) + " undecided ("
                + percent(summary) + "), worst " + right(bars(summary.worst()), 4)
                + (summary.kinks() == 0 ? "" : ", kinks " + summary.kinksHeld() + " of " + summary.kinks());
    }

    /** A page in Markdown: the summaries, then a table per family, then what failed, in full. */
    public static String markdown(Verification verification) {
        var text = new StringBuilder("# Verification\n\nSeed ").append(verification.seed());
        text.append(". *Worst* is the largest discrepancy over its bar, at most 1 for a pass; *noticed* the smallest ");
        text.append("relative fault that would have failed.\n\n");
        text.append("| family | pass | tries | undecided | kinks held | worst |\n|---|--:|--:|--:|--:|--:|\n");
        var summaries = new ArrayList<>(verification.families());
        summaries.add(verification.total());
        for (Summary s : summaries) {
            text.append(row(
                    s.name(),
                    s.passed() + " of " + s.specimens(),
                    String.valueOf(s.tries()),
                    s.undecided() + " (" + percent(s) + ")",
                    s.kinks() == 0 ? "" : s.kinksHeld() + " of " + s.kinks(),
                    bars(s.worst())));
        }
        for (Summary family : verification.families()) {
            text.append("\n## ").append(family.name()).append("\n\n");
            text.append("| specimen | verdict | worst | noticed | tries | undecided | kinks held |\n");
            text.append("|---|---|--:|--:|--:|--:|--:|\n");
            verification.lines().stream()
                    .filter(line -> line.family().equals(family.name()))
                    .forEach(line -> text.append(row(line)));
        }
        for (Line line : verification.lines()) {
            if (!line.passed()) {
                text.append("\n## ").append(line.name()).append(": ").append(line.verdict());
                text.append("\n\n```\n").append(line.failure()).append("```\n");
            }
        }
        return text.toString();
    }

    private static String row(Line line) {
        return row(
                line.name(),
                line.verdict().toString(),
                bars(line.worst()),
                Double.isFinite(line.noticed()) ? Figures.significant(line.noticed(), 2) : "",
                String.valueOf(line.tries()),
                String.valueOf(line.undecided()),
                line.kinks() == 0 ? "" : line.kinksHeld() + " of " + line.kinks());
    }

    private static String row(String... cells) {
        return "| "
                + String.join(
                        " | ",
                        List.of(cells).stream()
                                .map(cell -> cell.replace("|", "\\|"))
                                .toList()) + " |\n";
    }

    private static String percent(Summary summary) {
        return Figures.fixed(100 * summary.undecidedShare(), 2) + " %";
    }

    /** Two digits: how many bars wide. */
    private static String bars(double worst) {
        return worst == 0 ? "0" : worst <= 1 ? Figures.fixed(worst, 2) : Figures.significant(worst, 2);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(long number, int width) {
        return right(String.valueOf(number), width);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
