package org.chainrule.examples.planted;

import java.util.Comparator;
import java.util.List;
import org.chainrule.verification.fault.Fault;
import org.chainrule.verification.fault.Faults;
import org.chainrule.verification.mutant.MutantClass;
import org.chainrule.verification.mutant.Mutants;

/** The planted bugs by name. */
public final class Bugs {

    private static final int OFFERED = 4;

    private Bugs() {}

    /** Every name with its sentence, one line each. */
    public static List<String> list() {
        int width = names().stream().mapToInt(String::length).max().orElse(0);
        return Mutants.classes().stream()
                .map(kind -> kind.name() + " ".repeat(width - kind.name().length()) + "  " + kind.sentence())
                .toList();
    }

    private static List<String> names() {
        return Mutants.classes().stream().map(MutantClass::name).toList();
    }

    /**
     * The bug of a name.
     *
     * @throws IllegalArgumentException if there is none, with the names that are nearest
     */
    public static Fault named(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("break: found no planted bug \"" + name + "\"; the nearest names are "
                    + String.join(", ", near(name)) + "; chainrule break --list shows all " + names().size());
        }
        return Faults.named(name);
    }

    /** Names that hold the text or that it holds come first, then those with the fewest edits between. */
    private static List<String> near(String name) {
        return names().stream()
                .sorted(Comparator.comparing((String other) -> !other.contains(name) && !name.contains(other))
                        .thenComparingInt(other -> edits(name, other)))
                .limit(OFFERED)
                .toList();
    }

    /** Levenshtein 1966: letters put in, taken out or exchanged. */
    static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int exchanged = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
