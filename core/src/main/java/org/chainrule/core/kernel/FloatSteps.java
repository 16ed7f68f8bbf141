package org.chainrule.core.kernel;

import org.chainrule.core.FloatMatrix;

/**
 * Sums that go element by element. θ, ∂θ and the state of an update rule have the same layout: then one index serves all
 * arrays and C2 vectorises the loop, which it does not if they might be one array, read and written at two offsets. Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows in the float twin
final class FloatSteps {

    private FloatSteps() {}

    static void addScaled(float alpha, FloatMatrix x, float beta, FloatMatrix y) {
        float[] in = x.array();
        float[] out = y.array();
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

    static void addSquares(float alpha, FloatMatrix x, float beta, FloatMatrix y) {
        float[] in = x.array();
        float[] out = y.array();
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
            float alpha, FloatMatrix x, FloatMatrix s, float scale, float epsilon, FloatMatrix y) {
        float[] in = x.array();
        float[] squares = s.array();
        float[] out = y.array();
        int from = x.offset();
        int under = s.offset();
        int to = y.offset();
        int n = x.size();
        if (from == to && under == to) { // one index: vectorised
            for (int i = to; i < to + n; i++) {
                out[i] += alpha * in[i] / (scale * (float) Math.sqrt(squares[i]) + epsilon);
            }
        } else {
            for (int i = 0; i < n; i++) {
                out[to + i] += alpha * in[from + i] / (scale * (float) Math.sqrt(squares[under + i]) + epsilon);
            }
        }
    }

    static void addRatios(float alpha, FloatMatrix x, FloatMatrix d, FloatMatrix y) {
        float[] in = x.array();
        float[] under = d.array();
        float[] out = y.array();
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

    static void addSigns(float alpha, FloatMatrix x, float beta, FloatMatrix y) {
        float[] in = x.array();
        float[] out = y.array();
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

    static void raiseToMagnitudes(FloatMatrix x, float epsilon, float beta, FloatMatrix y) {
        float[] in = x.array();
        float[] out = y.array();
        int from = x.offset();
        int to = y.offset();
        int n = x.size();
        for (int i = 0; i < n; i++) {
            out[to + i] = Math.max(Math.abs(in[from + i]) + epsilon, beta * out[to + i]);
        }
    }

    static void scaleByRoots(FloatMatrix x, FloatMatrix s, FloatMatrix d, float epsilon, FloatMatrix y) {
        float[] in = x.array();
        float[] over = s.array();
        float[] under = d.array();
        float[] out = y.array();
        int from = x.offset();
        int above = s.offset();
        int below = d.offset();
        int to = y.offset();
        int n = x.size();
        for (int i = 0; i < n; i++) {
            float root = (float) Math.sqrt(over[above + i] + epsilon);
            out[to + i] = in[from + i] * root / (float) Math.sqrt(under[below + i] + epsilon);
        }
    }

    static void clamp(float limit, FloatMatrix x) {
        float[] z = x.array();
        for (int i = x.offset(); i < x.offset() + x.size(); i++) {
            z[i] = Math.max(-limit, Math.min(limit, z[i]));
        }
    }

    static void flushSubnormals(FloatMatrix x) {
        float[] z = x.array();
        for (int i = x.offset(); i < x.offset() + x.size(); i++) {
            if (z[i] != 0 && Math.abs(z[i]) < Float.MIN_NORMAL) {
                z[i] = 0;
            }
        }
    }
}
