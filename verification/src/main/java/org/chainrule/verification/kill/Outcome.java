package org.chainrule.verification.kill;

import java.util.EnumSet;
import java.util.Set;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Witness;
import org.chainrule.verification.specimen.Planted;
import org.chainrule.verification.specimen.Specimen;

/**
 * What became of one mutant.
 *
 * @param specimen what it was planted in
 * @param planted the mutant
 * @param seed what the check was run from
 * @param witnesses who has killed it; empty if it survived
 */
public record Outcome(Specimen specimen, Planted planted, long seed, Set<Witness> witnesses) {

    /** Whether some comparison came to FAIL or INACCURATE. */
    public boolean killed() {
        return !witnesses.isEmpty();
    }

    /** Whether it is no fault in this specimen. */
    public boolean equivalent() {
        return planted.equivalence().isPresent();
    }

    /** Who kills: UNDECIDED and JUMP never do. */
    static Set<Witness> killers(CheckReport report) {
        var witnesses = EnumSet.noneOf(Witness.class);
        report.comparisons().stream().filter(Comparison::accuses).forEach(c -> witnesses.add(c.by()));
        return witnesses;
    }

    @Override
    public String toString() {
        return planted + " in " + specimen.name() + ", seed " + seed + ": "
                + (killed() ? "killed by " + witnesses : "survived");
    }
}
