package org.chainrule.examples.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The names that are nearest to a text. */
public final class Nearest {

    /** One letter in so many may be wrong, the more the longer the word; in shorter words none. */
    private static final int LETTERS_PER_SLIP = 3;

    private Nearest() {}

    /** At most so many of the names: first those that hold the text or that it holds, then those with the fewest edits between. */
    public static List<String> to(String text, Collection<String> names, int most) {
        return names.stream()
                .sorted(Comparator.comparing((String name) -> !holds(name, text))
                        .thenComparingInt(name -> edits(text, name)))
                .limit(most)
                .toList();
    }

    /** The name that the text is a slip of, if one is so near. */
    public static Optional<String> slipOf(String text, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(name -> edits(text, name)))
                .filter(name -> edits(text, name) <= text.length() / LETTERS_PER_SLIP);
    }

    private static boolean holds(String name, String text) {
        return name.contains(text) || text.contains(name);
    }

    /** Letters put in, taken out, exchanged, or two neighbours swapped: Damerau 1964, Levenshtein 1966. */
    public static int edits(String from, String to) {
        var edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int exchanged = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(exchanged, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[from.length()][to.length()];
    }
}
