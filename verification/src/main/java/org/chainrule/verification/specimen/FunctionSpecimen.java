package org.chainrule.verification.specimen;

import java.util.List;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.mutant.Mutants;

/**
 * A function of one number with one value of its parameters.
 *
 * @param function the function
 */
public record FunctionSpecimen(ScalarFunction function) implements Specimen {

    /** Random points besides the special ones; the special ones are what most faults need. */
    private static final int POINTS = 40;

    @Override
    public String name() {
        return function.name();
    }

    @Override
    public String family() {
        return "function";
    }

    @Override
    public Class<?> type() {
        return function.getClass();
    }

    @Override
    public Trial sound() {
        return trial(function);
    }

    private static Trial trial(ScalarFunction of) {
        return new Trial(1, (stage, seed, extent) -> check(of, seed, extent));
    }

    private static CheckReport check(ScalarFunction of, long seed, Trial.Extent extent) {
        var check = GradientCheck.ofFunction(of).points(POINTS).seed(seed);
        return (extent == Trial.Extent.WHOLE ? check : check.untilFirstFault()).run();
    }

    @Override
    public List<Planted> planted() {
        return Mutants.of(function).stream()
                .map(mutant -> Planted.of(mutant, trial(mutant.faulty()), new Faulty.OfFunction(mutant.faulty())))
                .toList();
    }
}
