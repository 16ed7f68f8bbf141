package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transcendental functions of arrays of {@code double}, in place, whole vectors at a time. Every lane goes through the same
 * correctly rounded operations, so the bits are the same interpreted and compiled, on every JDK and machine; the JDK's own
 * {@code lanewise(EXP)} gives other bits before compilation than after it.
 *
 * <p>The polynomials are minimax: Remez exchange in 50 digits, then rounded to {@code double}; the largest relative error of
 * what they stand for is given beside them. Its float twin is written by hand: the degrees differ.
 *
 * <p>They are loops over arrays, without methods of our own in the loops: a method that takes and gives vectors is inlined
 * only while it is small and the caller not too large (C2's {@code InlineSmallCode}, {@code NodeCountInliningCutoff}); where it
 * is not, every vector becomes an object, and softplus took 9 ns per element instead of 1 (JDK 17 and 25, November 2026).
 */
final class VectorDoubleMath {

    /** The widest vectors of this machine. */
    static final VectorSpecies<Double> SPECIES = TypeProfiles.doubles();

    /** From here on e^−a is 0, and so is a·e^−a. */
    static final double DECAYED = 1400;

    /** From here on a·e^(−a²/2) is 0. */
    static final double GAUSSIAN_DECAYED = 39;

    /** From here on a·e^−2u(a) is 0, where u is the argument of tanh in GELU's approximation; 2u(a) is less than DECAYED. */
    static final double CUBIC_DECAYED = 26;

    /** Up to here {@link #cubicShrink} holds. */
    static final double CUBIC_LIMIT = 1.1;

    /** What exp adds where nothing was rounded; never written. */
    static final double[] NOTHING = new double[VectorDoubleForm.BLOCK];

    private static final int LANES = SPECIES.length();

    /** Bits of the significand behind the point. */
    private static final int FRACTION = 52;

    private static final double LOG2_E = 1.4426950408889634;

    /** −ln 2, and what rounding left of it. */
    private static final double MINUS_LN_2 = -0.6931471805599453;

    private static final double MINUS_LN_2_REST = -2.3190468138462996e-17;

    /** A number added to it is rounded to an integer k; its last bits, moved to the exponent, are those of 2^k. */
    private static final double ROUNDER = 0x1.8p52 + 1023;

    /** The difference in last bits to what {@link #ROUNDER} gave is the exponent of another power of two. */
    private static final double TWICE_ROUNDER = 0x1.8p52 + 2046;

    /**
     * (e^r − 1 − r)/r² by powers of r, |r| ≤ ln(2)/2. It is added up in pairs, and pairs of those, with s = r² and u = r⁴, so that few
     * sums wait for others: by Horner's rule each would wait for the one before.
     */
    private static final double E0 = 0.500000000000001;

    private static final double E1 = 0.16666666666666413;

    private static final double E2 = 0.04166666666653074;

    private static final double E3 = 0.008333333333494649;

    private static final double E4 = 0.0013888888943496933;

    private static final double E5 = 0.0001984126950582095;

    private static final double E6 = 2.4801493223573175e-05;

    private static final double E7 = 2.7557587268092014e-06;

    private static final double E8 = 2.76302074835556e-07;

    private static final double E9 = 2.4999728962864502e-08;

    private VectorDoubleMath() {}

    /**
     * {@code a := e^(a + low)}; low, from its start, is at most a rounding error of a, and may be NaN where a is infinite. The
     * power of two is multiplied in two factors, so that a subnormal result is rounded once. (e^r − 1 − r)/r² is the
     * polynomial, |r| ≤ ln(2)/2; error of e^r 3.64e−18.
     */
    static void exp(double[] a, int from, double[] low, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, from + i);
            DoubleVector half = x.fma(broadcast(SPECIES, LOG2_E / 2), broadcast(SPECIES, ROUNDER));
            DoubleVector whole = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, TWICE_ROUNDER));
            DoubleVector k = whole.sub(TWICE_ROUNDER);
            DoubleVector r = k.fma(broadcast(SPECIES, MINUS_LN_2_REST), DoubleVector.fromArray(SPECIES, low, i));
            r = k.fma(broadcast(SPECIES, MINUS_LN_2), x).add(r);
            var bits = half.reinterpretAsLongs();
            var rest = whole.reinterpretAsLongs().sub(bits);
            DoubleVector s = r.mul(r);
            DoubleVector u = s.mul(s);
            DoubleVector near = broadcast(SPECIES, E3)
                    .fma(r, broadcast(SPECIES, E2))
                    .fma(s, broadcast(SPECIES, E1).fma(r, broadcast(SPECIES, E0)));
            DoubleVector far = broadcast(SPECIES, E7)
                    .fma(r, broadcast(SPECIES, E6))
                    .fma(s, broadcast(SPECIES, E5).fma(r, broadcast(SPECIES, E4)));
            DoubleVector p = broadcast(SPECIES, E9)
                    .fma(r, broadcast(SPECIES, E8))
                    .fma(u, far)
                    .fma(u, near);
            s.fma(p, r)
                    .add(1)
                    .mul(bits.lanewise(LSHL, FRACTION).reinterpretAsDoubles())
                    .mul(rest.lanewise(LSHL, FRACTION).reinterpretAsDoubles())
                    .blend(0, x.compare(LT, -746))
                    .blend(Double.POSITIVE_INFINITY, x.compare(GT, 710))
                    .intoArray(a, from + i);
        }
    }

    /** {@code a := e^a} number by number, to the same bits without a vector. */
    static void expPlainly(double[] a, int from, int n) {
        for (int i = from; i < from + n; i++) {
            a[i] = exp(a[i]);
        }
    }

    /** As exp, of one number. */
    static double exp(double x) {
        double half = Math.fma(x, LOG2_E / 2, ROUNDER);
        double whole = Math.fma(x, LOG2_E, TWICE_ROUNDER);
        double k = whole - TWICE_ROUNDER;
        double r = Math.fma(k, MINUS_LN_2, x) + k * MINUS_LN_2_REST;
        long bits = Double.doubleToRawLongBits(half);
        long rest = Double.doubleToRawLongBits(whole) - bits;
        double s = r * r;
        double p = series(r, s);
        double power = (Math.fma(s, p, r) + 1)
                * Double.longBitsToDouble(bits << FRACTION)
                * Double.longBitsToDouble(rest << FRACTION);
        return x < -746 ? 0 : x > 710 ? Double.POSITIVE_INFINITY : power;
    }

    /** As exp, of one number that is not above 0, and sooner. */
    static double decay(double x) {
        if (!(x >= -DECAYED / 2)) { // a subnormal result has a power of two in two factors
            return exp(x);
        }
        double rounded = Math.fma(x, LOG2_E, ROUNDER);
        double k = rounded - ROUNDER;
        double r = Math.fma(k, MINUS_LN_2, x) + k * MINUS_LN_2_REST;
        double s = r * r;
        double p = series(r, s);
        return (Math.fma(s, p, r) + 1) * Double.longBitsToDouble(Double.doubleToRawLongBits(rounded) << FRACTION);
    }

    private static double series(double r, double s) {
        double u = s * s;
        double near = Math.fma(Math.fma(E3, r, E2), s, Math.fma(E1, r, E0));
        double far = Math.fma(Math.fma(E7, r, E6), s, Math.fma(E5, r, E4));
        return Math.fma(Math.fma(Math.fma(E9, r, E8), u, far), u, near);
    }

    /** As exp, bit by bit, for a from −{@link #DECAYED}/2 to 0: no result is subnormal. */
    static void decay(double[] a, int from, double[] low, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, from + i);
            DoubleVector rounded = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER));
            DoubleVector k = rounded.sub(ROUNDER);
            DoubleVector r = k.fma(broadcast(SPECIES, MINUS_LN_2_REST), DoubleVector.fromArray(SPECIES, low, i));
            r = k.fma(broadcast(SPECIES, MINUS_LN_2), x).add(r);
            var bits = rounded.reinterpretAsLongs();
            DoubleVector s = r.mul(r);
            DoubleVector u = s.mul(s);
            DoubleVector near = broadcast(SPECIES, E3)
                    .fma(r, broadcast(SPECIES, E2))
                    .fma(s, broadcast(SPECIES, E1).fma(r, broadcast(SPECIES, E0)));
            DoubleVector far = broadcast(SPECIES, E7)
                    .fma(r, broadcast(SPECIES, E6))
                    .fma(s, broadcast(SPECIES, E5).fma(r, broadcast(SPECIES, E4)));
            DoubleVector p = broadcast(SPECIES, E9)
                    .fma(r, broadcast(SPECIES, E8))
                    .fma(u, far)
                    .fma(u, near);
            s.fma(p, r)
                    .add(1)
                    .mul(bits.lanewise(LSHL, FRACTION).reinterpretAsDoubles())
                    .intoArray(a, from + i);
        }
    }

    /** {@code a := e^a − 1} for a ≤ 0, by the polynomial of exp. */
    static void expm1(double[] a, int from, int n) {
        for (int i = from; i < from + n; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, i);
            DoubleVector rounded = x.fma(broadcast(SPECIES, LOG2_E), broadcast(SPECIES, ROUNDER));
            DoubleVector k = rounded.sub(ROUNDER);
            DoubleVector r = k.fma(broadcast(SPECIES, MINUS_LN_2), x);
            r = k.fma(broadcast(SPECIES, MINUS_LN_2_REST), r);
            DoubleVector power =
                    rounded.reinterpretAsLongs().lanewise(LSHL, FRACTION).reinterpretAsDoubles();
            DoubleVector s = r.mul(r);
            DoubleVector u = s.mul(s);
            DoubleVector near = broadcast(SPECIES, E3)
                    .fma(r, broadcast(SPECIES, E2))
                    .fma(s, broadcast(SPECIES, E1).fma(r, broadcast(SPECIES, E0)));
            DoubleVector far = broadcast(SPECIES, E7)
                    .fma(r, broadcast(SPECIES, E6))
                    .fma(s, broadcast(SPECIES, E5).fma(r, broadcast(SPECIES, E4)));
            DoubleVector p = broadcast(SPECIES, E9)
                    .fma(r, broadcast(SPECIES, E8))
                    .fma(u, far)
                    .fma(u, near);
            s.fma(p, r).fma(power, power.sub(1)).blend(-1, x.compare(LT, -40)).intoArray(a, i);
        }
    }

    /** As expm1, of one number. */
    static double expm1(double x) {
        double rounded = Math.fma(x, LOG2_E, ROUNDER);
        double k = rounded - ROUNDER;
        double r = Math.fma(k, MINUS_LN_2_REST, Math.fma(k, MINUS_LN_2, x));
        double power = Double.longBitsToDouble(Double.doubleToRawLongBits(rounded) << FRACTION);
        double s = r * r;
        double p = series(r, s);
        return x < -40 ? -1 : Math.fma(Math.fma(s, p, r), power, power - 1);
    }

    /** {@code s := a − tanh a} for |a| ≤ {@link #CUBIC_LIMIT}; error of the polynomial in a² 1.79e−17. */
    static void cubicShrink(double[] a, int from, double[] s, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, from + i);
            DoubleVector w = x.mul(x);
            DoubleVector p = broadcast(SPECIES, 4.948128779384817e-09)
                    .fma(w, broadcast(SPECIES, -6.309556823215756e-08))
                    .fma(w, broadcast(SPECIES, 3.942517579395717e-07))
                    .fma(w, broadcast(SPECIES, -1.647816921430951e-06))
                    .fma(w, broadcast(SPECIES, 5.352132026154077e-06))
                    .fma(w, broadcast(SPECIES, -1.4949915490227033e-05))
                    .fma(w, broadcast(SPECIES, 3.862067708640466e-05))
                    .fma(w, broadcast(SPECIES, -9.657415206801775e-05))
                    .fma(w, broadcast(SPECIES, 0.00023899524675545975))
                    .fma(w, broadcast(SPECIES, -0.0005899883909998143))
                    .fma(w, broadcast(SPECIES, 0.0014558261239600862))
                    .fma(w, broadcast(SPECIES, -0.003592126813369501))
                    .fma(w, broadcast(SPECIES, 0.008863235409887473))
                    .fma(w, broadcast(SPECIES, -0.02186948852898013))
                    .fma(w, broadcast(SPECIES, 0.053968253968027326))
                    .fma(w, broadcast(SPECIES, -0.1333333333333305))
                    .fma(w, broadcast(SPECIES, 0.3333333333333333));
            w.mul(p).mul(x).intoArray(s, i);
        }
    }

    /**
     * {@code s := Φ(−a)/φ(a)}, Mills' ratio of the normal distribution, for a from 0 to {@link #GAUSSIAN_DECAYED}. It is
     * n/(a·n + p) with polynomials of positive coefficients: nothing cancels, and far out, where a·n is nearly all of the
     * denominator, the roundings of n do. Interpolated in 50 digits at the Chebyshev points of (a − c)/(a + c), with the best c
     * of 2 to 4; error 1.45e−17.
     */
    static void mills(double[] a, double[] s, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector t = DoubleVector.fromArray(SPECIES, a, i);
            DoubleVector over = broadcast(SPECIES, 6.946466394289172e-07)
                    .fma(t, broadcast(SPECIES, 2.0993118083658053e-05))
                    .fma(t, broadcast(SPECIES, 0.00031265202136605954))
                    .fma(t, broadcast(SPECIES, 0.0029810141808746166))
                    .fma(t, broadcast(SPECIES, 0.019995667496422606))
                    .fma(t, broadcast(SPECIES, 0.0981716071268168))
                    .fma(t, broadcast(SPECIES, 0.35670105859189066))
                    .fma(t, broadcast(SPECIES, 0.948029560269559))
                    .fma(t, broadcast(SPECIES, 1.7711089848057047))
                    .fma(t, broadcast(SPECIES, 2.1184526442940865))
                    .fma(t, broadcast(SPECIES, 1.2533141373155003));
            DoubleVector rest = broadcast(SPECIES, 6.946466393786375e-07)
                    .fma(t, broadcast(SPECIES, 2.0993118093562053e-05))
                    .fma(t, broadcast(SPECIES, 0.0003112627272097827))
                    .fma(t, broadcast(SPECIES, 0.002939027991388516))
                    .fma(t, broadcast(SPECIES, 0.019377308237591043))
                    .fma(t, broadcast(SPECIES, 0.09241955391847247))
                    .fma(t, broadcast(SPECIES, 0.31978396889087096))
                    .fma(t, broadcast(SPECIES, 0.7799564827311987))
                    .fma(t, broadcast(SPECIES, 1.2348510811616211))
                    .fma(t, broadcast(SPECIES, 1));
            over.div(over.fma(t, rest)).intoArray(s, i);
        }
    }

    /** The largest double up to c: a double x is greater than c exactly if it is greater than that. */
    static double below(double c) {
        return c;
    }

    /** The smallest double from c on. */
    static double above(double c) {
        return c;
    }
}
