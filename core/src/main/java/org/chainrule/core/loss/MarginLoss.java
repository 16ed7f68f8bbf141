package org.chainrule.core.loss;

/**
 * Multi-class hinge of a class index c, L = w_c/n Σ_{j≠c} h(m − x_c + x_j), where h is 0 for negative numbers.
 *
 * <p>The target is one column holding the class number, from 0.
 */
public sealed interface MarginLoss extends RowLoss permits MultiMargin, SquaredMultiMargin {

    /** m, at least 0. */
    double margin();

    /** One per class, or none. */
    Weights weights();

    /** h(z) for z ≥ 0. */
    double penalty(double z);

    @Override
    default int targetColumns(int n) {
        Targets.atLeastTwoClasses(name(), n);
        weights().check(name(), n);
        return 1;
    }

    /** m − x_c + x_j, or 0 for the class itself and where that is negative. */
    default double excess(double[] x, int j, int c) {
        return j == c ? 0 : Math.max(0, Sums.difference(x[j], x[c], margin()));
    }

    @Override
    default double value(double[] x, double[] t, int n) {
        int c = Targets.classIndex(t[0], n);
        double sum = 0;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            double term = penalty(excess(x, j, c));
            double next = sum + term;
            lost += Sums.lost(sum, term, next);
            sum = next;
        }
        return Sums.mean(weights().at(c), sum, lost, n);
    }
}
