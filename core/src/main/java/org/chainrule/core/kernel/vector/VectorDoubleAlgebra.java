package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;

/**
 * Functions of a few additions, products, quotients and roots.
 * Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorDoubleAlgebra {

    private VectorDoubleAlgebra() {}

    /** (x + 3)/6 between 0 and 1. */
    static final class HardSigmoidForm extends VectorDoubleForm {

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                t.add(3)
                        .div(6)
                        .blend(0, t.compare(LE, -3))
                        .blend(1, t.compare(GE, 3))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                t.blend((double) (1 / 6.0), t.compare(LT, 3))
                        .blend(0, t.abs().compare(GE, 3))
                        .intoArray(s, so + i);
            }
        }
    }

    /** x·(x + 3)/6, left of −3 0, right of 3 x. */
    static final class HardSwishForm extends VectorDoubleForm {

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                t.mul(t.add(3))
                        .div(6)
                        .blend(0, t.compare(LE, -3))
                        .blend(t, t.compare(GE, 3))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                t.add(t)
                        .add(3)
                        .div(6)
                        .blend(0, t.compare(LT, -3))
                        .blend(1, t.compare(GT, 3))
                        .intoArray(s, so + i);
            }
        }
    }

    /** (x + 1)/2 between 0 and 1. */
    static final class SparseSigmoidForm extends VectorDoubleForm {

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                t.add(1)
                        .mul((double) 0.5)
                        .blend(0, t.compare(LE, -1))
                        .blend(1, t.compare(GE, 1))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                t.blend((double) 0.5, t.compare(LT, 1))
                        .blend(0, t.abs().compare(GE, 1))
                        .intoArray(s, so + i);
            }
        }
    }

    /** ((x + 1)/2)², left of −1 0, right of 1 x. */
    static final class SparsePlusForm extends VectorDoubleForm {

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector half = t.add(1).mul((double) 0.5);
                half.mul(half)
                        .blend(0, t.compare(LE, -1))
                        .blend(t, t.compare(GE, 1))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                t.add(1)
                        .mul((double) 0.5)
                        .blend(0, t.compare(LE, -1))
                        .blend(1, t.compare(GE, 1))
                        .intoArray(s, so + i);
            }
        }
    }

    /** x/(1 + |x|); at infinity as at the largest number. */
    static final class SoftsignForm extends VectorDoubleForm {

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                t = t.blend(Double.MAX_VALUE, t.compare(GT, Double.MAX_VALUE));
                t = t.blend(-Double.MAX_VALUE, t.compare(LT, -Double.MAX_VALUE));
                t.div(t.abs().add(1)).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector root = broadcast(SPECIES, 1)
                        .div(fromArray(SPECIES, x, xo + i).abs().add(1));
                root.mul(root).intoArray(s, so + i);
            }
        }
    }

    /** (x + √(x² + b))/2; for negative x its conjugate b/4 over the mean of |x| and the root. */
    static final class SquareplusForm extends VectorDoubleForm {
        private final double b;

        /** From here on the root is |x|. */
        private final double large;

        SquareplusForm(/*wide*/ double b) {
            this.b = (double) b;
            this.large = (double) (Math.sqrt(b) * 0x1p30);
        }

        @Override
        void values(double[] x, int xo, double[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector a = t.abs();
                DoubleVector root = a.fma(a, broadcast(SPECIES, b)).sqrt();
                root = root.blend(a, a.compare(GE, large));
                DoubleVector mean = a.mul((double) 0.5).add(root.mul((double) 0.5));
                broadcast(SPECIES, b / 4)
                        .div(mean)
                        .blend(mean, t.compare(GT, 0))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(double[] x, int xo, double[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, x, xo + i);
                DoubleVector a = t.abs();
                a = a.blend(Double.MAX_VALUE, a.compare(GT, Double.MAX_VALUE));
                DoubleVector root = a.fma(a, broadcast(SPECIES, b)).sqrt();
                root = root.blend(a, a.compare(GE, large));
                DoubleVector mean = a.mul((double) 0.5).add(root.mul((double) 0.5));
                broadcast(SPECIES, b / 4)
                        .div(mean)
                        .blend(mean, t.compare(GT, 0))
                        .div(root)
                        .intoArray(s, so + i);
            }
        }
    }
}
