package org.chainrule.verification.mutant;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.chainrule.core.function.RowFunction;

/**
 * A class of mutants of functions of a row.
 *
 * @param kind the class
 * @param plant the mutants of a function for rows of so many columns; empty if it fits not
 */
record RowKind(MutantClass kind, BiFunction<RowFunction, Integer, List<Mutant<RowFunction>>> plant) {

    /** One wrong product for every function that this gives one for. */
    static RowKind vjp(
            MutantClass kind,
            Predicate<RowFunction> fits,
            java.util.function.Function<RowFunction, MutantRowFunction.Vjp> wrong) {
        return new RowKind(
                kind,
                (f, n) ->
                        fits.test(f) ? List.of(Mutant.of(kind, new MutantRowFunction(f, wrong.apply(f)))) : List.of());
    }

    /** States when it is no fault. */
    RowKind equivalentIf(Predicate<Integer> columns, String proof) {
        return new RowKind(
                kind,
                (f, n) -> plant.apply(f, n).stream()
                        .map(mutant -> mutant.equivalentIf(columns.test(n), proof))
                        .toList());
    }

    /** A function with the product of another one, from its own output. */
    static Mutant<RowFunction> as(MutantClass kind, RowFunction f, RowFunction other) {
        return new Mutant<>(kind, "", new MutantRowFunction(f, other::vjp), Optional.empty());
    }
}
