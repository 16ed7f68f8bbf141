package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.verification.mutant.model.Dropout;
import org.chainrule.verification.mutant.model.Gather;
import org.chainrule.verification.mutant.model.RowMaximum;
import org.chainrule.verification.mutant.model.RowNorm;
import org.chainrule.verification.mutant.model.RowProduct;

/** What went wrong elsewhere in ops that are modelled here for that reason alone. */
final class ModelMutants {

    private ModelMutants() {}

    static List<RowKind> rows() {
        return List.of(
                RowKind.vjp(
                        of("product-divided", "Π_{j≠i} x_j → Π_j x_j / x_i: 0/0", "a zero in the row", "53"),
                        RowProduct.class::isInstance,
                        f -> (x, y, g, gx, n) -> {
                            for (int i = 0; i < n; i++) {
                                gx[i] = g[0] * (y[0] / x[i]);
                            }
                        }),
                RowKind.vjp(
                        of("norm-of-zeros", "0 for a row of zeros → x / 0", "a row of zeros", "55"),
                        RowNorm.class::isInstance,
                        f -> (x, y, g, gx, n) -> {
                            for (int i = 0; i < n; i++) {
                                gx[i] = g[0] * (x[i] / y[0]);
                            }
                        }),
                RowKind.vjp(
                        of("one-for-each-tie", "g to one of the largest → g to each", "a tie", "49"),
                        RowMaximum.class::isInstance,
                        f -> (x, y, g, gx, n) -> {
                            for (int i = 0; i < n; i++) {
                                gx[i] = x[i] == y[0] ? g[0] : 0;
                            }
                        }));
    }

    static List<OpKind> ops() {
        return List.of(
                OpKind.product(
                                of(
                                        "duplicates-overwrite",
                                        "a row taken twice gets both gradients → the last",
                                        "a row taken twice",
                                        "48",
                                        "52"),
                                (op, input, o, g, beta, gx) -> {
                                    var wrong = Matrix.zeros(gx.precision(), gx.shape());
                                    for (int b = 0; b < g.rows(); b++) {
                                        wrong.copyRow((int) o.in(1).get(b), g, b);
                                    }
                                    o.kernels().addScaled(1, wrong, beta, gx);
                                })
                        .fitting(edge -> edge.op() instanceof Gather),
                OpKind.product(
                                of("mask-not-applied", "g ⊙ m / keep → g / keep", "an element dropped", "59"),
                                (op, input, o, g, beta, gx) ->
                                        o.kernels().addScaled(1 / ((Dropout) op).keep(), g, beta, gx))
                        .fitting(edge -> edge.op() instanceof Dropout),
                OpKind.product(
                                of("scale-not-applied", "g ⊙ m / keep → g ⊙ m", "keep ≠ 1", "59"),
                                (op, input, o, g, beta, gx) -> o.kernels().multiplyElements(g, o.in(1), beta, gx))
                        .fitting(edge -> edge.op() instanceof Dropout));
    }
}
