package org.chainrule.verification.oracle;

import java.util.List;

/**
 * Lengths along a line on which variables move.
 *
 * @param scale of the first ladder's steps
 * @param own how far it is to where the nearest of the variables would be 0, of those that are not; 0 if there are none
 * @param finest the shortest step that moves every variable by a last place of its own, and whose square is no subnormal number; shorter ones
 *     leave some where they are, and what those do to the value is missing from its differences
 */
public record Lengths(double scale, double own, double finest) {

    /** The shortest step of a ladder, in units of its scale. */
    private static final double SHORTEST = 0x1p-27;

    /** √2⁻¹⁰²²: what is made of such a step and a number of its size has all its digits. */
    private static final double LEAST = 0x1p-511;

    /** Of a number that varies itself, so that every step is the realised one. */
    public static Lengths ofNumber(double x) {
        return new Lengths(Math.max(1, Math.abs(x)), Math.abs(x), LEAST);
    }

    /** Of t ↦ x + t v from t = 0 on, in blocks of variables, by first steps of this scale. */
    public static Lengths along(List<double[]> x, List<double[]> v, double scale) {
        double own = Double.POSITIVE_INFINITY;
        double finest = LEAST;
        for (int b = 0; b < x.size(); b++) {
            for (int i = 0; i < x.get(b).length; i++) {
                double size = Math.abs(x.get(b)[i]);
                double speed = Math.abs(v.get(b)[i]);
                if (size > 0 && speed > 0) {
                    own = Math.min(own, size / speed);
                    finest = Math.max(finest, Math.ulp(size) / speed);
                }
            }
        }
        return new Lengths(scale, Double.isInfinite(own) ? 0 : own, finest);
    }

    /** Whether every step of a ladder of this scale moves every variable. */
    boolean resolves(double ofScale) {
        return ofScale * SHORTEST >= finest;
    }
}
