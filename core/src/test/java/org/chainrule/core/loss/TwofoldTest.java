package org.chainrule.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.chainrule.core.Seed;
import org.junit.jupiter.api.Test;

/** Held to decimals of 50 digits; the losses' stated digits are counted from these. */
class TwofoldTest {

    private static final MathContext DIGITS = new MathContext(50);

    private static final int DRAWS = 2_000;

    private static BigDecimal exact(Twofold x) {
        return new BigDecimal(x.high()).add(new BigDecimal(x.low()));
    }

    private static double off(Twofold found, BigDecimal exact) {
        return exact(found).subtract(exact).divide(exact, DIGITS).abs().doubleValue();
    }

    /** e^x = (e^(x/1024))^1024, the series of x/1024 being short. */
    private static BigDecimal exp(BigDecimal x) {
        var r = x.divide(BigDecimal.valueOf(1024), DIGITS);
        var sum = BigDecimal.ONE;
        for (int k = 30; k >= 1; k--) {
            sum = r.divide(BigDecimal.valueOf(k), DIGITS).multiply(sum, DIGITS).add(BigDecimal.ONE);
        }
        return sum.pow(1024, DIGITS);
    }

    private static Twofold number(double x, double part) {
        return Twofold.sum(x, part * Math.ulp(x));
    }

    @Test
    void exponentialsAreOffByLessThanTwoToTheMinus59() {
        var random = new Seed(20_261_128).stream("exp");
        for (int i = 0; i < DRAWS; i++) {
            double size = i % 2 == 0 ? 0.7 : 60;
            var x = number(Seed.uniform(random, -size, size), Seed.uniform(random, -0.5, 0.5));
            assertThat(off(x.exp(), exp(exact(x)))).as("exp %s", x).isLessThan(0x1p-59);
        }
        assertThat(Twofold.of(-800).exp()).isEqualTo(Twofold.ZERO);
        assertThat(Twofold.of(800).exp().rounded()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Twofold.of(Double.NaN).exp().rounded()).isNaN();
    }

    /** By the exponential of what is found: e^(log x) = x (1 + error). */
    @Test
    void logarithmsAreOffByLessThanTwoToTheMinus57() {
        var random = new Seed(20_261_128).stream("log");
        for (int i = 0; i < DRAWS; i++) {
            double x = i % 3 == 0
                    ? Seed.uniform(random, -0.9, 1)
                    : i % 3 == 1 ? Math.scalb(Seed.uniform(random, -1, 1), -i % 20) : Seed.uniform(random, 1, 1000);
            var number = number(x, Seed.uniform(random, -0.5, 0.5));
            var whole = exact(number).add(BigDecimal.ONE);
            var log = number.log1p();
            var error = whole.divide(exp(exact(log)), DIGITS).subtract(BigDecimal.ONE);
            assertThat(Math.abs(error.doubleValue()))
                    .as("log(1 + %s)", number)
                    .isLessThanOrEqualTo(0x1p-57 * Math.abs(log.high()));
        }
    }

    @Test
    void sumsProductsAndQuotients() {
        var random = new Seed(20_261_128).stream("arithmetic");
        for (int i = 0; i < DRAWS; i++) {
            var a = number(Seed.uniform(random, 0, 1), Seed.uniform(random, -0.5, 0.5));
            var b = number(Seed.uniform(random, 0, 1), Seed.uniform(random, -0.5, 0.5));
            assertThat(off(a.plus(b), exact(a).add(exact(b)))).isLessThan(0x1p-100);
            assertThat(off(a.times(b), exact(a).multiply(exact(b)))).isLessThan(0x1p-100);
            assertThat(off(a.over(b), exact(a).divide(exact(b), DIGITS))).isLessThan(0x1p-100);
        }
        var infinite = Twofold.of(Double.POSITIVE_INFINITY);
        assertThat(infinite.plus(Twofold.ONE)).isEqualTo(infinite);
        assertThat(infinite.times(Twofold.ONE)).isEqualTo(infinite);
        assertThat(Twofold.ONE.over(infinite).rounded()).isZero();
    }
}
