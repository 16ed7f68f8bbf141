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
 * @param subject the mutant itself; empty if it is none of the kinds that can be looked at closer
 */
public record Planted(
        MutantClass kind, String where, Optional<String> equivalence, Trial check, Optional<Faulty> subject) {

    /** Of a mutant that is seen through its check only. */
    public Planted(MutantClass kind, String where, Optional<String> equivalence, Trial check) {
        this(kind, where, equivalence, check, Optional.empty());
    }

    static <T> Planted of(Mutant<T> mutant, Trial check, Faulty subject) {
        return new Planted(mutant.kind(), mutant.where(), mutant.equivalence(), check, Optional.of(subject));
    }

    /** Class and place. */
    @Override
    public String toString() {
        return where.isEmpty() ? kind.name() : kind.name() + " (" + where + ")";
    }
}
