package org.chainrule.verification.oracle;

import java.util.SplittableRandom;

/**
 * Random smooth functions with known derivatives, by arithmetic on (value, derivative) pairs of the test's own.
 *
 * <p>They are compositions, products and sums of sin, exp, tanh, log, roots, powers, polynomials, quotients, scalings by up
 * to 64 and offsets by up to 10³ inside and 10⁸ outside.
 */
final class RandomSmooth {

    record Pair(double v, double d) {

        Pair times(Pair o) {
            return new Pair(v * o.v, d * o.v + v * o.d);
        }

        Pair plus(Pair o) {
            return new Pair(v + o.v, d + o.d);
        }

        Pair chain(double value, double slope) {
            return new Pair(value, d * slope);
        }
    }

    interface Fn {
        Pair at(Pair x);
    }

    private final SplittableRandom random;

    /** Whether an intermediate was so large that the pair arithmetic itself overflowed or lost its derivative. */
    private boolean overflow;

    RandomSmooth(SplittableRandom random) {
        this.random = random;
    }

    Fn next() {
        Fn inner = composed(1 + random.nextInt(3));
        double offset = random.nextInt(5) == 0 ? Math.scalb(random.nextDouble(), random.nextInt(28)) : 0;
        return x -> inner.at(x).plus(new Pair(offset, 0));
    }

    double point() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> Math.scalb(random.nextDouble(-1, 1), random.nextInt(-30, 5));
            default -> random.nextDouble(-3, 3);
        };
    }

    /** Value and derivative at x; NaN if they could not be found. */
    Pair truth(Fn f, double x) {
        overflow = false;
        Pair pair = f.at(new Pair(x, 1));
        return overflow ? new Pair(Double.NaN, Double.NaN) : pair;
    }

    private Fn composed(int depth) {
        if (depth == 0) {
            return x -> x;
        }
        Fn inner = watched(composed(depth - 1));
        int kind = random.nextInt(10);
        if (kind < 7) {
            Fn outer = simple();
            return x -> outer.at(inner.at(x));
        }
        Fn other = watched(composed(depth - 1));
        if (kind < 9) {
            return x -> inner.at(x).times(other.at(x));
        }
        double offset = Math.scalb(random.nextDouble(), random.nextInt(10));
        return x -> inner.at(x).plus(other.at(x)).plus(new Pair(offset, 0));
    }

    private Fn watched(Fn f) {
        return x -> {
            Pair y = f.at(x);
            overflow |= !(Math.abs(y.v) < 1e50 && Math.abs(y.d) < 1e50);
            return y;
        };
    }

    private Fn simple() {
        return switch (random.nextInt(9)) {
            case 0 -> x -> x.chain(StrictMath.sin(x.v), StrictMath.cos(x.v));
            case 1 -> x -> x.chain(StrictMath.exp(x.v), StrictMath.exp(x.v));
            case 2 ->
                x -> {
                    double c = 1 / StrictMath.cosh(x.v);
                    return x.chain(StrictMath.tanh(x.v), c * c);
                };
            case 3 -> x -> x.chain(StrictMath.log1p(x.v * x.v), 2 * x.v / (1 + x.v * x.v));
            case 4 -> x -> x.chain(Math.sqrt(1 + x.v * x.v), x.v / Math.sqrt(1 + x.v * x.v));
            case 5 -> x -> x.chain(x.v * x.v * x.v, 3 * x.v * x.v);
            case 6 -> {
                double a = random.nextDouble(-2, 2);
                double b = random.nextDouble(-2, 2);
                double c = random.nextDouble(-2, 2);
                yield x -> x.chain((a * x.v + b) * x.v + c, 2 * a * x.v + b);
            }
            case 7 -> {
                double a = Math.scalb(random.nextBoolean() ? 1.0 : -1.0, random.nextInt(-4, 7));
                double b = random.nextDouble(-3, 3);
                yield x -> x.chain(a * x.v + b, a);
            }
            default ->
                x -> {
                    double q = 2 + x.v * x.v;
                    return x.chain(1 / q, -2 * x.v / (q * q));
                };
        };
    }
}
