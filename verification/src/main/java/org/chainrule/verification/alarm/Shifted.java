package org.chainrule.verification.alarm;

/** Log Σ exp and its gradient, shifted by the largest so that nothing overflows. */
final class Shifted {

    private Shifted() {}

    static double logSumExp(double[] x) {
        double largest = largest(x);
        double sum = 0;
        for (double v : x) {
            sum += StrictMath.exp(v - largest);
        }
        return largest + StrictMath.log(sum);
    }

    /** log Σ exp(x_j − x_label): where the label is the largest, log1p of the others, which is not rounded away beside 1. */
    static double crossEntropy(double[] x, int label) {
        double lead = largest(x) - x[label];
        double others = 0;
        for (int j = 0; j < x.length; j++) {
            others += j == label ? 0 : StrictMath.exp(x[j] - x[label] - lead);
        }
        return lead == 0 ? StrictMath.log1p(others) : lead + StrictMath.log(StrictMath.exp(-lead) + others);
    }

    static double[] softmax(double[] x) {
        double largest = largest(x);
        var p = new double[x.length];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            p[i] = StrictMath.exp(x[i] - largest);
            sum += p[i];
        }
        for (int i = 0; i < x.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    /** softmax(x) less 1 at the label: there minus the sum of the others, which does not cancel. */
    static double[] softmaxLess(double[] x, int label) {
        var g = softmax(x);
        g[label] = 0;
        double others = 0;
        for (double p : g) {
            others += p;
        }
        g[label] = -others;
        return g;
    }

    private static double largest(double[] x) {
        double largest = x[0];
        for (double v : x) {
            largest = Math.max(largest, v);
        }
        return largest;
    }
}
