package org.chainrule.verification.kill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.verification.check.Witness;

/** A kill matrix for people and for programs. */
public final class MatrixText {

    private final KillMatrix matrix;

    /** Of this matrix. */
    public MatrixText(KillMatrix matrix) {
        this.matrix = matrix;
    }

    /** One line: how many classes, mutants, equivalent ones, kills, survivors, from which seeds. */
    public String summary() {
        var total = matrix.total();
        return matrix.byClass().size() + " classes of mutants, seeds " + matrix.seeds() + ": " + total.fitted()
                + " mutants, "
                + total.equivalent() + " of them no fault (proved), " + total.killed() + " of " + total.faults()
                + " killed, " + total.survived() + " survived; " + matrix.checked() + " checks of sound specimens, "
                + matrix.unsound().size() + " of them failed";
    }

    /** A short table in Markdown: a row for each of what mutants are planted in, and one for all. */
    public String byFamily() {
        var rows = new ArrayList<>(matrix.byFamily());
        rows.add(matrix.total());
        return table("planted in", rows);
    }

    /** A table in Markdown: a row per class with the witnesses' kills, then one per specimen, then proofs and survivors. */
    public String markdown() {
        return "# Kill matrix\n\n" + summary() + "\n\n" + byFamily() + "\n" + table("class", matrix.byClass()) + "\n"
                + table("specimen", matrix.bySpecimen()) + "\n## Equivalent mutants and why\n\n"
                + lines(matrix.outcomes().stream()
                        .filter(Outcome::equivalent)
                        .map(outcome -> "- " + outcome.planted() + " in "
                                + outcome.specimen().name() + ": "
                                + outcome.planted().equivalence().orElseThrow())
                        .distinct()
                        .toList())
                + "\n## Survivors\n\n"
                + lines(matrix.survivors().stream()
                        .map(outcome -> "- " + outcome)
                        .toList());
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "none\n" : String.join("\n", lines) + "\n";
    }

    private static String table(String of, List<Tally> tallies) {
        String head = "| " + of + " | fitted | equivalent | killed | survived | "
                + Arrays.stream(Witness.values()).map(Witness::title).collect(Collectors.joining(" | ")) + " |\n|---|"
                + "---:|".repeat(4 + Witness.values().length) + "\n";
        return head + tallies.stream().map(MatrixText::row).collect(Collectors.joining());
    }

    private static String row(Tally tally) {
        return "| " + tally.name() + " | " + tally.fitted() + " | " + tally.equivalent() + " | " + tally.killed()
                + " | "
                + tally.survived() + " | "
                + Arrays.stream(Witness.values())
                        .map(witness -> String.valueOf(tally.by().getOrDefault(witness, 0)))
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }

    /** The same as plain text, a line per class. */
    public String text() {
        return summary() + "\n"
                + matrix.byClass().stream()
                        .map(tally -> String.format(
                                "%-32s %5d fitted %5d equivalent %5d killed %3d survived  %s%n",
                                tally.name(),
                                tally.fitted(),
                                tally.equivalent(),
                                tally.killed(),
                                tally.survived(),
                                by(tally)))
                        .collect(Collectors.joining());
    }

    private static String by(Tally tally) {
        return Arrays.stream(Witness.values())
                .filter(tally.by()::containsKey)
                .map(witness -> witness.title() + " " + tally.by().get(witness))
                .collect(Collectors.joining(", "));
    }

    /** The same as JSON. */
    public String json() {
        return "{\"seeds\":" + matrix.seeds() + ",\"total\":" + json(matrix.total()) + ",\"classes\":["
                + matrix.byClass().stream().map(MatrixText::json).collect(Collectors.joining(","))
                + "],\"specimens\":["
                + matrix.bySpecimen().stream().map(MatrixText::json).collect(Collectors.joining(","))
                + "],\"survivors\":["
                + matrix.survivors().stream().map(o -> quoted(o.toString())).collect(Collectors.joining(","))
                + "]}\n";
    }

    private static String json(Tally tally) {
        return "{\"name\":" + quoted(tally.name()) + ",\"fitted\":" + tally.fitted() + ",\"equivalent\":"
                + tally.equivalent() + ",\"killed\":" + tally.killed() + ",\"by\":{"
                + Arrays.stream(Witness.values())
                        .filter(tally.by()::containsKey)
                        .map(witness ->
                                quoted(witness.title()) + ":" + tally.by().get(witness))
                        .collect(Collectors.joining(","))
                + "}}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
