package org.chainrule.examples.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chainrule.core.Figures;

/**
 * Curves over epochs, or over something else that grows: one value per place and series. Values that are not finite are left out of the line.
 *
 * @param id unique on the page
 * @param title what is drawn
 * @param unit label of the vertical axis
 * @param axis choice of the vertical axis
 * @param series the curves, at most {@value #MOST}, told apart by colour and by dash; more than two by their marks too
 * @param across the horizontal axis
 */
public record LineChart(String id, String title, String unit, Axis axis, List<Series> series, Across across) {

    /** As many curves as a reader can tell apart. */
    public static final int MOST = 6;

    private static final int WIDTH = 460;
    private static final int PLOT = 204;
    private static final int LEFT = 54;
    private static final int RIGHT = 14;
    private static final int TOP = 34;
    private static final int LEGEND_COLUMNS = 3;
    private static final int LEGEND_ROW = 18;
    private static final int MARKS_PER_CURVE = 6;
    private static final int BOTTOM = 42;

    /** Vertical axes. */
    public enum Axis {
        /** Ratios, if every value is positive and they span more than a factor of 10; else linear. */
        RATIO,
        /** Up to 100 %, from 0, 50 or 90 %, whichever is just below every value. */
        SHARE
    }

    /** Horizontal axes. */
    public sealed interface Across {

        /**
         * Epochs from 1.
         *
         * @param count how many
         */
        record Epochs(int count) implements Across {
            @Override
            public String toString() {
                return count + " epochs";
            }
        }

        /**
         * Places that grow by factors, on a logarithmic axis.
         *
         * @param label of the axis
         * @param places above 0, ascending
         */
        record Growing(String label, List<Double> places) implements Across {
            /** Copies the places. */
            public Growing {
                places = List.copyOf(places);
            }

            @Override
            public String toString() {
                return places.size() + " places of the " + label;
            }
        }
    }

    /**
     * One curve.
     *
     * @param name legend
     * @param values one per epoch or place
     */
    public record Series(String name, List<Double> values) {
        /** Copies the values. */
        public Series {
            values = List.copyOf(values);
        }
    }

    /** Refuses a chart without points, and one of too many curves. */
    public LineChart {
        series = List.copyOf(series);
        if (series.size() > MOST) {
            throw new IllegalArgumentException(
                    "chart \"" + title + "\": found " + series.size() + " curves; draw at most " + MOST + " in one");
        }
        if (series.isEmpty() || series.get(0).values().isEmpty()) {
            throw new IllegalArgumentException("chart \"" + title + "\": found no points; needs at least one epoch");
        }
    }

    /** Curves over epochs. */
    public LineChart(String id, String title, String unit, Axis axis, List<Series> series) {
        this(
                id,
                title,
                unit,
                axis,
                series,
                new Across.Epochs(series.isEmpty() ? 0 : series.get(0).values().size()));
    }

    /** The picture. */
    public String markup() {
        var y = verticalTicks();
        var x = across instanceof Across.Growing growing
                ? Ticks.logarithmic(
                        growing.places().get(0),
                        growing.places().get(growing.places().size() - 1))
                : Ticks.counting(1, series.get(0).values().size(), 6);
        var svg = new Svg(id, WIDTH, bottom() + BOTTOM, title, description());
        grid(svg, x, y);
        for (int i = 0; i < series.size(); i++) {
            String look = "curve curve" + (i + 1);
            svg.element("polyline", "class", look, "points", points(series.get(i), x, y));
            marks(svg, i, x, y);
            last(svg, i, x, y);
            legend(svg, i, look);
        }
        return svg.markup();
    }

    private Ticks verticalTicks() {
        if (axis == Axis.SHARE) {
            double least = finite().min().orElse(0);
            return Ticks.linear(least >= 0.9 ? 0.9 : least >= 0.5 ? 0.5 : 0, 1, 5);
        }
        double least = finite().min().orElse(0);
        double most = finite().max().orElse(1);
        return least > 0 && most > 10 * least
                ? Ticks.logarithmic(least, most)
                : Ticks.linear(Math.min(0, least), most, 5);
    }

