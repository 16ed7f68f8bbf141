package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * What can go wrong with a number that was right, wherever it stands.
 *
 * @param kind the class
 * @param change the right number → the wrong one
 */
record Scales(MutantClass kind, DoubleUnaryOperator change) {

    static final String WITHOUT_SIGN = "without-sign";
    static final String FLOAT = "rounded-to-float";

    private static Scales by(double factor, String name, String sentence, String... catalogue) {
        var kind = of(name, sentence, "any point where the derivative is not 0", catalogue);
        return new Scales(kind, v -> v * factor);
    }

    static List<Scales> all() {
        return List.of(
                by(-1, "sign-flipped", "g · f′ → −g · f′", "7"),
                by(2, "doubled", "c → 2 c: counted twice", "10"),
                by(0.5, "halved", "2 (x − t) → x − t: the factor of a square missing", "8"),
                by(0, "forgotten", "c → 0: a silent zero gradient", "43"),
                by(1 + 1e-3, "off-by-1e-3", "c → (1 + 10⁻³) c: a constant rounded to three digits", "11"),
                by(1 + 1e-4, "off-by-1e-4", "c → (1 + 10⁻⁴) c: a constant rounded to four digits", "11"),
                by(1 + 1e-5, "off-by-1e-5", "c → (1 + 10⁻⁵) c: a constant rounded to five digits", "11"),
                by(1 + 1e-6, "off-by-1e-6", "c → (1 + 10⁻⁶) c: a constant rounded to six digits", "11"),
                by(1 + 1e-9, "off-by-1e-9", "c → (1 + 10⁻⁹) c"),
                new Scales(of(FLOAT, "c → (float) c", "digits beyond the seventh", "11"), v -> (float) v),
                new Scales(of(WITHOUT_SIGN, "c → |c|", "a negative derivative"), Math::abs));
    }
}
