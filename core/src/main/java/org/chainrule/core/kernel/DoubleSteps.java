package org.chainrule.core.kernel;

import org.chainrule.core.DoubleMatrix;

/**
 * Sums that go element by element. θ, ∂θ and the state of an update rule have the same layout: then one index serves all
 * arrays and C2 vectorises the loop, which it does not if they might be one array, read and written at two offsets. Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows in the float twin
final class DoubleSteps {

    private DoubleSteps() {}

    static void addScaled(double alpha, DoubleMatrix x, double beta, DoubleMatrix y) {
        double[] in = x.array();
        double[] out = y.array();
        int from = x.offset();
        int to = y.offset();
        int n = x.size();
        if (beta == 0) {
            for (int i = 0; i < n; i++) {
                out[to + i] = alpha * in[from + i];
            }
        } else if (from == to) { // one index: vectorised
            for (int i = to; i < to + n; i++) {
                out[i] = alpha * in[i] + beta * out[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                out[to + i] = alpha * in[from + i] + beta * out[to + i];
            }
        }
    }

    static void addSquares(double alpha, DoubleMatrix x, double beta, DoubleMatrix y) {
        double[] in = x.array();
        double[] out = y.array();
        int from = x.offset();
        int to = y.offset();
        int n = x.size();
        if (beta == 0) {
            for (int i = 0; i < n; i++) {
                out[to + i] = alpha * (in[from + i] * in[from + i]);
            }
        } else if (from == to) { // one index: vectorised
            for (int i = to; i < to + n; i++) {
                out[i] = alpha * (in[i] * in[i]) + beta * out[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                out[to + i] = alpha * (in[from + i] * in[from + i]) + beta * out[to + i];
            }
        }
    }

    static void addQuotient(
            double alpha, DoubleMatrix x, DoubleMatrix s, double scale, double epsilon, DoubleMatrix y) {
        double[] in = x.array();
        double[] squares = s.array();
        double[] out = y.array();
        int from = x.offset();
        int under = s.offset();
        int to = y.offset();
        int n = x.size();
        if (from == to && under == to) { // one index: vectorised
            for (int i = to; i < to + n; i++) {
                out[i] += alpha * in[i] / (scale * (double) Math.sqrt(squares[i]) + epsilon);
            }
        } else {
            for (int i = 0; i < n; i++) {
                out[to + i] += alpha * in[from + i] / (scale * (double) Math.sqrt(squares[under + i]) + epsilon);
            }
        }
    }

    static void addRatios(double alpha, DoubleMatrix x, DoubleMatrix d, DoubleMatrix y) {
        double[] in = x.array();
        double[] under = d.array();
        double[] out = y.array();
        int from = x.offset();
        int below = d.offset();
        int to = y.offset();
        int n = x.size();
        if (from == to && below == to) { // one index: vectorised
            for (int i = to; i < to + n; i++) {
                out[i] += alpha * in[i] / under[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                out[to + i] += alpha * in[from + i] / under[below + i];
            }
        }
    }

    static void addSigns(double alpha, DoubleMatrix x, double beta, DoubleMatrix y) {
        double[] in = x.array();
        double[] out = y.array();
        int from = x.offset();
        int to = y.offset();
        int n = x.size();
        if (beta == 0) {
            for (int i = 0; i < n; i++) {
                out[to + i] = alpha * Math.signum(in[from + i]);
            }
        } else {
            for (int i = 0; i < n; i++) {
                out[to + i] = alpha * Math.signum(in[from + i]) + beta * out[to + i];
            }
        }
    }

    static void raiseToMagnitudes(DoubleMatrix x, double epsilon, double beta, DoubleMatrix y) {
        double[] in = x.array();
        double[] out = y.array();
        int from = x.offset();
        int to = y.offset();
        int n = x.size();
        for (int i = 0; i < n; i++) {
            out[to + i] = Math.max(Math.abs(in[from + i]) + epsilon, beta * out[to + i]);
        }
    }

    static void scaleByRoots(DoubleMatrix x, DoubleMatrix s, DoubleMatrix d, double epsilon, DoubleMatrix y) {
        double[] in = x.array();
        double[] over = s.array();
        double[] under = d.array();
        double[] out = y.array();
        int from = x.offset();
        int above = s.offset();
        int below = d.offset();
        int to = y.offset();
        int n = x.size();
        for (int i = 0; i < n; i++) {
            double root = (double) Math.sqrt(over[above + i] + epsilon);
            out[to + i] = in[from + i] * root / (double) Math.sqrt(under[below + i] + epsilon);
        }
    }

    static void clamp(double limit, DoubleMatrix x) {
        double[] z = x.array();
        for (int i = x.offset(); i < x.offset() + x.size(); i++) {
            z[i] = Math.max(-limit, Math.min(limit, z[i]));
        }
    }

    static void flushSubnormals(DoubleMatrix x) {
        double[] z = x.array();
        for (int i = x.offset(); i < x.offset() + x.size(); i++) {
            if (z[i] != 0 && Math.abs(z[i]) < Double.MIN_NORMAL) {
                z[i] = 0;
            }
        }
    }
}
