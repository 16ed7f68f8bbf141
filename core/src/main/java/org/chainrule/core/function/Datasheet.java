package org.chainrule.core.function;

import java.util.List;

/**
 * What is known and promised of a scalar function; every line of it is tested.
 *
 * <p>The formulas are executable: operators {@code + - * / ^}, comparisons, {@code exp log log1p expm1 sqrt tanh abs max
 * min erf erfc}, {@code if(condition, then, else)}, the constant {@code pi}, the argument {@code x}, the record's components
 * by name. They are written for the blackboard; the code computes the same function in a form that is stable.
 *
 * @param formula f(x)
 * @param slopeFormula f′(x) away from kinks, by the convention at them
 * @param kinks points where the slope jumps and the value does not, ascending
 * @param jumps points where the value jumps, ascending
 * @param domainLow lower end of the domain; below it the value is NaN
 * @param domainHigh upper end of the domain
 * @param infimum lower end of the range
 * @param supremum upper end of the range
 * @param atMinusInfinity limit of f at −∞
 * @param atPlusInfinity limit of f at +∞
 * @param slopeAtMinusInfinity limit of f′ at −∞
 * @param slopeAtPlusInfinity limit of f′ at +∞
 * @param monotone direction
 * @param valueUlps largest error of {@code value} in ulps wherever the result is a normal or subnormal number; measured
 *     against the formula in interval arithmetic, rounded up to the next half
 * @param slopeUlps the same for {@code slope}
 * @param slopeBound whether {@code slopeUlps} counts as it is or times the condition number of the slope
 * @param reads which of x and y the slope reads
 * @param specimens this function with the parameter values worth testing, the defaults among them
 */
public record Datasheet(
        String formula,
        String slopeFormula,
        List<Kink> kinks,
        List<Jump> jumps,
        double domainLow,
        double domainHigh,
        double infimum,
        double supremum,
        double atMinusInfinity,
        double atPlusInfinity,
        double slopeAtMinusInfinity,
        double slopeAtPlusInfinity,
        Monotone monotone,
        double valueUlps,
        double slopeUlps,
        SlopeBound slopeBound,
        Reads reads,
        List<? extends ScalarFunction> specimens) {

    /** Whether x is in the domain, which is closed; NaN is not. */
    public boolean takes(double x) {
        return x >= domainLow && x <= domainHigh;
    }

    /**
     * Starts a datasheet; what is not said is: no kinks, no jumps, all numbers taken, unbounded range and limits, exact, not
     * monotone, reads both.
     */
    public static Builder of(String formula, String slopeFormula) {
        return new Builder(formula, slopeFormula);
    }

    /** Collects the lines of a datasheet. */
    public static final class Builder {
        private final String formula;
        private final String slopeFormula;
        private List<Kink> kinks = List.of();
        private List<Jump> jumps = List.of();
        private double domainLow = Double.NEGATIVE_INFINITY;
        private double domainHigh = Double.POSITIVE_INFINITY;
        private double infimum = Double.NEGATIVE_INFINITY;
        private double supremum = Double.POSITIVE_INFINITY;
        private double atMinusInfinity = Double.NEGATIVE_INFINITY;
        private double atPlusInfinity = Double.POSITIVE_INFINITY;
        private double slopeAtMinusInfinity = 1;
        private double slopeAtPlusInfinity = 1;
        private Monotone monotone = Monotone.NO;
        private double valueUlps;
        private double slopeUlps;
        private SlopeBound slopeBound = SlopeBound.ULPS;
        private Reads reads = Reads.BOTH;

        private Builder(String formula, String slopeFormula) {
            this.formula = formula;
            this.slopeFormula = slopeFormula;
        }

        /** Points where the slope jumps and the value does not, ascending. */
        public Builder kinks(Kink... points) {
            kinks = List.of(points);
            return this;
        }

        /** Points where the value jumps, ascending. */
        public Builder jumps(Jump... points) {
            jumps = List.of(points);
            return this;
        }

        /** The closed interval of arguments that are taken; outside the value is NaN. */
        public Builder domain(double low, double high) {
            domainLow = low;
            domainHigh = high;
            return this;
        }

        /** Ends of the range of f. */
        public Builder range(double low, double high) {
            infimum = low;
            supremum = high;
            return this;
        }

        /** Limits of f at −∞ and +∞. */
        public Builder limits(double left, double right) {
            atMinusInfinity = left;
            atPlusInfinity = right;
            return this;
        }

        /** Limits of f′ at −∞ and +∞. */
        public Builder slopeLimits(double left, double right) {
            slopeAtMinusInfinity = left;
            slopeAtPlusInfinity = right;
            return this;
        }

        /** Direction. */
        public Builder monotone(Monotone direction) {
            monotone = direction;
            return this;
        }

        /** Largest errors in ulps. */
        public Builder ulps(double value, double slope) {
            valueUlps = value;
            slopeUlps = slope;
            return this;
        }

        /** The slope passes through 0 or is a difference by nature: its ulps count times max(1, κ), κ = |x f″(x)/f′(x)|. */
        public Builder conditioned() {
            slopeBound = SlopeBound.ULPS_TIMES_CONDITION;
            return this;
        }

        /** Which of x and y the slope reads. */
        public Builder reads(Reads what) {
            reads = what;
            return this;
        }

        /** Ends the datasheet with the specimens. */
        public Datasheet specimens(ScalarFunction... functions) {
            return new Datasheet(
                    formula,
                    slopeFormula,
                    kinks,
                    jumps,
                    domainLow,
                    domainHigh,
                    infimum,
                    supremum,
                    atMinusInfinity,
                    atPlusInfinity,
                    slopeAtMinusInfinity,
                    slopeAtPlusInfinity,
                    monotone,
                    valueUlps,
                    slopeUlps,
                    slopeBound,
                    reads,
                    List.of(functions));
        }
    }
}
