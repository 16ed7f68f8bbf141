package org.chainrule.verification.mutant;

import java.util.Optional;

/**
 * One sound thing with one fault.
 *
 * @param kind the class of the fault
 * @param where which edge, parameter or point; empty if there is only one
 * @param faulty the thing with the fault
 * @param equivalence why it is no fault in this one after all, for all of its arguments; empty if it is one
 */
public record Mutant<T>(MutantClass kind, String where, T faulty, Optional<String> equivalence) {

    static <T> Mutant<T> of(MutantClass kind, T faulty) {
        return new Mutant<>(kind, "", faulty, Optional.empty());
    }

    Mutant<T> at(String place) {
        return new Mutant<>(kind, place, faulty, equivalence);
    }

    Mutant<T> equivalent(String proof) {
        return new Mutant<>(kind, where, faulty, Optional.of(proof));
    }

    Mutant<T> equivalentIf(boolean holds, String proof) {
        return holds ? equivalent(proof) : this;
    }
}
