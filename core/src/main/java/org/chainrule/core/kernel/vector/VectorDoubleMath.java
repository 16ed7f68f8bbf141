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
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

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
            DoubleVector p = broadcast(SPECIES, 2.4999728962864502e-08)
                    .fma(r, broadcast(SPECIES, 2.76302074835556e-07))
                    .fma(r, broadcast(SPECIES, 2.7557587268092014e-06))
                    .fma(r, broadcast(SPECIES, 2.4801493223573175e-05))
                    .fma(r, broadcast(SPECIES, 0.0001984126950582095))
                    .fma(r, broadcast(SPECIES, 0.0013888888943496933))
                    .fma(r, broadcast(SPECIES, 0.008333333333494649))
                    .fma(r, broadcast(SPECIES, 0.04166666666653074))
                    .fma(r, broadcast(SPECIES, 0.16666666666666413))
                    .fma(r, broadcast(SPECIES, 0.500000000000001));
            r.mul(r)
                    .fma(p, r)
                    .add(1)
                    .mul(bits.lanewise(LSHL, FRACTION).reinterpretAsDoubles())
                    .mul(rest.lanewise(LSHL, FRACTION).reinterpretAsDoubles())
                    .blend(0, x.compare(LT, -746))
                    .blend(Double.POSITIVE_INFINITY, x.compare(GT, 710))
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
            DoubleVector p = broadcast(SPECIES, 2.4999728962864502e-08)
                    .fma(r, broadcast(SPECIES, 2.76302074835556e-07))
                    .fma(r, broadcast(SPECIES, 2.7557587268092014e-06))
                    .fma(r, broadcast(SPECIES, 2.4801493223573175e-05))
                    .fma(r, broadcast(SPECIES, 0.0001984126950582095))
                    .fma(r, broadcast(SPECIES, 0.0013888888943496933))
                    .fma(r, broadcast(SPECIES, 0.008333333333494649))
                    .fma(r, broadcast(SPECIES, 0.04166666666653074))
                    .fma(r, broadcast(SPECIES, 0.16666666666666413))
                    .fma(r, broadcast(SPECIES, 0.500000000000001));
            r.mul(r)
                    .fma(p, r)
                    .fma(power, power.sub(1))
                    .blend(-1, x.compare(LT, -40))
                    .intoArray(a, i);
        }
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
     * {@code s := e^(a²/2)·Φ(−a)}, where Φ is the normal distribution function, a = |x|
     * and at most {@link #GAUSSIAN_DECAYED}: that
     * is ½·erfc(a/√2) without its decay. It is r times a polynomial in 1 − 10·r with r = 1/(a + 5), whose
     * roundings are known, in two halves, because the processor waits for a chain as long as this; error 1.33e−17.
     */
    static void mills(double[] x, int from, double[] s, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, x, from + i).abs();
            a = a.blend(GAUSSIAN_DECAYED, a.compare(GT, GAUSSIAN_DECAYED));
            DoubleVector d = a.add(5);
            DoubleVector r = broadcast(SPECIES, 1).div(d);
            DoubleVector error = r.fma(a.sub(d.sub(5)), r.fma(d, broadcast(SPECIES, -1)));
            DoubleVector t = r.fma(broadcast(SPECIES, -10), broadcast(SPECIES, 1));
            t = r.mul(error).fma(broadcast(SPECIES, 10), t);
            DoubleVector w = t.mul(t);
            DoubleVector even = broadcast(SPECIES, 7.181815357473946e-09)
                    .fma(w, broadcast(SPECIES, -6.531914316089505e-08))
                    .fma(w, broadcast(SPECIES, 4.3268522262633044e-07))
                    .fma(w, broadcast(SPECIES, -2.7690540794784384e-06))
                    .fma(w, broadcast(SPECIES, 1.6681144217469715e-05))
                    .fma(w, broadcast(SPECIES, -5.9375711076725306e-05))
                    .fma(w, broadcast(SPECIES, -0.0007978694015205397))
                    .fma(w, broadcast(SPECIES, 0.02079506680024684))
                    .fma(w, broadcast(SPECIES, 0.1650203661703613))
                    .fma(w, broadcast(SPECIES, 0.495305615969977))
                    .fma(w, broadcast(SPECIES, 0.769193049750063));
            DoubleVector odd = broadcast(SPECIES, 2.0137703508056163e-09)
                    .fma(w, broadcast(SPECIES, -1.0210262365823093e-08))
                    .fma(w, broadcast(SPECIES, 4.36112391760427e-08))
                    .fma(w, broadcast(SPECIES, -3.377420857637956e-07))
                    .fma(w, broadcast(SPECIES, 3.981490633717422e-06))
                    .fma(w, broadcast(SPECIES, -4.976301001203482e-05))
                    .fma(w, broadcast(SPECIES, 0.0005448991058127329))
                    .fma(w, broadcast(SPECIES, -0.002993376775687061))
                    .fma(w, broadcast(SPECIES, -0.06911863870595283))
                    .fma(w, broadcast(SPECIES, -0.3135331566713157))
                    .fma(w, broadcast(SPECIES, -0.6653825028900566));
            odd.fma(t, even).mul(r).intoArray(s, i);
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
