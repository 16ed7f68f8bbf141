package org.chainrule.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Reduction;
import org.junit.jupiter.api.Test;

class PlanTest {

    private final Graph g = new Graph();

    @Test
    void theSmallestLessonGivesTheGradientsOfTheBlackboard() {
        var a = g.parameter("a", 2.0);
        var b = g.parameter("b", -3.0);
        var loss = g.multiply(g.add(g.multiply(a, b), a), b); // (ab + a) b = ab² + ab
        var plan = Plan.of(g, loss);
        assertThat(plan.explain()).contains("-3 · -3 = 9");
        assertThat(plan.value(loss).get(0)).isEqualTo(12);
        assertThat(plan.gradient(a).get(0)).isEqualTo(6); // b² + b
        assertThat(plan.gradient(b).get(0)).isEqualTo(-10); // 2ab + a
    }

    @Test
    void severalOutputsAddWithTheirCotangents() {
        var a = g.parameter("a", 2, 3);
        var b = g.parameter("b", 5, 7);
        var sum = g.add(a, b);
        var product = g.multiply(a, b);
        var plan = Plan.builder(g, sum, product).build();
        plan.cotangent(sum).copyFrom(new double[] {10, -1});
        plan.cotangent(product).copyFrom(new double[] {1, 2});
        plan.forward();
        plan.backward();
        assertThat(plan.value(sum).toArray()).containsExactly(7, 10);
        assertThat(plan.value(product).toArray()).containsExactly(10, 21);
        assertThat(plan.gradient(a).toArray()).containsExactly(10 + 5, -1 + 2 * 7);
        assertThat(plan.gradient(b).toArray()).containsExactly(10 + 2, -1 + 2 * 3);
    }

    @Test
    void anOutputThatFeedsAnotherOutputGetsBothCotangents() {
        var a = g.parameter("a", 3);
        var square = g.multiply(a, a);
        var fourth = g.multiply(square, square);
        var plan = Plan.builder(g, square, fourth).build();
        plan.forward();
        plan.backward();
        assertThat(plan.gradient(square).get(0)).isEqualTo(1 + 2 * 9);
        assertThat(plan.gradient(a).get(0)).isEqualTo(2 * 3 + 4 * 27); // of a² + a⁴
        plan.cotangent(fourth).fill(0);
        plan.backward();
        assertThat(plan.gradient(a).get(0)).isEqualTo(6);
    }

    @Test
    void onlyAScalarOutputStartsWithACotangentOfOne() {
        var a = g.parameter("a", 1, 2);
        var scalar = g.parameter("s", 4);
        var doubled = g.add(a, a);
        var twice = g.add(scalar, scalar);
        var plan = Plan.builder(g, doubled, twice).build();
        assertThat(plan.cotangent(twice).get(0)).isEqualTo(1);
        assertThat(plan.cotangent(doubled).toArray()).containsExactly(0, 0);
        assertThatThrownBy(() -> plan.cotangent(a))
                .hasMessage("plan: \"a\" is not a differentiated output; outputs are [a + a, s + s]");
    }

    @Test
    void severalInputsAreGivenAnewAndHaveGradientsIfAsked() {
        var x = g.input("x", 2);
        var y = g.input("y", 2);
        var w = g.parameter("w", DoubleMatrix.of(new double[] {2, -1}));
        var z = g.add(g.linear(x, w), g.linear(y, w));
        var plan = Plan.builder(g, z).rows(2).inputGradients(x).build();
        plan.value(x).copyFrom(new double[] {1, 2, 3, 4});
        plan.value(y).copyFrom(new double[] {5, 6, 7, 8});
        plan.cotangent(z).copyFrom(new double[] {1, 10});
        plan.forward();
        plan.backward();
        assertThat(plan.value(z).toArray()).containsExactly(2 - 2 + 10 - 6, 6 - 4 + 14 - 8);
        assertThat(plan.gradient(x).toArray()).containsExactly(2, -1, 20, -10); // gᵀ·w row by row
        assertThat(plan.gradient(w).toArray()).containsExactly(1 + 30 + 5 + 70, 2 + 40 + 6 + 80);
        assertThat(plan.hasGradient(y)).isFalse();
        assertThatThrownBy(() -> plan.gradient(y)).hasMessageContaining("inputGradients");
        plan.value(x).fill(0);
        plan.forward();
        plan.backward();
        assertThat(plan.gradient(w).toArray())
                .as("nothing is left of the former x")
                .containsExactly(75, 86);
    }

