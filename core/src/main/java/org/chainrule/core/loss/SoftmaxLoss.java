package org.chainrule.core.loss;

import org.chainrule.core.function.RowFunctions;

/**
 * Softmax cross-entropy with a mass per class: L = Σ_j m_j (log Σ_k e^{x_k} − x_j), ∂L/∂x_i = p_i Σ_k m_k − m_i,
 * p = softmax(x).
 *
 * <p>Every term of L is positive. The slope is computed as p_i Σ_{k≠i} m_k − m_i (1 − p_i), which does not cancel where one
 * class has all the mass or all the probability; the sums that leave out the largest are made without it, not by
 * subtraction. A class without mass adds nothing, even where its prediction is −∞.
 *
 * <p>Where smoothing, and not a target, makes the masses of two classes nearly equal, a slope near 0 may lose digits that no input
 * accounts for: its two terms cancel and their rounding remains.
 */
public sealed interface SoftmaxLoss extends RowLoss permits SoftmaxCrossEntropy, SoftmaxCrossEntropyWithProbabilities {

    /** m_j, the weight of class j times its target probability. */
    double mass(double[] t, int n, int j);

    /**
     * Whether the row counts at all.
     *
     * @throws IllegalArgumentException if its target is out of range
     */
    boolean counts(double[] t, int n);

    @Override
    default OutputLink link() {
        return OutputLink.SOFTMAX;
    }

    @Override
    default double value(double[] x, double[] t, int n) {
        if (!counts(t, n)) {
            return 0;
        }
        int r = RowFunctions.indexOfMaximum(x, n);
        double log = StrictMath.log1p(Sums.otherExponentials(x, n, r));
        double sum = 0;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            double mass = mass(t, n, j);
            if (mass != 0) {
                double linear = x[j] == x[r] ? 0 : x[r] - x[j];
                double both = linear + log;
                double term = mass * both;
                double next = sum + term;
                lost += Sums.lost(sum, term, next) + Math.fma(mass, both, -term) + mass * Sums.lost(linear, log, both);
                sum = next;
            }
        }
        return Sums.corrected(sum, lost);
    }

    @Override
    default void slope(double[] x, double[] t, int n, double[] dx) {
        int r = RowFunctions.indexOfMaximum(x, n);
        double exponentials = RowFunctions.shiftedExponentials(x, dx, n, r);
        double sum = 1 + exponentials;
        double others = exponentials / sum; // Σ_{j≠r} p_j = 1 − p_r
        int heaviest = 0;
        for (int j = 0; j < n; j++) {
            dx[j] /= sum;
            heaviest = mass(t, n, j) > mass(t, n, heaviest) ? j : heaviest;
        }
        double total = masses(t, n, n);
        double lighter = masses(t, n, heaviest);
        boolean counts = counts(t, n);
        for (int j = 0; j < n; j++) {
            double mass = mass(t, n, j);
            double rest = j == r ? others : 1 - dx[j];
            double otherMasses = j == heaviest ? lighter : total - mass;
            dx[j] = counts ? Math.fma(dx[j], otherMasses, -mass * rest) : 0;
        }
    }

    /** Σ of the masses, but of one class. */
    private double masses(double[] t, int n, int without) {
        double sum = 0;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            double mass = j == without ? 0 : mass(t, n, j);
            double next = sum + mass;
            lost += Sums.lost(sum, mass, next);
            sum = next;
        }
        return sum + lost;
    }
}