    private java.util.stream.DoubleStream finite() {
        return series.stream()
                .flatMap(one -> one.values().stream())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite);
    }

    private void grid(Svg svg, Ticks x, Ticks y) {
        for (double mark : y.marks()) {
            double height = height(y.position(mark));
            svg.line("grid", LEFT, height, WIDTH - RIGHT, height);
            svg.text(LEFT - 8, height + 4, verticalLabel(mark), "class", "tick", "text-anchor", "end");
        }
        for (double mark : x.marks()) {
            double across = across(x.position(mark));
            svg.line("axis", across, bottom(), across, bottom() + 4);
            svg.text(across, bottom() + 18, Ticks.label(mark), "class", "tick", "text-anchor", "middle");
        }
        svg.line("axis", LEFT, bottom(), WIDTH - RIGHT, bottom());
        svg.text(WIDTH - RIGHT, bottom() + BOTTOM - 6, label(), "class", "label", "text-anchor", "end");
        String kind = y.scale() == Ticks.Scale.LOGARITHMIC ? unit + ", logarithmic" : unit;
        svg.text(0, 14, kind, "class", "label");
    }

    private String verticalLabel(double mark) {
        return axis == Axis.SHARE ? Figures.significant(100 * mark, 3) + " %" : Ticks.label(mark);
    }

    private String points(Series one, Ticks x, Ticks y) {
        var points = new ArrayList<String>();
        for (int i = 0; i < one.values().size(); i++) {
            double value = one.values().get(i);
            if (Double.isFinite(value)) {
                points.add(Svg.number(across(x.position(place(i)))) + "," + Svg.number(height(y.position(value))));
            }
        }
        return String.join(" ", points);
    }

    private void last(Svg svg, int i, Ticks x, Ticks y) {
        var values = series.get(i).values();
        double value = values.get(values.size() - 1);
        if (Double.isFinite(value)) {
            svg.element(
                    "circle",
                    "class",
                    "end curve" + (i + 1),
                    "r",
                    "3.5",
                    "cx",
                    Svg.number(across(x.position(place(values.size() - 1)))),
                    "cy",
                    Svg.number(height(y.position(value))));
        }
    }

    /** Two curves are named beside the unit; more in rows below it. */
    private void legend(Svg svg, int i, String look) {
        double x = WIDTH - RIGHT - 108.0 * (series.size() - i);
        double y = 10;
        if (isMarked()) {
            x = LEFT + i % LEGEND_COLUMNS * (WIDTH - LEFT - RIGHT) / (double) LEGEND_COLUMNS;
            int row = 1 + i / LEGEND_COLUMNS;
            y += LEGEND_ROW * row;
            mark(svg, i, x + 11, y);
        }
        svg.line(look, x, y, x + 22, y);
        svg.text(x + 28, y + 4, series.get(i).name(), "class", "label");
    }

    private boolean isMarked() {
        return series.size() > 2;
    }

    /** A few marks, at other epochs than those of the next curve. */
    private void marks(Svg svg, int i, Ticks x, Ticks y) {
        var values = series.get(i).values();
        int every = Math.max(1, values.size() / MARKS_PER_CURVE);
        for (int k = i * every / series.size(); isMarked() && k < values.size(); k += every) {
            if (Double.isFinite(values.get(k))) {
                mark(svg, i, across(x.position(place(k))), height(y.position(values.get(k))));
            }
        }
    }

    private static void mark(Svg svg, int i, double x, double y) {
        svg.element("path", "class", "mark curve" + (i + 1), "d", Marker.of(i).path(x, y));
    }

    private int top() {
        int rows = isMarked() ? (series.size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS : 0;
        return TOP + LEGEND_ROW * rows;
    }

    private int bottom() {
        return top() + PLOT;
    }

    private double place(int i) {
        return across instanceof Across.Growing growing ? growing.places().get(i) : i + 1;
    }

    private String label() {
        return across instanceof Across.Growing growing ? growing.label() + ", logarithmic" : "epoch";
    }

    private String description() {
        var parts = new ArrayList<String>();
        for (Series one : series) {
            double first = one.values().get(0);
            double last = one.values().get(one.values().size() - 1);
            parts.add(one.name() + " from " + Figures.significant(first, 3) + " to " + Figures.significant(last, 3));
        }
        return unit + " over " + across + ": " + String.join("; ", parts) + ".";
    }

    private static double across(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double height(double share) {
        return bottom() - share * PLOT;
    }

    /** A series from numbers. */
    public static Series series(String name, double... values) {
        return new Series(name, Arrays.stream(values).boxed().toList());
    }
}
