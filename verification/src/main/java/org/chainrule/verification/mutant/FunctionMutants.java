package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.FunctionKind.slope;
import static org.chainrule.verification.mutant.MutantClass.of;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chainrule.core.function.ScalarFunction;

/** What can go wrong with the slope of any function of one number. */
final class FunctionMutants {

    /** From here on tails are cut off. */
    private static final double FAR = 20;

    static final MutantClass CONSISTENT = of(
            "value-and-slope-doubled",
            "f, f′ → 2 f, 2 f′: a wrong value with the slope that follows it",
            "the formula of the sheet; no difference of values can tell",
            "15");

    private FunctionMutants() {}

    private static FunctionKind scale(Scales scale) {
        var kind = slope(scale.kind(), f -> Optional.of((x, y) -> scale.change().applyAsDouble(f.slope(x, y))));
        return switch (scale.kind().name()) {
            case Scales.WITHOUT_SIGN ->
                kind.equivalentIf(
                        FunctionShapes::isNowhereDecreasing,
                        "no slope is negative: the sheet says so, or every piece does");
            case Scales.FLOAT ->
                kind.equivalentIf(
                        f -> FunctionShapes.isPiecewiseLinear(f)
                                && FunctionShapes.slopes(f).stream().allMatch(v -> v == (float) (double) v),
                        "the slope takes finitely many values, all of which are floats");
            default -> kind;
        };
    }

    static List<FunctionKind> all() {
        return Stream.of(
                        Scales.all().stream().map(FunctionMutants::scale),
                        general().stream(),
                        KinkMutants.all().stream(),
                        ParameterMutants.functions().stream(),
                        TailMutants.all().stream(),
                        ConstantMutants.all().stream(),
                        SheetMutants.all().stream(),
                        BeyondMutants.functions().stream())
                .flatMap(kinds -> kinds)
                .toList();
    }

    private static List<FunctionKind> general() {
        return List.of(
                slope(
                                of(
                                        "slope-0-at-0",
                                        "f′(0) → 0, as from a sign or a quotient",
                                        "exactly 0, which random numbers never are",
                                        "55"),
                                f -> Optional.of((x, y) -> x == 0 ? 0 : f.slope(x, y)))
                        .equivalentIf(
                                f -> !f.datasheet().takes(-1e-9) || FunctionShapes.slopeAt0(f) == 0,
                                "the slope at 0 is 0, or 0 is an end of the domain, which has none"),
                slope(
                                of(
                                        "slope-1-at-0",
                                        "f′(0) → 1, as from a guarded division",
                                        "exactly 0, which random numbers never are",
                                        "55"),
                                f -> Optional.of((x, y) -> x == 0 ? 1 : f.slope(x, y)))
                        .equivalentIf(
                                f -> !f.datasheet().takes(-1e-9) || FunctionShapes.slopeAt0(f) == 1,
                                "the slope at 0 is 1, or 0 is an end of the domain, which has none"),
                slope(
                                of("argument-negated", "f′(x) → f′(−x)", "both signs of the argument", "47"),
                                f -> f.datasheet().domainLow() < -1
                                        ? Optional.of((x, y) -> f.slope(-x, f.value(-x)))
                                        : Optional.empty())
                        .equivalentIf(
                                FunctionShapes::hasEvenSlope,
                                "the function is odd but for a constant, so its slope is even"),
                slope(
                                of(
                                        "argument-rounded-to-float",
                                        "f′(x) → f′((float) x)",
                                        "digits beyond the seventh, and the neighbours of kinks",
                                        "11"),
                                f -> Optional.of((x, y) -> f.slope((float) x, f.value((float) x))))
                        .equivalentIf(FunctionShapes::hasOneSlope, "the slope does not depend on the argument"),
                slope(
                                of(
                                        "tail-cut-off",
                                        "f′(x) → its limit from |x| = 20 on",
                                        "saturated arguments, where differences cannot tell",
                                        "14",
                                        "56"),
                                f -> Optional.of((x, y) -> cut(f, x, y)))
                        .equivalentIf(
                                FunctionShapes::isLinearFarOut, "from 20 on the slope, in doubles, has its limit"),
                new FunctionKind(CONSISTENT, FunctionMutants::consistent));
    }

    private static double cut(ScalarFunction f, double x, double y) {
        var sheet = f.datasheet();
        return x >= FAR ? sheet.slopeAtPlusInfinity() : x <= -FAR ? sheet.slopeAtMinusInfinity() : f.slope(x, y);
    }

    private static List<Mutant<ScalarFunction>> consistent(ScalarFunction f) {
        return List.of(Mutant.of(
                CONSISTENT,
                new MutantFunction(f, x -> 2 * f.value(x), (x, y) -> 2 * f.slope(x, y / 2), f.datasheet())));
    }
}
