package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Logarithms of arrays of {@code double}, in the manner of {@link VectorDoubleMath}, whose rules hold here too.
 *
 * <p>log(1 − e⁻ˣ) is log x − x/2 + log(sinh(x/2)/(x/2)) below {@link #SERIES_LIMIT}: the last two are short series, and what
 * is left is the logarithm of the fraction of x and of its power of two. Above, it is log1p of −e⁻ˣ. Both are one log1p. The
 * polynomials are minimax, by Remez exchange in 50 digits for x² in [0, ½]; the errors given beside them are absolute, of
 * results of at least ⅔. Its float twin is written by hand: the degrees differ.
 */
final class VectorDoubleLogs {

    /** Up to here the series hold. */
    static final double SERIES_LIMIT = 0.7;

    private static final VectorSpecies<Double> SPECIES = VectorDoubleMath.SPECIES;

    private static final int LANES = SPECIES.length();

    private static final double LN_2 = 0.6931471805599453;

    /** Bits of the significand behind the point. */
    private static final int FRACTION = 52;

    private static final long FRACTION_BITS = 0xfffffffffffffL;

    private static final long ONE_BITS = 0x3ff0000000000000L;

    /** The bits of {@code 0x1p52}: with an integer among its last bits, it is the sum of both. */
    private static final long INTEGER_BITS = 0x4330000000000000L;

    /** Makes subnormal numbers normal. */
    private static final int SCALE = 54;

    private VectorDoubleLogs() {}

    /** {@code a := log(1 + a)} for a in [−½, 1], as 2·atanh(s/2) with s = 2a/(2 + a); error 1.35e−18. */
    static void log1p(double[] a, int from, int n) {
        for (int i = from; i < from + n; i += LANES) {
            DoubleVector u = DoubleVector.fromArray(SPECIES, a, i);
            DoubleVector s = u.add(u).div(u.add(2));
            DoubleVector w = s.mul(s);
            DoubleVector p = broadcast(SPECIES, 8.106322454049613e-08)
                    .fma(w, broadcast(SPECIES, 1.5927621621926802e-07))
                    .fma(w, broadcast(SPECIES, 9.234234838918845e-07))
                    .fma(w, broadcast(SPECIES, 4.059242974502962e-06))
                    .fma(w, broadcast(SPECIES, 1.8782385866049722e-05))
                    .fma(w, broadcast(SPECIES, 8.877805397136921e-05))
                    .fma(w, broadcast(SPECIES, 0.00043402781095375063))
                    .fma(w, broadcast(SPECIES, 0.002232142855372246))
                    .fma(w, broadcast(SPECIES, 0.012500000000046417))
                    .fma(w, broadcast(SPECIES, 0.08333333333333291));
            s.mul(w).fma(p, s).intoArray(a, i);
        }
    }

    /** Where 0 < x < {@link #SERIES_LIMIT}, f and k with x = (1 + f)·2^k; elsewhere {@code f := −f}. */
    static void split(double[] x, int xo, double[] f, int fo, double[] k, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector t = DoubleVector.fromArray(SPECIES, x, xo + i);
            var tiny = t.compare(LT, Double.MIN_NORMAL);
            var bits = t.blend(t.mul(0x1p54), tiny).reinterpretAsLongs();
            DoubleVector exponent = bits.lanewise(LSHR, FRACTION)
                    .or(INTEGER_BITS)
                    .reinterpretAsDoubles()
                    .sub(0x1p52 + 1023);
            exponent.blend(exponent.sub(SCALE), tiny).intoArray(k, i);
            DoubleVector fraction =
                    bits.and(FRACTION_BITS).or(ONE_BITS).reinterpretAsDoubles().sub(1);
            DoubleVector.fromArray(SPECIES, f, fo + i)
                    .neg()
                    .blend(fraction, t.compare(LT, SERIES_LIMIT))
                    .intoArray(f, fo + i);
        }
    }

    /** {@code f := log(1 − e⁻ˣ)} from the log1p of what split gave; NaN left of 0; error of the polynomial 9.53e−19. */
    static void log1mExp(double[] x, int xo, double[] f, int fo, double[] k, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector t = DoubleVector.fromArray(SPECIES, x, xo + i);
            DoubleVector log = DoubleVector.fromArray(SPECIES, f, fo + i);
            DoubleVector w = t.mul(t);
            DoubleVector p = broadcast(SPECIES, -4.2421783756001284e-11)
                    .fma(w, broadcast(SPECIES, 2.086594697560481e-09))
                    .fma(w, broadcast(SPECIES, -1.0333958936992842e-07))
                    .fma(w, broadcast(SPECIES, 5.511463784861207e-06))
                    .fma(w, broadcast(SPECIES, -0.0003472222222176021))
                    .fma(w, broadcast(SPECIES, 0.041666666666666546));
            DoubleVector near = w.fma(p, t.mul(-0.5)).add(log);
            near = DoubleVector.fromArray(SPECIES, k, i).fma(broadcast(SPECIES, LN_2), near);
            log.blend(near, t.compare(LT, SERIES_LIMIT))
                    .blend(Double.NEGATIVE_INFINITY, t.compare(EQ, 0))
                    .blend(Double.NaN, t.compare(LT, 0))
                    .intoArray(f, fo + i);
        }
    }

    /** {@code e := 1/(eˣ − 1)} from e⁻ˣ: below the limit (1 − x/2 + x²·p(x²))/x, error 1.33e−17; NaN left of 0. */
    static void bernoulli(double[] x, int xo, double[] e, int eo, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector t = DoubleVector.fromArray(SPECIES, x, xo + i);
            DoubleVector decay = DoubleVector.fromArray(SPECIES, e, eo + i);
            DoubleVector w = t.mul(t);
            DoubleVector p = broadcast(SPECIES, -5.059105095953406e-10)
                    .fma(w, broadcast(SPECIES, 2.0861690875026402e-08))
                    .fma(w, broadcast(SPECIES, -8.267145941046216e-07))
                    .fma(w, broadcast(SPECIES, 3.306878223426792e-05))
                    .fma(w, broadcast(SPECIES, -0.00138888888882458))
                    .fma(w, broadcast(SPECIES, 0.08333333333333168));
            DoubleVector over = w.fma(p, t.fma(broadcast(SPECIES, -0.5), broadcast(SPECIES, 1)));
            var near = t.compare(LT, SERIES_LIMIT);
            DoubleVector under = broadcast(SPECIES, 1).sub(decay);
            decay.blend(over, near)
                    .div(under.blend(t.abs(), near))
                    .blend(Double.NaN, t.compare(LT, 0))
                    .intoArray(e, eo + i);
        }
    }
}
