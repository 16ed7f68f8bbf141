package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.Concatenate;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.Multiply;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.core.Matrix;

/** What is wrong in one special case only: of the shape, the cotangent or the numbers. Elsewhere the product is right. */
final class SpecialCaseMutants {

    private static final int VECTOR = 8;
    private static final int CHUNK = 64;

    private SpecialCaseMutants() {}

    /** Where a fault sits, seen from inside a product. */
    @FunctionalInterface
    private interface Case {
        boolean is(int input, Operands o, Matrix g);
    }

    /** The product counted twice in a special case. */
    private static OpKind twice(MutantClass kind, Case when) {
        return OpKind.product(kind, (op, input, o, g, beta, gx) -> {
            op.vjp(input, o, g, beta, gx);
            if (when.is(input, o, g)) {
                op.vjp(input, o, g, 1, gx);
            }
        });
    }

    private static boolean all(Matrix matrix, DoublePredicate test) {
        return Arrays.stream(matrix.toArray()).allMatch(test);
    }

    private static boolean any(Matrix matrix, DoublePredicate test) {
        return Arrays.stream(matrix.toArray()).anyMatch(test);
    }

    static List<OpKind> all() {
        return List.of(
                OpKind.result(
                                of(
                                        "rest-of-a-vector-skipped",
                                        "for j < n → for j < n − n mod 8",
                                        "more than 8 columns, and no multiple of 8",
                                        "23"),
                                SpecialCaseMutants::dropRest)
                        .fitting(edge ->
                                edge.in().columns() > VECTOR && edge.in().columns() % VECTOR != 0),
                OpKind.result(
                                of(
                                        "rows-beyond-a-chunk-skipped",
                                        "for i < n → for i < 64",
                                        "a batch of more than 64",
                                        "23"),
                                SpecialCaseMutants::dropRows)
                        .fitting(edge -> edge.in().rows() > CHUNK),
                twice(
                                of(
                                        "single-row-counted-twice",
                                        "c → 2 c where the batch is one row",
                                        "a batch of one",
                                        "9c"),
                                (input, o, g) -> o.in(0).rows() == 1)
                        .fitting(edge -> edge.shapes().get(0).rows() == 1),
                OpKind.product(
                        of(
                                "ones-off-by-one",
                                "c → c + 1 where g is all ones",
                                "a cotangent of ones besides others",
                                "1"),
                        (op, input, o, g, beta, gx) -> {
                            op.vjp(input, o, g, beta, gx);
                            if (all(g, v -> v == 1)) {
                                for (int i = 0; i < gx.size(); i++) {
                                    gx.set(i, gx.get(i) + 1);
                                }
                            }
                        }),
                twice(
                        of(
                                "small-cotangent-counted-twice",
                                "c → 2 c where |g| < 10⁻¹²",
                                "tiny cotangents, or that a product scales"),
                        (input, o, g) -> all(g, v -> Math.abs(v) < 1e-12)),
                OpKind.cotangent(
                        of(
                                "cotangent-limited-to-1e9",
                                "g → max(−10⁹, min(10⁹, g))",
                                "huge cotangents, or that a product scales"),
                        g -> {
                            for (int i = 0; i < g.size(); i++) {
                                g.set(i, Math.max(-1e9, Math.min(1e9, g.get(i))));
                            }
                        }),
                OpKind.cotangent(of("nan-swallowed", "g = NaN → 0", "a cotangent of NaN"), g -> {
                    for (int i = 0; i < g.size(); i++) {
                        g.set(i, Double.isNaN(g.get(i)) ? 0 : g.get(i));
                    }
                }),
                twice(
                                of(
                                        "one-node-twice",
                                        "ā + b̄ → 2 ā + 2 b̄ where a and b are one node",
                                        "an op that uses a node twice",
                                        "10",
                                        "36"),
                                (input, o, g) -> o.in(0) == o.in(1))
                        .fitting(SpecialCaseMutants::hasEqualShapes),
                twice(
                                of(
                                        "equal-inputs-counted-twice",
                                        "c → 2 c where a = b",
                                        "two inputs of the same numbers",
                                        "28"),
                                (input, o, g) ->
                                        Arrays.equals(o.in(0).toArray(), o.in(1).toArray()))
                        .fitting(SpecialCaseMutants::hasEqualShapes),
                numbers("negative-zero-counted-twice", "some x is −0", "−0", x -> any(x, v -> v == 0 && 1 / v < 0)),
                numbers(
                        "subnormal-counted-twice",
                        "some x is subnormal",
                        "subnormal numbers",
                        x -> any(x, v -> v != 0 && Math.abs(v) < Double.MIN_NORMAL)),
                numbers(
                        "negative-batch-counted-twice",
                        "all x are negative",
                        "inputs that are all negative",
                        x -> all(x, v -> v < 0)));
    }

    /** Of the ops that look at numbers without a function, for functions have regions and faults of their own. */
    private static OpKind numbers(String name, String when, String exposed, Predicate<Matrix> test) {
        Predicate<Edge> fits = edge -> edge.op() instanceof Add
                || edge.op() instanceof Concatenate
                || edge.op() instanceof Linear
                || edge.op() instanceof Multiply
                || edge.op() instanceof Prelu;
        return twice(of(name, "c → 2 c where " + when, exposed), (input, o, g) -> test.test(o.in(input)))
                .fitting(fits);
    }

    private static boolean hasEqualShapes(Edge edge) {
        return edge.shapes().size() > 1
                && edge.input() < 2
                && edge.op().differentiable(0)
                && edge.op().differentiable(1)
                && edge.shapes().get(0).equals(edge.shapes().get(1));
    }

    private static void dropRest(Matrix gx) {
        for (int i = 0; i < gx.rows(); i++) {
            for (int j = gx.columns() / VECTOR * VECTOR; j < gx.columns(); j++) {
                gx.set(i, j, 0);
            }
        }
    }

    private static void dropRows(Matrix gx) {
        if (gx.rows() > CHUNK) {
            gx.rows(CHUNK, gx.rows() - CHUNK).fill(0);
        }
    }

    /** The names, since where a fault shows in a special case only it explains no other. */
    static List<String> names() {
        return all().stream().map(kind -> kind.kind().name()).toList();
    }
}
