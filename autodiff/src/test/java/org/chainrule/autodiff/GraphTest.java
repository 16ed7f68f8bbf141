package org.chainrule.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.core.loss.TripletMargin;
import org.junit.jupiter.api.Test;

class GraphTest {

    private final Graph g = new Graph();

    @Test
    void shapesFollowFromTheInputs() {
        var x = g.input("x", 3);
        var w = g.parameter("w", Shape.of(4, 3));
        var b = g.parameter("b", Shape.of(1, 4));
        var z = g.linear(x, w, b);
        assertThat(z.shape()).isEqualTo(Shape.batch(4)).hasToString("batch×4");
        assertThat(g.linear(x, w).shape()).isEqualTo(Shape.batch(4));
        assertThat(g.map(new Tanh(), z).shape()).isEqualTo(Shape.batch(4));
        assertThat(g.mapRows(new Softmax(), z).shape()).isEqualTo(Shape.batch(4));
        var t = g.input("t", 1);
        assertThat(g.loss(new SoftmaxCrossEntropy(), z, t).shape()).isEqualTo(Shape.SCALAR);
        assertThat(g.loss(new SoftmaxCrossEntropy(), Reduction.NONE, z, t).shape())
                .isEqualTo(Shape.batch(1));
    }

    @Test
    void resultsAreCalledByTheirExpressions() {
        var a = g.parameter("a", 1);
        var b = g.parameter("b", 2);
        var product = g.multiply(a, g.add(a, b));
        assertThat(product.name()).isEqualTo("a·(a + b)");
        assertThat(g.map(new Tanh(), product).name()).isEqualTo("tanh(a·(a + b))");
        assertThat(g.add(a, b).name()).as("the expression is taken").isEqualTo("add#5");
        assertThat(g.apply("sum", new Add(), a, b).name()).isEqualTo("sum");
        assertThat(g.toString())
                .contains("a (1×1)\n")
                .contains("a·(a + b) (1×1) = multiply[a, a + b]\n")
                .contains("sum (1×1) = add[a, b]\n");
    }

    @Test
    void initialValuesAreCopied() {
        var value = DoubleMatrix.of(new double[] {1, 2});
        g.parameter("a", value);
        value.fill(7);
        var parameters = g.parameters(Precision.FLOAT32);
        assertThat(parameters.precision()).isEqualTo(Precision.FLOAT32);
        assertThat(parameters.get("a").value().toArray()).containsExactly(1, 2);
    }

    @Test
    void aLinearLayerThatDoesNotFitSaysWhatDoesNotFit() {
        var x = g.input("x", 3);
        var w = g.parameter("w", Shape.of(4, 8));
        assertThatThrownBy(() -> g.apply("hidden", new Linear(), x, w))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("linear \"hidden\": x is batch×3 but W is 4×8; x's columns (3) must equal W's columns (8)");
        var fitting = g.parameter("fitting", Shape.of(4, 3));
        var b = g.parameter("b", Shape.of(1, 3));
        assertThatThrownBy(() -> g.apply("hidden", new Linear(), x, fitting, b))
                .hasMessage("linear \"hidden\": b is 1×3 but W is 4×3; b must be 1×4, one bias per row of W");
        assertThatThrownBy(() -> g.linear(x, x))
                .hasMessageEndingWith("W is batch×3; its rows are the units, a fixed number, not the batch");
        assertThatThrownBy(() -> g.apply("one", new Linear(), x))
                .hasMessage("linear \"one\": found 1 inputs; needs x and W, or x, W and b");
    }

    @Test
    void elementwiseInputsMustBeEqualInShape() {
        var x = g.input("x", 3);
        var y = g.input("y", 2);
        assertThatThrownBy(() -> g.apply("sum", new Add(), x, y))
                .hasMessage("add \"sum\": inputs are batch×3 and batch×2; the shapes must be equal");
        assertThatThrownBy(() -> g.multiply(x, y))
                .hasMessage("multiply \"x·y\": inputs are batch×3 and batch×2; the shapes must be equal");
        assertThatThrownBy(() -> g.apply("f", new Elementwise(new Tanh()), x, y))
                .hasMessage("tanh \"f\": found 2 inputs; needs 1");
    }

    @Test
    void concatenatedInputsStandSideBySide() {
        var a = g.input("a", 3);
        var b = g.input("b", 2);
        var both = g.concatenate(a, b, a);
        assertThat(both.shape()).isEqualTo(Shape.batch(8));
        assertThat(both.name()).isEqualTo("[a | b | a]");
        assertThat(g.multiply(both, both).name()).isEqualTo("[a | b | a]·[a | b | a]");
        assertThat(g.concatenate(g.parameter("w", Shape.of(4, 2))).shape()).isEqualTo(Shape.of(4, 2));
        var three = g.parameter("three", Shape.of(3, 2));
        assertThatThrownBy(() -> g.concatenate(a, three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("concatenate \"[a | three]\": inputs are batch×3, 3×2; the rows must be equally many");
        assertThatThrownBy(() -> g.concatenate()).hasMessage("concatenate \"[]\": found no inputs; needs at least one");
    }

    @Test
    void aTargetMustFitItsLoss() {
        var p = g.input("p", 3);
        var t = g.input("t", 3);
        assertThatThrownBy(() -> g.loss(new SoftmaxCrossEntropy(), p, t))
                .hasMessageEndingWith("prediction is batch×3 but target is batch×3; the target must be batch×1");
        var single = g.input("single", 1);
        assertThatThrownBy(() -> g.loss(new SquaredError(), p, single))
                .hasMessageEndingWith("prediction is batch×3 but target is batch×1; the target must be batch×3");
        assertThatThrownBy(() -> g.loss(new SoftmaxCrossEntropy(), single, single))
                .hasMessageContaining("softmax-cross-entropy")
                .hasMessageContaining("at least 2");
    }

    @Test
    void namesAreUniqueAndNodesStayInTheirGraph() {
        var x = g.input("x", 3);
        assertThatThrownBy(() -> g.parameter("x", 1))
                .hasMessage("graph: \"x\" is there twice; give each node its own name, and use a node twice to tie it");
        var foreign = new Graph().input("y", 3);
        assertThatThrownBy(() -> g.apply("sum", new Add(), x, foreign))
                .hasMessage(
                        "add \"sum\": input \"y\" belongs to another graph; write all nodes of a computation into one"
                                + " graph");
    }

    @Test
    void aParameterHasAFixedNumberOfRows() {
        assertThatThrownBy(() -> g.parameter("w", Shape.batch(3)))
                .hasMessage(
                        "parameter \"w\": found batch×3; a parameter has a fixed number of rows, whatever the batch");
    }

    @Test
    void anExpressionOfFortyCharactersIsStillAName() {
        var a = g.parameter("a".repeat(18), 1);
        var b = g.parameter("b".repeat(19), 2);
        var sum = g.add(a, b);
        assertThat(sum.name()).hasSize(40).isEqualTo(a.name() + " + " + b.name());
        assertThat(g.add(b, b).name()).as("41 characters").isEqualTo("add#3");
    }

    @Test
    void aLossWithoutATargetTakesThePredictionAlone() {
        var z = g.input("z", 6);
        assertThat(g.loss(new TripletMargin(), z).shape()).isEqualTo(Shape.SCALAR);
        assertThat(g.loss(new TripletMargin(), Reduction.NONE, z).shape()).isEqualTo(Shape.batch(1));
    }
}
