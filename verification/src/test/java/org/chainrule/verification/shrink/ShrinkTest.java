package org.chainrule.verification.shrink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Multiply;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Elu;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.check.Witness;
import org.junit.jupiter.api.Test;

/** Every fault becomes small and plain and stays the same fault. */
class ShrinkTest {

    private static final Shape SQUARE = Shape.of(3, 3);

    private static final Op TRANSPOSE_MISSING = new WrongOp(new Linear(), (op, input, o, g, beta, gx) -> {
        if (input == 0) {
            o.kernels().multiplyRightTransposed(g, o.in(1), beta, gx);
        } else {
            op.vjp(input, o, g, beta, gx);
        }
    });

    private static Shrunk shrunk(Op op, Shape... shapes) {
        var shrunk = Shrink.ofOp(op).onShapes(shapes).run().orElseThrow();
        var inputs = shrunk.values().subList(0, shrunk.values().size() - 1);
        var again = GradientCheck.ofOp(op)
                .on(inputs.stream().map(Shrunk.Named::value).toArray(Matrix[]::new))
                .cotangent(shrunk.value("cotangent"))
                .run();
        assertThat(again.passed()).as(again.describe()).isFalse();
        assertThat(again.comparisons()).contains(shrunk.after());
        assertThat(Signature.of(shrunk.after())).isEqualTo(Signature.of(shrunk.before()));
        return shrunk;
    }

    private static void plain(Matrix matrix) {
        assertThat(Arrays.stream(matrix.toArray()).boxed()).isSubsetOf(0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5);
    }

    /** Of the numbers that the shrinker takes for plain; −0.75 is the last of them. */
    private static void ofThePlain(Matrix matrix) {
        assertThat(Arrays.stream(matrix.toArray()).mapToObj(PlainNumbers::rank))
                .allMatch(rank -> rank <= PlainNumbers.rank(-0.75));
    }

    @Test
    void aMissingTransposeNeedsTwoByTwoAndOneNumber() {
        var shrunk = shrunk(TRANSPOSE_MISSING, SQUARE, SQUARE, Shape.of(1, 3));
        assertThat(shrunk.value("input 0").shape()).isEqualTo(Shape.of(1, 2));
        assertThat(shrunk.value("input 1").shape()).isEqualTo(Shape.of(2, 2));
        shrunk.values().forEach(named -> plain(named.value()));
        assertThat(shrunk.describe())
                .contains("linear: the plainest case that still shows the fault")
                .contains("from 3×3, 3×3, 1×3")
                .contains("rule: g · W")
                .contains("GradientCheck.ofOp(op)\n            .on(DoubleMatrix.of(new double[] {")
                .contains(".cotangent(DoubleMatrix.of(");
    }

