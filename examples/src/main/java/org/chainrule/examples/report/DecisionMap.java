package org.chainrule.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.data.Dataset;

/**
 * The plane of two inputs, coloured by the class that a classifier names, with the examples on it.
 *
 * <p>The classifier is asked on a grid; {@link Contour} interpolates between. A region is drawn twice: pale where the class
 * is the most probable, deeper where its probability is at least {@value #SURE}.
 *
 * @param id unique on the page
 * @param classifier class probabilities (rows×classes) of inputs (rows×2)
 * @param training examples that were trained on, drawn filled
 * @param heldOut examples that were not, drawn hollow
 */
public record DecisionMap(String id, UnaryOperator<Matrix> classifier, Dataset training, Dataset heldOut) {

    /** Probability from which a region is drawn deeper: nine in ten. */
    static final double SURE = 0.9;

    private static final int CELLS = 96;
    private static final int SIDE = 480;
    private static final int LEFT = 40;
    private static final int TOP = 10;
    private static final int BOTTOM = 28;
    private static final double MARGIN = 0.08;

    /** Refuses data that is not a plane. */
    public DecisionMap {
        if (training.inputColumns() != 2 || heldOut.inputColumns() != 2) {
            throw new IllegalArgumentException(
                    "decision map: the data has " + training.inputColumns() + " inputs; a plane has 2");
        }
    }

    /** The picture. */
    public String markup() {
        var x = range(0);
        var y = range(1);
        var probabilities = classifier.apply(gridPoints(x, y));
        var classes = training.classNames();
        var svg = new Svg(
                id,
                LEFT + SIDE + 10,
                TOP + SIDE + BOTTOM,
                "Decision boundary",
                "The plane of the two inputs coloured by the class the network names, with " + training.rows()
                        + " training examples (filled) and " + heldOut.rows()
                        + " held-out examples (hollow) of the classes "
                        + String.join(", ", classes) + ".");
        frame(svg, x, y);
        for (int c = 0; c < classes.size(); c++) {
            svg.element("path", "class", "region class" + c, "d", region(lead(probabilities, c)));
            svg.element("path", "class", "region class" + c, "d", region(above(probabilities, c)));
        }
        points(svg, training, "point", x, y);
        points(svg, heldOut, "point held", x, y);
        return svg.markup();
    }

    private Ticks range(int column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Dataset data : List.of(training, heldOut)) {
            for (int i = 0; i < data.rows(); i++) {
                low = Math.min(low, data.inputs().get(i, column));
                high = Math.max(high, data.inputs().get(i, column));
            }
        }
        double margin = MARGIN * Math.max(high - low, 1e-9);
        double from = low - margin;
        double to = high + margin;
        var marks = Ticks.linear(low, high, 4).marks().stream()
                .filter(mark -> mark >= from && mark <= to)
                .toList();
        return new Ticks(from, to, Ticks.Scale.LINEAR, marks);
    }

    private static Matrix gridPoints(Ticks x, Ticks y) {
        int side = CELLS + 1;
        var points = DoubleMatrix.zeros(side * side, 2);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                points.set(row * side + column, 0, x.low() + (x.high() - x.low()) * column / CELLS);
                points.set(row * side + column, 1, y.high() - (y.high() - y.low()) * row / CELLS);
            }
        }
        return points;
    }

    private static double[] lead(Matrix probabilities, int c) {
        var field = new double[probabilities.rows()];
        for (int i = 0; i < field.length; i++) {
            double best = 0;
            for (int j = 0; j < probabilities.columns(); j++) {
                best = j == c ? best : Math.max(best, probabilities.get(i, j));
            }
            field[i] = probabilities.get(i, c) - best;
        }
        return field;
    }

    private static double[] above(Matrix probabilities, int c) {
        var field = new double[probabilities.rows()];
        for (int i = 0; i < field.length; i++) {
            field[i] = probabilities.get(i, c) - SURE;
        }
        return field;
    }

    private static String region(double[] field) {
        return new Contour(field, CELLS, LEFT, TOP, SIDE / (double) CELLS).path();
    }

    private static void frame(Svg svg, Ticks x, Ticks y) {
        svg.element("rect", "class", "frame", "x", "" + LEFT, "y", "" + TOP, "width", "" + SIDE, "height", "" + SIDE);
        for (double mark : x.marks()) {
            svg.text(
                    LEFT + SIDE * x.position(mark),
                    TOP + SIDE + 18,
                    Ticks.label(mark),
                    "class",
                    "tick",
                    "text-anchor",
                    "middle");
        }
        for (double mark : y.marks()) {
            svg.text(
                    LEFT - 8,
                    TOP + SIDE * (1 - y.position(mark)) + 4,
                    Ticks.label(mark),
                    "class",
                    "tick",
                    "text-anchor",
                    "end");
        }
    }

    private static void points(Svg svg, Dataset data, String look, Ticks x, Ticks y) {
        for (int i = 0; i < data.rows(); i++) {
            double across = LEFT + SIDE * x.position(data.inputs().get(i, 0));
            double down = TOP + SIDE * (1 - y.position(data.inputs().get(i, 1)));
            int c = (int) data.targets().get(i, 0);
            mark(svg, look + " class" + c, c, across, down);
        }
    }

    /** A shape per class, so that the classes can be told apart without colour: circle, square, triangle, diamond. */
    static void mark(Svg svg, String look, int c, double x, double y) {
        double r = 3.2;
        switch (c % 4) {
            case 0 ->
                svg.element(
                        "circle", "class", look, "cx", Svg.number(x), "cy", Svg.number(y), "r", Figures.fixed(r, 1));
            case 1 -> polygon(svg, look, x, y, -2.8, -2.8, 2.8, -2.8, 2.8, 2.8, -2.8, 2.8);
            case 2 -> polygon(svg, look, x, y, 0, -3.8, 3.6, 2.6, -3.6, 2.6);
            default -> polygon(svg, look, x, y, 0, -4, 4, 0, 0, 4, -4, 0);
        }
    }

    private static void polygon(Svg svg, String look, double x, double y, double... offsets) {
        var corners = new ArrayList<String>();
        for (int i = 0; i < offsets.length; i += 2) {
            corners.add(Svg.number(x + offsets[i]) + "," + Svg.number(y + offsets[i + 1]));
        }
        svg.element("polygon", "class", look, "points", String.join(" ", corners));
    }
}
