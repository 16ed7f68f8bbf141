package org.chainrule.verification.dual;

import java.math.BigDecimal;
import org.chainrule.verification.formula.Arithmetic;
import org.chainrule.verification.formula.DoubleArithmetic;
import org.chainrule.verification.formula.Expression;
import org.chainrule.verification.formula.Truth;

/**
 * Doubles that carry a bound of their error: about a thousand times faster than intervals of many digits, and as sure.
 *
 * <p>The rounding of + − × / √ is not bounded but computed, as the residual that fused multiply-add and the two-sum give exactly,
 * so what is exact has radius 0. Elementary functions are those of {@link StrictMath}, whose documented errors are at most one
 * ulp (tanh 2.5); what the radius of the argument does is bounded by the derivative at the worse end.
 */
record BallArithmetic() implements Arithmetic<Ball> {

    private static final DoubleArithmetic DOUBLES = new DoubleArithmetic();
    private static final Ball PI = new Ball(Math.PI, Math.ulp(Math.PI) / 2);
    private static final int MOST_FACTORS = 16;

    /** Below this the residual of a product or quotient may be rounded itself, by at most the least double. */
    private static final double TINY = 0x1p-900;

    @Override
    public Ball number(BigDecimal value) {
        double nearest = value.doubleValue();
        boolean exact = Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(value) == 0;
        return Ball.around(nearest, exact ? 0 : Math.ulp(nearest));
    }

    @Override
    public Ball number(long value) {
        return Math.abs(value) <= 1L << 53 ? Ball.exactly(value) : number(BigDecimal.valueOf(value));
    }

    @Override
    public Ball pi() {
        return PI;
    }

    @Override
    public Ball negate(Ball a) {
        return new Ball(-a.middle(), a.radius());
    }

    @Override
    public Ball apply(Expression.Operator operator, Ball a, Ball b) {
        return switch (operator) {
            case ADD -> sum(a, b);
            case SUBTRACT -> sum(a, negate(b));
            case MULTIPLY -> product(a, b);
            case DIVIDE -> quotient(a, b);
            case POWER -> power(a, b);
        };
    }

    private static Ball sum(Ball a, Ball b) {
        double x = a.middle();
        double y = b.middle();
        double s = x + y;
        double z = s - x;
        double rest = (x - (s - z)) + (y - z); // two-sum (Knuth): x + y = s + rest, exactly
        return Ball.around(s, a.radius() + b.radius() + Math.abs(rest));
    }

    static Ball product(Ball a, Ball b) {
        double x = a.middle();
        double y = b.middle();
        if ((x == 0 && a.isExact()) || (y == 0 && b.isExact())) {
            return a.isKnown() && b.isKnown() ? Ball.ZERO : Ball.UNKNOWN;
        }
        double p = x * y;
        double rest = Math.abs(Math.fma(x, y, -p)) + (Math.abs(p) < TINY && x != 0 && y != 0 ? Double.MIN_VALUE : 0);
        double spread = Math.abs(x) * b.radius() + Math.abs(y) * a.radius() + a.radius() * b.radius();
        return Ball.around(p, rest + notVanished(spread, a, b));
    }

    private static Ball quotient(Ball a, Ball b) {
        double x = a.middle();
        double y = b.middle();
        double least = (Math.abs(y) - b.radius()) * (1 - 0x1p-50);
        if (!(least > 0)) {
            return Ball.UNKNOWN;
        }
        double q = x / y;
        boolean tiny = x != 0 && (Math.abs(q) < TINY || Math.abs(x) < TINY);
        double rest = Math.abs(Math.fma(-q, y, x) / y) + (tiny ? Math.ulp(q) : 0);
        double spread = (a.radius() + Math.abs(q) * b.radius()) / least;
        return Ball.around(q, rest + notVanished(spread, a, b));
    }

    /** What the radii of two balls make of a result, which may be too small to be told from 0. */
    private static double notVanished(double spread, Ball a, Ball b) {
        return a.isExact() && b.isExact() ? 0 : spread + Double.MIN_VALUE;
    }

