package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.chainrule.core.kernel.vector.VectorFloatMath.CUBIC_DECAYED;
import static org.chainrule.core.kernel.vector.VectorFloatMath.DECAYED;
import static org.chainrule.core.kernel.vector.VectorFloatMath.GAUSSIAN_DECAYED;

import jdk.incubator.vector.FloatVector;

/**
 * x times something from 0 to 1. The decay is the product of two halves, so that a product that is normal where the decay is
 * subnormal is rounded once; left and right of 0 the values differ by x and the slopes add up to 1.
 * Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorFloatGates {

    private VectorFloatGates() {}

    /** x·σ(βx). */
    static final class SiluForm extends VectorFloatForm {
        private final float beta;
        private final float rest;
        private final float[] low = new float[BLOCK];
        private final float most;

        SiluForm(/*wide*/ double beta) {
            this.beta = (float) beta;
            this.rest = (float) (beta - this.beta);
            this.most = DECAYED / this.beta;
        }

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            halves(x, xo, y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                FloatVector a = t.abs();
                a = a.blend(most, a.compare(GT, most));
                FloatVector h = fromArray(SPECIES, y, yo + i);
                FloatVector tail =
                        a.div(h.fma(h, broadcast(SPECIES, 1))).mul(h).mul(h);
                t.blend(0, t.compare(LE, 0)).sub(tail).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            halves(x, xo, s, so, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                FloatVector a = t.abs();
                a = a.blend(most, a.compare(GT, most));
                FloatVector h = fromArray(SPECIES, s, so + i);
                FloatVector r = broadcast(SPECIES, 1).div(h.fma(h, broadcast(SPECIES, 1)));
                FloatVector left = r.sub(a.mul(beta).mul(r).mul(r)).mul(h).mul(h);
                broadcast(SPECIES, 1).sub(left).blend(left, t.compare(LT, 0)).intoArray(s, so + i);
            }
        }

        /** e^(−β|x|/2). */
        private void halves(float[] x, int xo, float[] y, int yo, int n) {
            magnitudes(-beta / 2, -rest / 2, most, x, xo, y, yo, low, n);
            VectorFloatMath.decay(y, yo, low, n);
        }
    }

    /** x·Φ(x); |x|·Φ(−|x|) is less than its decay, which is therefore not halved for the value. */
    static final class GeluForm extends VectorFloatForm {
        /** 1/√(2π). */
        private static final float DENSITY = (float) 0.3989422804014327;

        private final float[] a = new float[BLOCK];
        private final float[] low = new float[BLOCK];
        private final float[] mills = new float[BLOCK];

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            squares((float) -0.5, x, xo, y, yo, n);
            VectorFloatMath.exp(y, yo, low, n);
            VectorFloatMath.mills(a, mills, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                FloatVector tail = fromArray(SPECIES, a, i)
                        .mul(fromArray(SPECIES, mills, i))
                        .mul(DENSITY)
                        .mul(fromArray(SPECIES, y, yo + i));
                t.blend(0, t.compare(LE, 0)).sub(tail).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            squares((float) -0.25, x, xo, s, so, n);
            VectorFloatMath.decay(s, so, low, n);
            VectorFloatMath.mills(a, mills, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                FloatVector h = fromArray(SPECIES, s, so + i);
                FloatVector left = fromArray(SPECIES, mills, i)
                        .sub(fromArray(SPECIES, a, i))
                        .mul(DENSITY)
                        .mul(h)
                        .mul(h);
                broadcast(SPECIES, 1).sub(left).blend(left, t.compare(LT, 0)).intoArray(s, so + i);
            }
        }

        /** |x|, and a power of two times its square with what rounding took from it. */
        private void squares(float factor, float[] x, int xo, float[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i).abs();
                t = t.blend(GAUSSIAN_DECAYED, t.compare(GT, GAUSSIAN_DECAYED));
                t.intoArray(a, i);
                FloatVector square = t.mul(t);
                t.fma(t, square.neg()).mul(factor).intoArray(low, i);
                square.mul(factor).intoArray(y, yo + i);
            }
        }
    }

    /** x·σ(v) with v = 2√(2/π)·(x + 0.044715x³). */
    static final class GeluTanhForm extends VectorFloatForm {
        /** The float nearest to 0.044715, as the scalar function has it. */
        private static final float CUBIC = (float) 0.044715;

        private static final float CUBIC_REST = (float) (0.044715 - CUBIC);

        /** 2√(2/π). */
        private static final float SCALE = (float) 1.5957691216057308;

        private static final float SCALE_REST = (float) (1.5957691216057308 - SCALE - 9.96930880910911e-17);

        private final float[] a = new float[BLOCK];
        private final float[] low = new float[BLOCK];

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            halves(x, xo, y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                FloatVector h = fromArray(SPECIES, y, yo + i);
                FloatVector tail = fromArray(SPECIES, a, i)
                        .div(h.fma(h, broadcast(SPECIES, 1)))
                        .mul(h)
                        .mul(h);
                t.blend(0, t.compare(LE, 0)).sub(tail).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            halves(x, xo, s, so, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, a, i);
                FloatVector h = fromArray(SPECIES, s, so + i);
                FloatVector r = broadcast(SPECIES, 1).div(h.fma(h, broadcast(SPECIES, 1)));
                FloatVector d = t.mul(t)
                        .fma(broadcast(SPECIES, 3 * CUBIC), broadcast(SPECIES, 1))
                        .mul(t)
                        .mul(SCALE);
                FloatVector left = r.sub(d.mul(r).mul(r)).mul(h).mul(h);
                broadcast(SPECIES, 1)
                        .sub(left)
                        .blend(left, fromArray(SPECIES, x, xo + i).compare(LT, 0))
                        .intoArray(s, so + i);
            }
        }

        /** a, and e^(−v/2); what the roundings of v add up to is known exactly. */
        private void halves(float[] x, int xo, float[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i).abs();
                t = t.blend(CUBIC_DECAYED, t.compare(GT, CUBIC_DECAYED));
                t.intoArray(a, i);
                FloatVector square = t.mul(t);
                FloatVector cubic = square.mul(CUBIC);
                FloatVector sum = cubic.add(1);
                FloatVector product = t.mul(sum);
                FloatVector v = product.mul(SCALE);
                FloatVector rest = t.fma(t, square.neg()).mul(CUBIC).add(square.mul(CUBIC_REST));
                rest = rest.add(square.fma(broadcast(SPECIES, CUBIC), cubic.neg()));
                FloatVector part = sum.sub(1);
                rest = rest.add(broadcast(SPECIES, 1).sub(sum.sub(part))).add(cubic.sub(part));
                rest = t.fma(sum, product.neg()).add(t.mul(rest)).mul(SCALE).add(product.mul(SCALE_REST));
                rest = rest.add(product.fma(broadcast(SPECIES, SCALE), v.neg()));
                rest.mul((float) -0.5).intoArray(low, i);
                v.mul((float) -0.5).intoArray(y, yo + i);
            }
            VectorFloatMath.decay(y, yo, low, n);
        }
    }

    /** x·tanh(log(1 + eˣ)), which is rational in e^−|x|. */
    static final class MishForm extends VectorFloatForm {
        private final float[] low = new float[BLOCK];

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            halves(x, xo, y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                FloatVector h = fromArray(SPECIES, y, yo + i);
                FloatVector e = h.mul(h);
                var positive = t.compare(GT, 0);
                FloatVector over = e.add(2).blend(e.add(e).add(1), positive);
                FloatVector under = e.fma(e.add(2), broadcast(SPECIES, 2))
                        .blend(e.add(e).fma(e.add(1), broadcast(SPECIES, 1)), positive);
                h = h.blend(1, positive);
                FloatVector a = t.blend(-DECAYED, t.compare(LT, -DECAYED));
                over.div(under).mul(a).mul(h).mul(h).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            halves(x, xo, s, so, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                FloatVector h = fromArray(SPECIES, s, so + i);
                FloatVector e = h.mul(h);
                var positive = t.compare(GT, 0);
                FloatVector a = t.abs();
                a = a.blend(DECAYED, a.compare(GT, DECAYED));
                FloatVector over = e.add(2).blend(e.add(e).add(1), positive);
                FloatVector under = e.fma(e.add(2), broadcast(SPECIES, 2))
                        .blend(e.add(e).fma(e.add(1), broadcast(SPECIES, 1)), positive);
                FloatVector c = broadcast(SPECIES, -4).blend(e.mul(e).mul(4), positive);
                h = h.blend(1, positive);
                over.mul(under)
                        .add(c.mul(a).mul(e.add(1)))
                        .div(under.mul(under))
                        .mul(h)
                        .mul(h)
                        .intoArray(s, so + i);
            }
        }

        /** e^(−|x|/2). */
        private void halves(float[] x, int xo, float[] y, int yo, int n) {
            magnitudes((float) -0.5, 0, DECAYED, x, xo, y, yo, low, n);
            VectorFloatMath.decay(y, yo, low, n);
        }
    }
}
