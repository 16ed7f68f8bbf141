package org.chainrule.verification.check;

import org.chainrule.verification.loss.Squares;

/** Σ (p − t)² in a class that is no record; what its slope does is for the test to say. */
abstract class OwnLoss implements Squares {

    /** The slope by column j of n. */
    abstract double slope(double p, double t, int j, int n);

    /** What the value is multiplied by. */
    double factor(int j) {
        return 1;
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += factor(j) * (p[j] - t[j]) * (p[j] - t[j]);
        }
        return sum;
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        for (int j = 0; j < n; j++) {
            dp[j] = slope(p[j], t[j], j, n);
        }
    }
}
