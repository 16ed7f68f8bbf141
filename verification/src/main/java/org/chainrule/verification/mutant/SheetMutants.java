package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Jump;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.Reads;
import org.chainrule.core.function.ScalarFunction;

/** What can go wrong with what a function says of itself. */
final class SheetMutants {

    private SheetMutants() {}

    private static FunctionKind sheet(
            MutantClass kind, Predicate<ScalarFunction> fits, Function<Datasheet, Datasheet> wrong) {
        return new FunctionKind(
                kind,
                f -> fits.test(f)
                        ? List.of(Mutant.of(kind, new MutantFunction(f, f::slope, wrong.apply(f.datasheet()))))
                        : List.of());
    }

    private static Datasheet with(Datasheet of, List<Kink> kinks, List<Jump> jumps, Reads reads) {
        return new Datasheet(
                of.formula(),
                of.slopeFormula(),
                kinks,
                jumps,
                of.domainLow(),
                of.domainHigh(),
                of.infimum(),
                of.supremum(),
                of.atMinusInfinity(),
                of.atPlusInfinity(),
                of.slopeAtMinusInfinity(),
                of.slopeAtPlusInfinity(),
                of.monotone(),
                of.valueUlps(),
                of.slopeUlps(),
                of.slopeBound(),
                reads,
                of.specimens());
    }

    private static boolean hasKinks(ScalarFunction f) {
        return !f.datasheet().kinks().isEmpty();
    }

    private static boolean hasJumps(ScalarFunction f) {
        return !f.datasheet().jumps().isEmpty();
    }

    static List<FunctionKind> all() {
        var value =
                of("value-at-a-jump", "the stated value at a jump → the limit of the other side", "exactly the jump");
        return List.of(
                sheet(
                        of("kinks-not-named", "the kinks on the sheet → none", "the kink itself", "46"),
                        SheetMutants::hasKinks,
                        sheet -> with(sheet, List.of(), sheet.jumps(), sheet.reads())),
                sheet(
                        of("jumps-not-named", "the jumps on the sheet → none", "both sides of the jump"),
                        SheetMutants::hasJumps,
                        sheet -> with(sheet, sheet.kinks(), List.of(), sheet.reads())),
                sheet(
                        of(
                                "limit-at-a-jump",
                                "the limit from the right of a jump → half as much more",
                                "its neighbour"),
                        SheetMutants::hasJumps,
                        sheet -> with(
                                sheet,
                                sheet.kinks(),
                                sheet.jumps().stream()
                                        .map(jump -> new Jump(
                                                jump.at(),
                                                jump.left(),
                                                jump.right() + 0.5,
                                                jump.value() == jump.right() ? jump.right() + 0.5 : jump.value(),
                                                jump.slope()))
                                        .toList(),
                                sheet.reads())),
                new FunctionKind(
                        value,
                        f -> f.datasheet().jumps().stream()
                                .map(jump -> Mutant.<ScalarFunction>of(
                                                value,
                                                new MutantFunction(
                                                        f,
                                                        x -> x == jump.at()
                                                                ? (jump.value() == jump.left()
                                                                        ? jump.right()
                                                                        : jump.left())
                                                                : f.value(x),
                                                        f::slope,
                                                        f.datasheet()))
                                        .at("at " + jump.at()))
                                .toList()),
                sheet(
                        of(StateMutants.READS_DENIED, StateMutants.READS_SENTENCE, "poisoned buffers", "35"),
                        f -> f.datasheet().reads() != Reads.NOTHING,
                        sheet -> with(sheet, sheet.kinks(), sheet.jumps(), Reads.NOTHING)));
    }
}
