package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.loss.Losses;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.verification.oracle.Estimate;
import org.junit.jupiter.api.Test;

class GradientCheckTest {

    private static double rosenbrock(double[] x) {
        double a = 1 - x[0];
        double b = x[1] - x[0] * x[0];
        return a * a + 100 * b * b;
    }

    private static double[] slope(double[] x) {
        double b = x[1] - x[0] * x[0];
        return new double[] {-2 * (1 - x[0]) - 400 * x[0] * b, 200 * b};
    }

    @Test
    void anyFunctionWithAGradientCanBeChecked() {
        var report = GradientCheck.of(GradientCheckTest::rosenbrock, GradientCheckTest::slope)
                .named("Rosenbrock")
                .at(-1.2, 1)
                .at(0.5, 0.25)
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.describe()).startsWith("Rosenbrock: PASS");
    }

    @Test
    void aFaultOfAMillionthFailsAndIsDescribed() {
        var report = GradientCheck.of(GradientCheckTest::rosenbrock, x -> {
                    double[] g = slope(x);
                    g[1] *= 1 + 1e-6;
                    return g;
                })
                .at(-1.2, 1)
                .run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.worst().orElseThrow().describe())
                .contains("x [0, 1]")
                .contains("backprop says -88.000088")
                .contains("the oracle says -88 ±");
    }

    /** Steps of about 1 see a hypotenuse of 10⁻¹² as a kink, between whose slopes any claim would lie. */
    @Test
    void aWrongSignOfATinyVariableIsNoticed() {
        for (double size : new double[] {1e-9, 1e-12, 1e-50, 1e-140}) {
            for (double factor : new double[] {1, -1, 0, 1 + 1e-9}) {
                var report = GradientCheck.of(x -> StrictMath.hypot(x[0], x[1]), x -> {
                            double r = StrictMath.hypot(x[0], x[1]);
                            return new double[] {factor * x[0] / r, x[1] / r};
                        })
                        .at(3 * size, 4 * size)
                        .run();
                assertThat(report.passed()).as(report.describe()).isEqualTo(factor == 1);
            }
        }
    }

    /** Every direction meets the kink of the weight that is 0, and a fault of another is less than its width. */
    @Test
    void aKinkOfOneVariableHidesNoFaultOfAnother() {
        var w = new SplittableRandom(8).doubles(300, -2, 2).toArray();
        w[3] = 0;
        for (double factor : new double[] {1, 1.05}) {
            var report = GradientCheck.of(
                            x -> Arrays.stream(x)
                                    .map(v -> Math.abs(v) + 0.5 * v * v)
                                    .sum(),
                            x -> {
                                double[] g = Arrays.stream(x)
                                        .map(v -> Math.signum(v) + v)
                                        .toArray();
                                g[217] *= factor;
                                return g;
                            })
                    .at(w)
                    .run();
            assertThat(report.passed()).as(report.describe()).isEqualTo(factor == 1);
        }
    }

    @Test
    void lostDigitsAreToldFromAWrongFormula() {
        var report = GradientCheck.of(x -> x[0] * x[0], x -> new double[] {2 * x[0] * (1 + 1e-10)})
                .at(3)
                .run();
        assertThat(report.verdict()).isEqualTo(Verdict.INACCURATE);
        assertThat(report.passed()).isFalse();
        assertThat(report.describe()).contains("ulps off");
    }

    @Test
    void aGradientThatIsNotANumberFails() {
        var report = GradientCheck.of(x -> x[0], x -> new double[] {Double.NaN})
                .at(1)
                .run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aJumpIsNoPass() {
        var report = GradientCheck.of(x -> x[0] >= 1 ? 1 : 0, x -> new double[] {0})
                .at(1)
                .run();
        assertThat(report.count(Verdict.JUMP)).isPositive();
        assertThat(report.passed()).isFalse();
    }

    @Test
    void theTransposedGradientOfAProductIsCaughtAndAPointIsNeeded() {
        var report = GradientCheck.of(x -> x[0] * x[0] * x[1], x -> new double[] {x[0] * x[0], 2 * x[0] * x[1]})
                .at(2, 3)
                .run();
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThatThrownBy(() -> GradientCheck.of(x -> 0, x -> x).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at(…)");
    }

    @Test
    void oneNodeStandsTwiceInAConcatenation() {
        var graph = new Graph();
        var x = graph.input("x", 2);
        var w = graph.parameter("w", DoubleMatrix.of(new double[] {0.5, -1}, new double[] {1, 0.75}));
        var h = graph.map(new Tanh(), graph.linear(x, w));
        var both = graph.concatenate(h, x, h);
        var t = graph.input("t", 6);
        var loss = graph.loss(new SquaredError(), graph.multiply(both, both), t);
        var values = Map.<Node, Matrix>of(
                x,
                DoubleMatrix.of(new double[] {1, 0.5}, new double[] {-0.25, 2}),
                t,
                DoubleMatrix.of(new double[] {1, 2, 3, 4, 5, 6}, new double[] {6, 5, 4, 3, 2, 1}));
        var report = GradientCheck.ofGraph(graph, loss, values).run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.groups().keySet()).contains("w", "x");
    }

    @Test
    void aGraphWithTiedParametersFanOutAndSeveralOutputsIsChecked() {
        var graph = new Graph();
        var x = graph.input("x", 3);
        var side = graph.input("side", 3);
        var w = graph.parameter(
                "w",
                DoubleMatrix.of(
                        new double[] {0.5, -1, 0.25}, new double[] {1, 0.75, -0.5}, new double[] {-0.25, 0.5, 1}));
        var h = graph.map(new Tanh(), graph.linear(x, w));
        var again = graph.map(new Sigmoid(), graph.linear(h, w));
        var first = graph.add(graph.multiply(again, h), h);
        var second = graph.multiply(first, side);
        var t = graph.input("t", 3);
        var loss = graph.loss(new SquaredError(), second, t);
        var x0 = DoubleMatrix.of(new double[] {1, 0.5, -1}, new double[] {0, -2, 0.25});
        var report = GradientCheck.ofGraph(
                        graph,
                        List.of(first, loss),
                        Map.of(
                                x,
                                x0,
                                side,
                                DoubleMatrix.of(new double[] {1, 2, -1}, new double[] {0.5, 1, 1}),
                                t,
                                DoubleMatrix.zeros(2, 3)))
                .run();
        assertThat(report.passed()).as(report.describe()).isTrue();
        assertThat(report.groups().keySet()).contains("w", "x", "side").doesNotContain("t");
        assertThatThrownBy(() -> GradientCheck.ofGraph(graph, loss, Map.of(x, x0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("side");
    }

    @Test
    void aLossIsCheckedOnGivenPredictionsToo() {
        var p = DoubleMatrix.of(new double[] {1, 2}, new double[] {3, -4});
        for (var loss : Losses.all()) {
            assertThat(GradientCheck.ofLoss(loss).seed(3).run().passed()).isTrue();
        }
        assertThat(GradientCheck.ofLoss(new SquaredError())
                        .on(p, DoubleMatrix.zeros(2, 2))
                        .run()
                        .passed())
                .isTrue();
    }

    private static Comparison comparison(Verdict verdict) {
        return new Comparison(
                Comparison.Kind.POINT, Witness.DIFFERENCES, "f", "x", 1, new Estimate(1, 0.5), 0, verdict, "");
    }

    @Test
    void tooManyUndecidedDoNotPass() {
        var pass = comparison(Verdict.PASS);
        var undecided = comparison(Verdict.UNDECIDED);
        var nineteen = new java.util.ArrayList<>(java.util.Collections.nCopies(19, pass));
        nineteen.add(undecided);
        assertThat(new CheckReport("s", nineteen, 1, List.of()).passed()).isTrue();
        nineteen.add(undecided);
        var report = new CheckReport("s", nineteen, 1, List.of());
        assertThat(report.passed()).isFalse();
        assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(report.count(Verdict.UNDECIDED)).isEqualTo(2);
    }

    @Test
    void aCheckThatComparedNothingDoesNotPass() {
        assertThat(new CheckReport("s", List.of(), 1, List.of()).passed()).isFalse();
    }

    @Test
    void whatIsTooSmallBesideTheRestToBeNoticedIsSaid() {
        for (double small : new double[] {1e-17, 1e-3}) {
            var report = GradientCheck.of(x -> Math.sin(x[0]) + small * x[1], x -> new double[] {Math.cos(x[0]), small})
                    .at(0.5, 2)
                    .run();
            assertThat(report.passed()).isTrue();
            assertThat(report.describe().contains("; of 1 so small beside the others that not even a wrong sign"))
                    .as(report.describe())
                    .isEqualTo(small == 1e-17);
        }
    }

    /** The tiny number is rounded beside the 1, so that short steps see nothing of it change. */
    @Test
    void aTermThatRoundingHidesFromShortStepsIsNoFault() {
        for (double[] tiny : new double[][] {{1e-12, 0}, {1e-12, 1e-6}, {1e-10, 1e-2}, {1e-8, 1e-8}}) {
            double e = tiny[0];
            var report = GradientCheck.of(x -> x[0] + Math.log(1 + e * Math.exp(-2 * x[0])), x -> {
                        double term = e * Math.exp(-2 * x[0]);
                        return new double[] {1 - 2 * term / (1 + term)};
                    })
                    .at(tiny[1])
                    .run();
            assertThat(report.passed()).as(report.describe()).isTrue();
        }
        var wrong = GradientCheck.of(x -> x[0] + Math.log1p(1e-8 * Math.exp(-2 * x[0])), x -> new double[] {1})
                .at(0.5)
                .run();
        assertThat(wrong.passed()).as(wrong.describe()).isFalse();
    }

    @Test
    void aBarAsWideAsWhatItIsOfAccusesNobody() {
        var claim = new Judge.Claim(Comparison.Kind.COORDINATE, Witness.DIFFERENCES, "x", "[0]", 9e-9, 0, "");
        var oracle = new Estimate(-6.4e-8, 6.5e-8);
        assertThat(Judge.judge(claim, oracle, 0, false).verdict()).isEqualTo(Verdict.UNDECIDED);
        var narrow = new Estimate(-6.4e-8, 3e-8);
        assertThat(Judge.judge(claim, narrow, 0, false).verdict()).isEqualTo(Verdict.FAIL);
    }

    /** Looking again at what is off by little costs some values once, not for every coordinate. */
    @Test
    void aSlightFaultCostsNoMoreThanOneSecondLook() {
        var x = new Random(3).doubles(30, -1, 1).toArray();
        var calls = new long[2];
        for (int wrong = 0; wrong <= 1; wrong++) {
            int which = wrong;
            double factor = 1 + wrong * 1e-7;
            var report = GradientCheck.of(
                            v -> {
                                calls[which]++;
                                return Arrays.stream(v).map(Math::sin).sum();
                            },
                            v -> Arrays.stream(v)
                                    .map(each -> factor * Math.cos(each))
                                    .toArray())
                    .at(x)
                    .run();
            assertThat(report.passed()).isEqualTo(wrong == 0);
        }
        // a second ladder for every comparison, as for any accusation, and one second look of some 1,500 values
        assertThat(calls[1]).isLessThan(2 * calls[0] + 2000);
    }
}
