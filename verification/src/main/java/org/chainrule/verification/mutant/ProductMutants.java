package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;
import static org.chainrule.verification.mutant.OpKind.result;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.chainrule.core.Matrix;

/** What can go wrong with a product that was right: sign, factor, digits, places. */
final class ProductMutants {

    private static final String ONE_ELEMENT = "the input has one element, which has nowhere to go";

    private ProductMutants() {}

    private static OpKind each(MutantClass kind, DoubleUnaryOperator change) {
        return result(kind, gx -> {
            for (int i = 0; i < gx.size(); i++) {
                gx.set(i, change.applyAsDouble(gx.get(i)));
            }
        });
    }

    static List<OpKind> all() {
        var scales = Scales.all().stream().map(scale -> each(scale.kind(), scale.change()));
        return Stream.concat(scales, places().stream()).toList();
    }

    private static List<OpKind> places() {
        return List.of(
                result(
                                of("rolled", "element i gets c_i → element i gets c_{i−1}", "several elements", "23"),
                                ProductMutants::roll)
                        .equivalentIf(edge -> edge.in().size() == 1, ONE_ELEMENT),
                result(
                        of("last-element-skipped", "for j < n → for j < n − 1", "a product in the last column", "23"),
                        gx -> {
                            for (int i = 0; i < gx.rows(); i++) {
                                gx.set(i, gx.columns() - 1, 0);
                            }
                        }),
                result(
                                of(
                                        "first-element-for-all",
                                        "element i gets c_i → element i gets c₀",
                                        "several elements",
                                        "28"),
                                gx -> gx.fill(gx.get(0)))
                        .equivalentIf(edge -> edge.in().size() == 1, ONE_ELEMENT),
                result(of("product-transposed", "Aᵀ G → (Aᵀ G)ᵀ", "a square input", "18"), CotangentMutants::transpose)
                        .fitting(edge -> Edge.isSquare(edge.in()))
                        .equivalentIf(edge -> edge.in().size() == 1, ONE_ELEMENT),
                result(
                                of(
                                        "rows-reversed",
                                        "row i of the product in row i → in row n − 1 − i",
                                        "several rows",
                                        "23"),
                                gx -> {
                                    var was = OpKind.copy(gx);
                                    for (int i = 0; i < gx.rows(); i++) {
                                        gx.copyRow(i, was, gx.rows() - 1 - i);
                                    }
                                })
                        .equivalentIf(edge -> edge.in().rows() == 1, "the input has one row, which stays"));
    }

    private static void roll(Matrix gx) {
        double last = gx.get(gx.size() - 1);
        for (int i = gx.size() - 1; i > 0; i--) {
            gx.set(i, gx.get(i - 1));
        }
        gx.set(0, last);
    }
}
