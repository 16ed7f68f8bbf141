package org.chainrule.examples.planted;

import java.util.ArrayList;
import java.util.List;

/** Long lines broken between words. */
final class Wrapped {

    /** Two columns less than a terminal is wide for certain: the lines of a chapter are indented. */
    private static final int WIDTH = 98;

    private Wrapped() {}

    /** The same line, or several of which all but the first stand four columns to the right of it. */
    static List<String> line(String line) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        var lines = new ArrayList<String>();
        var current = new StringBuilder(indent);
        boolean empty = true;
        // A space at the beginning of a word belongs to a column of a table and stays.
        for (String word : line.stripLeading().split("(?<=\\S) (?=\\S)")) {
            if (!empty && current.length() + 1 + word.length() > WIDTH) {
                lines.add(current.toString());
                current = new StringBuilder(indent + "    ");
                empty = true;
            }
            current.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(current.toString());
        return lines;
    }
}
