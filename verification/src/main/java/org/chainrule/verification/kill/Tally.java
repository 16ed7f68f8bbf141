package org.chainrule.verification.kill;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chainrule.verification.check.Witness;

/**
 * What became of several mutants.
 *
 * @param name what they have in common
 * @param fitted how many there are
 * @param equivalent how many of them are no faults
 * @param killed how many of the others were killed
 * @param by how many each witness has killed
 */
public record Tally(String name, int fitted, int equivalent, int killed, Map<Witness, Integer> by) {

    /** Copies the map. */
    public Tally {
        by = Map.copyOf(by);
    }

    static Tally of(String name, List<Outcome> outcomes) {
        var by = new EnumMap<Witness, Integer>(Witness.class);
        int equivalent = 0;
        int killed = 0;
        for (Outcome outcome : outcomes) {
            if (outcome.equivalent()) {
                equivalent++;
            } else if (outcome.killed()) {
                killed++;
                outcome.witnesses().forEach(witness -> by.merge(witness, 1, Integer::sum));
            }
        }
        return new Tally(name, outcomes.size(), equivalent, killed, by);
    }

    /** How many are faults. */
    public int faults() {
        return fitted - equivalent;
    }

    /** How many faults survived. */
    public int survived() {
        return faults() - killed;
    }
}