    @Test
    void aTiedParameterGetsTheSumOverItsUses() {
        // z = (x wᵀ) ⊙ (y wᵀ), x = (1, 2), y = (3, 5), w = (7, 11): dz/dw = x (y·w) + y (x·w)
        var x = g.constant("x", DoubleMatrix.of(new double[] {1, 2}));
        var y = g.constant("y", DoubleMatrix.of(new double[] {3, 5}));
        var w = g.parameter("w", 7, 11);
        var z = g.multiply(g.linear(x, w), g.linear(y, w));
        var plan = Plan.of(g, z);
        plan.forward();
        plan.backward();
        double xw = 7 + 22;
        double yw = 21 + 55;
        assertThat(plan.value(z).get(0)).isEqualTo(xw * yw);
        assertThat(plan.gradient(w).toArray()).containsExactly(yw + 3 * xw, 2 * yw + 5 * xw);
    }

    @Test
    void everyUseAtAFanOutCounts() {
        // Seven uses: an engine that overwrites gives 1, one that forgets the middle ones gives less than 7.
        var a = g.parameter("a", 3);
        Node sum = a;
        for (int i = 0; i < 6; i++) {
            sum = g.add(sum, a);
        }
        var plan = Plan.of(g, sum);
        plan.forward();
        plan.backward();
        assertThat(plan.value(sum).get(0)).isEqualTo(21);
        assertThat(plan.gradient(a).get(0)).isEqualTo(7);
        plan.backward();
        assertThat(plan.gradient(a).get(0)).as("a second backward starts anew").isEqualTo(7);
    }

    @Test
    void aNodeUsedTwiceByOneOpGetsBothProducts() {
        var a = g.parameter("a", 5);
        var square = g.multiply(a, a);
        var plan = Plan.of(g, square);
        plan.forward();
        plan.backward();
        assertThat(plan.gradient(a).get(0)).isEqualTo(10);
    }

    @Test
    void backwardScalesAndAccumulates() {
        var a = g.parameter("a", 3);
        var unused = g.parameter("unused", 1);
        var square = g.multiply(a, a);
        var plan = Plan.of(g, square);
        plan.forward();
        plan.backward(0.5, 0);
        assertThat(plan.gradient(a).get(0)).isEqualTo(3);
        plan.backward(2, 1);
        assertThat(plan.gradient(a).get(0)).isEqualTo(3 + 12);
        plan.backward(1, 0.5);
        assertThat(plan.gradient(a).get(0)).isEqualTo(7.5 + 6);
        assertThat(plan.gradient(square).get(0)).as("only ∂θ accumulates").isEqualTo(1);
        plan.gradient(a).fill(Double.NaN);
        plan.backward(1, 0);
        assertThat(plan.gradient(a).get(0)).as("β = 0 does not read").isEqualTo(6);
        assertThat(plan.gradient(unused).get(0)).isZero();
    }

    @Test
    void aParameterThatTheOutputDoesNotNeedHasGradientZero() {
        var a = g.parameter("a", 3);
        var unused = g.parameter("unused", 1, 2);
        var square = g.multiply(a, a);
        var plan = Plan.of(g, square);
        plan.gradient(unused).fill(Double.NaN); // whatever was there before
        plan.forward();
        plan.backward();
        assertThat(plan.gradient(unused).toArray()).containsExactly(0, 0);
        plan.gradient(unused).copyFrom(new double[] {4, 6});
        plan.backward(1, 0.5);
        assertThat(plan.gradient(unused).toArray()).as("β counts here too").containsExactly(2, 3);
    }

    @Test
    void aParameterThatIsItselfAnOutputGetsItsCotangent() {
        var a = g.parameter("a", 3);
        var square = g.multiply(a, a);
        var plan = Plan.builder(g, square, a).build();
        plan.forward();
        plan.backward();
        assertThat(plan.gradient(a).get(0)).isEqualTo(6 + 1);
        plan.backward(1, 1);
        assertThat(plan.gradient(a).get(0)).isEqualTo(14);
    }

