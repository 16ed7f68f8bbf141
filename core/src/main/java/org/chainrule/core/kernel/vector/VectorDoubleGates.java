package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.chainrule.core.kernel.vector.VectorDoubleMath.CUBIC_DECAYED;
import static org.chainrule.core.kernel.vector.VectorDoubleMath.DECAYED;
import static org.chainrule.core.kernel.vector.VectorDoubleMath.GAUSSIAN_DECAYED;

import jdk.incubator.vector.DoubleVector;

/**
 * x times something from 0 to 1. The decay is the product of two halves, so that a product that is normal where the decay is
 * subnormal is rounded once; left and right of 0 the values differ by x and the slopes add up to 1.
 * Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorDoubleGates {

    private VectorDoubleGates() {}

    /** x·σ(βx). */
    static final class SiluForm extends VectorDoubleForm {
        private final double beta;
        private final double rest;
        private final double[] low = new double[BLOCK];
        private final double most;

        SiluForm(/*wide*/ double beta) {
            this.beta = (double) beta;
            this.rest = (double) (beta - this.beta);
            this.most = DECAYED / this.beta;
        }

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            halves(x, xo, y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector a = t.abs();
                a = a.blend(most, a.compare(GT, most));
                DoubleVector h = fromArray(SPECIES, y, yo + i);
                DoubleVector tail =
                        a.div(h.fma(h, broadcast(SPECIES, 1))).mul(h).mul(h);
                t.blend(0, t.compare(LE, 0)).sub(tail).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            halves(x, xo, s, so, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector a = t.abs();
                a = a.blend(most, a.compare(GT, most));
                DoubleVector h = fromArray(SPECIES, s, so + i);
                DoubleVector r = broadcast(SPECIES, 1).div(h.fma(h, broadcast(SPECIES, 1)));
                DoubleVector left = r.sub(a.mul(beta).mul(r).mul(r)).mul(h).mul(h);
                broadcast(SPECIES, 1).sub(left).blend(left, t.compare(LT, 0)).intoArray(s, so + i);
            }
        }

        /** e^(−β|x|/2). */
        private void halves(double[] x, int xo, double[] y, int yo, int n) {
            magnitudes(-beta / 2, -rest / 2, most, x, xo, y, yo, low, n);
            VectorDoubleMath.decay(y, yo, low, n);
        }
    }

    /** x·Φ(x); |x|·Φ(−|x|) is less than its decay, which is therefore not halved for the value. */
    static final class GeluForm extends VectorDoubleForm {
        /** 1/√(2π). */
        private static final double DENSITY = (double) 0.3989422804014327;

        private final double[] a = new double[BLOCK];
        private final double[] low = new double[BLOCK];
        private final double[] mills = new double[BLOCK];

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            squares((double) -0.5, x, xo, y, yo, n);
            VectorDoubleMath.exp(y, yo, low, n);
            VectorDoubleMath.mills(a, mills, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector tail = fromArray(SPECIES, a, i)
                        .mul(fromArray(SPECIES, mills, i))
                        .mul(DENSITY)
                        .mul(fromArray(SPECIES, y, yo + i));
                t.blend(0, t.compare(LE, 0)).sub(tail).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            squares((double) -0.25, x, xo, s, so, n);
            VectorDoubleMath.decay(s, so, low, n);
            VectorDoubleMath.mills(a, mills, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector h = fromArray(SPECIES, s, so + i);
                DoubleVector left = fromArray(SPECIES, mills, i)
                        .sub(fromArray(SPECIES, a, i))
                        .mul(DENSITY)
                        .mul(h)
                        .mul(h);
                broadcast(SPECIES, 1).sub(left).blend(left, t.compare(LT, 0)).intoArray(s, so + i);
            }
        }

        /** |x|, and a power of two times its square with what rounding took from it. */
        private void squares(double factor, double[] x, int xo, double[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i).abs();
                t = t.blend(GAUSSIAN_DECAYED, t.compare(GT, GAUSSIAN_DECAYED));
                t.intoArray(a, i);
                DoubleVector square = t.mul(t);
                t.fma(t, square.neg()).mul(factor).intoArray(low, i);
                square.mul(factor).intoArray(y, yo + i);
            }
        }
    }

    /** x·σ(v) with v = 2√(2/π)·(x + 0.044715x³). */
    static final class GeluTanhForm extends VectorDoubleForm {
        /** The double nearest to 0.044715, as the scalar function has it. */
        private static final double CUBIC = (double) 0.044715;

        private static final double CUBIC_REST = (double) (0.044715 - CUBIC);

        /** 2√(2/π). */
        private static final double SCALE = (double) 1.5957691216057308;

        private static final double SCALE_REST = (double) (1.5957691216057308 - SCALE - 9.96930880910911e-17);

        private final double[] a = new double[BLOCK];
        private final double[] low = new double[BLOCK];

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            halves(x, xo, y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector h = fromArray(SPECIES, y, yo + i);
                DoubleVector tail = fromArray(SPECIES, a, i)
                        .div(h.fma(h, broadcast(SPECIES, 1)))
                        .mul(h)
                        .mul(h);
                t.blend(0, t.compare(LE, 0)).sub(tail).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            halves(x, xo, s, so, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, a, i);
                DoubleVector h = fromArray(SPECIES, s, so + i);
                DoubleVector r = broadcast(SPECIES, 1).div(h.fma(h, broadcast(SPECIES, 1)));
                DoubleVector d = t.mul(t)
                        .fma(broadcast(SPECIES, 3 * CUBIC), broadcast(SPECIES, 1))
                        .mul(t)
                        .mul(SCALE);
                DoubleVector left = r.sub(d.mul(r).mul(r)).mul(h).mul(h);
                broadcast(SPECIES, 1)
                        .sub(left)
                        .blend(left, fromArray(SPECIES, x, xo + i).compare(LT, 0))
                        .intoArray(s, so + i);
            }
        }

        /** a, and e^(−v/2); what the roundings of v add up to is known exactly. */
        private void halves(double[] x, int xo, double[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i).abs();
                t = t.blend(CUBIC_DECAYED, t.compare(GT, CUBIC_DECAYED));
                t.intoArray(a, i);
                DoubleVector square = t.mul(t);
                DoubleVector cubic = square.mul(CUBIC);
                DoubleVector sum = cubic.add(1);
                DoubleVector product = t.mul(sum);
                DoubleVector v = product.mul(SCALE);
                DoubleVector rest = t.fma(t, square.neg()).mul(CUBIC).add(square.mul(CUBIC_REST));
                rest = rest.add(square.fma(broadcast(SPECIES, CUBIC), cubic.neg()));
                DoubleVector part = sum.sub(1);
                rest = rest.add(broadcast(SPECIES, 1).sub(sum.sub(part))).add(cubic.sub(part));
                rest = t.fma(sum, product.neg()).add(t.mul(rest)).mul(SCALE).add(product.mul(SCALE_REST));
                rest = rest.add(product.fma(broadcast(SPECIES, SCALE), v.neg()));
                rest.mul((double) -0.5).intoArray(low, i);
                v.mul((double) -0.5).intoArray(y, yo + i);
            }
            VectorDoubleMath.decay(y, yo, low, n);
        }
    }

    /** x·tanh(log(1 + eˣ)), which is rational in e^−|x|. */
    static final class MishForm extends VectorDoubleForm {
        private final double[] low = new double[BLOCK];

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            halves(x, xo, y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector h = fromArray(SPECIES, y, yo + i);
                DoubleVector e = h.mul(h);
                var positive = t.compare(GT, 0);
                DoubleVector over = e.add(2).blend(e.add(e).add(1), positive);
                DoubleVector under = e.fma(e.add(2), broadcast(SPECIES, 2))
                        .blend(e.add(e).fma(e.add(1), broadcast(SPECIES, 1)), positive);
                h = h.blend(1, positive);
                DoubleVector a = t.blend(-DECAYED, t.compare(LT, -DECAYED));
                over.div(under).mul(a).mul(h).mul(h).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            halves(x, xo, s, so, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector h = fromArray(SPECIES, s, so + i);
                DoubleVector e = h.mul(h);
                var positive = t.compare(GT, 0);
                DoubleVector a = t.abs();
                a = a.blend(DECAYED, a.compare(GT, DECAYED));
                DoubleVector over = e.add(2).blend(e.add(e).add(1), positive);
                DoubleVector under = e.fma(e.add(2), broadcast(SPECIES, 2))
                        .blend(e.add(e).fma(e.add(1), broadcast(SPECIES, 1)), positive);
                DoubleVector c = broadcast(SPECIES, -4).blend(e.mul(e).mul(4), positive);
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
        private void halves(double[] x, int xo, double[] y, int yo, int n) {
            magnitudes((double) -0.5, 0, DECAYED, x, xo, y, yo, low, n);
            VectorDoubleMath.decay(y, yo, low, n);
        }
    }
}
