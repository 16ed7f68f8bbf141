package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;

/** What a verb should have written, element by element, and how far rounding may move it. */
final class Expectation {

    /** Wanted elements, computed in double. */
    final double[] want;

    /** Sum of the magnitudes of the terms of every element; rounding errors are relative to it. */
    final double[] magnitude;

    Expectation(int size) {
        want = new double[size];
        magnitude = new double[size];
    }

    /** Adds a term to element i. */
    void add(int i, double term) {
        want[i] += term;
        magnitude[i] += Math.abs(term);
    }

    /** Adds β times the old contents of an output. */
    void addOld(double beta, Matrix out) {
        for (int i = 0; beta != 0 && i < want.length; i++) {
            add(i, beta * out.get(i));
        }
    }

    /**
     * Every element agrees to within 2 γ_c · magnitude: c roundings each may change the result by a factor in [1 − u, 1 + u],
     * together by at most γ_c = c·u/(1 − c·u) (Higham 2002, §3.1), and the reference, in double, at most as much again. NaN
     * agrees with NaN only, an infinity with itself and with what is too large for the precision.
     */
    void assertWithin(int roundings, Matrix found) {
        double u = found.precision().unitRoundoff();
        double gamma = roundings * u / (1 - roundings * u);
        for (int i = 0; i < want.length; i++) {
            double rounded = found.precision() == Precision.FLOAT64 ? want[i] : (float) want[i];
            if (Double.compare(rounded, found.get(i)) == 0) {
                continue; // NaN and infinities among them
            }
            double error = Math.abs(found.get(i) - want[i]);
            if (!(error <= 2 * gamma * magnitude[i])) {
                throw new AssertionError("element " + i + " of " + found.shape() + ": found " + found.get(i)
                        + ", wanted " + want[i] + " within " + 2 * gamma * magnitude[i]);
            }
        }
    }

    /** Every element is the wanted one rounded to the precision, to the bit; NaN equals NaN, −0 is not +0. */
    void assertExact(Matrix found) {
        assertThat(found.toArray()).isEqualTo(rounded(found.precision()));
    }

    private double[] rounded(Precision precision) {
        return precision == Precision.FLOAT64
                ? want
                : Arrays.stream(want).map(x -> (float) x).toArray();
    }
}
