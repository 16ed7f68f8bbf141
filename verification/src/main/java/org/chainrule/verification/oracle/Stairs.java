package org.chainrule.verification.oracle;

/**
 * Values that come in steps around a point.
 *
 * @param height of a step
 * @param width of the one at the point
 */
record Stairs(double height, double width) {

    static final Stairs NONE = new Stairs(0, 0);

    /** With the steps to the other side. */
    Stairs wider(Stairs other) {
        return new Stairs(Math.max(height, other.height), width + other.width);
    }
}
