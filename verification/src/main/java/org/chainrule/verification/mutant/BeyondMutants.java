package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.FunctionKind.slope;
import static org.chainrule.verification.mutant.MutantClass.of;
import static org.chainrule.verification.mutant.OpKind.product;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.ScalarFunction;

/** What shows in no product of ordinary numbers: NaN that is swallowed, infinities, and a single call that is wrong. */
final class BeyondMutants {

    private static final MutantClass VALUE = of(
            "nan-value-swallowed",
            "f(NaN) = NaN → 0, as from a comparison that is false",
            "NaN, which a run that has diverged is full of");

    private static final double CLIP = 1e80;

    private BeyondMutants() {}

    static List<OpKind> ops() {
        return List.of(
                product(
                        of("nan-cotangent-swallowed", "NaN in g → 0", "NaN in the cotangent"),
                        (op, input, o, g, beta, gx) -> {
                            var calm = OpKind.copy(g);
                            withoutNaN(calm);
                            op.vjp(input, o, calm, beta, gx);
                        }),
                OpKind.result(
                        of("nan-product-swallowed", "NaN in the product → 0", "NaN in the cotangent"),
                        BeyondMutants::withoutNaN),
                product(
                        of(
                                "cotangent-kept-by-buffer",
                                "g → what was in this buffer when it was first seen",
                                "other numbers in the same buffers, as in every training step after the first",
                                "33"),
                        new KeptByBuffer()),
                product(
                        of("beta-as-a-flag", "c + β x̄ → c + x̄ whenever β ≠ 0", "a β that is neither 0 nor 1"),
                        (op, input, o, g, beta, gx) -> op.vjp(input, o, g, beta == 0 ? 0 : 1, gx)),
                product(
                        of("nan-there-cleared", "c + NaN → c", "a NaN in the buffer that is added to"),
                        (op, input, o, g, beta, gx) -> {
                            withoutNaN(gx);
                            op.vjp(input, o, g, beta, gx);
                        }),
                OpKind.cotangent(
                        of("huge-cotangent-clipped", "g → g to at most ±1e80", "very large cotangents", "58"),
                        g -> change(g, x -> Math.max(-CLIP, Math.min(CLIP, x)))),
                OpKind.cotangent(
                                of(
                                        "small-cotangent-dropped",
                                        "g → 0 beside an element 10⁸ times as large",
                                        "elements of very" + " different sizes"),
                                BeyondMutants::dropSmall)
                        .equivalentIf(edge -> edge.out().size() == 1, "one number is not small beside another"),
                onlyCall("third-call-alone", 3),
                onlyCall("tenth-call-alone", 10));
    }

    private static OpKind onlyCall(String name, int number) {
        var kind = of(
                name,
                "the product → another in call " + number + " of a plan alone",
                "the first calls, all with the same numbers",
                "33");
        return new OpKind(kind, edge -> true, edge -> Optional.empty(), edge -> OpKind.at(edge, new OnlyCall(number)));
    }

    /** The names of those that leave the numbers of a product as they are but for one call, or for NaN. */
    static Set<String> names() {
        return ops().stream().map(kind -> kind.kind().name()).collect(Collectors.toUnmodifiableSet());
    }

    static List<FunctionKind> functions() {
        return List.of(
                new FunctionKind(VALUE, BeyondMutants::swallowing),
                slope(
                        of("nan-slope-swallowed", "f′(NaN) = NaN → 0, as from a comparison that is false", "NaN"),
                        f -> Optional.of((x, y) -> Double.isNaN(x) ? 0 : f.slope(x, y))),
                slope(
                                of(
                                        "slope-nan-at-infinity",
                                        "f′(±∞) → NaN, as from ∞ − ∞ or ∞ · 0",
                                        "infinite arguments, which come before NaN"),
                                f -> Optional.of((x, y) -> Double.isInfinite(x) ? Double.NaN : f.slope(x, y)))
                        .equivalentIf(
                                f -> !f.datasheet().takes(1e300)
                                        && !f.datasheet().takes(-1e300),
                                "the domain ends before the infinities"));
    }

    private static List<Mutant<ScalarFunction>> swallowing(ScalarFunction f) {
        return List.of(Mutant.of(
                VALUE, new MutantFunction(f, x -> Double.isNaN(x) ? 0 : f.value(x), f::slope, f.datasheet())));
    }

    private static void withoutNaN(Matrix matrix) {
        change(matrix, x -> Double.isNaN(x) ? 0 : x);
    }

    private static void change(Matrix matrix, DoubleUnaryOperator change) {
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, change.applyAsDouble(matrix.get(i)));
        }
    }

    private static void dropSmall(Matrix g) {
        double largest = Arrays.stream(g.toArray()).map(Math::abs).max().orElse(0);
        change(g, x -> Math.abs(x) < 1e-8 * largest ? 0 : x);
    }

    /** The cotangents that were in the buffers when these were seen first. */
    private static final class KeptByBuffer implements MutantOp.Product {
        private final IdentityHashMap<Matrix, Matrix> kept = new IdentityHashMap<>();

        @Override
        public void run(Op sound, int input, Operands o, Matrix g, double beta, Matrix gx) {
            sound.vjp(input, o, kept.computeIfAbsent(g, OpKind::copy), beta, gx);
        }
    }

    /** Twice the product and 1, in one call in the same buffers. */
    private static final class OnlyCall implements MutantOp.Product {
        private final Map<Operands, Integer> calls = new WeakHashMap<>();
        private final int number;

        OnlyCall(int number) {
            this.number = number;
        }

        @Override
        public void run(Op sound, int input, Operands o, Matrix g, double beta, Matrix gx) {
            sound.vjp(input, o, g, beta, gx);
            if (calls.merge(o, 1, Integer::sum) == number) {
                change(gx, x -> 2 * x + 1);
            }
        }
    }
}
