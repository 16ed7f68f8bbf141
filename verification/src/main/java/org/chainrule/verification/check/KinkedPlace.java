package org.chainrule.verification.check;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.kernel.Kernels;

/**
 * A place where an op of a user's own may stand on several kinks, which no sheet tells of: what is accused there is looked at
 * again by {@link BesideKink}, once, and only if something is.
 */
final class KinkedPlace {

    private final Op op;
    private final Op variant;
    private final Kernels kernels;
    private final OpPlaces.Place place;
    private final RandomGenerator random;
    private Optional<BesideKink.Finding> finding = Optional.empty();

    /**
     * Of a variant of an op.
     *
     * @param op what the variant claims to be; an op of the library has its kinks on a sheet, and its variants are held to that
     */
    KinkedPlace(Op op, Op variant, Kernels kernels, OpPlaces.Place place, RandomGenerator random) {
        this.op = op;
        this.variant = variant;
        this.kernels = kernels;
        this.place = place;
        this.random = random;
    }

    /** Whether an op may have kinks that no sheet tells of. */
    static boolean concerns(Op op) {
        return op instanceof CustomOp || (op instanceof RowWise rows && rows.function() instanceof CustomRowFunction);
    }

    /** Comparisons made here, with what is accused at a kink of several outputs judged by the sides of it. */
    List<Comparison> judged(List<Comparison> compared) {
        if (!concerns(op) || compared.stream().noneMatch(Comparison::accuses)) {
            return compared;
        }
        return switch (finding()) {
            case LIMIT ->
                with(
                        Verdict.PASS,
                        "a kink of several outputs: the product is the gradient on one of its sides, where differences"
                                + " confirm it",
                        Integer.MAX_VALUE,
                        compared);
            case SEVERAL_KINKS ->
                with(
                        Verdict.UNDECIDED,
                        "several kinks meet here; along them the product is right, and across them no slope is demanded",
                        1, // for all of the place
                        compared);
            case NOTHING -> compared;
        };
    }

    /** With another verdict in place of at most so many accusations; what is left of these is dropped. */
    private static List<Comparison> with(Verdict other, String because, int most, List<Comparison> compared) {
        return Stream.concat(
                        compared.stream().filter(c -> !c.accuses()),
                        compared.stream()
                                .filter(Comparison::accuses)
                                .limit(most)
                                .map(c -> c.with(other, because)))
                .toList();
    }

    private BesideKink.Finding finding() {
        if (finding.isEmpty()) {
            finding = Optional.of(BesideKink.at(variant, kernels, place, random));
        }
        return finding.get();
    }
}
