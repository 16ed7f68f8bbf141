package org.chainrule.verification.formula.interval;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.chainrule.core.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Enclosures enclose: more bits lie inside fewer, functions undo each other, a term too few is noticed. */
class EnclosureTest {

    private static final Map<String, BiFunction<Interval, Integer, Interval>> FUNCTIONS = Map.of(
            "exp",
            Exponential::exp,
            "expm1",
            Exponential::expm1,
            "tanh",
            Exponential::tanh,
            "log",
            (x, bits) -> Logarithm.log(x.abs(), bits),
            "log1p",
            (x, bits) -> Logarithm.log1p(x.abs(), bits),
            "sqrt",
            (x, bits) -> x.abs().sqrt(bits),
            "erf",
            ErrorFunction::erf,
            "erfc",
            ErrorFunction::erfc,
            "cube",
            (x, bits) -> Powers.power(x, Interval.of(3), bits),
            "power",
            (x, bits) -> Powers.power(x.abs(), Interval.of(-0.7), bits));

    static List<String> functions() {
        return FUNCTIONS.keySet().stream().sorted().toList();
    }

    private static BiFunction<Interval, Integer, Interval> function(String name) {
        return Objects.requireNonNull(FUNCTIONS.get(name));
    }

    private static List<Real> points() {
        var random = new Seed(20_261_125).stream("enclosures");
        var points = new ArrayList<Real>();
        for (int i = 0; i < 60; i++) {
            points.add(Real.of(Seed.uniform(random, -3, 3)));
            points.add(Real.of(Seed.uniform(random, -30, 30)));
            points.add(Real.of(1 + Seed.uniform(random, -0x1p-6, 0x1p-6)));
            points.add(Real.of((random.nextBoolean() ? 1 : -1) * StrictMath.pow(10, Seed.uniform(random, -320, 300))));
        }
        points.add(Real.of(Double.MIN_VALUE));
        points.add(Real.of(-Double.MAX_VALUE));
        points.add(Real.of(BigInteger.ONE, BigInteger.TEN.pow(30).negate())); // 2^(−10^30)
        return points;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void moreBitsLieInsideFewer(String name) {
        var function = function(name);
        for (Real point : points()) {
            var x = Interval.of(point);
            var few = function.apply(x, 80);
            for (int bits : new int[] {96, 128, 200, 333, 600}) {
                var more = function.apply(x, bits);
                assertThat(few.contains(more))
                        .as("%s(%s) with %s bits: %s in %s", name, point, bits, more, few)
                        .isTrue();
                few = more;
            }
        }
    }

    /** The ends are at most a few units of the last bit apart: 2^−(bits−4) of the result. */
    @ParameterizedTest
    @MethodSource("functions")
    void enclosuresAreNarrow(String name) {
        for (Real point : points()) {
            for (int bits : new int[] {80, 200, 600}) {
                var found = function(name).apply(Interval.of(point), bits);
                assertThat(Accuracy.isNarrow(found, bits - 4) || Accuracy.overflows(found))
                        .as("%s(%s) with %s bits: %s", name, point, bits, found)
                        .isTrue();
            }
        }
    }

    /** The image of an interval has the images of what is in it. */
    @ParameterizedTest
    @MethodSource("functions")
    void theImageOfAnIntervalHasTheImagesOfItsPoints(String name) {
        var function = function(name);
        for (Real point : points()) {
            var middle = Interval.of(point);
            var wide = middle.add(new Interval(Real.of(-0.25), Real.of(0.5)), 80);
            assertThat(function.apply(wide, 80).contains(function.apply(middle, 200)))
                    .as("%s of %s and of %s", name, wide, point)
                    .isTrue();
        }
    }

    @Test
    void functionsUndoEachOther() {
        for (Real point : points()) {
            var x = Interval.of(point);
            int bits = 200;
            var there = Exponential.exp(x, bits);
            if (!Accuracy.overflows(there) && !Accuracy.vanishes(there)) {
                assertThat(Logarithm.log(there, bits).contains(point))
                        .as("log exp %s", point)
                        .isTrue();
            }
            var one = ErrorFunction.erf(x, bits).add(ErrorFunction.erfc(x, bits), bits);
            assertThat(one.contains(Real.ONE))
                    .as("erf + erfc at %s: %s", point, one)
                    .isTrue();
            var root = x.abs().sqrt(bits);
            assertThat(root.multiply(root, bits).contains(point.abs()))
                    .as("root of %s", point)
                    .isTrue();
            var minusOne = Exponential.expm1(x, bits);
            assertThat(minusOne.add(Interval.ONE, bits).meets(there))
                    .as("expm1 %s", point)
                    .isTrue();
        }
    }

    /** The two series of erfc, one for small and one for large arguments, where both reach the precision. */
    @Test
    void theTwoSeriesOfTheErrorFunctionAgree() {
        for (double x : new double[] {9.5, 10.25, 12, 17.125}) {
            var asymptotic = ErrorFunction.erfc(Real.of(x), 64);
            var summed = ErrorFunction.erfc(Real.of(x), 700);
            assertThat(asymptotic.contains(summed))
                    .as("erfc(%s): %s has %s", x, asymptotic, summed)
                    .isTrue();
        }
    }

    /** Planted: an exponential with one term too few, whichever. */
    @Test
    void anExponentialWithATermTooFewIsNoticed() {
        var x = Real.of(0.3);
        for (int bits : new int[] {80, 128, 600}) {
            var right = Exponential.reduced(x, bits, FixedExponential.TERMS);
            assertThat(right.contains(Exponential.exp(x, 2000))).isTrue();
            for (int term = 1; term <= 5; term++) {
                var wrong = Exponential.reduced(x, bits, new FixedExponential(term));
                assertThat(wrong.contains(Exponential.exp(x, 2000)))
                        .as("%s bits without term %s: %s has the exact number", bits, term, wrong)
                        .isFalse();
            }
        }
    }

    @Test
    void exponentsHaveNoEndButKnowWhenTheyAreUnbounded() {
        var huge = Exponential.exp(Interval.of(1.7e308), 128);
        assertThat(Accuracy.isNarrow(huge, 120)).isTrue();
        assertThat(Interval.ONE.divide(Interval.ONE.add(huge, 128), 128).high().signum())
                .isEqualTo(1);
        var beyond = Exponential.exp(Interval.of(Real.of(BigInteger.ONE, BigInteger.valueOf(40_000))), 128);
        assertThat(beyond.high().isInfinite()).isTrue();
        assertThat(Accuracy.overflows(beyond)).isTrue();
        var below = Exponential.exp(Interval.of(Real.of(BigInteger.ONE.negate(), BigInteger.valueOf(40_000))), 128);
        assertThat(below.low()).isEqualTo(Real.ZERO);
        assertThat(Accuracy.vanishes(below)).isTrue();
        assertThat(Logarithm.log(Interval.of(-1), 128)).isEqualTo(Interval.EVERYTHING);
        assertThat(Interval.ONE.divide(Interval.ZERO, 128)).isEqualTo(Interval.EVERYTHING);
    }
}