    @Test
    void itIsDeterministicAndBounded() {
        var once = shrunk(TRANSPOSE_MISSING, SQUARE, SQUARE, Shape.of(1, 3));
        var twice = shrunk(TRANSPOSE_MISSING, SQUARE, SQUARE, Shape.of(1, 3));
        assertThat(twice.describe()).isEqualTo(once.describe());
        var few = Shrink.ofOp(TRANSPOSE_MISSING)
                .onShapes(SQUARE, SQUARE, Shape.of(1, 3))
                .mostTrials(5)
                .run()
                .orElseThrow();
        assertThat(few.trials()).isLessThanOrEqualTo(6); // the last is the result itself
        assertThat(few.after().verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aMissingDivisionByNNeedsTwoElements() {
        var mean = new LossOp(new SquaredError(), Reduction.MEAN_OVER_ELEMENTS);
        var sum = new LossOp(new SquaredError(), Reduction.SUM);
        var shrunk = shrunk(
                new WrongOp(mean, (op, input, o, g, beta, gx) -> sum.vjp(input, o, g, beta, gx)),
                Shape.of(3, 2),
                Shape.of(3, 2));
        assertThat(shrunk.value("input 0").size()).isEqualTo(2);
        assertThat(shrunk.before().detail()).contains("a division by 6 were missing");
        assertThat(shrunk.after().detail()).contains("a division by 2 were missing");
    }

    @Test
    void aSkippedLastRowNeedsTwoRowsLestItLookForgotten() {
        var shrunk = shrunk(
                new WrongOp(new Linear(), (op, input, o, g, beta, gx) -> {
                    if (input == 1) {
                        int rows = g.rows() - 1;
                        o.kernels()
                                .multiplyLeftTransposed(g.rows(0, rows), o.in(0).rows(0, rows), beta, gx);
                    } else {
                        op.vjp(input, o, g, beta, gx);
                    }
                }),
                SQUARE,
                SQUARE,
                Shape.of(1, 3));
        assertThat(shrunk.value("input 0").shape()).isEqualTo(Shape.of(2, 1));
        assertThat(shrunk.value("input 1").shape()).isEqualTo(Shape.SCALAR);
    }

    @Test
    void aSlopeOfOneRowOnlyNeedsTwo() {
        var shrunk = shrunk(
                new WrongOp(new Prelu(), (op, input, o, g, beta, gx) -> {
                    if (input == 1) {
                        o.kernels().rectifySlopesVjp(o.in(0).rows(0, 1), g.rows(0, 1), beta, gx);
                    } else {
                        op.vjp(input, o, g, beta, gx);
                    }
                }),
                SQUARE,
                Shape.of(1, 3));
        assertThat(shrunk.value("input 0").shape()).isEqualTo(Shape.of(2, 1));
        assertThat(shrunk.after().detail()).doesNotContain("kink");
    }

    @Test
    void aDroppedParameterLeavesTheNumberOnTheBranchThatHasIt() {
        var one = new Elementwise(new Elu(1));
        var shrunk = shrunk(
                new WrongOp(
                        new Elementwise(new Elu(0.5)), (op, input, o, g, beta, gx) -> one.vjp(input, o, g, beta, gx)),
                Shape.of(2, 3));
        assertThat(shrunk.value("input 0").toArray()).containsExactly(-1);
        assertThat(shrunk.value("cotangent").toArray()).containsExactly(1);
        assertThat(shrunk.after().detail()).contains("2 times");
    }

    @Test
    void exchangedOperandsNeedOneByOneAndTwoNumbers() {
        var shrunk = shrunk(
                new WrongOp(new Multiply(), (op, input, o, g, beta, gx) -> op.vjp(1 - input, o, g, beta, gx)),
                Shape.of(2, 3),
                Shape.of(2, 3));
        assertThat(shrunk.value("input 0").shape()).isEqualTo(Shape.SCALAR);
        shrunk.values().forEach(named -> ofThePlain(named.value()));
    }

    @Test
    void aBrokenRelationStaysTheSameRelation() {
        var shrunk = shrunk(
                new WrongOp(new Elementwise(new Tanh()), (op, input, o, g, beta, gx) -> op.vjp(input, o, g, 0, gx)),
                Shape.of(2, 3));
        assertThat(shrunk.after().by()).isEqualTo(Witness.BETA);
        assertThat(shrunk.value("input 0").shape()).isEqualTo(Shape.SCALAR);
    }

    @Test
    void aSoftmaxRuleOfItsDiagonalNeedsTwoColumns() {
        var shrunk = shrunk(
                new WrongOp(new RowWise(new Softmax()), (op, input, o, g, beta, gx) -> {
                    for (int i = 0; i < g.size(); i++) {
                        double y = o.out().get(i);
                        gx.set(i, y * (1 - y) * g.get(i) + (beta == 0 ? 0 : beta * gx.get(i)));
                    }
                }),
                Shape.of(2, 4));
        assertThat(shrunk.value("input 0").shape()).isEqualTo(Shape.of(1, 2));
        // Of the plainest numbers most would make the wrong number a simple multiple of the right one: another
        // explanation.
        ofThePlain(shrunk.value("cotangent"));
    }

    /** Leaky ReLU with another slope. */
    private record Wrong(double factor, double atKink) implements CustomFunction {

        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public double value(double x) {
            return new LeakyRelu(0.25).value(x);
        }

        @Override
        public double slope(double x, double y) {
            return x == 0 ? atKink : x > 0 ? factor : 0.25;
        }

        @Override
        public Datasheet datasheet() {
            return new LeakyRelu(0.25).datasheet();
        }
    }

    @Test
    void theArgumentOfAFunctionBecomesPlainAndStaysOffTheKink() {
        ScalarFunction wrong = new Wrong(3, 0.25);
        var shrunk = Shrink.ofFunction(wrong).at(-1.7, 2.718281828).run().orElseThrow();
        assertThat(shrunk.value("x").toArray()).containsExactly(1);
        assertThat(shrunk.code()).contains(".onlyAt(1)");
    }

    @Test
    void aFaultAtAKinkStaysAtIt() {
        var shrunk = Shrink.ofFunction(new Wrong(1, 7)).run().orElseThrow();
        assertThat(shrunk.after().by()).isEqualTo(Witness.KINKS);
        assertThat(shrunk.after().what()).startsWith("kink at 0");
    }

    @Test
    void aLossIsShrunkWithItsTarget() {
        var shrunk = Shrink.ofLoss(new WrongLoss(), Reduction.SUM)
                .onShapes(Shape.of(3, 2), Shape.of(3, 2))
                .run()
                .orElseThrow();
        assertThat(shrunk.value("input 0").shape()).isEqualTo(Shape.SCALAR);
        shrunk.values().forEach(named -> plain(named.value()));
        assertThat(shrunk.code()).startsWith("GradientCheck.ofLoss(loss, Reduction.SUM)");
    }

    @Test
    void anyFunctionOfAnArrayGetsAPlainPoint() {
        var shrunk = Shrink.of(x -> x[0] * x[0] * x[1], x -> new double[] {x[0] * x[1], x[0] * x[0]})
                .named("x²y")
                .at(1.37, -2.91)
                .run()
                .orElseThrow();
        assertThat(shrunk.value("x").toArray()).containsExactly(1, 1);
        assertThat(shrunk.describe()).contains("from x = [1.37, -2.91]").contains(".at(1, 1)");
    }

    @Test
    void aGraphIsWrittenAgainWithFewerRowsAndPlainParameters() {
        var graph = new Graph();
        var x = graph.input("x", 3);
        var w = graph.parameter(
                "w",
                DoubleMatrix.of(
                        new double[] {0.3, -1.2, 0.7}, new double[] {1.9, 0.4, -0.6}, new double[] {-0.8, 0.2, 1.1}));
        var out = graph.apply("hidden", TRANSPOSE_MISSING, x, w);
        var values = DoubleMatrix.of(new double[] {1.5, -0.3, 0.9}, new double[] {0.2, 0.6, -1.4});
        var shrunk =
                Shrink.ofGraph(graph, List.of(out), Map.of(x, values)).run().orElseThrow();
        assertThat(shrunk.after().group()).isEqualTo("x");
        assertThat(shrunk.value("x").shape()).isEqualTo(Shape.of(1, 2));
        assertThat(shrunk.value("w").shape()).isEqualTo(Shape.of(2, 2));
        shrunk.values().forEach(named -> plain(named.value()));
    }

    @Test
    void whatPassesGivesNothingAndWhatHasNoBeginningIsRefused() {
        assertThat(Shrink.ofOp(new Multiply())
                        .onShapes(Shape.of(1, 2), Shape.of(1, 2))
                        .run())
                .isEmpty();
        assertThat(Shrink.ofFunction(new Tanh()).at(1).run()).isEmpty();
        assertThatThrownBy(() -> Shrink.ofOp(new Multiply()).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("onShapes");
        assertThatThrownBy(() -> Shrink.of(x -> x[0], x -> x).run()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void plainNumbersAreRanked() {
        assertThat(PlainNumbers.rank(0)).isZero();
        assertThat(PlainNumbers.rank(1)).isLessThan(PlainNumbers.rank(-1));
        assertThat(PlainNumbers.rank(0.5)).isLessThan(PlainNumbers.rank(0.3));
        assertThat(PlainNumbers.plainer(0)).isEmpty();
        assertThat(PlainNumbers.plainer(2.7)).startsWith(0, 1, -1).contains(2.5, 2.75);
    }
}
