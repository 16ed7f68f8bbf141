package org.chainrule.autodiff.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.loss.CategoricalCrossEntropy;
import org.chainrule.core.loss.HalfSquaredError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TraceTest {

    private static final double U = Precision.FLOAT64.unitRoundoff();

    /** 3 → 4 sigmoid → 2 softmax → cross-entropy, two rows, no node used twice. */
    private static Plan classifier(Precision precision) {
        var g = new Graph();
        var x = g.input("x", 3);
        var t = g.input("t", 2);
        var hidden = g.map(new Sigmoid(), g.linear(x, random(g, "w1", 4, 3), random(g, "b1", 1, 4)));
        var p = g.mapRows(new Softmax(), g.linear(hidden, random(g, "w2", 2, 4), random(g, "b2", 1, 2)));
        var plan = Plan.builder(g, g.loss(new CategoricalCrossEntropy(), p, t))
                .rows(2)
                .parameters(g.parameters(precision))
                .inputGradients(x)
                .build();
        plan.value(x).copyFrom(new double[] {0.5, -1, 2, 1, 0.25, -0.75});
        plan.value(t).copyFrom(new double[] {1, 0, 0, 1});
        return plan;
    }

    private static Node random(Graph g, String name, int rows, int columns) {
        var random = new Seed(11).stream(name);
        var matrix = DoubleMatrix.zeros(rows, columns);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, Seed.uniform(random, -1, 1));
        }
        return g.parameter(name, matrix);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void contributionsAreTheGradientsOfTheBackwardPassBitForBit(Precision precision) {
        var traced = classifier(precision);
        traced.forward();
        var steps = traced.trace();
        var trained = classifier(precision);
        trained.forward();
        trained.backward();
        assertThat(steps).hasSize(9); // loss, softmax, sigmoid: one each; two linear layers: three each
        for (ChainStep step : steps) {
            var same = trained.graph().nodes().get(step.inputNode().index());
            double[] gradient = trained.gradient(same).toArray();
            assertThat(step.contribution().toArray()).as(step.rule()).containsExactly(gradient);
            assertThat(step.after().toArray()).containsExactly(gradient);
            assertThat(step.before().toArray()).containsOnly(0);
            assertThat(traced.gradient(step.inputNode()).toArray()).containsExactly(gradient);
        }
    }

    @Test
    void upstreamTimesLocalIsTheContribution() {
        var plan = classifier(Precision.FLOAT64);
        plan.forward();
        for (ChainStep step : plan.trace()) {
            assertThat(complaints(step)).isEmpty();
        }
    }

    /** Elements of the contribution that are not Σ upstream_i · local_ij. */
    private static List<Integer> complaints(ChainStep step) {
        Matrix local = step.local().orElseThrow();
        Matrix upstream = step.upstream();
        assertThat(local.shape())
                .isEqualTo(Shape.of(upstream.size(), step.contribution().size()));
        // The sum here and the vjp add the same products in different forms: an entry of the Jacobian is itself the
        // result
        // of at most 4 roundings (softmax: two differences, two products), and n products are summed. γ for n + 8.
        double k = upstream.size() + 8;
        double gamma = k * U / (1 - k * U);
        return IntStream.range(0, step.contribution().size())
                .filter(j -> {
                    double sum = 0;
                    double magnitude = 0;
                    for (int i = 0; i < upstream.size(); i++) {
                        sum += upstream.get(i) * local.get(i, j);
                        magnitude += Math.abs(upstream.get(i) * local.get(i, j));
                    }
                    return !(Math.abs(sum - step.contribution().get(j)) <= 2 * gamma * magnitude);
                })
                .boxed()
                .toList();
    }

    /** Planted: a local Jacobian with two entries exchanged. */
    @Test
    void anExchangedEntryOfAJacobianIsCaught() {
        var plan = classifier(Precision.FLOAT64);
        plan.forward();
        var step = plan.trace().get(2); // a product of the upper linear layer
        var local = Matrix.copyOf(step.local().orElseThrow(), Precision.FLOAT64);
        double first = local.get(0, 0);
        local.set(0, 0, local.get(0, 1));
        local.set(0, 1, first);
        var wrong = new ChainStep(
                step.node(),
                step.input(),
                step.inputNode(),
                step.rule(),
                step.upstream(),
                Optional.of(local),
                step.contribution(),
                step.before(),
                step.after());
        assertThat(complaints(wrong)).containsExactly(0, 1);
    }

    @Test
    void watchingChangesNothing() {
        var plan = classifier(Precision.FLOAT64);
        plan.forward();
        plan.backward();
        double[] before = plan.parameters().gradients().toArray();
        plan.trace();
        assertThat(plan.parameters().gradients().toArray()).containsExactly(before);
    }

    @Test
    void atAFanOutBeforeAndContributionGiveAfter() {
        var g = new Graph();
        var a = g.parameter("a", 2.0);
        var b = g.parameter("b", -3.0);
        var plan = Plan.of(g, g.multiply(g.add(g.multiply(a, b), a), b)); // (ab + a) b
        plan.forward();
        var steps = plan.trace();
        assertThat(steps).hasSize(6);
        for (ChainStep step : steps) {
            assertThat(step.after().get(0))
                    .isEqualTo(step.before().get(0) + step.contribution().get(0));
            assertThat(step.contribution().get(0))
                    .isEqualTo(
                            step.upstream().get(0) * step.local().orElseThrow().get(0));
        }
        var intoA = steps.stream().filter(step -> step.inputNode() == a).toList();
        assertThat(intoA).hasSize(2);
        assertThat(intoA.get(0).before().get(0)).isZero();
        assertThat(intoA.get(0).after().get(0)).isEqualTo(-3);
        assertThat(intoA.get(1).before().get(0)).isEqualTo(-3);
        assertThat(intoA.get(1).after().get(0)).isEqualTo(6);
    }

    @Test
    void aLocalJacobianThatWouldBeTooLargeIsLeftOut() {
        var g = new Graph();
        var x = g.input("x", 65);
        var y = g.map(new Sigmoid(), x);
        var plan = Plan.builder(g, y).inputGradients(x).build();
        plan.forward();
        assertThat(plan.trace().get(0).local()).isEmpty(); // 65² > 4096
        assertThat(plan.explain()).contains("x = 1×65 numbers");
    }

    @Test
    void theExplanationSaysEveryProductInNamesAndNumbers() {
        var g = new Graph();
        var a = g.parameter("a", 2.0);
        var b = g.parameter("b", -3.0);
        g.parameter("unused", 9);
        var plan = Plan.of(g, g.multiply(g.add(g.multiply(a, b), a), b));
        assertThat(plan.explain()).isEqualTo("""
                forward, in writing order
                  a = 2
                  b = -3
                  a·b = -6
                  a·b + a = -4
                  (a·b + a)·b = 12
                backward, from ∂L/∂((a·b + a)·b) = 1
                  ∂L/∂(a·b + a) = ∂L/∂((a·b + a)·b) ⊙ b   [multiply, input 0]
                      upstream · local = 1 · -3 = -3
                  ∂L/∂b = ∂L/∂((a·b + a)·b) ⊙ (a·b + a)   [multiply, input 1]
                      upstream · local = 1 · -4 = -4
                  ∂L/∂(a·b) = ∂L/∂(a·b + a)   [add, input 0]
                      upstream · local = -3 · 1 = -3
                  ∂L/∂a = ∂L/∂(a·b + a)   [add, input 1]
                      upstream · local = -3 · 1 = -3
                  ∂L/∂a += ∂L/∂(a·b) ⊙ b   [multiply, input 0]
                      upstream · local = -3 · -3 = 9
                      -3 + 9 = 6   (used more than once: contributions add)
                  ∂L/∂b += ∂L/∂(a·b) ⊙ a   [multiply, input 1]
                      upstream · local = -3 · 2 = -6
                      -4 + -6 = -10   (used more than once: contributions add)
                """);
    }

    @Test
    void theExplanationOfALayerNamesItsOperands() {
        var g = new Graph();
        var x = g.constant("x", DoubleMatrix.of(new double[] {1, 2}));
        var w = g.parameter("w", DoubleMatrix.of(new double[] {0.5, -1}));
        var t = g.constant("target", DoubleMatrix.of(new double[] {1}));
        var y = g.apply("y", new Linear(), x, w);
        var plan = Plan.of(g, g.apply("loss", new LossOp(new HalfSquaredError()), y, t));
        assertThat(plan.explain()).isEqualTo("""
                forward, in writing order
                  x = [1, 2]
                  w = [0.5, -1]
                  target = 1
                  y = -1.5
                  loss = 3.125
                backward, from ∂L/∂loss = 1
                  ∂L/∂y = ∂L/∂loss · (y - target)   [half-squared-error, input 0]
                      upstream · local = 1 · -2.5 = -2.5
                  ∂L/∂w = (∂L/∂y)ᵀ · x   [linear, input 1]
                      upstream     -2.5
                      local        [1, 2]
                      contribution [-2.5, -5]
                """);
    }

    @Test
    void severalOutputsAreAllNamed() {
        var g = new Graph();
        var a = g.parameter("a", 2, 3);
        var sum = g.add(a, a);
        var c = g.constant("c", DoubleMatrix.of(new double[] {1, 1}));
        var plan = Plan.builder(g, sum, c).build();
        plan.cotangent(sum).copyFrom(new double[] {1, -1});
        assertThat(plan.explain()).contains("backward, from ∂L/∂(a + a) = [1, -1] and ∂L/∂c (not needed)\n");
    }

    @Test
    void theLargestLocalJacobianIsThatOf64By64() {
        var g = new Graph();
        var x = g.input("x", 64);
        var plan = Plan.builder(g, g.map(new Sigmoid(), x)).inputGradients(x).build();
        plan.forward();
        assertThat(plan.trace().get(0).local())
                .hasValueSatisfying(local -> assertThat(local.shape()).isEqualTo(Shape.of(64, 64)));
        var text = plan.explain();
        assertThat(text).as("64 numbers are printed").contains("x = [0, 0, 0,");
        assertThat(text).as("64 times 64 are not").doesNotContain("local");
    }

    @Test
    void aLocalJacobianOf64NumbersIsPrinted() {
        var g = new Graph();
        var x = g.input("x", 8);
        var plan = Plan.builder(g, g.add(x, x)).inputGradients(x).build();
        assertThat(plan.explain()).contains("local        [1, 0, 0, 0, 0, 0, 0, 0; 0, 1, 0,");
    }
}
