package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transcendental functions of arrays of {@code float}, in place, whole vectors at a time. Every lane goes through the same
 * correctly rounded operations, so the bits are the same interpreted and compiled, on every JDK and machine; the JDK's own
 * {@code lanewise(EXP)} gives other bits before compilation than after it.
 *
 * <p>The polynomials are minimax: Remez exchange in 50 digits, then rounded to {@code float}; the largest relative error of
 * what they stand for is given beside them. Its double twin is written by hand as well: the degrees differ.
 *
 * <p>They are loops over arrays, without methods of our own in the loops: a method that takes and gives vectors is inlined
 * only while it is small and the caller not too large (C2's {@code InlineSmallCode}, {@code NodeCountInliningCutoff}); where it
 * is not, every vector becomes an object, and softplus took 9 ns per element instead of 1 (JDK 17 and 25, November 2026).
 */
final class VectorFloatMath {

    /** The widest vectors of this machine. */
    static final VectorSpecies<Float> SPECIES = TypeProfiles.floats();

    /** From here on e^−a is 0, and so is a·e^−a. */
    static final float DECAYED = 170;

    /** From here on a·e^(−a²/2) is 0. */
    static final float GAUSSIAN_DECAYED = 15;

    /** From here on a·e^−2u(a) is 0, where u is the argument of tanh in GELU's approximation; 2u(a) is less than DECAYED. */
    static final float CUBIC_DECAYED = 12;

    /** Up to here {@link #cubicShrink} holds. */
    static final float CUBIC_LIMIT = 1.1f;

    /** What exp adds where nothing was rounded; never written. */
    static final float[] NOTHING = new float[VectorFloatForm.BLOCK];

    private static final int LANES = SPECIES.length();

    /** Bits of the significand behind the point. */
    private static final int FRACTION = 23;

    private static final float LOG2_E = 1.442695f;

    /** −ln 2, and what rounding left of it. */
    private static final float MINUS_LN_2 = -0.6931472f;

    private static final float MINUS_LN_2_REST = 1.9046542e-09f;

    /** A number added to it is rounded to an integer k; its last bits, moved to the exponent, are those of 2^k. */
    private static final float ROUNDER = 0x1.8p23f + 127;

    /** The difference in last bits to what {@link #ROUNDER} gave is the exponent of another power of two. */
    private static final float TWICE_ROUNDER = 0x1.8p23f + 254;

    /** (e^r − 1 − r)/r² by powers of r, |r| ≤ ln(2)/2, added up in pairs, with s = r². */
    private static final float E0 = 0.49999994f;

    private static final float E1 = 0.16666521f;

    private static final float E2 = 0.04166839f;

    private static final float E3 = 0.008368707f;

    private static final float E4 = 0.0013814511f;

    private VectorFloatMath() {}

    /**
     * {@code a := e^(a + low)}; low, from its start, is at most a rounding error of a, and may be NaN where a is infinite. The
     * power of two is multiplied in two factors, so that a subnormal result is rounded once. (e^r − 1 − r)/r² is the
     * polynomial, |r| ≤ ln(2)/2; error of e^r 3.06e−9.
     */
    static void exp(float[] a, int from, float[] low, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, from + i);
            FloatVector half = x.fma(broadcast(SPECIES, LOG2_E / 2), broadcast(SPECIES, ROUNDER));
            FloatVector whole = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, TWICE_ROUNDER));
            FloatVector k = whole.sub(TWICE_ROUNDER);
            FloatVector r = k.fma(broadcast(SPECIES, MINUS_LN_2_REST), FloatVector.fromArray(SPECIES, low, i));
            r = k.fma(broadcast(SPECIES, MINUS_LN_2), x).add(r);
            var bits = half.reinterpretAsInts();
            var rest = whole.reinterpretAsInts().sub(bits);
            FloatVector s = r.mul(r);
            FloatVector near = broadcast(SPECIES, E1).fma(r, broadcast(SPECIES, E0));
            FloatVector p = broadcast(SPECIES, E4)
                    .fma(s, broadcast(SPECIES, E3).fma(r, broadcast(SPECIES, E2)))
                    .fma(s, near);
            s.fma(p, r).add(1)
                    .mul(bits.lanewise(LSHL, FRACTION).reinterpretAsFloats())
                    .mul(rest.lanewise(LSHL, FRACTION).reinterpretAsFloats())
                    .blend(0, x.compare(LT, -104))
                    .blend(Float.POSITIVE_INFINITY, x.compare(GT, 89))
                    .intoArray(a, from + i);
        }
    }

    /** {@code a := e^a} number by number, to the same bits without a vector. */
    static void expPlainly(float[] a, int from, int n) {
        for (int i = from; i < from + n; i++) {
            a[i] = exp(a[i]);
        }
    }

    /** As exp, of one number. */
    static float exp(float x) {
        float half = Math.fma(x, LOG2_E / 2, ROUNDER);
        float whole = Math.fma(x, LOG2_E, TWICE_ROUNDER);
        float k = whole - TWICE_ROUNDER;
        float r = Math.fma(k, MINUS_LN_2, x) + k * MINUS_LN_2_REST;
        int bits = Float.floatToRawIntBits(half);
        int rest = Float.floatToRawIntBits(whole) - bits;
        float s = r * r;
        float p = series(r, s);
        float power = (Math.fma(s, p, r) + 1)
                * Float.intBitsToFloat(bits << FRACTION)
                * Float.intBitsToFloat(rest << FRACTION);
        return x < -104 ? 0 : x > 89 ? Float.POSITIVE_INFINITY : power;
    }

    /** As exp, of one number that is not above 0, and sooner. */
    static float decay(float x) {
        if (!(x >= -DECAYED / 2)) { // a subnormal result has a power of two in two factors
            return exp(x);
        }
        float rounded = Math.fma(x, LOG2_E, ROUNDER);
        float k = rounded - ROUNDER;
        float r = Math.fma(k, MINUS_LN_2, x) + k * MINUS_LN_2_REST;
        float s = r * r;
        float p = series(r, s);
        return (Math.fma(s, p, r) + 1) * Float.intBitsToFloat(Float.floatToRawIntBits(rounded) << FRACTION);
    }

    private static float series(float r, float s) {
        return Math.fma(Math.fma(E4, s, Math.fma(E3, r, E2)), s, Math.fma(E1, r, E0));
    }

    /** As exp, bit by bit, for a from −{@link #DECAYED}/2 to 0: no result is subnormal. */
    static void decay(float[] a, int from, float[] low, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, from + i);
            FloatVector rounded = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER));
            FloatVector k = rounded.sub(ROUNDER);
            FloatVector r = k.fma(broadcast(SPECIES, MINUS_LN_2_REST), FloatVector.fromArray(SPECIES, low, i));
            r = k.fma(broadcast(SPECIES, MINUS_LN_2), x).add(r);
            var bits = rounded.reinterpretAsInts();
            FloatVector s = r.mul(r);
            FloatVector near = broadcast(SPECIES, E1).fma(r, broadcast(SPECIES, E0));
            FloatVector p = broadcast(SPECIES, E4)
                    .fma(s, broadcast(SPECIES, E3).fma(r, broadcast(SPECIES, E2)))
                    .fma(s, near);
            s.fma(p, r)
                    .add(1)
                    .mul(bits.lanewise(LSHL, FRACTION).reinterpretAsFloats())
                    .intoArray(a, from + i);
        }
    }

    /** {@code a := e^a − 1} for a ≤ 0, by the polynomial of exp. */
    static void expm1(float[] a, int from, int n) {
        for (int i = from; i < from + n; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, i);
            FloatVector rounded = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER));
            FloatVector k = rounded.sub(ROUNDER);
            FloatVector r = k.fma(broadcast(SPECIES, MINUS_LN_2), x);
            r = k.fma(broadcast(SPECIES, MINUS_LN_2_REST), r);
            FloatVector power = rounded.reinterpretAsInts().lanewise(LSHL, FRACTION).reinterpretAsFloats();
            FloatVector s = r.mul(r);
            FloatVector near = broadcast(SPECIES, E1).fma(r, broadcast(SPECIES, E0));
            FloatVector p = broadcast(SPECIES, E4)
                    .fma(s, broadcast(SPECIES, E3).fma(r, broadcast(SPECIES, E2)))
                    .fma(s, near);
            s.fma(p, r).fma(power, power.sub(1))
                    .blend(-1, x.compare(LT, -20))
                    .intoArray(a, i);
        }
    }

    /** As expm1, of one number. */
    static float expm1(float x) {
        float rounded = Math.fma(x, LOG2_E, ROUNDER);
        float k = rounded - ROUNDER;
        float r = Math.fma(k, MINUS_LN_2_REST, Math.fma(k, MINUS_LN_2, x));
        float power = Float.intBitsToFloat(Float.floatToRawIntBits(rounded) << FRACTION);
        float s = r * r;
        float p = series(r, s);
        return x < -20 ? -1 : Math.fma(Math.fma(s, p, r), power, power - 1);
    }

    /** {@code s := a − tanh a} for |a| ≤ {@link #CUBIC_LIMIT}; error of the polynomial in a² 1.88e−8. */
    static void cubicShrink(float[] a, int from, float[] s, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, from + i);
            FloatVector w = x.mul(x);
            FloatVector p = broadcast(SPECIES, -0.00011047793f)
                .fma(w, broadcast(SPECIES, 0.0008072074f))
                .fma(w, broadcast(SPECIES, -0.0030426648f))
                .fma(w, broadcast(SPECIES, 0.008583241f))
                .fma(w, broadcast(SPECIES, -0.021788603f))
                .fma(w, broadcast(SPECIES, 0.05395648f))
                .fma(w, broadcast(SPECIES, -0.13333267f))
                .fma(w, broadcast(SPECIES, 0.3333333f));
            w.mul(p).mul(x).intoArray(s, i);
        }
    }

    /**
     * {@code s := Φ(−a)/φ(a)}, Mills' ratio of the normal distribution, for a from 0 to {@link #GAUSSIAN_DECAYED}. It is
     * n/(a·n + p) with polynomials of positive coefficients: nothing cancels, and far out, where a·n is nearly all of the
     * denominator, the roundings of n do. Interpolated in 50 digits at the Chebyshev points of (a − c)/(a + c), with the best c
     * of 2 to 4; error 1.42e−9.
     */
    static void mills(float[] a, float[] s, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, a, i);
            FloatVector over = broadcast(SPECIES, 0.0031007156f)
                    .fma(t, broadcast(SPECIES, 0.037251044f))
                    .fma(t, broadcast(SPECIES, 0.21358386f))
                    .fma(t, broadcast(SPECIES, 0.70850503f))
                    .fma(t, broadcast(SPECIES, 1.3600448f))
                    .fma(t, broadcast(SPECIES, 1.2533141f));
            FloatVector rest = broadcast(SPECIES, 0.0031009987f)
                    .fma(t, broadcast(SPECIES, 0.037236337f))
                    .fma(t, broadcast(SPECIES, 0.207712f))
                    .fma(t, broadcast(SPECIES, 0.6297292f))
                    .fma(t, broadcast(SPECIES, 1));
            over.div(over.fma(t, rest)).intoArray(s, i);
        }
    }

    /** The largest float up to c: a float x is greater than c exactly if it is greater than that. */
    static float below(double c) {
        float nearest = (float) c;
        return nearest > c ? Math.nextDown(nearest) : nearest;
    }

    /** The smallest float from c on. */
    static float above(double c) {
        float nearest = (float) c;
        return nearest < c ? Math.nextUp(nearest) : nearest;
    }
}
