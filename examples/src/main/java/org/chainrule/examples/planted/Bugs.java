package org.chainrule.examples.planted;

import java.util.List;
import org.chainrule.examples.words.Nearest;
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
                    + String.join(", ", Nearest.to(name, names(), OFFERED)) + "; chainrule break --list shows all "
                    + names().size());
        }
        return Faults.named(name);
    }
}
