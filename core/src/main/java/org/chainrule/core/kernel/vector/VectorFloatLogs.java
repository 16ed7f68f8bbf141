package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Logarithms of arrays of {@code float}, in the manner of {@link VectorFloatMath}, whose rules hold here too.
 *
 * <p>log(1 − e⁻ˣ) is log x − x/2 + log(sinh(x/2)/(x/2)) below {@link #SERIES_LIMIT}: the last two are short series, and what
 * is left is the logarithm of the fraction of x and of its power of two. Above, it is log1p of −e⁻ˣ. Both are one log1p. The
 * polynomials are minimax, by Remez exchange in 50 digits for x² in [0, ½]; the errors given beside them are absolute, of
 * results of at least ⅔. Its double twin is written by hand as well: the degrees differ.
 */
final class VectorFloatLogs {

    /** Up to here the series hold. */
    static final float SERIES_LIMIT = 0.7f;

    private static final VectorSpecies<Float> SPECIES = VectorFloatMath.SPECIES;

    private static final int LANES = SPECIES.length();

    private static final float LN_2 = 0.6931472f;

    /** Bits of the significand behind the point. */
    private static final int FRACTION = 23;

    private static final int FRACTION_BITS = 0x7fffff;

    private static final int ONE_BITS = 0x3f800000;

    /** The bits of {@code 0x1p23f}: with an integer among its last bits, it is the sum of both. */
    private static final int INTEGER_BITS = 0x4b000000;

    /** Makes subnormal numbers normal. */
    private static final int SCALE = 32;

    private VectorFloatLogs() {}

    /** {@code a := log(1 + a)} for a in [−½, 1], as 2·atanh(s/2) with s = 2a/(2 + a); error 4.59e−9. */
    static void log1p(float[] a, int from, int n) {
        for (int i = from; i < from + n; i += LANES) {
            FloatVector u = FloatVector.fromArray(SPECIES, a, i);
            FloatVector s = u.add(u).div(u.add(2));
            FloatVector w = s.mul(s);
            FloatVector p = broadcast(SPECIES, 0.0005471665f)
                .fma(w, broadcast(SPECIES, 0.002187603f))
                .fma(w, broadcast(SPECIES, 0.012506733f))
                .fma(w, broadcast(SPECIES, 0.08333302f));
            s.mul(w).fma(p, s).intoArray(a, i);
        }
    }

    /** Where 0 < x < {@link #SERIES_LIMIT}, f and k with x = (1 + f)·2^k; elsewhere {@code f := −f}. */
    static void split(float[] x, int xo, float[] f, int fo, float[] k, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, x, xo + i);
            var tiny = t.compare(LT, Float.MIN_NORMAL);
            var bits = t.blend(t.mul(0x1p32f), tiny).reinterpretAsInts();
            FloatVector exponent = bits.lanewise(LSHR, FRACTION)
                    .or(INTEGER_BITS)
                    .reinterpretAsFloats()
                    .sub(0x1p23f + 127);
            exponent.blend(exponent.sub(SCALE), tiny).intoArray(k, i);
            FloatVector fraction =
                    bits.and(FRACTION_BITS).or(ONE_BITS).reinterpretAsFloats().sub(1);
            FloatVector.fromArray(SPECIES, f, fo + i)
                    .neg()
                    .blend(fraction, t.compare(LT, SERIES_LIMIT))
                    .intoArray(f, fo + i);
        }
    }

    /** {@code f := log(1 − e⁻ˣ)} from the log1p of what split gave; NaN left of 0; error of the polynomial 5.75e−11. */
    static void log1mExp(float[] x, int xo, float[] f, int fo, float[] k, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, x, xo + i);
            FloatVector log = FloatVector.fromArray(SPECIES, f, fo + i);
            FloatVector w = t.mul(t);
            FloatVector p = broadcast(SPECIES, 5.413598e-06f)
                    .fma(w, broadcast(SPECIES, -0.000347194f))
                    .fma(w, broadcast(SPECIES, 0.041666664f));
            FloatVector near = w.fma(p, t.mul(-0.5f)).add(log);
            near = FloatVector.fromArray(SPECIES, k, i).fma(broadcast(SPECIES, LN_2), near);
            log.blend(near, t.compare(LT, SERIES_LIMIT))
                    .blend(Float.NEGATIVE_INFINITY, t.compare(EQ, 0))
                    .blend(Float.NaN, t.compare(LT, 0))
                    .intoArray(f, fo + i);
        }
    }

    /** {@code e := 1/(eˣ − 1)} from e⁻ˣ: below the limit (1 − x/2 + x²·p(x²))/x, error 4.57e−10; NaN left of 0. */
    static void bernoulli(float[] x, int xo, float[] e, int eo, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, x, xo + i);
            FloatVector decay = FloatVector.fromArray(SPECIES, e, eo + i);
            FloatVector w = t.mul(t);
            FloatVector p = broadcast(SPECIES, 3.2288597e-05f)
                    .fma(w, broadcast(SPECIES, -0.0013886641f))
                    .fma(w, broadcast(SPECIES, 0.08333331f));
            FloatVector over = w.fma(p, t.fma(broadcast(SPECIES, -0.5f), broadcast(SPECIES, 1)));
            var near = t.compare(LT, SERIES_LIMIT);
            FloatVector under = broadcast(SPECIES, 1).sub(decay);
            decay.blend(over, near)
                    .div(under.blend(t.abs(), near))
                    .blend(Float.NaN, t.compare(LT, 0))
                    .intoArray(e, eo + i);
        }
    }
}
