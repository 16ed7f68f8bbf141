package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;
import static org.chainrule.verification.mutant.OpKind.cotangent;
import static org.chainrule.verification.mutant.OpKind.product;
import static org.chainrule.verification.mutant.OpKind.resultFor;

import java.util.List;
import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.Concatenate;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;

/** What can go wrong with sums over the batch, with matrix products and with which operand is which. */
final class ReductionMutants {

    private static final String ONE_ROW = "the batch has one row, so the sum has one term";

    private ReductionMutants() {}

    /** A mutant where a product sums over the rows of the batch. */
    private static OpKind summed(OpKind kind) {
        return kind.fitting(Edge::isSummed).equivalentIf(edge -> edge.out().rows() == 1, ONE_ROW);
    }

    private static void scale(Matrix gx, double by) {
        for (int i = 0; i < gx.size(); i++) {
            gx.set(i, by * gx.get(i));
        }
    }

    static List<OpKind> all() {
        return List.of(
                summed(cotangent(of("first-row-instead-of-sum", "Σ_b c_b → c₀", "several rows", "25"), g -> {
                    for (int i = 1; i < g.rows(); i++) {
                        g.rows(i, 1).fill(0);
                    }
                })),
                summed(cotangent(
                        of(
                                "last-row-instead-of-sum",
                                "Σ_b c_b → c_{n−1}: assigned in the loop, not added",
                                "several rows",
                                "20",
                                "24"),
                        g -> {
                            for (int i = 0; i + 1 < g.rows(); i++) {
                                g.rows(i, 1).fill(0);
                            }
                        })),
                summed(resultFor(
                        of("mean-instead-of-sum", "Σ_b c_b → Σ_b c_b / n", "several rows", "9b", "26"),
                        (gx, rows) -> scale(gx, 1.0 / rows))),
                summed(resultFor(
                        of("times-the-batch", "Σ_b c_b → n Σ_b c_b", "several rows", "10", "29"),
                        (gx, rows) -> scale(gx, rows))),
                cotangent(
                                of("sum-over-wrong-axis", "Σ_b g_bj → Σ_j g_bj", "a batch as large as the layer", "27"),
                                CotangentMutants::transpose)
                        .fitting(edge -> edge.isSummed() && edge.in().rows() == 1 && Edge.isSquare(edge.out()))
                        .equivalentIf(edge -> edge.out().size() == 1, ONE_ROW),
                product(
                                of("transpose-missing", "∂L/∂X = G W → G Wᵀ", "a square W that is not symmetric", "16"),
                                (op, input, o, g, beta, gx) ->
                                        o.kernels().multiplyRightTransposed(g, o.in(1), beta, gx))
                        .fitting(edge -> edge.op() instanceof Linear
                                && edge.input() == 0
                                && Edge.isSquare(edge.shapes().get(1)))
                        .equivalentIf(edge -> edge.shapes().get(1).size() == 1, "W is 1×1, which is its own transpose"),
                product(
                                of("factors-exchanged", "∂L/∂W = Gᵀ X → Xᵀ G", "as many units as inputs", "17", "18"),
                                (op, input, o, g, beta, gx) -> o.kernels().multiplyLeftTransposed(o.in(0), g, beta, gx))
                        .fitting(edge -> edge.op() instanceof Linear && edge.input() == 1 && Edge.isSquare(edge.in()))
                        .equivalentIf(edge -> edge.in().size() == 1, "W is 1×1, and numbers commute"),
                product(
                                of(
                                        "dot-instead-of-outer-product",
                                        "∂L/∂W = gᵀ x → g · x in every element",
                                        "one row, as a vector would be",
                                        "19"),
                                (op, input, o, g, beta, gx) -> {
                                    double dot = o.kernels().dot(g, o.in(0));
                                    for (int i = 0; i < gx.size(); i++) {
                                        gx.set(i, dot + (beta == 0 ? 0 : beta * gx.get(i)));
                                    }
                                })
                        .fitting(edge -> edge.op() instanceof Linear
                                && edge.input() == 1
                                && edge.out().rows() == 1
                                && Edge.isSquare(edge.in()))
                        .equivalentIf(edge -> edge.in().size() == 1, "W is 1×1, where both products are g x"),
                product(
                                of(
                                        "operands-exchanged",
                                        "ā = g ⊙ b, b̄ = g ⊙ a → ā = g ⊙ a, b̄ = g ⊙ b",
                                        "a ≠ b",
                                        "17",
                                        "22"),
                                (op, input, o, g, beta, gx) -> op.vjp(1 - input, o, g, beta, gx))
                        .fitting(edge -> edge.shapes().size() == 2
                                && edge.op().differentiable(1)
                                && !(edge.op() instanceof Linear)
                                && edge.shapes().get(0).equals(edge.shapes().get(1)))
                        .equivalentIf(edge -> edge.op() instanceof Add, "∂L/∂a and ∂L/∂b of a + b are both g"),
                product(
                                of(
                                        "first-block-for-every-input",
                                        "input i gets its columns of g → the first ones",
                                        "several inputs",
                                        "25"),
                                (op, input, o, g, beta, gx) -> op.vjp(0, o, g, beta, gx))
                        .fitting(edge -> edge.op() instanceof Concatenate && edge.input() > 0),
                product(
                                of(
                                        "first-slope-for-all-columns",
                                        "column j has slope a_j → a₀",
                                        "several slopes",
                                        "22"),
                                (op, input, o, g, beta, gx) -> {
                                    var a = OpKind.copy(o.in(1));
                                    a.fill(a.get(0));
                                    o.kernels().rectifyVjp(o.in(0), a, g, beta, gx);
                                })
                        .fitting(edge -> edge.op() instanceof Prelu && edge.input() == 0)
                        .equivalentIf(edge -> edge.shapes().get(1).size() == 1, "there is one slope for all columns"),
                product(
                                of("slope-dropped", "a for negative numbers → 1", "a ≠ 1", "13"),
                                (op, input, o, g, beta, gx) -> {
                                    var one = Matrix.zeros(
                                            Precision.FLOAT64, o.in(1).shape());
                                    one.fill(1);
                                    o.kernels().rectifyVjp(o.in(0), one, g, beta, gx);
                                })
                        .fitting(edge -> edge.op() instanceof Prelu && edge.input() == 0));
    }
}
