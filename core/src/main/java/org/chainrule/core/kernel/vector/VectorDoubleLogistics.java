package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.chainrule.core.kernel.vector.VectorDoubleMath.NOTHING;

import jdk.incubator.vector.DoubleVector;

/**
 * The logistic function and its integral, and the logarithm of 1 − e⁻ˣ, from e^−|x| ≤ 1, which cannot overflow.
 * Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorDoubleLogistics {

    private VectorDoubleLogistics() {}

    /** 1/(1 + e⁻ˣ). */
    static final class SigmoidForm extends VectorDoubleForm implements VectorDoubleScalars {

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            magnitudes(-1, x, xo, y, yo, n);
            VectorDoubleMath.exp(y, yo, NOTHING, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector e = fromArray(SPECIES, y, yo + i);
                e.blend(1, fromArray(SPECIES, x, xo + i).compare(GE, 0))
                        .div(e.add(1))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            magnitudes(-1, x, xo, s, so, n);
            VectorDoubleMath.exp(s, so, NOTHING, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector e = fromArray(SPECIES, s, so + i);
                DoubleVector d = e.add(1);
                e.div(d.mul(d)).intoArray(s, so + i);
            }
        }

        @Override
        public double shared(double x) {
            return VectorDoubleMath.decay(-Math.abs(x));
        }

        @Override
        public double value(double x, double e) {
            return (x >= 0 ? 1 : e) / (e + 1);
        }

        @Override
        public double slope(double x, double e) {
            double d = e + 1;
            return e / (d * d);
        }
    }

    /** min(x, 0) − log1p(e^−|x|). */
    static final class LogSigmoidForm extends VectorDoubleForm {

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            magnitudes(-1, x, xo, y, yo, n);
            VectorDoubleMath.exp(y, yo, NOTHING, n);
            VectorDoubleLogs.log1p(y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                t.blend(0, t.compare(GE, 0)).sub(fromArray(SPECIES, y, yo + i)).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            magnitudes(-1, x, xo, s, so, n);
            VectorDoubleMath.exp(s, so, NOTHING, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector e = fromArray(SPECIES, s, so + i);
                e.blend(1, fromArray(SPECIES, x, xo + i).compare(LT, 0))
                        .div(e.add(1))
                        .intoArray(s, so + i);
            }
        }
    }

    /** max(x, 0) + log1p(e^−β|x|)/β. */
    static final class SoftplusForm extends VectorDoubleForm {
        private final double beta;
        private final double rest;
        private final double[] low = new double[BLOCK];

        SoftplusForm(/*wide*/ double beta) {
            this.beta = (double) beta;
            this.rest = (double) (beta - this.beta);
        }

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            magnitudes(-beta, -rest, Double.MAX_VALUE, x, xo, y, yo, low, n);
            VectorDoubleMath.exp(y, yo, low, n);
            VectorDoubleLogs.log1p(y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector positive = t.blend(0, t.compare(LE, 0));
                fromArray(SPECIES, y, yo + i).div(beta).add(positive).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            magnitudes(-beta, -rest, Double.MAX_VALUE, x, xo, s, so, low, n);
            VectorDoubleMath.exp(s, so, low, n);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector e = fromArray(SPECIES, s, so + i);
                e.blend(1, fromArray(SPECIES, x, xo + i).compare(GE, 0))
                        .div(e.add(1))
                        .intoArray(s, so + i);
            }
        }
    }

    /** log(1 − e⁻ˣ). */
    static final class Log1mExpForm extends VectorDoubleForm {
        private final double[] exponents = new double[BLOCK];

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            magnitudes(-1, x, xo, y, yo, n);
            VectorDoubleMath.exp(y, yo, NOTHING, n);
            VectorDoubleLogs.split(x, xo, y, yo, exponents, n);
            VectorDoubleLogs.log1p(y, yo, n);
            VectorDoubleLogs.log1mExp(x, xo, y, yo, exponents, n);
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            magnitudes(-1, x, xo, s, so, n);
            VectorDoubleMath.exp(s, so, NOTHING, n);
            VectorDoubleLogs.bernoulli(x, xo, s, so, n);
        }
    }
}
