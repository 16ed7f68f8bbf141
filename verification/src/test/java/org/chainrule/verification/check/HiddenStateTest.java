package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What goes wrong with other people's functions before any derivative is wrong, and what the report says then. */
class HiddenStateTest {

    private static double sumOfCubes(double[] x) {
        double sum = 0;
        for (double each : x) {
            sum += each * each * each;
        }
        return sum;
    }

    private static double[] slope(double[] x) {
        var g = new double[x.length];
        for (int i = 0; i < g.length; i++) {
            g[i] = 3 * x[i] * x[i];
        }
        return g;
    }

    @Test
    void dropoutWithoutASeedIsNamedAndNoDifferenceIsTaken() {
        var random = new SplittableRandom(1);
        var report = GradientCheck.of(
                        x -> sumOfCubes(x) * (random.nextInt(4) == 0 ? 0 : 4.0 / 3), HiddenStateTest::slope)
                .at(1, 2, 3)
                .seed(2)
                .run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.describe())
                .contains("the function gives other numbers for the same x")
                .contains("it depends on hidden state")
                .contains("dropout")
                .contains("no derivative was compared at x = [1, 2, 3]");
        assertThat(report.count(Comparison.Kind.COORDINATE)).isZero();
        var seeded = GradientCheck.of(
                        x -> sumOfCubes(x) * (new SplittableRandom(5).nextInt(4) == 0 ? 0 : 4.0 / 3), x -> {
                            double kept = new SplittableRandom(5).nextInt(4) == 0 ? 0 : 4.0 / 3;
                            double[] g = slope(x);
                            for (int i = 0; i < g.length; i++) {
                                g[i] *= kept;
                            }
                            return g;
                        })
                .at(1, 2, 3)
                .run();
        assertThat(seeded.passed()).as(seeded.describe()).isTrue();
    }

    @Test
    void aGradientThatAddsUpFromCallToCallIsNotRepeatable() {
        var kept = new double[3];
        var report = GradientCheck.of(HiddenStateTest::sumOfCubes, x -> {
                    double[] g = slope(x);
                    for (int i = 0; i < g.length; i++) {
                        kept[i] += g[i];
                    }
                    return kept;
                })
                .at(1, 2, 3)
                .run();
        assertThat(report.describe())
                .contains("the claimed gradient gives other numbers for the same x when called again");
    }

    @Test
    void aFunctionThatNormalisesItsArgumentInPlaceIsImpure() {
        var report = GradientCheck.of(
                        x -> {
                            double value = sumOfCubes(x);
                            x[0] = 0;
                            return value;
                        },
                        HiddenStateTest::slope)
                .at(1, 2, 3)
                .run();
        assertThat(report.count(Verdict.FAIL)).isEqualTo(1);
        assertThat(report.worst().orElseThrow().describe()).contains("changes its argument x in place");
    }

    @Test
    void aResultKeptInABufferOfItsOwnIsNoFault() {
        var buffer = new double[3];
        var report = GradientCheck.of(HiddenStateTest::sumOfCubes, x -> {
                    System.arraycopy(slope(x), 0, buffer, 0, 3);
                    return buffer;
                })
                .at(1, 2, 3)
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
    }

    @Test
    void aValueThatIsNotANumberDecidesNothingAndSaysWhere() {
        var report = GradientCheck.of(x -> Math.log(x[0]), x -> new double[] {1 / x[0]})
                .named("logarithm")
                .at(-1)
                .run();
        assertThat(report.passed()).isFalse();
        assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(report.describe()).contains("the function is NaN at x = [-1]; it has no derivative there");
    }

    @Test
    void aFunctionThatThrowsIsNamedWithThePointAndTheCause() {
        assertThatThrownBy(() -> GradientCheck.of(x -> x[3], x -> x)
                        .named("reads too far")
                        .at(1, 2)
                        .run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gradient check of reads too far: the function threw")
                .hasMessageContaining("[1, 2]")
                .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(() -> GradientCheck.of(x -> x[0], x -> new double[] {1, 2})
                        .at(1)
                        .run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the claimed gradient has 2 numbers but needs 1, as many as x");
    }

    /** A table of squares that ends a little beyond the point: its last number cannot be looked up there. */
    @Test
    void aFunctionThatThrowsBesideThePointHasNoValueThere() {
        double[] table = {0, 1, 4, 9};
        var report = GradientCheck.of(
                        x -> {
                            int i = (int) x[0];
                            return table[i] + (x[0] - i) * (table[i + 1] - table[i]);
                        },
                        x -> new double[] {5})
                .at(2.9)
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
    }

    @Test
    void aGradientThatRemembersItsFirstCallIsWrongElsewhere() {
        var first = new ArrayList<double[]>();
        var report = GradientCheck.of(HiddenStateTest::sumOfCubes, x -> {
                    if (first.isEmpty()) {
                        first.add(slope(x));
                    }
                    return first.get(0).clone();
                })
                .at(1, 2, 3)
                .run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aGradientThatIsWrongInOneEarlyCallAloneIsFound() {
        for (int number = 1; number <= 16; number++) {
            int[] calls = {0};
            int wrong = number;
            var report = GradientCheck.of(HiddenStateTest::sumOfCubes, x -> {
                        double[] g = slope(x);
                        g[0] += ++calls[0] == wrong ? 1 : 0;
                        return g;
                    })
                    .at(1, 2, 3)
                    .run();
            assertThat(report.verdict()).as("call %d", number).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void theWholeSlopeForEachOfTheTiedIsTooMuch() {
        var report = GradientCheck.of(x -> Math.max(x[0], x[1]), x -> new double[] {1, 1})
                .at(2, 2)
                .run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        for (double[] right : new double[][] {{1, 0}, {0.5, 0.5}, {0, 1}}) {
            assertThat(GradientCheck.of(x -> Math.max(x[0], x[1]), x -> right)
                            .at(2, 2)
                            .run()
                            .passed())
                    .isTrue();
        }
    }
}
