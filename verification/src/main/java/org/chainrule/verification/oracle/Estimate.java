package org.chainrule.verification.oracle;

import org.chainrule.core.Figures;

/**
 * A number known to within an error bar: |true value − value| ≤ bound.
 *
 * @param value best estimate; NaN if there is none
 * @param bound largest error, at least 0; infinite if nothing is known
 */
public record Estimate(double value, double bound) {

    /** Nothing is known. */
    public static final Estimate NONE = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);

    /** Refuses a negative or NaN bound. */
    public Estimate {
        if (!(bound >= 0)) {
            throw new IllegalArgumentException("estimate: found bound " + bound + "; it must be at least 0");
        }
    }

    /** Whether there is a value with a finite bound. */
    public boolean isKnown() {
        return Double.isFinite(value) && Double.isFinite(bound);
    }

    /** |x − value|; infinite if there is no value. */
    public double distance(double x) {
        return isKnown() && !Double.isNaN(x) ? Math.abs(x - value) : Double.POSITIVE_INFINITY;
    }

    /**
     * This mean of the derivatives from both sides, as the derivative from either: as it is, if that of one side may be the
     * same number; else with a bar that reaches to both.
     *
     * <p>The mean m is m̂ to within b, one side l is l̂ to within c, and the other is r = 2m − l. So |l − m̂| ≤ |l̂ − m̂| + c, and
     * |r − m̂| ≤ 2 |m − m̂| + |m̂ − l̂| + c.
     */
    Estimate reaching(Estimate side) {
        double distance = distance(side.value);
        boolean apart = isKnown() && side.isKnown() && distance > bound + side.bound;
        return apart ? new Estimate(value, distance + side.bound + 2 * bound) : this;
    }

    /** For example {@code 0.1049936 ± 3.1e-15}. */
    @Override
    public String toString() {
        return Figures.significant(value, 15) + " ± " + Figures.significant(bound, 2);
    }

    /** Whether both are known and no number lies within the bars of both. */
    public boolean contradicts(Estimate other) {
        return isKnown() && other.isKnown() && other.distance(value) > bound + other.bound();
    }
}
