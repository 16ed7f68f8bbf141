package org.chainrule.examples.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;

/** Plain text in at most {@value #WIDTH} columns: titles, wrapped paragraphs, formulas, tables. */
public final class LessonOutput {

    /** Longest line. */
    public static final int WIDTH = 100;

    private final Consumer<String> lines;

    /**
     * Output to anything that takes lines.
     *
     * @param lines receives every line without its end
     */
    public LessonOutput(Consumer<String> lines) {
        this.lines = lines;
    }

    /** A title, underlined. */
    public void title(String text) {
        line(text);
        line("=".repeat(length(text)));
    }

    /** An empty line, a heading, underlined. */
    public void heading(String text) {
        line("");
        line(text);
        line("-".repeat(length(text)));
    }

    /** A paragraph, wrapped between words. */
    public void paragraph(String text) {
        wrapped("", text);
    }

    /** An indented line that stands out: a formula, or a formula with numbers in it. */
    public void formula(String text) {
        line("    " + text);
    }

    /** A point of a list, wrapped. */
    public void point(String text) {
        wrapped("  - ", text);
    }

    /** An empty line. */
    public void blank() {
        line("");
    }

    /** One line as it is; at most {@value #WIDTH} columns. */
    public void line(String text) {
        if (length(text) > WIDTH) {
            throw new IllegalArgumentException("lesson: found a line of " + length(text) + " columns; at most " + WIDTH
                    + " fit; wrap it: " + text);
        }
        lines.accept(text.stripTrailing());
    }

    /** A table: the first row is its head; columns are as wide as their widest cell, all but the first right-aligned. */
    public void table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int j = 0; j < columns; j++) {
                widths[j] = Math.max(widths[j], length(row.get(j)));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            var text = new StringBuilder("    ");
            for (int j = 0; j < columns; j++) {
                String cell = rows.get(i).get(j);
                String pad = " ".repeat(widths[j] - length(cell));
                text.append(j == 0 ? "" : "  ").append(j == 0 ? cell + pad : pad + cell);
            }
            line(text.toString());
            if (i == 0) {
                line("    " + "-".repeat(Arrays.stream(widths).sum() + 2 * (columns - 1)));
            }
        }
    }

    /** A named matrix, one line per row, with this many digits after the point. */
    public void matrix(String name, Matrix matrix, int digits) {
        var cells = new ArrayList<List<String>>();
        int width = 0;
        for (int i = 0; i < matrix.rows(); i++) {
            var row = new ArrayList<String>();
            for (int j = 0; j < matrix.columns(); j++) {
                row.add(Figures.fixed(matrix.get(i, j), digits));
                width = Math.max(width, row.get(j).length());
            }
            cells.add(row);
        }
        String label = name + " = ";
        for (int i = 0; i < cells.size(); i++) {
            var text = new StringBuilder("    ").append(i == 0 ? label : " ".repeat(length(label)));
            text.append(i == 0 ? "[" : " ");
            for (String cell : cells.get(i)) {
                text.append(' ').append(" ".repeat(width - cell.length())).append(cell);
            }
            line(text.append(i == cells.size() - 1 ? " ]" : "").toString());
        }
    }

    private void wrapped(String bullet, String text) {
        String indent = " ".repeat(length(bullet));
        var current = new StringBuilder(bullet);
        boolean empty = true;
        for (String word : text.split(" ")) {
            if (!empty && length(current) + 1 + length(word) > WIDTH) {
                line(current.toString());
                current = new StringBuilder(indent);
                empty = true;
            }
            current.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(current.toString());
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
