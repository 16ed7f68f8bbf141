package org.chainrule.verification.mutant;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chainrule.core.loss.Loss;

/**
 * A class of mutants of losses.
 *
 * @param kind the class
 * @param plant the mutants of a loss for predictions of so many columns; empty if it fits not
 */
record LossKind(MutantClass kind, BiFunction<Loss, Integer, List<Mutant<Loss>>> plant) {

    /** One wrong slope for every loss that it fits. */
    static LossKind slope(MutantClass kind, Predicate<Loss> fits, Function<Loss, MutantLoss.Slope> wrong) {
        return new LossKind(
                kind,
                (loss, n) -> fits.test(loss)
                        ? List.of(Mutant.of(kind, new MutantLoss(loss, wrong.apply(loss))))
                        : List.of());
    }

    /** A slope of one element in a column. */
    @FunctionalInterface
    interface ElementSlope {
        double at(double p, double t, int column);
    }

    /** The same for a loss of elements. */
    static LossKind element(MutantClass kind, Predicate<Loss> fits, Function<Loss, ElementSlope> wrong) {
        return slope(kind, fits, loss -> {
            var element = wrong.apply(loss);
            return (p, t, n, dp) -> {
                for (int j = 0; j < n; j++) {
                    dp[j] = element.at(p[j], t[j], j);
                }
            };
        });
    }

    /** A loss with the slope of another one. */
    static Mutant<Loss> as(MutantClass kind, Loss loss, Loss other) {
        return Mutant.of(kind, new MutantLoss(loss, other::slope));
    }
}
