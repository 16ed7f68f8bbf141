package org.chainrule.core.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Quotients and products of exponentials that are subnormal or 0; exact numbers with 60 digits. */
class ExponentialsTest {

    private static void near(double found, double exact) {
        assertThat(Math.abs(found - exact))
                .isLessThanOrEqualTo(3 * Math.ulp(exact)); // exp 1, three products, rounded sum
    }

    @Test
    void aSubnormalExponentialKeepsItsDigitsInAQuotient() {
        double e = StrictMath.exp(-720);
        assertThat(e).isLessThan(Double.MIN_NORMAL);
        near(Exponentials.over(0x1p-1000, e, -720, 0), 2.1775527965866846e-12);
        assertThat(Math.abs(e / 0x1p-1000 - 2.1775527965866846e-12))
                .as("planted: the plain quotient")
                .isGreaterThan(3 * Math.ulp(2.1775527965866846e-12));
        near(Exponentials.over(0x1p-1060, StrictMath.exp(-740), -740, 0), 0.005174623963866694);
    }

    @Test
    void anOrdinaryExponentialIsJustDivided() {
        assertThat(Exponentials.over(5, StrictMath.exp(-3), -3, 0)).isEqualTo(StrictMath.exp(-3) / 5);
        assertThat(Exponentials.times(5, StrictMath.exp(-3), -3, 0)).isEqualTo(StrictMath.exp(-3) * 5);
    }
}
