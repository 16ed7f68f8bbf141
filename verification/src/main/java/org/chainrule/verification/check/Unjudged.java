package org.chainrule.verification.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.oracle.Estimate;

/**
 * A formula that judges nothing, and why. A sentence for people, which is no formula, is noted. A formula whose parameters
 * cannot be read leaves the report UNDECIDED: without its judge a wrong value could pass.
 */
final class Unjudged {

    private Unjudged() {}

    /** Why the formula of this function cannot be evaluated; empty if it can. */
    static Optional<String> why(ScalarFunction function) {
        try {
            var formula = Formula.parse(function.datasheet().formula());
            Map<String, Double> at = new HashMap<>(RecordComponents.of(function));
            for (double x : new double[] {-1, 1}) {
                at.put("x", x);
                formula.value(at);
            }
            return Optional.empty();
        } catch (IllegalArgumentException notExecutable) {
            return Optional.of(reason(notExecutable, function));
        }
    }

    /** Why a formula could not be evaluated, and what to do if it is for want of a parameter of this. */
    static String reason(IllegalArgumentException notExecutable, Object holder) {
        return notExecutable.getMessage() + RecordComponents.hint(holder);
    }

    /** Why the formula behind this op is no second oracle; empty if it is one, or if the op has none. */
    static Optional<String> why(Op op) {
        if (op instanceof Elementwise elementwise) {
            return why(elementwise.function());
        }
        try {
            if (op instanceof RowWise rowWise) {
                Formula.parse(rowWise.function().sheet().formula());
                RecordComponents.of(rowWise.function());
            } else if (op instanceof LossOp lossOp) {
                Formula.parse(lossOp.loss().sheet().formula());
                RecordComponents.of(lossOp.loss());
            }
            return Optional.empty();
        } catch (IllegalArgumentException notExecutable) {
            return Optional.of(String.valueOf(notExecutable.getMessage()));
        }
    }

    /** For the notes of a report. */
    static String note(String why) {
        return "formula not judged: " + why;
    }

    /** A relation that could not be looked at, with which no report passes; none if the text is no formula. */
    static List<Comparison> undecided(String formula, String why) {
        try {
            Formula.parse(formula);
        } catch (IllegalArgumentException forPeopleOnly) {
            return List.of();
        }
        return List.of(new Comparison(
                Comparison.Kind.EXACT,
                Witness.FORMULA,
                "formula",
                formula,
                0,
                Estimate.NONE,
                0,
                Verdict.UNDECIDED,
                note(why)));
    }
}
