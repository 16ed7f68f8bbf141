package org.chainrule.verification.assertion;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chainrule.verification.assertion.GradientAssertions.assertThat;
import static org.chainrule.verification.assertion.GradientAssertions.assertThatGradient;
import static org.chainrule.verification.assertion.GradientAssertions.assertThatJacobian;

import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Constant;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.NamedArrays;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.fault.Faults;
import org.junit.jupiter.api.Test;

class GradientAssertionsTest {

    /** No two formulas agree to so many. */
    private static final double HALF_THE_DIGITS = 0x1p-26;

    @Test
    void rightGradientsAgree() {
        assertThatGradient(new Tanh()).agreesWithDifferences().wouldHaveNoticed(HALF_THE_DIGITS);
        assertThatGradient(new SquaredError()).agreesWithDifferences();
        assertThatGradient(new Linear(), Shape.of(2, 3), Shape.of(4, 3), Shape.of(1, 4))
                .agreesWithDifferences();
        assertThatGradient(x -> x[0] * x[1], x -> new double[] {x[1], x[0]}, 2, -3)
                .agreesWithDifferences();
        var objective = Network.inputs(2)
                .dense(3, new Tanh())
                .dense(1)
                .initialised(new Constant(0.25), 1)
                .objective(new SquaredError());
        var batch = Batch.of(
                DoubleMatrix.of(new double[] {1, -0.5}, new double[] {0.25, 2}),
                DoubleMatrix.of(new double[] {1}, new double[] {0}));
        assertThatGradient(objective).seed(3).on(batch).agreesWithDifferences();
    }

    @Test
    void aFailureShowsTheReport() {
        var report = Faults.named("sign-flipped").faulty().get();
        assertThat(report).disagreesWithDifferences();
        assertThatThrownBy(() -> assertThat(report).agreesWithDifferences())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("opposite sign")
                .hasMessageContaining("seed 1");
        assertThatThrownBy(() -> assertThatGradient(new Tanh()).disagreesWithDifferences())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void whatWouldHaveBeenNoticedIsTheReportsFigureAndNoLess() {
        var report = GradientCheck.ofFunction(new Tanh()).run();
        double noticed = report.smallestNoticedFault();
        assertThat(report).wouldHaveNoticed(noticed);
        assertThatThrownBy(() -> assertThat(report).wouldHaveNoticed(Math.nextDown(noticed)))
                .isInstanceOf(AssertionError.class);
    }

    private static double value(double[] x) {
        return x[0] * x[0] * Math.sin(x[1]);
    }

    private static double[] gradient(double[] x) {
        return new double[] {2 * x[0] * Math.sin(x[1]), x[0] * x[0] * Math.cos(x[1])};
    }

    @Test
    void aFunctionOfAnArrayIsAssertedAtAPointOrSeveral() {
        assertThatGradient(GradientAssertionsTest::value, GradientAssertionsTest::gradient)
                .named("x² sin y")
                .part("x", 1)
                .part("y", 1)
                .directions(2)
                .coordinates(1)
                .seed(5)
                .at(1.5, 0.7)
                .agreesWithDifferences()
                .hasVerdict(Verdict.PASS);
        assertThatGradient(GradientAssertionsTest::value, GradientAssertionsTest::gradient)
                .atEach(new double[] {1.5, 0.7}, new double[] {-2, 3})
                .agreesWithDifferences();
        assertThatGradient(GradientAssertionsTest::value, x -> new double[] {-gradient(x)[0], gradient(x)[1]})
                .part("x", 1)
                .part("y", 1)
                .at(1.5, 0.7)
                .isRejected()
                .isRejectedOnlyIn("x")
                .says("opposite sign");
        assertThatGradient(NamedArrays.of("x", 1.5).and("y", 0.7), p -> value(p.toArray()), p -> {
                    double[] g = gradient(p.toArray());
                    return NamedArrays.of("x", g[0]).and("y", g[1]);
                })
                .agreesWithDifferences();
    }

    @Test
    void aFunctionWithSeveralResultsIsAssertedByItsJacobianOrItsProducts() {
        assertThatJacobian(x -> new double[] {x[0] * x[1], x[0]})
                .is(x -> new double[][] {{x[1], x[0]}, {1, 0}})
                .vjp((x, g) -> new double[] {x[1] * g[0] + g[1], x[0] * g[0]})
                .jvp((x, v) -> new double[] {x[1] * v[0] + x[0] * v[1], v[0]})
                .named("product")
                .input("a", 1)
                .input("b", 1)
                .output("y", 2)
                .coordinates(2)
                .seed(3)
                .at(2, -3)
                .agreesWithDifferences();
        assertThatJacobian(x -> new double[] {x[0] * x[1], x[0]})
                .is(x -> new double[][] {{x[0], x[1]}, {1, 0}})
                .atEach(new double[] {2, -3}, new double[] {1, 1.5})
                .isRejected();
    }

    @Test
    void graphsLossesAndRowFunctionsAreAssertedInOneLine() {
        var graph = new Graph();
        var x = graph.input("x", 2);
        var y = graph.map(new Tanh(), graph.linear(x, graph.parameter("w", Shape.of(1, 2))));
        assertThatGradient(graph, y, Map.of(x, DoubleMatrix.of(new double[] {1, -0.5})))
                .agreesWithDifferences();
        assertThatGradient(new SquaredError(), Reduction.SUM).agreesWithDifferences();
        assertThatGradient(new Softmax(), Shape.of(2, 3)).agreesWithDifferences();
    }

    @Test
    void everyNegativeFormFailsWhenItDoesNotHold() {
        var right = GradientCheck.of(GradientAssertionsTest::value, GradientAssertionsTest::gradient)
                .at(1.5, 0.7)
                .run();
        assertThatThrownBy(() -> assertThat(right).isRejected())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is not rejected, but should be")
                .hasMessageContaining("function: PASS");
        assertThatThrownBy(() -> assertThat(right).isRejectedOnlyIn("x")).hasMessageContaining("but is in []");
        assertThatThrownBy(() -> assertThat(right).hasVerdict(Verdict.FAIL))
                .hasMessageContaining("comes to PASS, but should to FAIL");
        assertThatThrownBy(() -> assertThat(right).says("opposite sign")).isInstanceOf(AssertionError.class);
        var undecided = GradientCheck.of(x -> Double.NaN, GradientAssertionsTest::gradient)
                .at(1.5, 0.7)
                .run();
        assertThatThrownBy(() -> assertThat(undecided).isRejected()).hasMessageContaining("UNDECIDED");
        assertThatThrownBy(() -> assertThat(undecided).agreesWithDifferences())
                .hasMessageContaining("the function is NaN");
    }
}
