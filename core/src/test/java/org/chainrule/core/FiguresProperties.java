package org.chainrule.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FiguresProperties {

    private static double number(long bits) {
        double x = Double.longBitsToDouble(bits);
        return Double.isFinite(x) ? x : Double.longBitsToDouble(bits & 0x800fffffffffffffL);
    }

    @Property(seed = "20261122")
    void shortestReadsBack(@ForAll long bits) {
        double x = number(bits);
        assertThat(Double.parseDouble(Figures.shortest(x))).isEqualTo(x + 0.0);
    }

    @Property(seed = "20261122")
    void noShorterTextReadsBack(@ForAll long bits) {
        double x = number(bits);
        int digits = new BigDecimal(Figures.shortest(x)).stripTrailingZeros().precision();
        if (digits > 1 && x != 0) {
            var shorter = new BigDecimal(x).round(new MathContext(digits - 1, RoundingMode.HALF_EVEN));
            assertThat(shorter.doubleValue()).isNotEqualTo(x);
        }
    }

    @Property(seed = "20261122")
    void fixedRoundsTheExactValueHalfToEven(@ForAll @IntRange(min = -100_000, max = 100_000) int eighths) {
        // Eighths are exact, and x.xx5 is a true tie at two digits: 0.125 gives 0.12, 0.375 gives 0.38.
        double x = eighths / 8.0;
        var expected = new BigDecimal(eighths).divide(new BigDecimal(8)).setScale(2, RoundingMode.HALF_EVEN);
        assertThat(new BigDecimal(Figures.fixed(x, 2))).isEqualTo(expected);
    }

    @Property(seed = "20261122")
    void significantIsWithinHalfAUnitOfItsLastDigit(
            @ForAll long bits, @ForAll @IntRange(min = 1, max = 17) int digits) {
        double x = number(bits);
        if (x != 0) {
            var exact = new BigDecimal(x);
            var shown = new BigDecimal(Figures.significant(x, digits));
            var unit = BigDecimal.ONE.scaleByPowerOfTen(exact.precision() - exact.scale() - digits);
            assertThat(shown.subtract(exact).abs().multiply(BigDecimal.valueOf(2)))
                    .isLessThanOrEqualTo(unit);
            assertThat(shown.stripTrailingZeros().precision()).isLessThanOrEqualTo(digits);
        }
    }

    @Example
    void knownTexts() {
        assertThat(Figures.shortest(Double.parseDouble("1e23")))
                .isEqualTo("1e23"); // Double.toString says 1.0E23 or 9.999999999999999E22
        assertThat(Figures.shortest(0.1)).isEqualTo("0.1");
        assertThat(Figures.shortest(2)).isEqualTo("2");
        assertThat(Figures.shortest(-0.5)).isEqualTo("-0.5");
        assertThat(Figures.shortest(Double.MIN_VALUE)).isEqualTo("5e-324");
        assertThat(Figures.shortest(Double.MAX_VALUE)).isEqualTo("1.7976931348623157e308");
        assertThat(Figures.shortest(Double.NaN)).isEqualTo("NaN");
        assertThat(Figures.shortest(Double.NEGATIVE_INFINITY)).isEqualTo("-∞");
        assertThat(Figures.fixed(2.5, 3)).isEqualTo("2.500");
        assertThat(Figures.fixed(0.125, 2)).isEqualTo("0.12");
        assertThat(Figures.fixed(0.1, 20)).isEqualTo("0.10000000000000000555");
        assertThat(Figures.significant(0.80178731, 7)).isEqualTo("0.8017873");
        assertThat(Figures.significant(1.2e-9, 3)).isEqualTo("1.2e-9");
        assertThat(Figures.significant(1234567, 3)).isEqualTo("1230000");
        assertThat(Figures.significant(12345678, 3)).isEqualTo("1.23e7");
        assertThat(Figures.significant(0.0001, 3)).isEqualTo("0.0001");
        assertThat(Figures.significant(0.00001, 3)).isEqualTo("1e-5");
    }
}
