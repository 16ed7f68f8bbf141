package org.chainrule.core;

import java.util.ArrayList;
import java.util.Arrays;

/** The token replacement that makes a float source of a double one; {@code /}{@code *wide*}{@code / double} stays. */
final class Twins {

    private static final String WIDE = "\u0000wide\u0000";

    private Twins() {}

    static String derive(String source) {
        return sortImports(source.replace("/*wide*/ double", WIDE)
                .replace("Its float twin is derived from this file; edit this one.", "\u0000note\u0000")
                .replace("FLOAT64", "FLOAT32")
                .replace("Double", "Float")
                .replace("double", "float")
                .replace("0x1p-53", "0x1p-24f")
                .replace("\u0000note\u0000", "Derived from its double twin; edit that one.")
                .replace(WIDE, "/*wide*/ double"));
    }

    /** Replacement can put imports out of order. */
    private static String sortImports(String source) {
        var lines = new ArrayList<>(Arrays.asList(source.split("\n", -1)));
        int first = -1;
        for (int i = 0; i <= lines.size(); i++) {
            boolean isImport = i < lines.size() && lines.get(i).startsWith("import ");
            if (isImport && first < 0) {
                first = i;
            } else if (!isImport && first >= 0) {
                lines.subList(first, i).sort(null);
                first = -1;
            }
        }
        return String.join("\n", lines);
    }
}
