package org.chainrule.verification.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import org.chainrule.verification.formula.interval.Powers;

/**
 * A number of a formula, computed with 60 digits, and how far the same formula computed in double may be from it.
 *
 * <p>Running error analysis (Wilkinson 1986, "Error analysis revisited"): the result of every operation carries what the
 * errors of its operands can do to it, and what its own rounding adds. A rule need not write the formula as the paper does:
 * it may combine constants beforehand, take a power by exp and ln (within 5 u), or need 1/√c where the paper divides under
 * the root. So every operation of the formula may cost {@value #ROUNDINGS} roundings. A rule that loses more digits than
 * that by its way of writing the formula is inaccurate. Operations that are exact in double (a maximum, a sign, adding or
 * multiplying by an exact 0) cost nothing: where the formula says that nothing moves, nothing may move.
 *
 * @param value the exact number, to 60 digits
 * @param error no computation in double is farther from it; infinite if nothing can be said
 */
public record Rounded(BigDecimal value, double error) {

    /** Roundings that one operation of the formula may cost. */
    public static final int ROUNDINGS = 4;

    /** 0, exactly. */
    public static final Rounded ZERO = new Rounded(BigDecimal.ZERO, 0);

    /** 1, exactly. */
    public static final Rounded ONE = new Rounded(BigDecimal.ONE, 0);

    private static final MathContext DIGITS = new MathContext(60);

    /** 60 decimal digits are 200 bits. */
    private static final int BITS = 200;

    private static final BigDecimal PI =
            new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628");

    /** π⁸⁰/80! is below 10⁻⁷⁸. */
    private static final int TERMS = 80;

    private static final double U = 0x1p-53;

    /** The errors are computed in double themselves, in fewer than 32 roundings for one operation. */
    private static final double UP = 1 + 0x1p-48;

    /** A double, exactly. */
    public static Rounded of(double number) {
        return new Rounded(new BigDecimal(number), 0);
    }

    private static Rounded rounded(BigDecimal value, double propagated) {
        if (value.signum() == 0 && propagated == 0) {
            return ZERO;
        }
        double error = propagated + ROUNDINGS * (U * (size(value) + propagated) + Double.MIN_VALUE);
        return new Rounded(value, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error * UP);
    }

    private static double size(BigDecimal value) {
        double size = Math.abs(value.doubleValue());
        return size == 0 && value.signum() != 0 ? Double.MIN_VALUE : size;
    }

    /** |value|, as a double. */
    public double size() {
        return size(value);
    }

    /** Whether it is 0 whatever the rounding. */
    public boolean isZero() {
        return value.signum() == 0 && error == 0;
    }

    private boolean isOne() {
        return error == 0 && value.compareTo(BigDecimal.ONE) == 0;
    }

    /** 0 times infinity is 0: an exact 0 silences what nothing is known of. */
    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    /** this + b. */
    public Rounded plus(Rounded b) {
        if (isZero() || b.isZero()) {
            return isZero() ? b : this;
        }
        return rounded(value.add(b.value, DIGITS), error + b.error);
    }

    /** this − b. */
    public Rounded minus(Rounded b) {
        return plus(b.negated());
    }

    /** −this, exactly. */
    public Rounded negated() {
        return new Rounded(value.negate(), error);
    }

    /** this · b. */
    public Rounded times(Rounded b) {
        if (isOne() || b.isOne()) {
            return isOne() ? b : this;
        }
        double propagated = product(size(), b.error) + product(b.size(), error) + product(error, b.error);
        return rounded(value.multiply(b.value, DIGITS), propagated);
    }

    /** this². */
    public Rounded squared() {
        return times(this);
    }

    /** this / b; nothing is known of it if b may be 0. */
    public Rounded over(Rounded b) {
        if (isZero() && b.size() > b.error) {
            return ZERO;
        }
        if (error == 0 && b.error == 0 && value.compareTo(b.value) == 0 && value.signum() != 0) {
            return ONE;
        }
        if (!(b.size() > b.error)) {
            return new Rounded(BigDecimal.ZERO, Double.POSITIVE_INFINITY);
        }
        var quotient = value.divide(b.value, DIGITS);
        return rounded(quotient, (error + product(size(quotient), b.error)) / (b.size() - b.error));
    }

