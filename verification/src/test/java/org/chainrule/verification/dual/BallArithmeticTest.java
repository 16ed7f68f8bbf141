package org.chainrule.verification.dual;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;
import org.chainrule.verification.formula.Expression.Function;
import org.chainrule.verification.formula.Expression.Operator;
import org.chainrule.verification.formula.Expression.Relation;
import org.chainrule.verification.formula.IntervalArithmetic;
import org.chainrule.verification.formula.Truth;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;
import org.chainrule.verification.oracle.Estimate;
import org.junit.jupiter.api.Test;

class BallArithmeticTest {

    private static final IntervalArithmetic EXACT = new IntervalArithmetic(160);
    private static final int CASES = 1_500;

    private final BallArithmetic balls = new BallArithmetic();
    private final RandomGenerator random = new Seed(8).stream("balls");

    /** From 1e−12 to 1e3, of either sign, with a radius that is 0 or a part of it. */
    private Ball drawn() {
        double middle = Math.scalb(Seed.uniform(random, -1, 1), random.nextInt(-40, 10));
        double radius = random.nextInt(3) == 0 ? 0 : Math.abs(middle) * Math.scalb(1.0, -random.nextInt(4, 55));
        return new Ball(middle, radius);
    }

    /** A number of the ball that is not its middle: an end, or anything between. */
    private Interval within(Ball ball) {
        double share = Math.max(-1, Math.min(1, Seed.uniform(random, -1.5, 1.5)));
        return EXACT.add(Interval.of(ball.middle()), EXACT.multiply(Interval.of(share), Interval.of(ball.radius())));
    }

    private static void assertInside(Interval exact, Ball found, String what) {
        if (found.isKnown()) {
            assertThat(Accuracy.distance(found.middle(), exact).toDouble())
                    .as(what)
                    .isLessThanOrEqualTo(found.radius());
        }
    }

    @Test
    void everyOperatorHoldsTheExactResultOfEveryNumberInItsOperands() {
        int known = 0;
        for (int n = 0; n < CASES; n++) {
            var a = drawn();
            var b = drawn();
            var x = within(a);
            var y = within(b);
            for (Operator operator :
                    new Operator[] {Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE}) {
                var found = balls.apply(operator, a, b);
                known += found.isKnown() ? 1 : 0;
                assertInside(EXACT.apply(operator, x, y), found, a + " " + operator + " " + b);
            }
            var exponent = balls.number(new BigDecimal(random.nextBoolean() ? "3" : "1.5"));
            var base = balls.apply(Function.ABS, a);
            assertInside(
                    EXACT.apply(Operator.POWER, x.abs(), Interval.of(exponent.middle())),
                    balls.apply(Operator.POWER, base, exponent),
                    base + " ^ " + exponent);
        }
        assertThat(known).isGreaterThan(4 * CASES * 9 / 10);
    }

    @Test
    void everyFunctionHoldsTheExactResultOfEveryNumberInItsArgument() {
        for (Function function : Function.values()) {
            int known = 0;
            boolean slow = function == Function.ERF || function == Function.ERFC;
            for (int n = 0; n < (slow ? CASES / 10 : CASES) && function.arguments() == 1; n++) {
                var drawn = drawn();
                var a = function == Function.LOG || function == Function.SQRT
                        ? balls.apply(Function.ABS, drawn)
                        : drawn;
                var x = function == Function.LOG || function == Function.SQRT
                        ? within(drawn).abs()
                        : within(drawn);
                var found = balls.apply(function, a);
                known += found.isKnown() ? 1 : 0;
                if (found.isKnown()) {
                    assertInside(EXACT.apply(function, x), found, function + " of " + a);
                }
            }
            assertThat(known).as(function + "").isGreaterThanOrEqualTo(function.arguments() == 1 ? CASES / 20 : 0);
        }
    }

    @Test
    void whatIsExactHasNoRadius() {
        assertThat(balls.add(Ball.exactly(0.5), Ball.exactly(0.25))).isEqualTo(Ball.exactly(0.75));
        assertThat(balls.multiply(Ball.exactly(3), Ball.exactly(-1.5))).isEqualTo(Ball.exactly(-4.5));
        assertThat(balls.divide(Ball.exactly(1), Ball.exactly(8))).isEqualTo(Ball.exactly(0.125));
        assertThat(balls.number(new BigDecimal("0.1")).isExact()).isFalse();
    }

    /** exp(−2000) is 0 as a double, and not 0. */
    @Test
    void aRadiusIsNeverTooSmallToBeTold() {
        var vanished = balls.apply(Function.EXP, Ball.exactly(-2000));
        assertThat(vanished.middle()).isZero();
        for (Ball found : new Ball[] {
            balls.multiply(vanished, Ball.exactly(0.25)),
            balls.divide(vanished, Ball.exactly(4)),
            balls.divide(Ball.exactly(0.25), balls.add(vanished, Ball.exactly(1))),
            balls.apply(Function.SQRT, balls.add(vanished, Ball.exactly(4)))
        }) {
            assertThat(found.isExact()).isFalse();
        }
        var sum = new TangentSum();
        sum.add(0.25, vanished.middle(), vanished.radius());
        assertThat(sum.ball().isExact()).isFalse();
        var product = new TangentSum();
        product.add(vanished.estimate(), new Estimate(0.25, 0));
        assertThat(product.ball().isExact()).isFalse();
    }

    @Test
    void overlappingBallsAreNotCompared() {
        var one = new Ball(1, 0.25);
        assertThat(balls.compare(Relation.LESS, one, Ball.exactly(1.125))).isEqualTo(Truth.UNDECIDED);
        assertThat(balls.compare(Relation.LESS, one, Ball.exactly(2))).isEqualTo(Truth.HOLDS);
        assertThat(balls.compare(Relation.AT_LEAST, Ball.exactly(1), Ball.exactly(1)))
                .isEqualTo(Truth.HOLDS);
    }
}
