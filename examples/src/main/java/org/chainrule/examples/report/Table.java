package org.chainrule.examples.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table; the first column names the row, cells that hold a number stand to the right.
 *
 * @param caption what it shows
 * @param header one title per column
 * @param rows as many cells as there are titles
 */
public record Table(String caption, List<String> header, List<List<String>> rows) {

    /** Refuses ragged rows. */
    public Table {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("table \"" + caption + "\": found a row of " + row.size()
                        + " cells under " + header.size() + " titles");
            }
        }
    }

    /** The element, in a box that scrolls sideways on narrow screens. */
    String markup() {
        var lines = new ArrayList<String>();
        lines.add("<div class=\"scroll\"><table>\n<caption>" + Svg.escape(caption) + "</caption>\n<thead><tr>");
        for (int j = 0; j < header.size(); j++) {
            lines.add("<th scope=\"col\"" + side(j) + ">" + Svg.escape(header.get(j)) + "</th>");
        }
        lines.add("</tr></thead>\n<tbody>");
        for (List<String> row : rows) {
            var cells = new StringBuilder("<tr><th scope=\"row\">" + Svg.escape(row.get(0)) + "</th>");
            for (int j = 1; j < row.size(); j++) {
                cells.append("<td")
                        .append(side(j))
                        .append('>')
                        .append(Svg.escape(row.get(j)))
                        .append("</td>");
            }
            lines.add(cells + "</tr>");
        }
        lines.add("</tbody>\n</table></div>\n");
        return String.join("\n", lines);
    }

    private String side(int column) {
        boolean numbers = column > 0
                && rows.stream()
                        .allMatch(row ->
                                row.get(column).isEmpty() || row.get(column).matches("[−\\-–\\d∞].{0,18}"));
        return numbers ? " class=\"number\"" : "";
    }
}
