package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.chainrule.core.Figures;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.ScalarFunction;

/** What can go wrong at a kink, where the slope is a convention. */
final class KinkMutants {

    private static final String EXPOSED = "exactly the kink, which random numbers never hit";

    private KinkMutants() {}

    /** Another slope at one kink, for every kink. */
    private static FunctionKind at(String name, String sentence, ToDoubleFunction<Kink> slope, String... catalogue) {
        var kind = of(name, sentence, EXPOSED, catalogue);
        return new FunctionKind(kind, f -> {
            var mutants = new ArrayList<Mutant<ScalarFunction>>();
            for (Kink kink : f.datasheet().kinks()) {
                double wrong = slope.applyAsDouble(kink);
                mutants.add(FunctionKind.mutant(kind, f, (x, y) -> x == kink.at() ? wrong : f.slope(x, y))
                        .at("at " + Figures.shortest(kink.at()))
                        .equivalentIf(wrong == kink.convention(), "that is the stated convention"));
            }
            return mutants;
        });
    }

    static List<FunctionKind> all() {
        var slack = of("kink-with-slack", "x < k → x < k + 10⁻⁶", "the neighbours of the kink", "46", "47");
        var jump = of("slope-at-a-jump", "the stated slope at a jump → one more", "exactly the jump");
        return List.of(
                at(
                        "kink-other-side",
                        "the slope stated at the kink → the one of the other side: < for ≤",
                        kink -> kink.convention() == kink.left() ? kink.right() : kink.left(),
                        "46"),
                at(
                        "kink-between",
                        "the slope stated at the kink → the mean of both sides",
                        kink -> (kink.left() + kink.right()) / 2,
                        "46",
                        "49"),
                at(
                        "kink-both-sides",
                        "the slope stated at the kink → the sum of both sides",
                        kink -> kink.left() + kink.right(),
                        "49",
                        "58"),
                at(
                        "kink-outside",
                        "the slope stated at the kink → one that neither side nor anything between has",
                        kink -> Math.max(kink.left(), kink.right()) + 1,
                        "55"),
                new FunctionKind(
                        slack,
                        f -> f.datasheet().kinks().stream()
                                .map(kink -> FunctionKind.mutant(
                                                slack,
                                                f,
                                                (x, y) -> Math.abs(x - kink.at()) < 1e-6
                                                        ? kink.convention()
                                                        : f.slope(x, y))
                                        .at("at " + Figures.shortest(kink.at())))
                                .toList()),
                new FunctionKind(
                        jump,
                        f -> f.datasheet().jumps().stream()
                                .map(at -> FunctionKind.mutant(
                                                jump, f, (x, y) -> x == at.at() ? at.slope() + 1 : f.slope(x, y))
                                        .at("at " + Figures.shortest(at.at())))
                                .toList()));
    }
}
