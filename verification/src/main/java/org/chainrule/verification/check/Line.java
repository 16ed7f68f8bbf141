package org.chainrule.verification.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.chainrule.verification.oracle.FiniteDifference;
import org.chainrule.verification.oracle.Lengths;
import org.chainrule.verification.oracle.Nearer;
import org.chainrule.verification.oracle.Slopes;

/** A vector function along a line through a point: evaluated once for every step, whichever results are wanted. */
final class Line {

    private final Callee function;
    private final double[] x;
    private final double[] v;
    private final int results;
    private final int only;
    private final Map<Double, double[]> seen = new HashMap<>();

    /** t ↦ f(x + t v). */
    static Line along(Callee function, double[] x, double[] v, int results) {
        int[] moving = IntStream.range(0, v.length).filter(i -> v[i] != 0).toArray();
        boolean oneHot = moving.length == 1 && v[moving[0]] == 1;
        return new Line(function, x, v, results, oneHot ? moving[0] : -1);
    }

    private Line(Callee function, double[] x, double[] v, int results, int only) {
        this.function = function;
        this.x = x;
        this.v = v;
        this.results = results;
        this.only = only;
    }

    /** d⟨g, f⟩/dt at the point. A single coordinate is itself what varies, so that its steps are the realised ones. */
    Slopes slopes(double[] g) {
        DoubleUnaryOperator along = t -> dot(g, seen.computeIfAbsent(t, this::at));
        double at = only < 0 ? 0 : x[only];
        var lengths = only < 0 ? Lengths.along(List.of(x), List.of(v), 1) : Lengths.ofNumber(at);
        double largest = Arrays.stream(x).map(Math::abs).max().orElse(1);
        var first = FiniteDifference.FULL.slopes(along, at, lengths.scale());
        return Nearer.slopes(
                first, along, at, lengths, largest, shorter -> FiniteDifference.FULL.slopes(along, at, shorter));
    }

    private double[] at(double t) {
        var moved = x.clone();
        if (only >= 0) {
            moved[only] = t;
        } else {
            Arrays.setAll(moved, i -> x[i] + t * v[i]);
        }
        double[] y = function.at(moved);
        function.requireLength(y, results, "at the point");
        return y;
    }

    /** ⟨g, y⟩ over the results that count, so that one that is not finite does not hide the others. */
    private static double dot(double[] g, double[] y) {
        var sum = new Sum();
        for (int j = 0; j < g.length; j++) {
            if (g[j] != 0) {
                sum.add(g[j] * y[j]);
            }
        }
        return sum.value();
    }
}
