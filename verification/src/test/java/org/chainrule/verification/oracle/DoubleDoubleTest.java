package org.chainrule.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The exact side of the random functions is held to decimals and to identities, to far more digits than doubles have. */
class DoubleDoubleTest {

    private static final long SEED = 20261128;

    /** What is left of 106 bits after the dozen operations of an identity. */
    private static final double EXACT = 0x1p-96;

    private static BigDecimal decimal(DoubleDouble x) {
        return new BigDecimal(x.hi()).add(new BigDecimal(x.lo()));
    }

    private static void assertNear(DoubleDouble found, BigDecimal exact) {
        var scale = exact.abs().max(BigDecimal.valueOf(Double.MIN_NORMAL));
        assertThat(decimal(found)
                        .subtract(exact)
                        .abs()
                        .divide(scale, MathContext.DECIMAL64)
                        .doubleValue())
                .as("%s beside %s", found, exact)
                .isLessThan(EXACT);
    }

    @Test
    void arithmeticIsThatOfDecimals() {
        var random = new SplittableRandom(SEED);
        for (int n = 0; n < 2000; n++) {
            var a = DoubleDouble.of(random.nextDouble(-9, 9)).plus(random.nextDouble() * 0x1p-55);
            var b = DoubleDouble.of(random.nextDouble(1, 9)).plus(random.nextDouble() * 0x1p-55);
            assertNear(a.times(b), decimal(a).multiply(decimal(b)));
            assertNear(a.over(b), decimal(a).divide(decimal(b), new MathContext(60)));
            assertNear(b.sqrt(), decimal(b).sqrt(new MathContext(60)));
            assertNear(b.plus(b.square()), decimal(b).add(decimal(b).pow(2)));
        }
    }

    @Test
    void functionsHaveTheirDecimals() {
        var one = DoubleDouble.ONE;
        assertNear(ExactFunctions.exp(one), new BigDecimal("2.71828182845904523536028747135266249775724709369996"));
        assertNear(
                ExactFunctions.log(DoubleDouble.of(10)),
                new BigDecimal("2.30258509299404568401799145468436420760110148862877"));
        assertNear(
                ExactFunctions.sin(DoubleDouble.of(100)),
                new BigDecimal("-0.50636564110975879365655761045978543206503272129066"));
        assertNear(ExactFunctions.erf(one), new BigDecimal("0.84270079294971486934122063508260925929606699796630"));
        assertNear(ExactFunctions.atan(one), new BigDecimal("0.78539816339744830961566084581987572104929234984378"));
    }

    @Test
    void functionsKeepTheirIdentities() {
        var random = new SplittableRandom(SEED);
        for (int n = 0; n < 500; n++) {
            var x = DoubleDouble.of(random.nextDouble(-20, 20));
            var sin = ExactFunctions.sin(x);
            var cos = ExactFunctions.cos(x);
            assertThat(Math.abs(sin.square().plus(cos.square()).plus(-1).hi())).isLessThan(EXACT);
            assertThat(Math.abs(ExactFunctions.exp(x)
                            .times(ExactFunctions.exp(x.negate()))
                            .plus(-1)
                            .hi()))
                    .isLessThan(EXACT);
            assertThat(Math.abs(
                            ExactFunctions.log(ExactFunctions.exp(x)).minus(x).hi()))
                    .isLessThan(20 * EXACT);
            var t = ExactFunctions.tanh(x);
            assertThat(Math.abs(
                            t.square().plus(ExactFunctions.sech2(x)).plus(-1).hi()))
                    .isLessThan(EXACT);
        }
    }

    @Test
    void aWrongDigitWouldBeSeen() {
        var wrong = ExactFunctions.exp(DoubleDouble.ONE).plus(0x1p-90);
        var exact = new BigDecimal("2.71828182845904523536028747135266249775724709369996");
        assertThat(decimal(wrong).subtract(exact).abs().doubleValue()).isGreaterThan(EXACT * 2.8);
    }
}
