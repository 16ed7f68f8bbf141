package org.chainrule.verification.dual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.LossSheet;
import org.chainrule.core.loss.Weights;
import org.chainrule.verification.dual.Directional.Outcome;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.CountedRows;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.oracle.Estimate;
import org.jspecify.annotations.Nullable;

/** How the loss of a row moves: by its sheet's value formula where that can be read, else by differences of its value. */
final class LossRule {

    private final Loss loss;
    private final Notes notes;
    private final LossSheet sheet;
    private Weights weights = Weights.none();
    private @Nullable Directional formula;
    private @Nullable Bindings<Seeded> parameters;

    LossRule(Loss loss, Notes notes) {
        this.loss = loss;
        this.notes = notes;
        sheet = loss.sheet();
        try {
            formula = new Directional(Formula.parse(sheet.formula()));
            parameters = Bindings.of(RecordComponents.of(loss)).map(Seeded::still);
            weights = RecordComponents.weights(loss);
        } catch (IllegalArgumentException unreadable) {
            formula = null;
            notes.add("formula not judged: " + unreadable.getMessage());
        }
    }

    /** The tangent of the loss of a row, from prediction and target and their tangents. */
    Ball along(double[] p, Ball[] pTangent, double[] t, Ball[] tTangent) {
        if (!CountedRows.counts(loss, t, p.length)) {
            return Ball.ZERO;
        }
        double value = loss.value(p, t, p.length);
        if (formula != null) {
            try {
                var found = alongFormula(formula, p, pTangent, t, tTangent);
                if (Differences.sameFormula(found.value(), value, sheet.valueUlps(), () -> magnitude(p, t))) {
                    notes.kink(found.kink(), loss.name());
                    return ScalarRule.ball(found.tangent());
                }
            } catch (IllegalArgumentException notFinite) {
                // left to differences
            }
        }
        if (IntStream.range(0, t.length).anyMatch(j -> !tTangent[j].equals(Ball.ZERO))) {
            return Ball.UNKNOWN;
        }
        return Differences.jacobianAlong(
                x -> new double[] {loss.value(x, t, x.length)}, p, pTangent, 1, notes, loss.name())[0];
    }

    private Outcome alongFormula(Directional f, double[] p, Ball[] pTangent, double[] t, Ball[] tTangent) {
        return loss instanceof ElementLoss
                ? sumOfElements(f, p, pTangent, t, tTangent)
                : f.along(row(p, pTangent, t, tTangent));
    }

    /** Σ |v ∂L/∂v| over prediction and target; and for a sum over elements, of these themselves. */
    private double magnitude(double[] p, double[] t) {
        double sum = 0;
        var stillP = still(p.length);
        var stillT = still(t.length);
        for (int j = 0; j < p.length && formula != null; j++) {
            var slope = alongFormula(formula, p, Differences.oneHot(p.length, j), t, stillT);
            sum += Math.abs(p[j] * slope.tangent().value());
        }
        for (int j = 0; j < t.length && formula != null; j++) {
            var slope = alongFormula(formula, p, stillP, t, Differences.oneHot(t.length, j));
            sum += slope.tangent().isKnown() ? Math.abs(t[j] * slope.tangent().value()) : 0;
        }
        for (int j = 0; j < p.length && formula != null && loss instanceof ElementLoss; j++) {
            double element =
                    formula.along(element(p, stillP, t, stillT, j)).value().value();
            sum += Math.abs(element) * (p.length + 1);
        }
        return sum;
    }

    private static Ball[] still(int n) {
        var still = new Ball[n];
        Arrays.fill(still, Ball.ZERO);
        return still;
    }

    private Outcome sumOfElements(Directional each, double[] p, Ball[] pTangent, double[] t, Ball[] tTangent) {
        var value = new TangentSum();
        var tangent = new TangentSum();
        boolean kink = false;
        for (int j = 0; j < p.length; j++) {
            var found = each.along(element(p, pTangent, t, tTangent, j));
            value.add(new Estimate(1, 0), found.value());
            tangent.add(new Estimate(1, 0), found.tangent());
            kink |= found.kink();
        }
        return new Outcome(value.ball().estimate(), tangent.ball().estimate(), kink);
    }

    /** ∂L/∂p_j, and its tangent. */
    Outcome slopeAlong(double[] p, Ball[] pTangent, double[] t, Ball[] tTangent, int j) {
        if (!CountedRows.counts(loss, t, p.length)) {
            return new Outcome(new Estimate(0, 0), new Estimate(0, 0), false);
        }
        if (formula == null) {
            notes.add("there is no second derivative of " + loss.name() + ": its formula cannot be read");
            return Outcome.UNKNOWN;
        }
        try {
            int n = p.length / sheet.parts().size();
            var part = sheet.parts().get(j / n).name();
            var found = loss instanceof ElementLoss
                    ? formula.slopeAlong(element(p, pTangent, t, tTangent, j), Coordinate.of(part(0)))
                    : formula.slopeAlong(row(p, pTangent, t, tTangent), Coordinate.of(part, j % n));
            notes.kink(found.kink(), loss.name());
            return found;
        } catch (IllegalArgumentException notFinite) {
            return Outcome.UNKNOWN;
        }
    }

    private String part(int block) {
        return sheet.parts().get(block).name();
    }

    private Bindings<Seeded> start() {
        return Optional.ofNullable(parameters).orElseThrow();
    }

    private Bindings<Seeded> element(double[] p, Ball[] pTangent, double[] t, Ball[] tTangent, int j) {
        var at = start().with(part(0), RowRule.seeded(p, pTangent, j, 1).get(0));
        if (j < t.length) {
            at = at.with("t", RowRule.seeded(t, tTangent, j, 1).get(0));
        }
        return at.with("w", Seeded.still(weights.at(j)));
    }

    private Bindings<Seeded> row(double[] p, Ball[] pTangent, double[] t, Ball[] tTangent) {
        int n = p.length / sheet.parts().size();
        List<Seeded> w = new ArrayList<>();
        IntStream.range(0, n).forEach(j -> w.add(Seeded.still(weights.at(j))));
        var at = start().withColumns(n).withRow("w", w);
        for (int block = 0; block < sheet.parts().size(); block++) {
            at = at.withRow(part(block), RowRule.seeded(p, pTangent, block * n, n));
        }
        if (sheet.target() == Domain.CLASS) {
            return at.withIndex("c", (int) t[0]);
        }
        var target = RowRule.seeded(t, tTangent, 0, t.length);
        at = at.withRow("t", target);
        return t.length == 1 ? at.with("t", target.get(0)) : at;
    }
}
