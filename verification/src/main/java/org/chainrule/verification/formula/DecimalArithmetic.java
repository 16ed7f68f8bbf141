package org.chainrule.verification.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Decimal numbers of a given number of significant digits, without overflow or underflow. Elementary functions are
 * summed from their Taylor series and are good to the last few digits.
 *
 * @param digits significant digits, at least 20
 */
public record DecimalArithmetic(int digits) implements Arithmetic<BigDecimal> {

    private static final int GUARD = 15;
    private static final int LARGEST_EXPONENT = 6;

    /** Refuses fewer than 20 digits. */
    public DecimalArithmetic {
        if (digits < 20) {
            throw new IllegalArgumentException("decimal arithmetic: found " + digits + " digits; give at least 20");
        }
    }

    private MathContext context(int extra) {
        return new MathContext(digits + extra, RoundingMode.HALF_EVEN);
    }

    @Override
    public BigDecimal number(BigDecimal value) {
        return value;
    }

    /** Machin 1706: π = 16 arctan(1/5) − 4 arctan(1/239). */
    @Override
    public BigDecimal pi() {
        return arctanOfInverse(5)
                .multiply(BigDecimal.valueOf(16))
                .subtract(arctanOfInverse(239).multiply(BigDecimal.valueOf(4)), context(0));
    }

    private BigDecimal arctanOfInverse(long n) {
        var power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), context(GUARD));
        var sum = power;
        var square = BigDecimal.valueOf(n * n);
        for (long k = 3; exponent(power) > -digits - GUARD; k += 2) {
            power = power.divide(square, context(GUARD)).negate();
            sum = sum.add(power.divide(BigDecimal.valueOf(k), context(GUARD)), context(GUARD));
        }
        return sum;
    }

    @Override
    public BigDecimal negate(BigDecimal a) {
        return a.negate();
    }

    @Override
    public BigDecimal apply(Expression.Operator operator, BigDecimal a, BigDecimal b) {
        return switch (operator) {
            case ADD -> a.add(b, context(0));
            case SUBTRACT -> a.subtract(b, context(0));
            case MULTIPLY -> a.multiply(b, context(0));
            case DIVIDE -> a.divide(b, context(0));
            case POWER -> power(a, b);
        };
    }

    private BigDecimal power(BigDecimal a, BigDecimal b) {
        boolean whole = b.stripTrailingZeros().scale() <= 0 && b.abs().compareTo(BigDecimal.valueOf(1000)) <= 0;
        return whole ? a.pow(b.intValueExact(), context(0)) : exp(b.multiply(log(a, GUARD)), 0);
    }

    @Override
    public BigDecimal apply(Expression.Function function, BigDecimal a) {
        return switch (function) {
            case EXP -> exp(a, 0);
            case LOG -> log(a, 0);
            case LOG1P -> log(a.add(BigDecimal.ONE), small(a));
            case EXPM1 -> exp(a, small(a)).subtract(BigDecimal.ONE);
            case SQRT -> a.sqrt(context(0));
            case TANH -> tanh(a);
            case ABS -> a.abs();
            case ERF -> erf(a);
            case ERFC -> erfc(a);
            case MAX, MIN -> throw new IllegalArgumentException(function + " takes two arguments");
        };
    }

    /** Decimal exponent: the number is d.ddd · 10^exponent; very small for 0. */
    private static int exponent(BigDecimal a) {
        return a.signum() == 0 ? Integer.MIN_VALUE / 2 : a.precision() - a.scale() - 1;
    }

    /** Digits that 1 + a loses of a small a. */
    private static int small(BigDecimal a) {
        return a.signum() == 0 ? 0 : Math.max(0, -exponent(a));
    }

    /** eˣ = (e^(x/2ᵏ))^(2ᵏ), the inner one by its Taylor series; each squaring can double the relative error. */
    private BigDecimal exp(BigDecimal x, int extra) {
        if (exponent(x) >= LARGEST_EXPONENT) {
            throw new ArithmeticException(
                    "exp: found " + x.round(new MathContext(5)) + "; decimals reach to 10^" + LARGEST_EXPONENT);
        }
        int halvings = Math.max(0, (int) (3.33 * (exponent(x) + 1))) + 12;
        var mc = context(extra + GUARD + halvings / 3);
        var r = x.divide(BigDecimal.valueOf(2).pow(halvings), mc);
        var term = BigDecimal.ONE;
        var sum = BigDecimal.ONE;
        for (int n = 1; term.signum() != 0 && exponent(term) > -mc.getPrecision(); n++) {
            term = term.multiply(r, mc).divide(BigDecimal.valueOf(n), mc);
            sum = sum.add(term, mc);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, mc);
        }
        return sum.round(context(extra));
    }

    /** Solves e^y = a by Halley's iteration, which trebles the digits. */
    private BigDecimal log(BigDecimal a, int extra) {
        if (a.signum() <= 0) {
            throw new ArithmeticException("log: found " + a.round(new MathContext(5)) + "; it must be positive");
        }
        var mc = context(extra + GUARD);
        int exponent = exponent(a);
        double start = StrictMath.log(a.scaleByPowerOfTen(-exponent).doubleValue()) + exponent * StrictMath.log(10);
        var y = new BigDecimal(start);
        for (int good = 14; good < 3 * mc.getPrecision(); good *= 3) {
            var e = exp(y, extra + GUARD);
            y = y.add(BigDecimal.valueOf(2).multiply(a.subtract(e)).divide(a.add(e), mc), mc);
        }
        return y.round(context(extra));
    }

    private BigDecimal tanh(BigDecimal x) {
        if (x.signum() == 0) {
            return x;
        }
        var minusOne = exp(x.multiply(BigDecimal.valueOf(2)), small(x) + 1).subtract(BigDecimal.ONE);
        return minusOne.divide(minusOne.add(BigDecimal.valueOf(2)), context(0));
    }

    /** Taylor series; its terms reach e^(x²), so that many digits more are carried. */
    private BigDecimal erf(BigDecimal x) {
        if (exponent(x) >= 2) {
            throw new ArithmeticException("erf: found " + x.round(new MathContext(5)) + "; decimals reach to 100");
        }
        double magnitude = x.doubleValue();
        var mc = context(GUARD + (int) (0.87 * magnitude * magnitude));
        var square = x.multiply(x, mc);
        var power = x; // (−1)ⁿ x^(2n+1) / n!
        var sum = x;
        for (int n = 1; power.signum() != 0 && exponent(power) - exponent(x) > -mc.getPrecision(); n++) {
            power = power.multiply(square, mc).divide(BigDecimal.valueOf(-n), mc);
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), mc), mc);
        }
        return sum.multiply(BigDecimal.valueOf(2)).divide(pi().sqrt(context(GUARD)), context(0));
    }

    /** On the right erfc(x) is about e^(−x²), which as many digits more make up for. */
    private BigDecimal erfc(BigDecimal x) {
        int lost = x.signum() > 0 ? (int) (0.44 * x.doubleValue() * x.doubleValue()) + 3 : 0;
        return BigDecimal.ONE.subtract(new DecimalArithmetic(digits + lost).erf(x), context(0));
    }

    @Override
    public boolean holds(Expression.Relation relation, BigDecimal a, BigDecimal b) {
        int sign = a.compareTo(b);
        return switch (relation) {
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case GREATER -> sign > 0;
            case AT_LEAST -> sign >= 0;
            case EQUAL -> sign == 0;
        };
    }
}
