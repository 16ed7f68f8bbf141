package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.chainrule.core.kernel.vector.VectorDoubleMath.CUBIC_LIMIT;
import static org.chainrule.core.kernel.vector.VectorDoubleMath.NOTHING;

import jdk.incubator.vector.DoubleVector;

/**
 * The exponential and functions of e^x − 1.
 * Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorDoubleExponentials {

    private VectorDoubleExponentials() {}

    /** eˣ; its slope is computed again, so that it does not depend on who computed the value. */
    static final class ExponentialForm extends VectorDoubleForm {

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xo + i).intoArray(y, yo + i);
            }
            VectorDoubleMath.exp(y, yo, NOTHING, n);
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xo + i).intoArray(s, so + i);
            }
            VectorDoubleMath.exp(s, so, NOTHING, n);
        }
    }

    /** scale·x for positive x, else α·(eˣ − 1): ELU and SELU. The slope α·eˣ is made of two halves, for it may be normal where eˣ is not. */
    static final class EluForm extends VectorDoubleForm {
        private final double scale;
        private final double alpha;

        EluForm(/*wide*/ double scale, /*wide*/ double alpha) {
            this.scale = (double) scale;
            this.alpha = (double) alpha;
        }

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            magnitudes(-1, x, xo, y, yo, n);
            VectorDoubleMath.expm1(y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                fromArray(SPECIES, y, yo + i)
                        .mul(alpha)
                        .blend(t.mul(scale), t.compare(GT, 0))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            magnitudes((double) -0.5, x, xo, s, so, n);
            VectorDoubleMath.exp(s, so, NOTHING, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector h = fromArray(SPECIES, s, so + i);
                h.mul(alpha)
                        .mul(h)
                        .blend(scale, fromArray(SPECIES, x, xo + i).compare(GT, 0))
                        .intoArray(s, so + i);
            }
        }
    }

    /** x for positive x, else α·(e^(x/α) − 1), which is x where the quotient is less than a rounding error. */
    static final class CeluForm extends VectorDoubleForm {
        private final double alpha;
        private final double inverse;
        private final double rest;
        private final double straight;
        private final double[] low = new double[BLOCK];

        CeluForm(/*wide*/ double alpha) {
            /*wide*/ double quotient = 1 / alpha;
            this.alpha = (double) alpha;
            this.inverse = (double) quotient;
            this.rest = (double) (quotient - inverse + Math.fma(-quotient, alpha, 1) / alpha);
            this.straight = -this.alpha * 0x1p-53;
        }

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            magnitudes(-inverse, x, xo, y, yo, n);
            VectorDoubleMath.expm1(y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                fromArray(SPECIES, y, yo + i)
                        .mul(alpha)
                        .blend(t, t.compare(GT, straight))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            magnitudes(-inverse, -rest, Double.MAX_VALUE, x, xo, s, so, low, n);
            VectorDoubleMath.exp(s, so, low, n);
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, s, so + i)
                        .blend(1, fromArray(SPECIES, x, xo + i).compare(GT, 0))
                        .intoArray(s, so + i);
            }
        }
    }

    /** tanh x = −m/(2 + m) with m = e^−2|x| − 1, and the sign of x. */
    static final class TanhForm extends VectorDoubleForm implements VectorDoubleScalars {

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            magnitudes(-2, x, xo, y, yo, n);
            VectorDoubleMath.expm1(y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector m = fromArray(SPECIES, y, yo + i);
                DoubleVector q = m.div(m.add(2));
                q.blend(q.neg(), t.compare(GT, 0)).blend(t, t.compare(EQ, 0)).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            magnitudes(-2, x, xo, s, so, n);
            VectorDoubleMath.exp(s, so, NOTHING, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector e = fromArray(SPECIES, s, so + i);
                DoubleVector d = e.add(1);
                e.mul(4).div(d.mul(d)).intoArray(s, so + i);
            }
        }

        @Override
        public double shared(double x) {
            return -2 * Math.abs(x);
        }

        @Override
        public double value(double x, double a) {
            double m = VectorDoubleMath.expm1(a);
            double q = m / (m + 2);
            return x == 0 ? x : x > 0 ? -q : q;
        }

        @Override
        public double slope(double x, double a) {
            double e = VectorDoubleMath.decay(a);
            double d = e + 1;
            return e * 4 / (d * d);
        }
    }

    /** x − tanh x, near 0 by a polynomial; its slope is tanh² x. */
    static final class TanhShrinkForm extends VectorDoubleForm {
        private final double[] low = new double[BLOCK];

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            VectorDoubleMath.cubicShrink(x, xo, low, n);
            magnitudes(-2, x, xo, y, yo, n);
            VectorDoubleMath.expm1(y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector m = fromArray(SPECIES, y, yo + i);
                DoubleVector q = m.div(m.add(2));
                t.add(q.blend(q.neg(), t.compare(LT, 0)))
                        .blend(fromArray(SPECIES, low, i), t.abs().compare(LT, CUBIC_LIMIT))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            magnitudes(-2, x, xo, s, so, n);
            VectorDoubleMath.expm1(s, so, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector m = fromArray(SPECIES, s, so + i);
                DoubleVector q = m.div(m.add(2));
                q.mul(q).intoArray(s, so + i);
            }
        }
    }
}