    private Ball power(Ball a, Ball b) {
        double e = b.middle();
        if (!b.isExact()) {
            return Ball.UNKNOWN;
        }
        if (e >= 0 && e <= MOST_FACTORS && e == Math.rint(e)) {
            var result = Ball.ONE;
            for (int k = 0; k < e; k++) {
                result = product(result, a);
            }
            return result;
        }
        double x = a.middle();
        if (a.isExact()) {
            double v = StrictMath.pow(x, e);
            return Ball.around(v, x == 0 ? 0 : Math.ulp(v));
        }
        double least = (x - a.radius()) * (1 - 0x1p-50);
        if (!(least > 0)) {
            return Ball.UNKNOWN;
        }
        double steepest = Math.max(StrictMath.pow(least, e - 1), StrictMath.pow(x + a.radius(), e - 1));
        double v = StrictMath.pow(x, e);
        return Ball.around(v, Math.ulp(v) + Math.abs(e) * steepest * a.radius());
    }

    @Override
    public Ball apply(Expression.Function function, Ball a) {
        double x = a.middle();
        double r = a.radius();
        if (!a.isKnown()) {
            return Ball.UNKNOWN;
        }
        return switch (function) {
            case EXP -> {
                double v = StrictMath.exp(x);
                yield x == 0 && r == 0 ? Ball.ONE : Ball.around(v, Math.ulp(v) + v * StrictMath.expm1(r));
            }
            case EXPM1 -> {
                double v = StrictMath.expm1(x);
                yield x == 0 && r == 0 ? a : Ball.around(v, Math.ulp(v) + (v + 1) * StrictMath.expm1(r));
            }
            case LOG -> logarithm(StrictMath.log(x), r, x);
            case LOG1P -> logarithm(StrictMath.log1p(x), r, 1 + x);
            case SQRT -> root(a);
            case TANH -> {
                double v = StrictMath.tanh(x);
                yield Ball.around(v, x == 0 ? r : r + 3 * Math.ulp(v));
            }
            case ABS -> new Ball(Math.abs(x), r);
            case ERF, ERFC -> {
                double v = DOUBLES.apply(function, x);
                double nearer = Math.max(0, Math.abs(x) - r);
                double slope = 2 / Math.sqrt(Math.PI) * StrictMath.exp(-nearer * nearer) * (1 + 0x1p-40);
                yield Ball.around(v, Math.ulp(v) + r * slope);
            }
            case MAX, MIN -> throw new IllegalArgumentException(function + " takes two arguments");
        };
    }

    private static Ball logarithm(double value, double radius, double argument) {
        double least = argument - radius - Math.ulp(argument);
        if (radius == 0) {
            return Ball.around(value, value == 0 ? 0 : Math.ulp(value));
        }
        return least > 0 ? Ball.around(value, Math.ulp(value) + radius / least) : Ball.UNKNOWN;
    }

    private static Ball root(Ball a) {
        double x = a.middle();
        if (x == 0 && a.isExact()) {
            return Ball.ZERO;
        }
        if (!(x > a.radius())) {
            return Ball.UNKNOWN;
        }
        double v = Math.sqrt(x);
        double rest = Math.abs(Math.fma(-v, v, x)) / v + (x < TINY ? Math.ulp(v) : 0);
        return Ball.around(v, rest + notVanished(a.radius() / v, a, a));
    }

    @Override
    public Truth compare(Expression.Relation relation, Ball a, Ball b) {
        return switch (relation) {
            case LESS -> below(a, b);
            case GREATER -> below(b, a);
            case AT_MOST -> not(below(b, a));
            case AT_LEAST -> not(below(a, b));
            case EQUAL -> apart(a, b) || apart(b, a) ? Truth.FAILS : tied(a, b) ? Truth.HOLDS : Truth.UNDECIDED;
        };
    }

    private static Truth below(Ball a, Ball b) {
        if (apart(a, b)) {
            return Truth.HOLDS;
        }
        return apart(b, a) || tied(a, b) ? Truth.FAILS : Truth.UNDECIDED;
    }

    private static boolean apart(Ball a, Ball b) {
        return b.middle() - a.middle() > Ball.up(a.radius() + b.radius());
    }

    static boolean tied(Ball a, Ball b) {
        return a.isExact() && b.isExact() && a.middle() == b.middle();
    }

    private static Truth not(Truth truth) {
        return switch (truth) {
            case HOLDS -> Truth.FAILS;
            case FAILS -> Truth.HOLDS;
            case UNDECIDED -> Truth.UNDECIDED;
        };
    }

    @Override
    public Ball join(Ball a, Ball b) {
        return a.join(b);
    }

    @Override
    public Ball larger(Ball a, Ball b) {
        return switch (compare(Expression.Relation.GREATER, a, b)) {
            case HOLDS -> a;
            case FAILS -> b;
            case UNDECIDED -> a.join(b);
        };
    }
}
