package org.chainrule.verification.oracle;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Smooth functions of one number, drawn at random: how doubles compute them, and what they are to 106 bits. */
final class SmoothKinds {

    /**
     * A function of one number.
     *
     * @param text for people; # is what it is applied to
     * @param computed by doubles
     * @param exact to 106 bits
     */
    record Fn(String text, DoubleUnaryOperator computed, UnaryOperator<Jet> exact) {

        static Fn of(String text, DoubleUnaryOperator computed, UnaryOperator<Jet> exact) {
            return new Fn(text, computed, exact);
        }

        double at(double x) {
            return computed.applyAsDouble(x);
        }

        Jet at(Jet x) {
            return exact.apply(x);
        }

        /** This of the inner function. */
        Fn after(Fn inner) {
            return new Fn(text.replace("#", inner.text), x -> at(inner.at(x)), x -> at(inner.at(x)));
        }

        @Override
        public String toString() {
            return text.replace("#", "x");
        }
    }

    private static final Fn SOFTPLUS =
            Fn.of("softplus(#)", x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))), x -> {
                boolean positive = x.v().hi() > 0;
                var e = ExactFunctions.exp(positive ? x.v().negate() : x.v());
                var log = ExactFunctions.log1p(e);
                var one = DoubleDouble.ONE;
                return x.chain(positive ? x.v().plus(log) : log, (positive ? one : e).over(one.plus(e)));
            });

    private final SplittableRandom random;

    SmoothKinds(SplittableRandom random) {
        this.random = random;
    }

    /** Any of them. */
    Fn next() {
        return next(random.nextInt(30));
    }

    /** One that does not turn sharply. */
    Fn gentle() {
        return next(random.nextInt(23));
    }

    private Fn next(int kind) {
        return switch (kind) {
            case 0, 1 -> Fn.of("sin(#)", StrictMath::sin, Jet::sin);
            case 2, 3 -> Fn.of("exp(#)", StrictMath::exp, Jet::exp);
            case 4, 5 ->
                Fn.of(
                        "tanh(#)",
                        StrictMath::tanh,
                        x -> x.chain(ExactFunctions.tanh(x.v()), ExactFunctions.sech2(x.v())));
            case 6 ->
                Fn.of(
                        "log1p((#)²)",
                        x -> StrictMath.log1p(x * x),
                        x -> x.times(x).plus(1).log());
            case 7, 8 ->
                Fn.of(
                        "√(1+(#)²)",
                        x -> Math.sqrt(1 + x * x),
                        x -> x.times(x).plus(1).sqrt());
            case 9 -> Fn.of("(#)³", x -> x * x * x, x -> x.times(x).times(x));
            case 10, 11, 12 -> quadratic();
            case 13, 14, 15 -> line(Math.scalb(sign(), random.nextInt(-4, 7)), random.nextDouble(-3, 3));
            case 16, 17 ->
                Fn.of(
                        "1/(2+(#)²)",
                        x -> 1 / (2 + x * x),
                        x -> x.times(x).plus(2).inverse());
            case 18 ->
                Fn.of(
                        "erf(#)",
                        SmoothKinds::erf,
                        x -> x.chain(ExactFunctions.erf(x.v()), ExactFunctions.erfSlope(x.v())));
            case 19, 20 -> SOFTPLUS;
            case 21, 22 -> logSumExp();
            case 23 -> nearPoles();
            case 24 -> pole();
            case 25 -> line(sign() * random.nextDouble(30, 1000), random.nextDouble(-3, 3));
            case 26 -> wiggly();
            case 27 ->
                Fn.of(
                        "atan(#)",
                        StrictMath::atan,
                        x -> x.chain(
                                ExactFunctions.atan(x.v()),
                                DoubleDouble.ONE.over(x.v().square().plus(1))));
            case 28 ->
                Fn.of(
                        "xexp(-x²)(#)",
                        x -> x * StrictMath.exp(-x * x),
                        x -> x.times(x.times(x).times(-1).exp()));
            default -> Fn.of("log(#)", StrictMath::log, Jet::log);
        };
    }

    private double sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    private Fn line(double a, double b) {
        return Fn.of(
                "(" + a + "*(#)+" + b + ")", x -> a * x + b, x -> x.times(a).plus(b));
    }

    private Fn quadratic() {
        double a = random.nextDouble(-2, 2);
        double b = random.nextDouble(-2, 2);
        double c = random.nextDouble(-2, 2);
        return Fn.of(
                "((" + a + ",*#+" + b + ")*#+" + c + ")",
                x -> (a * x + b) * x + c,
                x -> x.times(a).plus(b).times(x).plus(c));
    }

    /** log Σ exp(aᵢ x + bᵢ), shifted by the largest. */
    private Fn logSumExp() {
        int n = random.nextInt(2, 6);
        var a = random.doubles(n, -4, 4).toArray();
        var b = random.doubles(n, -3, 3).toArray();
        return Fn.of(
                "logsumexp[" + n + "](#)",
                x -> {
                    double largest = Double.NEGATIVE_INFINITY;
                    for (int i = 0; i < n; i++) {
                        largest = Math.max(largest, a[i] * x + b[i]);
                    }
                    double sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += StrictMath.exp(a[i] * x + b[i] - largest);
                    }
                    return largest + StrictMath.log(sum);
                },
                x -> {
                    double largest = Double.NEGATIVE_INFINITY;
                    for (int i = 0; i < n; i++) {
                        largest = Math.max(largest, a[i] * x.v().hi() + b[i]);
                    }
                    var sum = x.times(0);
                    for (int i = 0; i < n; i++) {
                        sum = sum.plus(x.times(a[i]).plus(b[i]).plus(-largest).exp());
                    }
                    return sum.log().plus(largest);
                });
    }

    /** A quotient whose poles lie beside the real axis, as near as a thousandth. */
    private Fn nearPoles() {
        double c = random.nextDouble(-3, 3);
        double d = Math.scalb(random.nextDouble(1, 2), -random.nextInt(0, 11));
        return Fn.of("(x+1)/((x-" + c + ")²+" + d + "²)(#)", x -> (x + 1) / ((x - c) * (x - c) + d * d), x -> {
            var near = x.plus(-c);
            var square = DoubleDouble.of(d).square();
            var below = near.times(near);
            return x.plus(1).times(new Jet(below.v().plus(square), below.d()).inverse());
        });
    }

    private Fn pole() {
        double c = random.nextDouble(-5, 5);
        return Fn.of("1/(# - " + c + ")", x -> 1 / (x - c), x -> x.plus(-c).inverse());
    }

    private Fn wiggly() {
        double a = random.nextDouble(1e-3, 0.1);
        double k = random.nextDouble(10, 300);
        return Fn.of(
                "(x+" + a + "sin(" + k + "x))(#)",
                x -> x + a * StrictMath.sin(k * x),
                x -> x.plus(x.times(k).sin().times(a)));
    }

    /** The argument itself, rounded to float32. */
    static Fn single() {
        return Fn.of("float(#)", x -> (float) x, x -> x);
    }

    /** The argument itself, rounded to float32, or by a large number that is added and taken away again. */
    Fn coarse() {
        if (random.nextBoolean()) {
            return single();
        }
        double large = Math.scalb(random.nextDouble(1, 2), random.nextInt(10, 30));
        return Fn.of("((#+" + large + ")-large)", x -> (x + large) - large, x -> x);
    }

    /** By the series that {@link ExactFunctions#erf} sums; beyond 3 by the continued fraction of 1 − erf. */
    static double erf(double x) {
        double size = Math.abs(x);
        if (!(size < 3)) {
            double t = size;
            for (int n = 60; n > 0; n--) {
                t = size + n / 2.0 / t;
            }
            return Math.signum(x) * (1 - StrictMath.exp(-x * x) / (Math.sqrt(Math.PI) * t));
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 0x1p-56 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }
}
