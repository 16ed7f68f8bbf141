package org.chainrule.verification.formula;

import java.util.function.BiFunction;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;

/**
 * How narrow an enclosure must be; the bits carried are doubled until it is.
 *
 * @param bits the width is below 2^−bits of the result
 * @param vanishing whether it is also enough that the result surely rounds to 0, or to an infinity, as a double
 */
public record Precision(int bits, Vanishing vanishing) {

    /** What is done with results outside the range of doubles. */
    public enum Vanishing {
        /** They need not be narrow. */
        ROUNDED,
        /** They must be as narrow as any. */
        KEPT
    }

    /** For doubles: 2^−60 is less than a hundredth of their last place. */
    public static final Precision ENOUGH = new Precision(60, Vanishing.ROUNDED);

    private static final int FEWEST_BITS = 128;
    private static final int MOST_BITS = 16_384;

    /**
     * Evaluates with more and more bits.
     *
     * @param what the value of the formula, or a derivative
     * @throws ArithmeticException if the enclosure is never narrow enough
     */
    public Interval enclose(
            Formula formula,
            BiFunction<IntervalArithmetic, Bindings<Interval>, Interval> what,
            Bindings<Double> bindings) {
        var points = bindings.map(Interval::of);
        Interval found = Interval.EVERYTHING;
        for (int carried = Math.max(FEWEST_BITS, bits + 32); carried <= MOST_BITS; carried *= 2) {
            found = what.apply(new IntervalArithmetic(carried), points);
            if (isEnough(found)) {
                return found;
            }
        }
        throw new ArithmeticException("formula \"" + formula.text() + "\": found only " + found + " with " + MOST_BITS
                + " bits at " + bindings.scalars() + bindings.rows() + "; is it defined there?");
    }

    private boolean isEnough(Interval found) {
        return Accuracy.isNarrow(found, bits)
                || (vanishing == Vanishing.ROUNDED && (Accuracy.vanishes(found) || Accuracy.overflows(found)));
    }
}