    @Test
    void twoPlansOfOneGraphShareNothing() {
        var x = g.input("x", 1);
        var w = g.parameter("w", 2);
        var z = g.multiply(x, x);
        var y = g.linear(z, w);
        var first = Plan.builder(g, y).inputGradients(x).build();
        var second = Plan.builder(g, y).inputGradients(x).build();
        first.value(x).fill(3);
        second.value(x).fill(5);
        first.cotangent(y).fill(1);
        second.cotangent(y).fill(1);
        first.forward();
        second.forward(); // in between: state in an op or graph would be overwritten
        first.backward();
        assertThat(first.gradient(w).get(0)).isEqualTo(9);
        assertThat(first.gradient(x).get(0)).isEqualTo(2 * 2 * 3);
        second.backward();
        assertThat(second.gradient(w).get(0)).isEqualTo(25);
        assertThat(first.gradient(w).get(0)).isEqualTo(9);
        first.parameters().get("w").value().fill(100);
        assertThat(second.value(w).get(0)).isEqualTo(2);
    }

    @Test
    void aLossPerRowTakesACotangentPerRow() {
        var p = g.input("p", 2);
        var t = g.input("t", 2);
        var losses = g.loss(new HalfSquaredError(), Reduction.NONE, p, t);
        var plan = Plan.builder(g, losses).rows(2).inputGradients(p).build();
        plan.value(p).copyFrom(new double[] {1, 2, 3, 4});
        plan.value(t).copyFrom(new double[] {0, 0, 1, 1});
        plan.cotangent(losses).copyFrom(new double[] {1, -10});
        plan.forward();
        plan.backward();
        assertThat(plan.value(losses).toArray()).containsExactly(2.5, 6.5);
        assertThat(plan.gradient(p).toArray()).containsExactly(1, 2, -20, -30);
    }

    @Test
    void constantsAreComputedWithButNeverDifferentiated() {
        var c = g.constant("c", DoubleMatrix.of(new double[] {4}));
        var a = g.parameter("a", 3);
        var product = g.multiply(c, a);
        var plan = Plan.of(g, product);
        plan.forward();
        plan.backward();
        assertThat(plan.gradient(a).get(0)).isEqualTo(4);
        assertThat(plan.hasGradient(c)).isFalse();
    }

    @Test
    void aGraphWithoutParametersCanBeDifferentiatedToo() {
        var x = g.input("x", Shape.SCALAR);
        var cube = g.multiply(g.multiply(x, x), x);
        var plan = Plan.builder(g, cube).inputGradients(x).build();
        plan.value(x).fill(2);
        plan.forward();
        plan.backward();
        assertThat(plan.gradient(x).get(0)).isEqualTo(12);
        assertThatThrownBy(plan::parameters).hasMessage("plan: the graph has no parameters");
    }

    @Test
    void floatPlansHoldFloats() {
        var a = g.parameter("a", 0.1);
        var square = g.multiply(a, a);
        var plan = Plan.builder(g, square)
                .parameters(g.parameters(Precision.FLOAT32))
                .build();
        plan.forward();
        plan.backward();
        Matrix gradient = plan.gradient(a);
        assertThat(gradient.precision()).isEqualTo(Precision.FLOAT32);
        assertThat(gradient.get(0)).isEqualTo(0.1f + 0.1f);
        assertThat(plan.value(square).get(0)).isEqualTo(0.1f * 0.1f);
    }

    @Test
    void aPlanSaysWhatItIs() {
        var w = g.parameter("w", 2, 3);
        var x = g.input("x", 2);
        var kernels = KernelChoice.reproducible().kernels(Precision.FLOAT64);
        var plan = Plan.builder(g, g.linear(x, w), g.multiply(w, w))
                .rows(5)
                .kernels(kernels)
                .inputGradients(x)
                .build();
        assertThat(plan.rows()).isEqualTo(5);
        assertThat(plan.kernels()).isSameAs(kernels);
        assertThat(plan.outputs()).extracting(Node::name).containsExactly("x·wᵀ", "w·w");
        assertThat(plan)
                .hasToString("plan of 4 nodes, 5 rows, FLOAT64, " + kernels.name()
                        + " kernels, 4 edges back to 3 parameter uses");
    }
}
