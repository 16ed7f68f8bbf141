package org.chainrule.verification.oracle;

/** Elementary functions of {@link DoubleDouble}s, to about 2⁻¹⁰⁰ of 1 or of the result, whichever is larger. */
final class ExactFunctions {

    private static final int TERMS = 28;
    private static final DoubleDouble[] INVERSE_FACTORIAL = new DoubleDouble[TERMS];
    private static final DoubleDouble LN2 = new DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);

    /** π/2 to 159 bits. */
    private static final double[] HALF_PI = {0x1.921fb54442d18p0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110};

    private static final DoubleDouble PI = new DoubleDouble(2 * HALF_PI[0], 2 * HALF_PI[1]);
    private static final DoubleDouble TWO_OVER_ROOT_PI = DoubleDouble.of(2).over(PI.sqrt());

    /** From here on 1 − erf is below 2⁻¹¹⁰. */
    private static final double ERF_IS_ONE = 8.7;

    static {
        INVERSE_FACTORIAL[0] = DoubleDouble.ONE;
        for (int n = 1; n < TERMS; n++) {
            INVERSE_FACTORIAL[n] = INVERSE_FACTORIAL[n - 1].over(DoubleDouble.of(n));
        }
    }

    private ExactFunctions() {}

    static DoubleDouble exp(DoubleDouble x) {
        if (!(Math.abs(x.hi()) < 1000)) {
            return DoubleDouble.of(x.hi() < 0 ? 0 : x.hi() > 0 ? Double.POSITIVE_INFINITY : Double.NaN);
        }
        int k = (int) Math.rint(x.hi() / LN2.hi());
        var r = x.minus(LN2.times(k)).scaled(-4);
        var sum = INVERSE_FACTORIAL[16];
        for (int n = 15; n >= 0; n--) {
            sum = sum.times(r).plus(INVERSE_FACTORIAL[n]);
        }
        for (int n = 0; n < 4; n++) {
            sum = sum.square();
        }
        return sum.scaled(k);
    }

    static DoubleDouble log(DoubleDouble x) {
        if (!(x.hi() > 0)) {
            return DoubleDouble.of(Double.NaN);
        }
        double near = StrictMath.log(x.hi());
        var rest = x.times(exp(DoubleDouble.of(-near))).plus(-1); // of the order of 2⁻⁵³
        return DoubleDouble.of(near).plus(rest.minus(rest.square().scaled(-1)));
    }

    /** log(1 + x), to 2⁻¹⁰⁰ of itself for small x. */
    static DoubleDouble log1p(DoubleDouble x) {
        if (Math.abs(x.hi()) > 1e-8) {
            return log(x.plus(1));
        }
        var inner = DoubleDouble.of(1.0).over(DoubleDouble.of(3)).minus(x.scaled(-2));
        return x.times(DoubleDouble.ONE.minus(x.times(DoubleDouble.of(0.5).minus(x.times(inner)))));
    }

    static DoubleDouble sin(DoubleDouble x) {
        return sinOfTurned(x, 0);
    }

    static DoubleDouble cos(DoubleDouble x) {
        return sinOfTurned(x, 1);
    }

    /** sin(x + n π/2). */
    private static DoubleDouble sinOfTurned(DoubleDouble x, int n) {
        if (!(Math.abs(x.hi()) < 1e9)) {
            return DoubleDouble.of(Double.NaN);
        }
        double k = Math.rint(x.hi() / HALF_PI[0]);
        var r = x;
        for (double part : HALF_PI) {
            r = r.minus(DoubleDouble.of(k).times(part));
        }
        int quadrant = (int) Math.floorMod((long) k + n, 4L);
        int first = quadrant % 2 == 0 ? 1 : 0;
        var square = r.square();
        var sum = DoubleDouble.ZERO;
        for (int power = 26 + first; power >= first; power -= 2) {
            var term = INVERSE_FACTORIAL[power];
            sum = sum.times(square).plus((power - first) % 4 == 0 ? term : term.negate());
        }
        sum = first == 1 ? sum.times(r) : sum;
        return quadrant >= 2 ? sum.negate() : sum;
    }

    static DoubleDouble atan(DoubleDouble x) {
        double near = StrictMath.atan(x.hi());
        var s = sin(DoubleDouble.of(near));
        var c = cos(DoubleDouble.of(near));
        return DoubleDouble.of(near).plus(x.times(c).minus(s).over(c.plus(x.times(s))));
    }

    static DoubleDouble tanh(DoubleDouble x) {
        boolean negative = x.hi() < 0;
        var e = exp((negative ? x : x.negate()).scaled(1));
        var t = DoubleDouble.ONE.minus(e).over(DoubleDouble.ONE.plus(e));
        return negative ? t.negate() : t;
    }

    /** 1/cosh², which does not cancel where tanh is nearly 1. */
    static DoubleDouble sech2(DoubleDouble x) {
        var e = exp((x.hi() < 0 ? x : x.negate()).scaled(1));
        return e.scaled(2).over(DoubleDouble.ONE.plus(e).square());
    }

    /** 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)): all terms of one sign. */
    static DoubleDouble erf(DoubleDouble x) {
        if (!(Math.abs(x.hi()) < ERF_IS_ONE)) {
            return DoubleDouble.of(Math.signum(x.hi()));
        }
        var square = x.square().scaled(1);
        var term = x;
        var sum = x;
        for (int n = 1; Math.abs(term.hi()) > 0x1p-110 * Math.abs(sum.hi()); n++) {
            term = term.times(square).over(DoubleDouble.of(2 * n + 1));
            sum = sum.plus(term);
        }
        return sum.times(erfSlope(x));
    }

    static DoubleDouble erfSlope(DoubleDouble x) {
        return TWO_OVER_ROOT_PI.times(exp(x.square().negate()));
    }
}
