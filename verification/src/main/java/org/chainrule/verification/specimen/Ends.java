package org.chainrule.verification.specimen;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.loss.Loss;
import org.chainrule.verification.region.LossPoint;
import org.chainrule.verification.region.Region;
import org.chainrule.verification.region.Regions;

/**
 * Sure answers, right and wrong: rows with predictions at the ends of their domain, each with targets of every kind. Slopes that
 * are right on the blackboard lose their digits there, such as σ(x) − 1, and clamps show.
 *
 * @param loss the loss
 * @param columns of its predictions
 */
record Ends(Loss loss, int columns) {

    /** So many elements have all their derivatives taken by dual numbers. */
    private static final int MOST_ELEMENTS = 64;

    /** Takes predictions of 8 to 20 beyond 37, where 1 + e⁻ˣ rounds to 1 and a slope that cancels is 0. */
    private static final double BEYOND = 5;

    /** Takes predictions of 8 to 20 to where their exponentials overflow. */
    private static final double OVERFLOWING = 100;

    /** Every answer and its opposite, and far out. */
    private static final double[] TIMES = {BEYOND, -BEYOND, OVERFLOWING};

    private static final String SATURATED = "saturated predictions";

    /** Whether its predictions and targets have ends. */
    boolean exist() {
        return !rows(new Seed(1).stream("ends")).isEmpty();
    }

    /** A matrix of predictions and one of targets. */
    List<Matrix> draw(RandomGenerator random) {
        var rows = rows(random);
        var prediction = Matrix.zeros(Precision.FLOAT64, rows.size(), columns);
        var target = Matrix.zeros(Precision.FLOAT64, rows.size(), rows.get(0).target().length);
        for (int i = 0; i < rows.size(); i++) {
            prediction.rows(i, 1).copyFrom(rows.get(i).prediction());
            target.rows(i, 1).copyFrom(rows.get(i).target());
        }
        return List.of(prediction, target);
    }

    private List<LossPoint> rows(RandomGenerator random) {
        int targets = loss.targetColumns(columns);
        var rows = new ArrayList<LossPoint>();
        if (targets == 0) {
            return rows;
        }
        var regions = Regions.of(loss, columns).all();
        for (var end : regions) {
            if (end.name().contains("predictions")) {
                double[] drawn = end.draw(random).prediction();
                for (double times : TIMES) {
                    for (var kind : regions) {
                        if (kind.name().startsWith("targets ") || kind.name().startsWith("class ")) {
                            rows.add(new LossPoint(
                                    further(end, drawn, times),
                                    kind.draw(random).target()));
                        }
                    }
                }
            }
        }
        return rows.stream()
                .filter(row -> row.suits(loss))
                .limit(MOST_ELEMENTS / (columns + targets))
                .toList();
    }

    /** What is near an end goes on by as much again, beyond the 10⁻⁷ at which implementations clamp. */
    private static double[] further(Region<LossPoint> end, double[] drawn, double times) {
        var prediction = drawn.clone();
        for (int j = 0; j < prediction.length; j++) {
            double p = prediction[j];
            if (end.name().equals("predictions near 0")) {
                prediction[j] = p * Math.abs(p);
            } else if (end.name().equals(SATURATED)) {
                prediction[j] = times * p;
            } else if (end.name().equals("predictions near 1")) {
                prediction[j] = 1 - (1 - p) * (1 - p);
            }
        }
        return prediction;
    }
}
