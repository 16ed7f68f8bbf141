package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.chainrule.core.kernel.vector.VectorFloatMath.NOTHING;

import jdk.incubator.vector.FloatVector;

/**
 * The logistic function and its integral, and the logarithm of 1 − e⁻ˣ, from e^−|x| ≤ 1, which cannot overflow.
 * Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorFloatLogistics {

    private VectorFloatLogistics() {}

    /** 1/(1 + e⁻ˣ). */
    static final class SigmoidForm extends VectorFloatForm implements VectorFloatScalars {

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            magnitudes(-1, x, xo, y, yo, n);
            VectorFloatMath.exp(y, yo, NOTHING, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector e = fromArray(SPECIES, y, yo + i);
                e.blend(1, fromArray(SPECIES, x, xo + i).compare(GE, 0))
                        .div(e.add(1))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            magnitudes(-1, x, xo, s, so, n);
            VectorFloatMath.exp(s, so, NOTHING, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector e = fromArray(SPECIES, s, so + i);
                FloatVector d = e.add(1);
                e.div(d.mul(d)).intoArray(s, so + i);
            }
        }

        @Override
        public float shared(float x) {
            return VectorFloatMath.decay(-Math.abs(x));
        }

        @Override
        public float value(float x, float e) {
            return (x >= 0 ? 1 : e) / (e + 1);
        }

        @Override
        public float slope(float x, float e) {
            float d = e + 1;
            return e / (d * d);
        }
    }

    /** min(x, 0) − log1p(e^−|x|). */
    static final class LogSigmoidForm extends VectorFloatForm {

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            magnitudes(-1, x, xo, y, yo, n);
            VectorFloatMath.exp(y, yo, NOTHING, n);
            VectorFloatLogs.log1p(y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.blend(0, t.compare(GE, 0)).sub(fromArray(SPECIES, y, yo + i)).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            magnitudes(-1, x, xo, s, so, n);
            VectorFloatMath.exp(s, so, NOTHING, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector e = fromArray(SPECIES, s, so + i);
                e.blend(1, fromArray(SPECIES, x, xo + i).compare(LT, 0))
                        .div(e.add(1))
                        .intoArray(s, so + i);
            }
        }
    }

    /** max(x, 0) + log1p(e^−β|x|)/β. */
    static final class SoftplusForm extends VectorFloatForm {
        private final float beta;
        private final float rest;
        private final float[] low = new float[BLOCK];

        SoftplusForm(/*wide*/ double beta) {
            this.beta = (float) beta;
            this.rest = (float) (beta - this.beta);
        }

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            magnitudes(-beta, -rest, Float.MAX_VALUE, x, xo, y, yo, low, n);
            VectorFloatMath.exp(y, yo, low, n);
            VectorFloatLogs.log1p(y, yo, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                FloatVector positive = t.blend(0, t.compare(LE, 0));
                fromArray(SPECIES, y, yo + i).div(beta).add(positive).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            magnitudes(-beta, -rest, Float.MAX_VALUE, x, xo, s, so, low, n);
            VectorFloatMath.exp(s, so, low, n);
            for (int i = 0; i < n; i += LANES) {
                FloatVector e = fromArray(SPECIES, s, so + i);
                e.blend(1, fromArray(SPECIES, x, xo + i).compare(GE, 0))
                        .div(e.add(1))
                        .intoArray(s, so + i);
            }
        }
    }

    /** log(1 − e⁻ˣ). */
    static final class Log1mExpForm extends VectorFloatForm {
        private final float[] exponents = new float[BLOCK];

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            magnitudes(-1, x, xo, y, yo, n);
            VectorFloatMath.exp(y, yo, NOTHING, n);
            VectorFloatLogs.split(x, xo, y, yo, exponents, n);
            VectorFloatLogs.log1p(y, yo, n);
            VectorFloatLogs.log1mExp(x, xo, y, yo, exponents, n);
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            magnitudes(-1, x, xo, s, so, n);
            VectorFloatMath.exp(s, so, NOTHING, n);
            VectorFloatLogs.bernoulli(x, xo, s, so, n);
        }
    }
}
