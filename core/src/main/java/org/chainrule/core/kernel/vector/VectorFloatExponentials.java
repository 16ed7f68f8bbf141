package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.chainrule.core.kernel.vector.VectorFloatMath.CUBIC_LIMIT;
import static org.chainrule.core.kernel.vector.VectorFloatMath.NOTHING;

import jdk.incubator.vector.FloatVector;

/**
 * The exponential and functions of e^x − 1.
 * Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorFloatExponentials {

    private VectorFloatExponentials() {}

    /** eˣ; its slope is computed again, so that it does not depend on who computed the value. */
    static final class ExponentialForm extends VectorFloatForm {

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xo + i).intoArray(y, yo + i);
            }
            VectorFloatMath.exp(y, yo, NOTHING, n);
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xo + i).intoArray(s, so + i);
            }
            VectorFloatMath.exp(s, so, NOTHING, n);
        }
    }

    /** scale·x for positive x, else α·(eˣ − 1): ELU and SELU. The slope α·eˣ is made of two halves, for it may be normal where eˣ is not. */
    static final class EluForm extends VectorFloatForm {
        private final float scale;
        private final float alpha;

        EluForm(/*wide*/ double scale, /*wide*/ double alpha) {
            this.scale = (float) scale;
            this.alpha = (float) alpha;
        }

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            magnitudes(-1, x, xo, y, yo, n);
            VectorFloatMath.expm1(y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                fromArray(SPECIES, y, yo + i)
                        .mul(alpha)
                        .blend(t.mul(scale), t.compare(GT, 0))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            magnitudes((float) -0.5, x, xo, s, so, n);
            VectorFloatMath.exp(s, so, NOTHING, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector h = fromArray(SPECIES, s, so + i);
                h.mul(alpha)
                        .mul(h)
                        .blend(scale, fromArray(SPECIES, x, xo + i).compare(GT, 0))
                        .intoArray(s, so + i);
            }
        }
    }

    /** x for positive x, else α·(e^(x/α) − 1), which is x where the quotient is less than a rounding error. */
    static final class CeluForm extends VectorFloatForm {
        private final float alpha;
        private final float inverse;
        private final float rest;
        private final float straight;
        private final float[] low = new float[BLOCK];

        CeluForm(/*wide*/ double alpha) {
            /*wide*/ double quotient = 1 / alpha;
            this.alpha = (float) alpha;
            this.inverse = (float) quotient;
            this.rest = (float) (quotient - inverse + Math.fma(-quotient, alpha, 1) / alpha);
            this.straight = -this.alpha * 0x1p-24f;
        }

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            magnitudes(-inverse, x, xo, y, yo, n);
            VectorFloatMath.expm1(y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                fromArray(SPECIES, y, yo + i)
                        .mul(alpha)
                        .blend(t, t.compare(GT, straight))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            magnitudes(-inverse, -rest, Float.MAX_VALUE, x, xo, s, so, low, n);
            VectorFloatMath.exp(s, so, low, n);
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, s, so + i)
                        .blend(1, fromArray(SPECIES, x, xo + i).compare(GT, 0))
                        .intoArray(s, so + i);
            }
        }
    }

    /** tanh x = −m/(2 + m) with m = e^−2|x| − 1, and the sign of x. */
    static final class TanhForm extends VectorFloatForm implements VectorFloatScalars {

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            magnitudes(-2, x, xo, y, yo, n);
            VectorFloatMath.expm1(y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                FloatVector m = fromArray(SPECIES, y, yo + i);
                FloatVector q = m.div(m.add(2));
                q.blend(q.neg(), t.compare(GT, 0)).blend(t, t.compare(EQ, 0)).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            magnitudes(-2, x, xo, s, so, n);
            VectorFloatMath.exp(s, so, NOTHING, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector e = fromArray(SPECIES, s, so + i);
                FloatVector d = e.add(1);
                e.mul(4).div(d.mul(d)).intoArray(s, so + i);
            }
        }

        @Override
        public float shared(float x) {
            return -2 * Math.abs(x);
        }

        @Override
        public float value(float x, float a) {
            float m = VectorFloatMath.expm1(a);
            float q = m / (m + 2);
            return x == 0 ? x : x > 0 ? -q : q;
        }

        @Override
        public float slope(float x, float a) {
            float e = VectorFloatMath.decay(a);
            float d = e + 1;
            return e * 4 / (d * d);
        }
    }

    /** x − tanh x, near 0 by a polynomial; its slope is tanh² x. */
    static final class TanhShrinkForm extends VectorFloatForm {
        private final float[] low = new float[BLOCK];

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            VectorFloatMath.cubicShrink(x, xo, low, n);
            magnitudes(-2, x, xo, y, yo, n);
            VectorFloatMath.expm1(y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                FloatVector m = fromArray(SPECIES, y, yo + i);
                FloatVector q = m.div(m.add(2));
                t.add(q.blend(q.neg(), t.compare(LT, 0)))
                        .blend(fromArray(SPECIES, low, i), t.abs().compare(LT, CUBIC_LIMIT))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            magnitudes(-2, x, xo, s, so, n);
            VectorFloatMath.expm1(s, so, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector m = fromArray(SPECIES, s, so + i);
                FloatVector q = m.div(m.add(2));
                q.mul(q).intoArray(s, so + i);
            }
        }
    }
}
