package org.chainrule.verification.specimen;

import java.util.Optional;
import org.chainrule.verification.mutant.Mutant;
import org.chainrule.verification.mutant.MutantClass;

/**
 * A mutant of a specimen under the specimen's own check.
 *
 * @param kind the class of the fault
 * @param where which edge, parameter or point; empty if there is only one
 * @param equivalence why it is no fault in this specimen; empty if it is one
 * @param check the specimen's check, of the mutant
 */
public record Planted(MutantClass kind, String where, Optional<String> equivalence, Trial check) {

    static <T> Planted of(Mutant<T> mutant, Trial check) {
        return new Planted(mutant.kind(), mutant.where(), mutant.equivalence(), check);
    }

    /** Class and place. */
    @Override
    public String toString() {
        return where.isEmpty() ? kind.name() : kind.name() + " (" + where + ")";
    }
}
