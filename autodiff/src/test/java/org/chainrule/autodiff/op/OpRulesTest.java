package org.chainrule.autodiff.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.core.loss.TripletMargin;
import org.junit.jupiter.api.Test;

/** What ops say of themselves: their rules in words, what their rules read, which inputs they take. */
class OpRulesTest {

    private static final Shape ROW = Shape.batch(3);

    @Test
    void rulesAreTheProductsOfTheBlackboard() {
        assertThat(new Add().rule(1)).isEqualTo("g");
        assertThat(new Multiply().rule(0)).isEqualTo("g ⊙ b");
        assertThat(new Multiply().rule(1)).isEqualTo("g ⊙ a");
        assertThat(new Linear().rule(0)).isEqualTo("g · W");
        assertThat(new Linear().rule(1)).isEqualTo("gᵀ · x");
        assertThat(new Linear().rule(2)).isEqualTo("column sums of g");
        assertThat(new Prelu().rule(0)).isEqualTo("g ⊙ if(x > 0, 1, a)");
        assertThat(new Prelu().rule(1)).isEqualTo("sums of g ⊙ min(x, 0)");
        assertThat(new Concatenate().rule(2)).isEqualTo("columns of g over input 2");
        assertThat(new Elementwise(new Sigmoid()).rule(0))
                .isEqualTo("g ⊙ (" + new Sigmoid().datasheet().slopeFormula() + ")");
        assertThat(new RowWise(new Softmax()).rule(0))
                .isEqualTo(new Softmax().sheet().rule())
                .isNotBlank();
    }

    @Test
    void aRuleWithNamesSpeaksOfTheNodes() {
        var names = List.of("u", "v + w", "b");
        assertThat(new Add().rule(0, names, "∂L/∂z")).isEqualTo("∂L/∂z");
        assertThat(new Linear().rule(0, names, "∂L/∂z")).isEqualTo("∂L/∂z · (v + w)");
        assertThat(new Linear().rule(1, names, "∂L/∂z")).isEqualTo("(∂L/∂z)ᵀ · u");
        assertThat(new Linear().rule(2, names, "∂L/∂z")).isEqualTo("column sums of ∂L/∂z");
        assertThat(new Prelu().rule(0, names, "∂L/∂z")).isEqualTo("∂L/∂z ⊙ if(u > 0, 1, (v + w))");
        assertThat(new Concatenate().rule(1, names, "∂L/∂z")).isEqualTo("columns of ∂L/∂z over (v + w)");
        String slope = new Tanh().datasheet().slopeFormula();
        assertThat(slope).contains("x");
        assertThat(new Elementwise(new Tanh()).rule(0, names, "∂L/∂z"))
                .isEqualTo("∂L/∂z ⊙ (" + slope.replaceAll("\\bx\\b", "u") + ")");
    }

    @Test
    void theRuleOfALossNamesWhatItIsDividedBy() {
        var loss = new SquaredError();
        String slope = "g · (" + loss.sheet().slopeFormula() + ")";
        assertThat(new LossOp(loss, Reduction.SUM).rule(0)).isEqualTo(slope);
        assertThat(new LossOp(loss, Reduction.NONE).rule(0)).isEqualTo(slope);
        assertThat(new LossOp(loss, Reduction.MEAN_OVER_ROWS).rule(0)).isEqualTo(slope + " / rows");
        assertThat(new LossOp(loss, Reduction.MEAN_OVER_ELEMENTS).rule(0)).isEqualTo(slope + " / (number of elements)");
        assertThat(new LossOp(loss, Reduction.WEIGHTED_MEAN).rule(0)).isEqualTo(slope + " / (sum of the weights)");
        var rows = new TripletMargin();
        assertThat(new LossOp(rows).rule(0, List.of("z"), "∂L/∂loss"))
                .startsWith("∂L/∂loss · (")
                .endsWith(" / rows");
    }

