package org.chainrule.verification.rule;

import java.math.BigDecimal;
import org.chainrule.verification.oracle.Estimate;

/**
 * Where a number is to be.
 *
 * @param oracle the exact number, rounded once, with that rounding for its bar; unknown beyond the range of double
 * @param allowance what the roundings of the formula explain
 * @param way how far the number has gone until here, there and back
 */
record Target(Estimate oracle, double allowance, double way) {

    static Target of(Rounded formula, double wayBefore, double last) {
        double nearest = formula.value().doubleValue();
        var oracle = Double.isFinite(nearest)
                ? new Estimate(
                        nearest,
                        Math.abs(formula.value()
                                .subtract(new BigDecimal(nearest))
                                .doubleValue()))
                : Estimate.NONE;
        return new Target(oracle, formula.error(), wayBefore + Math.abs(nearest - last));
    }

    /** A number that begins at 0. */
    static Target of(Rounded formula) {
        return of(formula, 0, 0);
    }
}
