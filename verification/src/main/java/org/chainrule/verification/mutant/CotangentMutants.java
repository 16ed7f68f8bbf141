package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;
import static org.chainrule.verification.mutant.OpKind.cotangent;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.autodiff.op.Concatenate;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.core.Matrix;
import org.chainrule.verification.mutant.model.AddRow;

/** What can go wrong with the cotangent on its way into a product. */
final class CotangentMutants {

    private static final String ONE_ROW = "the output has one row, which is every row";
    private static final String ONE_ELEMENT = "the output has one element, which has nowhere to go";

    private CotangentMutants() {}

    private static void each(Matrix g, DoubleUnaryOperator change) {
        for (int i = 0; i < g.size(); i++) {
            g.set(i, change.applyAsDouble(g.get(i)));
        }
    }

    private static boolean isZero(Matrix g) {
        for (int i = 0; i < g.size(); i++) {
            if (g.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Every row becomes the mean of all rows. */
    private static void average(Matrix g) {
        for (int j = 0; j < g.columns(); j++) {
            double sum = 0;
            for (int i = 0; i < g.rows(); i++) {
                sum += g.get(i, j);
            }
            for (int i = 0; i < g.rows(); i++) {
                g.set(i, j, sum / g.rows());
            }
        }
    }

    static List<OpKind> all() {
        return List.of(
                cotangent(of("cotangent-ignored", "g · f′ → f′", "a cotangent that is not 1", "1"), g -> g.fill(1)),
                cotangent(
                        of("cotangent-squared", "g · f′ → g² · f′", "a cotangent that is neither 0 nor 1", "2"),
                        g -> each(g, v -> v * v)),
                cotangent(
                        of("cotangent-divided", "g · f′ → f′ / g", "a cotangent that is not ±1", "3"),
                        g -> each(g, v -> 1 / v)),
                cotangent(
                        of("cotangent-without-sign", "g · f′ → |g| · f′", "a negative cotangent"),
                        g -> each(g, Math::abs)),
                cotangent(
                        of("cotangent-limited", "g · f′ → max(−1, min(1, g)) · f′", "a cotangent beyond ±1"),
                        g -> each(g, v -> Math.max(-1, Math.min(1, v)))),
                cotangent(
                        of("cotangent-rounded-to-float", "g → (float) g", "digits beyond the seventh"),
                        g -> each(g, v -> (float) v)),
                cotangent(of("cotangent-never-0", "g → g + 10⁻⁷", "vjp(−g) = −vjp(g)"), g -> each(g, v -> v + 1e-7)),
                cotangent(
                                of(
                                        "no-cotangent-is-1",
                                        "no cotangent at all → 1 for the first element",
                                        "vjp(0) = 0",
                                        "6"),
                                g -> {
                                    if (isZero(g)) {
                                        g.set(0, 1);
                                    }
                                })
                        .equivalentIf(
                                edge -> edge.op() instanceof Concatenate && edge.input() > 0,
                                "the first element belongs to the first input"),
                cotangent(
                                of(
                                        "first-cotangent-for-all-rows",
                                        "row b gets g_b → row b gets g₀",
                                        "several rows and a cotangent that differs between them",
                                        "4"),
                                g -> {
                                    for (int i = 1; i < g.rows(); i++) {
                                        g.copyRow(i, g, 0);
                                    }
                                })
                        .equivalentIf(edge -> edge.out().rows() == 1, ONE_ROW),
                cotangent(
                                of(
                                        "mean-cotangent-for-all-rows",
                                        "row b gets g_b → row b gets the mean of g",
                                        "several rows and a cotangent that differs between them",
                                        "4"),
                                CotangentMutants::average)
                        .equivalentIf(edge -> edge.out().rows() == 1, ONE_ROW)
                        .equivalentIf(
                                edge -> (edge.op() instanceof Linear && edge.input() == 2)
                                        || (edge.op() instanceof AddRow && edge.input() == 1),
                                "the product is n times the mean over the rows, which stays"),
                cotangent(
                                of(
                                        "cotangent-rolled",
                                        "element i gets g_i → element i gets g_{i+1}",
                                        "a cotangent that differs between elements",
                                        "23"),
                                g -> {
                                    double first = g.get(0);
                                    for (int i = 0; i + 1 < g.size(); i++) {
                                        g.set(i, g.get(i + 1));
                                    }
                                    g.set(g.size() - 1, first);
                                })
                        .equivalentIf(edge -> edge.out().size() == 1, ONE_ELEMENT),
                cotangent(
                                of("cotangent-transposed", "g → gᵀ", "a square output", "16", "18"),
                                CotangentMutants::transpose)
                        .fitting(edge -> Edge.isSquare(edge.out()))
                        .equivalentIf(edge -> edge.out().size() == 1, ONE_ELEMENT),
                cotangent(
                        of("last-row-skipped", "for i < n → for i < n − 1", "a cotangent in the last row", "23"),
                        g -> g.rows(g.rows() - 1, 1).fill(0)),
                cotangent(
                                of(
                                        "last-output-dropped",
                                        "x̄ = Σ J_kᵀ g_k → the last column's term omitted",
                                        "a loss that uses all columns",
                                        "5"),
                                g -> {
                                    for (int i = 0; i < g.rows(); i++) {
                                        g.set(i, g.columns() - 1, 0);
                                    }
                                })
                        .equivalentIf(
                                edge -> edge.op() instanceof Concatenate
                                        && edge.input() + 1 < edge.shapes().size(),
                                "the last column belongs to the last input"));
    }

    /** On part of a batch, where it is not square, there is nothing to mistake it for, and it stays. */
    static void transpose(Matrix square) {
        if (!Edge.isSquare(square.shape())) {
            return;
        }
        var was = OpKind.copy(square);
        for (int i = 0; i < square.rows(); i++) {
            for (int j = 0; j < square.columns(); j++) {
                square.set(i, j, was.get(j, i));
            }
        }
    }
}
