package org.chainrule.core.kernel;

import org.chainrule.core.FloatMatrix;

/** The loops that only update rules need. Derived from its double twin; edit that one. */
@SuppressWarnings("cast") // what is a no-op here narrows in the float twin
final class FloatSteps {

    private FloatSteps() {}

    static void addRatios(float alpha, FloatMatrix x, FloatMatrix d, FloatMatrix y) {
        float[] in = x.array();
        float[] under = d.array();
        float[] out = y.array();
        int from = x.offset();
        int below = d.offset();
        int to = y.offset();
        int n = x.size();
        for (int i = 0; i < n; i++) {
            out[to + i] += alpha * in[from + i] / under[below + i];
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
}
