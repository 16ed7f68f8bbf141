package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.verification.mutant.OpMutant;
import org.chainrule.verification.mutant.OpMutants;

/**
 * Which known mutant makes the numbers that a faulty vjp makes.
 *
 * <p>Mutants are made of a sound op. For a faulty op that is one of the built-in ones that computes the same values from the
 * recorded inputs, to rounding, its {@linkplain Twins twin}; without a twin, the op itself with products made of
 * differences. A mutant is named only if its products equal the faulty ones for every input, on the recorded cotangent and
 * on a random one, to within the rounding of both.
 */
final class LikeliestMutant {

    private LikeliestMutant() {}

    static Optional<OpMutant> of(LocalRule faulty, Optional<Matrix> recorded, RandomGenerator random) {
        var cotangents = new ArrayList<Matrix>();
        recorded.ifPresent(cotangents::add);
        cotangents.add(faulty.randomCotangent(random));
        var claims = claims(faulty, cotangents, random);
        for (Op sound : sounds(faulty)) {
            for (OpMutant mutant : OpMutants.fitting(sound, faulty.shapes())) {
                if (matches(faulty, mutant.op(), claims, random)) {
                    return Optional.of(mutant);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Op> sounds(LocalRule faulty) {
        var twins = Twins.of(faulty);
        return twins.isEmpty() ? List.of(new DifferenceOp(faulty.op())) : twins;
    }

    private record Claim(int input, Matrix cotangent, double[] product, ProductRounding rounding) {}

    private static List<Claim> claims(LocalRule faulty, List<Matrix> cotangents, RandomGenerator random) {
        var claims = new ArrayList<Claim>();
        for (Matrix cotangent : cotangents) {
            for (int i = 0; i < faulty.count(); i++) {
                if (faulty.op().differentiable(i)) {
                    var product = faulty.product(i, cotangent);
                    claims.add(new Claim(
                            i, cotangent, product, new ProductRounding(faulty, i, cotangent, product, random)));
                }
            }
        }
        return claims;
    }

    private static boolean matches(LocalRule faulty, Op op, List<Claim> claims, RandomGenerator random) {
        try {
            var mutant = faulty.of(op);
            for (Claim claim : claims) {
                if (!mutant.op().differentiable(claim.input())) {
                    return false;
                }
                var product = mutant.product(claim.input(), claim.cotangent());
                if (!Habits.close(product, claim.product()) || !equals(product, claim, mutant, random)) {
                    return false;
                }
            }
            return true;
        } catch (IllegalArgumentException | IndexOutOfBoundsException doesNotFit) {
            return false; // a mutant that cannot run on these shapes is not the one that did
        }
    }

    private static boolean equals(double[] product, Claim claim, LocalRule mutant, RandomGenerator random) {
        var rounding = new ProductRounding(mutant, claim.input(), claim.cotangent(), product, random);
        for (int k = 0; k < product.length; k++) {
            double slack = rounding.ofElement(k) + claim.rounding().ofElement(k);
            boolean equal = Double.compare(product[k], claim.product()[k]) == 0;
            if (!equal && !(Math.abs(product[k] - claim.product()[k]) <= slack)) {
                return false;
            }
        }
        return true;
    }
}
