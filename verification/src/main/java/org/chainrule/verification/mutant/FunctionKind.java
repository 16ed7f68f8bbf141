package org.chainrule.verification.mutant;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chainrule.core.function.ScalarFunction;

/**
 * A class of mutants of functions of one number.
 *
 * @param kind the class
 * @param plant the mutants of a function; empty if it fits not
 */
record FunctionKind(MutantClass kind, Function<ScalarFunction, List<Mutant<ScalarFunction>>> plant) {

    /** One wrong slope for every function that this gives one for. */
    static FunctionKind slope(MutantClass kind, Function<ScalarFunction, Optional<MutantFunction.Slope>> wrong) {
        return new FunctionKind(
                kind,
                f -> wrong.apply(f).map(slope -> mutant(kind, f, slope)).stream()
                        .toList());
    }

    static Mutant<ScalarFunction> mutant(MutantClass kind, ScalarFunction f, MutantFunction.Slope wrong) {
        return Mutant.of(kind, new MutantFunction(f, wrong));
    }

    /** States when it is no fault. */
    FunctionKind equivalentIf(Function<ScalarFunction, Boolean> condition, String proof) {
        return new FunctionKind(
                kind,
                f -> plant.apply(f).stream()
                        .map(mutant -> mutant.equivalentIf(condition.apply(f), proof))
                        .toList());
    }
}
