package org.chainrule.verification.locate;

import org.chainrule.core.Figures;
import org.chainrule.verification.oracle.Estimate;

/**
 * One element of a vector-Jacobian product beside what the op's values say.
 *
 * @param input of which input of the op
 * @param row its row
 * @param column its column
 * @param claimed what the vjp says
 * @param oracle what dual numbers or differences say, with their bar; at a kink the middle of what is right, with half the width
 * @param allowance the rounding the product may carry
 */
public record Entry(int input, int row, int column, double claimed, Estimate oracle, double allowance) {

    /** |claimed − oracle|; infinite for a claim that is not a number. */
    public double error() {
        return oracle.distance(claimed);
    }

    /** Whether the two differ by more than bar and rounding. */
    public boolean isWrong() {
        return oracle.isKnown() && !(error() <= oracle.bound() + allowance);
    }

    /** Whether they still agree to more than half of the 53 binary digits: the formula is right but digits are lost. */
    public boolean isInaccurate() {
        double magnitude = Math.max(Math.abs(claimed), Math.abs(oracle.value()));
        return isWrong() && error() <= ProductRounding.HALF_THE_DIGITS * magnitude;
    }

    /** How many times the tolerance. */
    double severity() {
        double tolerance = oracle.bound() + allowance;
        return tolerance == 0 ? Double.POSITIVE_INFINITY : error() / tolerance;
    }

    /** For example {@code [2, 1]: backprop says 0.25, the oracle says -0.25 ± 1e-13, rounding allowed 3e-17}. */
    @Override
    public String toString() {
        return "[" + row + ", " + column + "]: backprop says " + Figures.significant(claimed, 15) + ", the oracle says "
                + oracle + ", rounding allowed " + Figures.significant(allowance, 2);
    }
}
