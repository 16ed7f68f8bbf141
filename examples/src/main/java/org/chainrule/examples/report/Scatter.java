package org.chainrule.examples.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * Predicted against true values, with the line where both agree.
 *
 * @param id unique on the page
 * @param title what is drawn
 * @param actual true values, left to right
 * @param predicted predictions, bottom to top; as many
 */
public record Scatter(String id, String title, List<Double> actual, List<Double> predicted) {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 280;
    private static final int LEFT = 54;
    private static final int RIGHT = 14;
    private static final int TOP = 34;
    private static final int BOTTOM = 42;

    /** Refuses values without a partner. */
    public Scatter {
        actual = List.copyOf(actual);
        predicted = List.copyOf(predicted);
        if (actual.isEmpty() || actual.size() != predicted.size()) {
            throw new IllegalArgumentException("scatter \"" + title + "\": found " + actual.size() + " true values and "
                    + predicted.size() + " predictions; needs as many of both, at least one");
        }
    }

    /** The picture. */
    public String markup() {
        var range = Stream.concat(actual.stream(), predicted.stream())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .summaryStatistics();
        var ticks = Ticks.linear(range.getMin(), range.getMax(), 5);
        var svg = new Svg(
                id,
                WIDTH,
                HEIGHT,
                title,
                actual.size() + " examples; the closer to the diagonal, the better the prediction.");
        for (double mark : ticks.marks()) {
            double share = ticks.position(mark);
            svg.line("grid", LEFT, height(share), WIDTH - RIGHT, height(share));
            svg.text(LEFT - 8, height(share) + 4, Ticks.label(mark), "class", "tick", "text-anchor", "end");
            svg.text(across(share), HEIGHT - BOTTOM + 18, Ticks.label(mark), "class", "tick", "text-anchor", "middle");
        }
        svg.line("axis", across(0), height(0), across(1), height(1));
        svg.text(0, 14, "predicted", "class", "label");
        svg.text(WIDTH - RIGHT, HEIGHT - 6, "true", "class", "label", "text-anchor", "end");
        for (int i = 0; i < actual.size(); i++) {
            if (Double.isFinite(predicted.get(i))) {
                DecisionMap.mark(
                        svg,
                        "point class0",
                        0,
                        across(ticks.position(actual.get(i))),
                        height(ticks.position(predicted.get(i))));
            }
        }
        return svg.markup();
    }

    private static double across(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static double height(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }
}
