package org.chainrule.examples.conformance;

import org.chainrule.core.DoubleMatrix;

/**
 * What softmax and its relatives return for rows that hold infinities or NaN, stated apart from the code that computes it:
 * the limit of the shares p = softmax(x) where all equal largest elements grow together.
 *
 * @param y values
 * @param dx products with the cotangent, from those shares
 * @param text what is stated, and what PyTorch does
 */
record SpecialRows(DoubleMatrix y, DoubleMatrix dx, String text) {

    /** For one of softmax, softmin, log_softmax and logsumexp. */
    static SpecialRows of(String op, DoubleMatrix x, DoubleMatrix g) {
        int n = x.columns();
        boolean single = op.equals("logsumexp");
        var y = DoubleMatrix.zeros(x.rows(), single ? 1 : n);
        var dx = DoubleMatrix.zeros(x.rows(), n);
        for (int row = 0; row < x.rows(); row++) {
            double sign = op.equals("softmin") ? -1 : 1;
            var z = new double[n];
            double top = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                z[j] = sign * x.get(row, j);
                top = Math.max(top, z[j]);
            }
            var p = shares(z, top);
            double total = 0;
            double mean = 0;
            double sum = 0;
            for (int j = 0; j < n; j++) {
                double cotangent = g.get(row, single ? 0 : j);
                total += cotangent;
                mean += p[j] * cotangent;
                sum += top == Double.NEGATIVE_INFINITY || top == Double.POSITIVE_INFINITY
                        ? (z[j] == top ? 1 : 0)
                        : StrictMath.exp(z[j] - top);
            }
            for (int j = 0; j < n; j++) {
                double cotangent = g.get(row, single ? 0 : j);
                switch (op) {
                    case "softmax", "softmin" -> {
                        y.set(row, j, p[j]);
                        dx.set(row, j, sign * p[j] * (cotangent - mean));
                    }
                    case "log_softmax" -> {
                        y.set(row, j, (z[j] == top ? 0 : z[j] - top) - StrictMath.log(sum));
                        dx.set(row, j, cotangent - p[j] * total);
                    }
                    case "logsumexp" -> {
                        y.set(row, 0, top + StrictMath.log(sum));
                        dx.set(row, j, p[j] * cotangent);
                    }
                    default -> throw new Unknown(op + " with infinities or NaN");
                }
            }
        }
        return new SpecialRows(
                y,
                dx,
                op + ": an infinite largest element takes all, equal ones share equally, −∞ beside finite ones gets"
                        + " nothing, NaN spreads over its row; PyTorch returns NaN wherever ∞ − ∞ appears on its way");
    }

    private static double[] shares(double[] z, double top) {
        var p = new double[z.length];
        double sum = 0;
        for (int j = 0; j < z.length; j++) {
            p[j] = z[j] == top ? 1 : StrictMath.exp(z[j] - top);
            sum += p[j];
        }
        for (int j = 0; j < z.length; j++) {
            p[j] /= sum;
        }
        return p;
    }
}
