package org.chainrule.verification.dual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.core.function.RowFunction;
import org.chainrule.verification.dual.Directional.Outcome;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.oracle.Estimate;
import org.jspecify.annotations.Nullable;

/** How a function of a row moves: by its sheet's value formula where that can be read, else by differences of its values. */
final class RowRule {

    private final RowFunction function;
    private final Notes notes;
    private final List<String> blocks = new ArrayList<>();
    private @Nullable Directional formula;
    private @Nullable Bindings<Seeded> parameters;

    RowRule(RowFunction function, Notes notes) {
        this.function = function;
        this.notes = notes;
        function.sheet().blocks().forEach(block -> blocks.add(block.name()));
        try {
            formula = new Directional(Formula.parse(function.sheet().formula()));
            parameters = Bindings.of(RecordComponents.of(function)).map(Seeded::still);
        } catch (IllegalArgumentException unreadable) {
            formula = null;
            notes.add("formula not judged: " + unreadable.getMessage());
        }
    }

    /** ẏ of a row of m elements from x and ẋ. */
    Ball[] along(double[] x, Ball[] tangent, int m) {
        var y = new double[m];
        function.value(x, y, x.length);
        var moved = new Ball[m];
        if (formula != null && parameters != null) {
            try {
                var at = at(parameters, x, tangent);
                boolean fits = true;
                for (int i = 0; i < m && fits; i++) {
                    int output = i;
                    var found = formula.along(at.withIndex("i", i));
                    fits = Differences.sameFormula(
                            found.value(), y[i], function.sheet().valueUlps(), () -> magnitude(output, x));
                    notes.kink(found.kink(), function.name());
                    moved[i] = ScalarRule.ball(found.tangent());
                }
                if (fits) {
                    return moved;
                }
            } catch (IllegalArgumentException notFinite) {
                // left to differences
            }
        }
        return Differences.jacobianAlong(this::values, x, tangent, m, notes, function.name());
    }

    /** Σ_j |x_j ∂y_i/∂x_j|. */
    private double magnitude(int i, double[] x) {
        double sum = 0;
        for (int j = 0; j < x.length && formula != null && parameters != null; j++) {
            var slope = formula.along(
                    at(parameters, x, Differences.oneHot(x.length, j)).withIndex("i", i));
            sum += Math.abs(x[j] * slope.tangent().value());
        }
        return sum;
    }

    private double[] values(double[] x) {
        var y = new double[function.columns(x.length)];
        function.value(x, y, x.length);
        return y;
    }

    /** The tangent of gx = Σ_i g_i ∂y_i/∂x for a row, from x, ẋ, g, ġ. */
    Ball[] productAlong(double[] x, Ball[] tangent, double[] g, Ball[] gTangent) {
        var found = new Ball[x.length];
        for (int j = 0; j < x.length; j++) {
            var sum = new TangentSum();
            for (int i = 0; i < g.length; i++) {
                var slope = slopeAlong(x, tangent, i, j);
                sum.add(slope.value(), gTangent[i].estimate());
                sum.add(new Estimate(g[i], 0), slope.tangent());
            }
            found[j] = sum.ball();
        }
        return found;
    }

    private Outcome slopeAlong(double[] x, Ball[] tangent, int i, int j) {
        if (formula == null || parameters == null) {
            notes.add("there is no second derivative of " + function.name() + ": its formula cannot be read");
            return Outcome.UNKNOWN;
        }
        int n = x.length / blocks.size();
        try {
            var at = at(parameters, x, tangent).withIndex("i", i);
            var found = formula.slopeAlong(at, Coordinate.of(blocks.get(j / n), j % n));
            notes.kink(found.kink(), function.name());
            return found;
        } catch (IllegalArgumentException notFinite) {
            return Outcome.UNKNOWN;
        }
    }

    private Bindings<Seeded> at(Bindings<Seeded> from, double[] x, Ball[] tangent) {
        int n = x.length / blocks.size();
        var at = from.withColumns(n);
        for (int b = 0; b < blocks.size(); b++) {
            at = at.withRow(blocks.get(b), seeded(x, tangent, b * n, n));
        }
        return at;
    }

    /** Numbers with their tangents. */
    static List<Seeded> seeded(double[] x, Ball[] tangent, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(j -> {
                    if (!tangent[j].isKnown()) {
                        throw new IllegalArgumentException("tangent: nothing is known of element " + j);
                    }
                    return new Seeded(x[j], tangent[j].middle(), tangent[j].radius());
                })
                .toList();
    }
}
