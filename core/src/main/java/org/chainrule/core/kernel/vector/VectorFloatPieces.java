package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.chainrule.core.kernel.vector.VectorFloatMath.above;
import static org.chainrule.core.kernel.vector.VectorFloatMath.below;

import jdk.incubator.vector.FloatVector;

/**
 * Functions of straight pieces, and the square of one. Comparisons are false for NaN, which therefore stays.
 * Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorFloatPieces {

    private VectorFloatPieces() {}

    /** x. */
    static final class IdentityForm extends VectorFloatForm {

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.blend(1, t.compare(LE, Float.POSITIVE_INFINITY)).intoArray(s, so + i);
            }
        }
    }

    /** x or a·x. */
    static final class LeakyReluForm extends VectorFloatForm {
        private final float a;

        LeakyReluForm(/*wide*/ double a) {
            this.a = (float) a;
        }

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.mul(a).blend(t, t.compare(GT, 0)).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.blend(1, t.compare(GT, 0)).blend(a, t.compare(LE, 0)).intoArray(s, so + i);
            }
        }
    }

    /** max(x, 0)². */
    static final class SquaredReluForm extends VectorFloatForm {

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.mul(t).blend(0, t.compare(LE, 0)).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.add(t).blend(0, t.compare(LE, 0)).intoArray(s, so + i);
            }
        }
    }

    /** x between two ends, beyond them the end. */
    static final class HardTanhForm extends VectorFloatForm {
        private final float minimum;
        private final float maximum;
        private final float below;
        private final float above;

        HardTanhForm(/*wide*/ double minimum, /*wide*/ double maximum) {
            this.minimum = (float) minimum;
            this.maximum = (float) maximum;
            this.below = below(minimum);
            this.above = above(maximum);
        }

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.blend(minimum, t.compare(LT, minimum))
                        .blend(maximum, t.compare(GT, maximum))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.blend(1, t.compare(LT, above))
                        .blend(0, t.compare(LE, below))
                        .blend(0, t.compare(GE, above))
                        .intoArray(s, so + i);
            }
        }
    }

    /** x above the threshold, else a value. */
    static final class ThresholdForm extends VectorFloatForm {
        private final float threshold;
        private final float value;

        ThresholdForm(/*wide*/ double threshold, /*wide*/ double value) {
            this.threshold = below(threshold);
            this.value = (float) value;
        }

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.blend(value, t.compare(LE, threshold)).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.blend(1, t.compare(GT, threshold))
                        .blend(0, t.compare(LE, threshold))
                        .intoArray(s, so + i);
            }
        }
    }

    /** x, but 0 for |x| ≤ λ. */
    static final class HardShrinkForm extends VectorFloatForm {
        private final float lambda;

        /** Where the slope is 0: nowhere if λ is 0. */
        private final float none;

        HardShrinkForm(/*wide*/ double lambda) {
            this.lambda = below(lambda);
            this.none = lambda == 0 ? -1 : this.lambda;
        }

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.blend(0, t.abs().compare(LE, lambda)).intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.blend(1, t.abs().compare(GE, 0))
                        .blend(0, t.abs().compare(LE, none))
                        .intoArray(s, so + i);
            }
        }
    }

    /** x moved by λ towards 0. What rounding leaves of λ matters beside it. */
    static final class SoftShrinkForm extends VectorFloatForm {
        private final float lambda;
        private final float rest;
        private final float most;

        /** Where the slope is 0: nowhere if λ is 0. */
        private final float none;

        SoftShrinkForm(/*wide*/ double lambda) {
            this.lambda = (float) lambda;
            this.rest = (float) (lambda - this.lambda);
            this.most = below(lambda);
            this.none = lambda == 0 ? -1 : most;
        }

        @Override
        void values(float[] x, int xo, float[] y, int yo, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.sub(lambda)
                        .sub(rest)
                        .blend(t.add(lambda).add(rest), t.compare(LT, 0))
                        .blend(0, t.abs().compare(LE, most))
                        .intoArray(y, yo + i);
            }
        }

        @Override
        void slopes(float[] x, int xo, float[] s, int so, int n) {
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, x, xo + i);
                t.blend(1, t.abs().compare(GE, 0))
                        .blend(0, t.abs().compare(LE, none))
                        .intoArray(s, so + i);
            }
        }
    }
}
