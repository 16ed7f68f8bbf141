package org.chainrule.core.metric;

import java.util.ArrayList;
import java.util.List;

/** Columns set right, but the first. */
final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    /** One more row: its title, the columns of a list, then more columns; every row has equally many. */
    void row(String title, List<String> columns, String... more) {
        var row = new ArrayList<String>();
        row.add(title);
        row.addAll(columns);
        row.addAll(List.of(more));
        rows.add(row);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder(row.get(0))
                    .append(" ".repeat(width(0) - row.get(0).length()));
            for (int j = 1; j < row.size(); j++) {
                line.append(" ".repeat(2 + width(j) - row.get(j).length())).append(row.get(j));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
