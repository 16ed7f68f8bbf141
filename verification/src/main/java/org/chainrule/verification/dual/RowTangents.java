package org.chainrule.verification.dual;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.verification.oracle.Estimate;

/** The tangents of what is computed row by row. A row that does not move is not looked at. */
final class RowTangents {

    private static final double[] NO_TARGET = {};

    private final Tangents tangents;
    private final Notes notes;
    private final Map<RowFunction, RowRule> rowRules = new HashMap<>();
    private final Map<Loss, LossRule> lossRules = new HashMap<>();

    RowTangents(Tangents tangents, Notes notes) {
        this.tangents = tangents;
        this.notes = notes;
    }

    private RowRule rule(RowFunction f) {
        return rowRules.computeIfAbsent(f, function -> new RowRule(function, notes));
    }

    private LossRule rule(Loss loss) {
        return lossRules.computeIfAbsent(loss, l -> new LossRule(l, notes));
    }

    private static double[] row(Matrix x, int i) {
        return x.rows(i, 1).toArray();
    }

    private Ball[] tangent(Matrix x, int i) {
        var window = tangents.of(x);
        var row = new Ball[x.columns()];
        Arrays.setAll(row, j -> window.ball(i * x.columns() + j));
        return row;
    }

    private static boolean moves(Ball[] tangent) {
        return Arrays.stream(tangent).anyMatch(ball -> ball.middle() != 0 || !ball.isExact());
    }

    void map(RowFunction f, Matrix x, Matrix y) {
        var out = tangents.of(y);
        for (int i = 0; i < x.rows(); i++) {
            var tangent = tangent(x, i);
            var moved = new Ball[y.columns()];
            Arrays.fill(moved, Ball.ZERO);
            if (moves(tangent)) {
                moved = rule(f).along(row(x, i), tangent, y.columns());
            }
            for (int j = 0; j < moved.length; j++) {
                out.set(i * moved.length + j, moved[j]);
            }
        }
    }

    void mapVjp(RowFunction f, Matrix x, Matrix gy, double beta, Matrix gx) {
        for (int i = 0; i < x.rows(); i++) {
            var tangent = tangent(x, i);
            var cotangent = tangent(gy, i);
            var moved = new Ball[x.columns()];
            Arrays.fill(moved, Ball.ZERO);
            if (moves(tangent) || moves(cotangent)) {
                moved = rule(f).productAlong(row(x, i), tangent, row(gy, i), cotangent);
            }
            write(moved, beta, gx, i);
        }
    }

    private void write(Ball[] moved, double beta, Matrix x, int i) {
        var out = tangents.of(x);
        for (int j = 0; j < moved.length; j++) {
            var sum = new TangentSum();
            sum.add(moved[j].middle(), moved[j].radius());
            ProductTangents.addBefore(sum, beta, out, i * moved.length + j);
            out.set(i * moved.length + j, sum.ball());
        }
    }

    private static double[] target(Loss loss, Matrix p, Matrix t, int i) {
        int columns = loss.targetColumns(p.columns());
        return columns == 0 ? NO_TARGET : Arrays.copyOf(row(t, i), columns);
    }

    void losses(Loss loss, Matrix p, Matrix t, Matrix values) {
        var out = tangents.of(values);
        for (int i = 0; i < p.rows(); i++) {
            var target = target(loss, p, t, i);
            var pTangent = tangent(p, i);
            var tTangent = Arrays.copyOf(tangent(t, i), target.length);
            boolean moves = moves(pTangent) || moves(tTangent);
            out.set(i, moves ? rule(loss).along(row(p, i), pTangent, target, tTangent) : Ball.ZERO);
        }
    }

    /** ġp = factor · (ġ · ∂L/∂p + g · its tangent) + β ġp. */
    void lossesVjp(Loss loss, Matrix p, Matrix t, Matrix g, double factor, double beta, Matrix gp) {
        var dotG = tangents.of(g);
        for (int i = 0; i < p.rows(); i++) {
            int each = g.rows() == 1 ? 0 : i;
            var target = target(loss, p, t, i);
            var pTangent = tangent(p, i);
            var tTangent = Arrays.copyOf(tangent(t, i), target.length);
            var moved = new Ball[p.columns()];
            Arrays.fill(moved, Ball.ZERO);
            if (moves(pTangent) || moves(tTangent) || dotG.moves(each)) {
                var prediction = row(p, i);
                for (int j = 0; j < moved.length; j++) {
                    var slope = rule(loss).slopeAlong(prediction, pTangent, target, tTangent, j);
                    var sum = new TangentSum();
                    sum.add(slope.value(), dotG.ball(each).estimate());
                    sum.add(new Estimate(g.get(each), 0), slope.tangent());
                    moved[j] = BallArithmetic.product(Ball.exactly(factor), sum.ball());
                }
            }
            write(moved, beta, gp, i);
        }
    }
}
