package org.chainrule.examples.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table as lines of text: the first column set left, the others right. */
final class TextTable {

    private TextTable() {}

    /** A line for the header and one for each row; all have as many cells as the header. */
    static List<String> lines(List<String> header, List<List<String>> rows) {
        int[] widths = IntStream.range(0, header.size())
                .map(j -> Stream.concat(Stream.of(header), rows.stream())
                        .mapToInt(row -> row.get(j).length())
                        .max()
                        .orElse(0))
                .toArray();
        var lines = new ArrayList<String>();
        lines.add(line(header, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder(cells.get(0)).append(pad(cells.get(0), widths[0]));
        for (int j = 1; j < cells.size(); j++) {
            line.append("  ").append(pad(cells.get(j), widths[j])).append(cells.get(j));
        }
        return line.toString().stripTrailing();
    }

    private static String pad(String cell, int width) {
        return " ".repeat(width - cell.length());
    }
}
