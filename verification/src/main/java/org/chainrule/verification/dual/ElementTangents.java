package org.chainrule.verification.dual;

import java.util.HashMap;
import java.util.Map;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Formula;

/** The tangents of what is computed element by element. All of them read the operands as they are before the verb runs. */
final class ElementTangents {

    private final Tangents tangents;
    private final Notes notes;
    private final Map<String, Directional> formulas = new HashMap<>();
    private final Map<ScalarFunction, ScalarRule> rules = new HashMap<>();

    ElementTangents(Tangents tangents, Notes notes) {
        this.tangents = tangents;
        this.notes = notes;
    }

    /** The tangent of {@code y_i := formula(scalars, operands_i, y_i)}. */
    void update(String formula, Map<String, Double> scalars, Map<String, Matrix> operands, Matrix y) {
        var directional = formulas.computeIfAbsent(formula, text -> new Directional(Formula.parse(text)));
        var still = Bindings.of(scalars).map(Seeded::still);
        var out = tangents.of(y);
        for (int i = 0; i < y.size(); i++) {
            var at = still.with("y", seeded(y, i));
            boolean moves = out.moves(i);
            for (var operand : operands.entrySet()) {
                at = at.with(operand.getKey(), seeded(operand.getValue(), i));
                moves |= tangents.of(operand.getValue()).moves(i);
            }
            out.set(i, moves ? along(directional, at, formula) : Ball.ZERO);
        }
    }

    private Ball along(Directional directional, Bindings<Seeded> at, String name) {
        boolean known = at.scalars().values().stream()
                .allMatch(number -> Double.isFinite(number.value()) && number.bar() <= Double.MAX_VALUE);
        if (!known) {
            return Ball.UNKNOWN;
        }
        var found = directional.along(at);
        notes.kink(found.kink(), name);
        return ScalarRule.ball(found.tangent());
    }

    private Seeded seeded(Matrix x, int i) {
        var ball = tangents.of(x).ball(i);
        return new Seeded(x.get(i), ball.middle(), ball.radius());
    }

    void addSigns(Matrix x, double beta, Matrix y) {
        var dotX = tangents.of(x);
        var out = tangents.of(y);
        for (int i = 0; i < y.size(); i++) {
            var sum = new TangentSum();
            ProductTangents.addBefore(sum, beta, out, i);
            out.set(i, x.get(i) == 0 && dotX.moves(i) ? Ball.UNKNOWN : sum.ball());
        }
    }

    private ScalarRule rule(ScalarFunction f) {
        return rules.computeIfAbsent(f, function -> new ScalarRule(function, notes));
    }

    void map(ScalarFunction f, Matrix x, Matrix y) {
        var rule = rule(f);
        var dotX = tangents.of(x);
        var out = tangents.of(y);
        for (int i = 0; i < x.size(); i++) {
            out.set(i, dotX.moves(i) ? rule.along(x.get(i), dotX.ball(i)) : Ball.ZERO);
        }
    }

    /** ġx = ġy · f′(x) + gy · f″(x) · ẋ + β ġx. */
    void mapVjp(ScalarFunction f, Matrix x, Matrix gy, double beta, Matrix gx) {
        var rule = rule(f);
        var dotX = tangents.of(x);
        var dotG = tangents.of(gy);
        var out = tangents.of(gx);
        for (int i = 0; i < x.size(); i++) {
            var sum = new TangentSum();
            if (dotX.moves(i) || dotG.moves(i)) {
                var slope = rule.slopeAlong(x.get(i), dotX.ball(i));
                sum.add(slope.value(), dotG.ball(i).estimate());
                sum.add(Ball.exactly(gy.get(i)).estimate(), slope.tangent());
            }
            ProductTangents.addBefore(sum, beta, out, i);
            out.set(i, sum.ball());
        }
    }

    private static int column(Matrix a, Matrix x, int i) {
        return a.size() == 1 ? 0 : i % x.columns();
    }

    /** The slope of a rectifier at element i: 1 or a; at 0 all that is between. */
    private Ball slope(Matrix x, Matrix a, int i) {
        double number = a.get(column(a, x, i));
        if (x.get(i) == 0) {
            notes.kink(number != 1, "prelu");
            return Ball.ONE.join(Ball.exactly(number));
        }
        return Ball.exactly(x.get(i) > 0 ? 1 : number);
    }

    void rectify(Matrix x, Matrix a, Matrix y) {
        var dotX = tangents.of(x);
        var dotA = tangents.of(a);
        var out = tangents.of(y);
        for (int i = 0; i < x.size(); i++) {
            var sum = new TangentSum();
            int j = column(a, x, i);
            if (dotX.moves(i)) {
                sum.add(slope(x, a, i).estimate(), dotX.ball(i).estimate());
            }
            sum.add(Math.min(x.get(i), 0), dotA.value(j), dotA.bar(j));
            out.set(i, sum.ball());
        }
    }

    /** ġx = ġy · s + gy · ȧ where x is below 0 + β ġx; at x = 0 the slope s jumps. */
    void rectifyVjp(Matrix x, Matrix a, Matrix gy, double beta, Matrix gx) {
        var dotX = tangents.of(x);
        var dotA = tangents.of(a);
        var dotG = tangents.of(gy);
        var out = tangents.of(gx);
        for (int i = 0; i < x.size(); i++) {
            var sum = new TangentSum();
            int j = column(a, x, i);
            if (dotG.moves(i)) {
                sum.add(slope(x, a, i).estimate(), dotG.ball(i).estimate());
            }
            if (x.get(i) <= 0) {
                sum.add(gy.get(i), dotA.value(j), dotA.bar(j));
            }
            ProductTangents.addBefore(sum, beta, out, i);
            out.set(i, x.get(i) == 0 && dotX.moves(i) && a.get(j) != 1 ? Ball.UNKNOWN : sum.ball());
        }
    }

    /** ġa_j = Σ_i ġy_ij · min(x_ij, 0) + gy_ij · ẋ_ij where x is below 0 + β ġa_j. */
    void rectifySlopesVjp(Matrix x, Matrix gy, double beta, Matrix ga) {
        var dotX = tangents.of(x);
        var dotG = tangents.of(gy);
        var out = tangents.of(ga);
        for (int j = 0; j < ga.size(); j++) {
            var sum = new TangentSum();
            boolean known = true;
            ProductTangents.addBefore(sum, beta, out, j);
            for (int i = 0; i < x.size(); i++) {
                if (column(ga, x, i) == j) {
                    sum.add(Math.min(x.get(i), 0), dotG.value(i), dotG.bar(i));
                    if (x.get(i) < 0) {
                        sum.add(gy.get(i), dotX.value(i), dotX.bar(i));
                    }
                    known &= x.get(i) != 0 || !dotX.moves(i) || gy.get(i) == 0;
                }
            }
            out.set(j, known ? sum.ball() : Ball.UNKNOWN);
        }
    }
}
