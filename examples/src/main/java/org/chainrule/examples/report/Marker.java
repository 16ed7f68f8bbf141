package org.chainrule.examples.report;

import java.util.Locale;

/** Shapes along a curve, one kind per curve, so that curves can be told apart without colour. */
enum Marker {
    CIRCLE("M%1$s %4$sA3.5 3.5 0 1 1 %1$s %5$sA3.5 3.5 0 1 1 %1$s %4$sZ"),
    SQUARE("M%2$s %4$sH%3$sV%5$sH%2$sZ"),
    TRIANGLE("M%1$s %4$sL%3$s %5$sL%2$s %5$sZ"),
    DIAMOND("M%1$s %4$sL%3$s %6$sL%1$s %5$sL%2$s %6$sZ"),
    CROSS("M%2$s %4$sL%3$s %5$sM%2$s %5$sL%3$s %4$s"),
    PLUS("M%1$s %4$sV%5$sM%2$s %6$sH%3$s");

    private static final double RADIUS = 3.5;

    /** The path with 1 the middle, 2 the left and 3 the right, 4 the top, 5 the bottom and 6 the middle height. */
    private final String shape;

    Marker(String shape) {
        this.shape = shape;
    }

    /** That of the curve at a place in the legend. */
    static Marker of(int curve) {
        return values()[curve % values().length];
    }

    /** The path of the shape about a point. */
    String path(double x, double y) {
        return String.format(
                Locale.ROOT,
                shape,
                Svg.number(x),
                Svg.number(x - RADIUS),
                Svg.number(x + RADIUS),
                Svg.number(y - RADIUS),
                Svg.number(y + RADIUS),
                Svg.number(y));
    }
}