    @Test
    void opsReadWhatTheirRulesRead() {
        assertThat(new Add().reads()).isEqualTo(Reads.NOTHING);
        assertThat(new Concatenate().reads()).isEqualTo(Reads.NOTHING);
        assertThat(List.of(new Multiply(), new Linear(), new Prelu(), new LossOp(new HalfSquaredError())))
                .extracting(Op::reads)
                .containsOnly(Reads.INPUTS);
        assertThat(new Elementwise(new Sigmoid()).reads())
                .isEqualTo(new Sigmoid().datasheet().reads())
                .isNotNull();
        assertThat(new RowWise(new Softmax()).reads())
                .isEqualTo(new Softmax().sheet().reads())
                .isNotNull();
    }

    @Test
    void namesAndExpressions() {
        assertThat(new RowWise(new Softmax()).name()).isEqualTo("softmax");
        assertThat(new Linear().expression(List.of("x", "u + v"))).isEqualTo("x·(u + v)ᵀ");
        assertThat(new Linear().expression(List.of("x", "w", "b"))).isEqualTo("x·wᵀ + b");
    }

    @Test
    void aWrongNumberOfInputsIsRefused() {
        for (Op op : List.of(new Elementwise(new Tanh()), new RowWise(new Softmax()))) {
            assertThatThrownBy(() -> op.shape(List.of(ROW, ROW))).as(op.name()).hasMessage("found 2 inputs; needs 1");
        }
        for (Op op : List.of(new Add(), new Multiply(), new LossOp(new SquaredError()))) {
            assertThatThrownBy(() -> op.shape(List.of(ROW, ROW, ROW)))
                    .as(op.name())
                    .hasMessage("found 3 inputs; needs 2");
        }
        assertThatThrownBy(() -> new Prelu().shape(List.of(ROW, Shape.SCALAR, ROW)))
                .hasMessage("found 3 inputs; needs 2");
        assertThatThrownBy(() -> new LossOp(new SquaredError()).shape(List.of()))
                .hasMessage("found no inputs; needs the prediction");
    }

    @Test
    void aLossWithoutATargetTakesThePredictionAlone() {
        var op = new LossOp(new TripletMargin());
        assertThat(op.shape(List.of(Shape.batch(6)))).isEqualTo(Shape.SCALAR);
        assertThatThrownBy(() -> op.shape(List.of(Shape.batch(6), Shape.batch(6))))
                .hasMessage("found 2 inputs; needs 1");
    }

    /** [a | b] of one column and two; then its cotangent in two blocks, the second added to what is there. */
    @Test
    void concatenatedBlocksGoBackWhereTheyCameFrom() {
        Matrix a = DoubleMatrix.of(new double[] {1}, new double[] {4});
        Matrix b = DoubleMatrix.of(new double[] {2, 3}, new double[] {5, 6});
        var op = new Concatenate();
        var operands = Operands.allocate(op, KernelChoice.reproducible().kernels(Precision.FLOAT64), List.of(a, b));
        op.forward(operands);
        assertThat(operands.out().toArray()).containsExactly(1, 2, 3, 4, 5, 6);
        Matrix g = DoubleMatrix.of(new double[] {10, 20, 30}, new double[] {40, 50, 60});
        Matrix into = DoubleMatrix.of(new double[] {7}, new double[] {7});
        op.vjp(0, operands, g, 0, into);
        assertThat(into.toArray()).containsExactly(10, 40);
        into = DoubleMatrix.of(new double[] {1, 1}, new double[] {1, 1});
        op.vjp(1, operands, g, 1, into);
        assertThat(into.toArray()).containsExactly(21, 31, 51, 61);
    }

    @Test
    void allocatedOperandsHaveTheOutputAndTheWorkspaceOfTheOp() {
        Matrix p = DoubleMatrix.of(new double[] {1, 2}, new double[] {3, 5});
        Matrix t = DoubleMatrix.of(new double[] {0, 2}, new double[] {3, 3});
        var op = new LossOp(new SquaredError(), Reduction.SUM);
        var operands = Operands.allocate(op, KernelChoice.reproducible().kernels(Precision.FLOAT64), List.of(p, t));
        assertThat(operands.count()).isEqualTo(2);
        op.forward(operands);
        assertThat(operands.workspace(0).toArray()).containsExactly(1, 4);
        assertThat(operands.out().toArray()).containsExactly(5);
    }
}
