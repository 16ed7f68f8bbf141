package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.MutantClass.of;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.NegativeLogLikelihood;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;

/** What can go wrong between the loss of a row and the loss of the batch: the factor in front of the sum. */
final class LossReductionMutants {

    private LossReductionMutants() {}

    private static OpKind as(Reduction wrong, String name, String sentence, String exposed, String... catalogue) {
        return OpKind.product(
                        of(name, sentence, exposed, catalogue),
                        (op, input, o, g, beta, gx) ->
                                new LossOp(((LossOp) op).loss(), wrong).vjp(input, o, g, beta, gx))
                .fitting(edge -> edge.op() instanceof LossOp loss
                        && loss.reduction() != wrong
                        && loss.reduction() != Reduction.NONE)
                .provedBy(edge -> proof((LossOp) edge.op(), wrong, edge.in().columns()));
    }

    /** For any number of rows. */
    private static Optional<String> proof(LossOp loss, Reduction wrong, int columns) {
        int elements = loss.loss().elements(columns);
        boolean weighted = loss.reduction() == Reduction.WEIGHTED_MEAN || wrong == Reduction.WEIGHTED_MEAN;
        if (weighted && !countsEveryRowAlike(loss.loss())) {
            return Optional.empty();
        }
        for (int rows : new int[] {2, 3}) {
            if (loss.reduction().factor(rows, elements, rows) != wrong.factor(rows, elements, rows)) {
                return Optional.empty();
            }
        }
        return Optional.of("every row has " + elements + " element" + (elements == 1 ? "" : "s")
                + " and weighs 1, so both factors are 1/" + (wrong == Reduction.SUM ? "1" : "rows"));
    }

    private static boolean countsEveryRowAlike(Loss loss) {
        if (loss instanceof SoftmaxCrossEntropy soft) {
            return soft.weights().isNone() && soft.ignored().isEmpty();
        }
        return !(loss instanceof NegativeLogLikelihood nll)
                || (nll.weights().isNone() && nll.ignored().isEmpty());
    }

    static List<OpKind> all() {
        var kinds = new ArrayList<OpKind>();
        kinds.add(as(
                Reduction.SUM,
                "one-over-n-missing",
                "the factor of the reduction → 1",
                "more than one row or element",
                "9",
                "9b"));
        kinds.add(as(
                Reduction.MEAN_OVER_ROWS,
                "divided-by-all-rows",
                "the factor of the reduction → 1 / rows: also those that do not count",
                "rows that count for nothing, or several elements",
                "9b",
                "9c",
                "45"));
        kinds.add(as(
                Reduction.MEAN_OVER_ELEMENTS,
                "divided-by-all-elements",
                "the factor of the reduction → 1 / elements",
                "several elements",
                "9",
                "9d"));
        kinds.add(as(
                Reduction.WEIGHTED_MEAN,
                "divided-by-the-weights",
                "the factor of the reduction → 1 / Σ weights",
                "weights other than 1",
                "9",
                "45"));
        return kinds;
    }
}