    /** √this; |√a − √b| is |a − b| / (√a + √b), and at most √|a − b|. */
    public Rounded root() {
        if (isZero()) {
            return ZERO;
        }
        var root = value.signum() <= 0 ? BigDecimal.ZERO : sqrt(value);
        double sum = size(root) + Math.sqrt(Math.max(0, size() - error));
        return rounded(root, Math.min(Math.sqrt(error), sum == 0 ? Double.POSITIVE_INFINITY : error / sum));
    }

    /** By whole numbers: {@link BigDecimal#sqrt} is twenty times slower. */
    private static BigDecimal sqrt(BigDecimal value) {
        int scale = value.scale() + Math.max(0, 2 * DIGITS.getPrecision() - value.precision());
        scale += scale & 1;
        return new BigDecimal(value.setScale(scale).unscaledValue().sqrt(), scale / 2).round(DIGITS);
    }

    /** |this|, exactly. */
    public Rounded absolute() {
        return new Rounded(value.abs(), error);
    }

    /** The larger of the two, exactly. */
    public Rounded max(Rounded b) {
        return new Rounded(value.max(b.value), Math.max(error, b.error));
    }

    /** −1, 0 or 1; either sign where rounding can turn it. */
    public Rounded sign() {
        boolean certain = isZero() || size() > error;
        return new Rounded(BigDecimal.valueOf(value.signum()), certain ? 0 : 2);
    }

    /** thisⁿ by n − 1 products, for n = 0, 1, 2, … */
    public Rounded power(int n) {
        if (n == 0 || isOne()) {
            return ONE;
        }
        var power = value.pow(n, DIGITS);
        double relative = (size() == 0 ? 0 : error / size()) + ROUNDINGS * U;
        double propagated = n == 1 ? error : size(power) * Math.expm1(n * relative);
        return n == 1 ? this : rounded(power, propagated);
    }

    /**
     * this to the power of x, for this above 0: by exp(x·ln this), where an error of x·ln this is a relative one of the
     * power.
     */
    public Rounded power(Rounded x) {
        if (x.isZero()) {
            return ONE;
        }
        var exact = Powers.power(Powers.decimal(value, BITS), Powers.decimal(x.value, BITS), BITS);
        var power = exact.low().toBigDecimal().round(DIGITS);
        double log = Math.abs(Math.log(value.doubleValue()));
        double exponent = log * x.error + x.size() * (error / size()) + ROUNDINGS * U * log * x.size();
        return rounded(power, size(power) * Math.expm1(exponent));
    }

    /** (1 + cos(π·this))/2, for this from 0 to 1: half a cosine from 1 down to 0, never steeper than π/2. */
    public Rounded halfCosine() {
        if (isZero() || isOne()) {
            return isZero() ? ONE : ZERO;
        }
        var square = value.multiply(PI, DIGITS).pow(2, DIGITS);
        var cosine = BigDecimal.ONE;
        for (int n = TERMS; n > 0; n -= 2) { // 1 − x²/(1·2)·(1 − x²/(3·4)·(…))
            var share = square.divide(BigDecimal.valueOf((n - 1L) * n), DIGITS);
            cosine = BigDecimal.ONE.subtract(share.multiply(cosine, DIGITS));
        }
        return rounded(BigDecimal.ONE.add(cosine).divide(BigDecimal.valueOf(2), DIGITS), Math.PI / 2 * error);
    }

    /** {@code above} where this is above the threshold, else {@code otherwise}; either where rounding can decide. */
    public Rounded choose(double threshold, Rounded above, Rounded otherwise) {
        var distance = value.subtract(new BigDecimal(threshold));
        var chosen = distance.signum() > 0 ? above : otherwise;
        if (Math.abs(distance.doubleValue()) > error || error == 0) {
            return chosen;
        }
        double apart = Math.abs(above.value.subtract(otherwise.value).doubleValue());
        return new Rounded(chosen.value, apart + Math.max(above.error, otherwise.error));
    }

    /** The exact number and the error. */
    @Override
    public String toString() {
        return value.round(new MathContext(20)) + " ± " + error;
    }
}
