package org.chainrule.verification.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Multiply;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.verification.mutant.MutantOp;
import org.junit.jupiter.api.Test;

class LocaliserTest {

    private static final Matrix X = DoubleMatrix.of(new double[] {0.5, -1, 2}, new double[] {1.5, 0.25, -0.75});

    private static final MutantOp.Product TRANSPOSE_MISSING = (sound, input, o, g, beta, gx) -> {
        if (input == 0) {
            o.kernels().multiplyRightTransposed(g, o.in(1), beta, gx);
        } else {
            sound.vjp(input, o, g, beta, gx);
        }
    };

    /** x → linear → tanh, used twice → squared error. */
    private static Graph network(Op first, Op second) {
        var graph = new Graph();
        Node x = graph.input("x", 3);
        Node w = graph.parameter(
                "w",
                DoubleMatrix.of(
                        new double[] {0.5, -0.25, 1}, new double[] {0.75, 0.5, -1}, new double[] {-0.5, 1, 0.25}));
        Node v = graph.parameter(
                "v",
                DoubleMatrix.of(
                        new double[] {0.25, 0.75, -0.5}, new double[] {1, -0.5, 0.5}, new double[] {0.5, 0.25, 1}));
        Node hidden = graph.apply("hidden", new Linear(), x, w);
        Node t = graph.apply("tanh", first, hidden);
        Node sum = graph.apply("sum", new Linear(), t, v);
        Node product = graph.apply("product", second, t, sum);
        Node target = graph.input("target", 3);
        graph.apply("loss", new LossOp(new SquaredError()), product, target);
        return graph;
    }

    private static Node node(Graph graph, String name) {
        return graph.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Plan plan(Graph graph) {
        var plan = Plan.builder(graph, node(graph, "loss"))
                .rows(2)
                .inputGradients(node(graph, "x"))
                .build();
        plan.value(node(graph, "x")).copyFrom(X);
        plan.value(node(graph, "target")).fill(0.25);
        return plan;
    }

    private static List<Finding> findings(Op first, Op second) {
        return Localiser.of(plan(network(first, second))).findings();
    }

    @Test
    void aSoundGraphHasNoFindings() {
        assertThat(findings(new Elementwise(new Tanh()), new Multiply())).isEmpty();
    }

    private static Entry turned(Entry e) {
        return new Entry(e.input(), e.row(), e.column(), -e.claimed(), e.oracle(), e.allowance());
    }

    @Test
    void aWrongProductIsFoundWhereItIsMade() {
        var flipped = new MutantOp(new Elementwise(new Tanh()), (sound, input, o, g, beta, gx) -> {
            var negative = Matrix.copyOf(g, Precision.FLOAT64);
            o.kernels().addScaled(-1, g, 0, negative);
            sound.vjp(input, o, negative, beta, gx);
        });
        var findings = findings(flipped, new Multiply());
        assertThat(findings).singleElement().isInstanceOfSatisfying(WrongProduct.class, wrong -> {
            assertThat(wrong.node().name()).isEqualTo("tanh");
            assertThat(wrong.isOnRecord()).isTrue();
            assertThat(turned(wrong.worst()).isWrong()).isFalse();
            assertThat(wrong.likeliest()).map(mutant -> mutant.name()).contains("sign-flipped");
            assertThat(wrong.describe())
                    .contains("tanh \"tanh\" (node 4 of 9), input 0 \"hidden\": the product is wrong, as if it were −g")
                    .contains(
                            "from hidden (batch×3) to batch×3; used by linear \"sum\" as input 0, multiply \"product\"")
                    .contains("∂L/∂hidden = ∂L/∂tanh ⊙")
                    .contains(
                            "GradientCheck.ofOp(((Node.Computed) graph.nodes().get(4).origin()).op()).on(DoubleMatrix.of(");
        });
    }

    @Test
    void theLikeliestMutantIsNamedForAnOpThatKnowsNothingOfMutants() {
        var graph = new Graph();
        Node x = graph.input("x", 3);
        Node w = graph.parameter(
                "w",
                DoubleMatrix.of(
                        new double[] {0.5, -0.25, 1}, new double[] {0.75, 0.5, -1}, new double[] {-0.5, 1, 0.25}));
        Node y = graph.apply("y", new MutantOp(new Linear(), TRANSPOSE_MISSING), x, w);
        var plan = Plan.builder(graph, y).rows(2).inputGradients(x).build();
        plan.value(x).copyFrom(X);
        plan.cotangent(y).copyFrom(DoubleMatrix.of(new double[] {1, -2, 0.5}, new double[] {0.75, 1.5, -1}));
        assertThat(Localiser.of(plan).findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        WrongProduct.class,
                        wrong -> assertThat(wrong.headline())
                                .contains("linear \"y\" (node 2 of 3), input 0 \"x\"")
                                .contains("as if it were G Wᵀ instead of ∂L/∂X = G W"));
    }

    @Test
    void aFaultThatTheCotangentHidesIsFoundAndSaidNotToBeOnRecord() {
        var ones = new MutantOp(new Elementwise(new Tanh()), (sound, input, o, g, beta, gx) -> {
            var other = Matrix.copyOf(g, Precision.FLOAT64);
            other.fill(1);
            sound.vjp(input, o, other, beta, gx);
        });
        var graph = new Graph();
        Node x = graph.input("x", 3);
        Node y = graph.apply("y", ones, x);
        var plan = Plan.builder(graph, y).rows(2).inputGradients(x).build();
        plan.value(x).copyFrom(X);
        plan.cotangent(y).fill(1);
        assertThat(Localiser.of(plan).findings()).singleElement().isInstanceOfSatisfying(WrongProduct.class, wrong -> {
            assertThat(wrong.isOnRecord()).isFalse();
            assertThat(wrong.evidence()).isEqualTo(Evidence.ANOTHER_COTANGENT);
        });
    }

    @Test
    void aFaultThatTheInputsHideIsFound() {
        var exchanged =
                new MutantOp(new Multiply(), (sound, input, o, g, beta, gx) -> sound.vjp(1 - input, o, g, beta, gx));
        var graph = new Graph();
        Node x = graph.input("x", 3);
        Node y = graph.apply("y", exchanged, x, x); // a ⊙ a: exchanged operands are equal
        var plan = Plan.builder(graph, y).rows(2).inputGradients(x).build();
        plan.value(x).copyFrom(X);
        plan.cotangent(y).fill(1);
        assertThat(Localiser.of(plan).findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        WrongProduct.class,
                        wrong -> assertThat(wrong.evidence()).isEqualTo(Evidence.OTHER_INPUTS));
    }

    @Test
    void badHabitsAreTheOpsAndNotTheEngines() {
        var forgetsBeta = new MutantOp(new Multiply(), (sound, input, o, g, beta, gx) -> sound.vjp(input, o, g, 0, gx));
        assertThat(findings(new Elementwise(new Tanh()), forgetsBeta))
                .singleElement()
                .isInstanceOfSatisfying(WrongHabit.class, wrong -> {
                    assertThat(wrong.node().name()).isEqualTo("product");
                    assertThat(wrong.habit()).isEqualTo(Habit.DOES_NOT_ADD);
                });
        var spoilsCotangent = new MutantOp(new Multiply(), (sound, input, o, g, beta, gx) -> {
            sound.vjp(input, o, g, beta, gx);
            g.copyFrom(gx);
        });
        assertThat(findings(new Elementwise(new Tanh()), spoilsCotangent))
                .singleElement()
                .isInstanceOfSatisfying(WrongHabit.class, wrong -> {
                    assertThat(wrong.node().name()).isEqualTo("product");
                    assertThat(wrong.habit()).isEqualTo(Habit.CHANGES_ITS_COTANGENT);
                    assertThat(wrong.isOnRecord()).isTrue();
                });
    }

    @Test
    void faultsOfTheEngineAreFoundInTheSumTheySpoil() {
        var plan = plan(network(new Elementwise(new Tanh()), new Multiply()));
        plan.forward();
        Node tanh = node(plan.graph(), "tanh");
        for (SumFault fault : List.of(
                SumFault.OVERWRITTEN,
                SumFault.COUNTED_TWICE,
                SumFault.NOT_CLEARED,
                SumFault.VISITED_TOO_EARLY,
                SumFault.LEFT_OUT)) {
            var findings =
                    Localiser.of(new FaultyEngine(plan, tanh, fault).pass()).findings();
            assertThat(findings).as(fault.words()).singleElement().isInstanceOfSatisfying(WrongSum.class, wrong -> {
                assertThat(wrong.node()).isEqualTo(tanh);
                assertThat(wrong.fault()).isEqualTo(fault);
                assertThat(wrong.describe()).startsWith("accumulation into tanh \"tanh\"");
            });
        }
    }

    @Test
    void atAKinkTheDocumentedSlopeIsRightAndAnyOutsideItIsWrong() {
        var graph = new Graph();
        Node x = graph.input("x", 2);
        Node y = graph.apply("y", new Elementwise(new Relu()), x);
        Node z = graph.apply("z", new Elementwise(new Relu()), y);
        var plan = Plan.builder(graph, z).inputGradients(x).build();
        plan.value(x).copyFrom(DoubleMatrix.of(new double[] {-1, 0}));
        plan.cotangent(z).copyFrom(DoubleMatrix.of(new double[] {1, 2}));
        assertThat(Localiser.of(plan).findings()).isEmpty();

        var steeper = new MutantOp(new Elementwise(new Relu()), (sound, input, o, g, beta, gx) -> {
            for (int k = 0; k < g.size(); k++) {
                double slope = o.in(0).get(k) < 0 ? 0 : o.in(0).get(k) == 0 ? 1.5 : 1;
                gx.set(k, g.get(k) * slope + (beta == 0 ? 0 : beta * gx.get(k)));
            }
        });
        var faulty = new Graph();
        Node a = faulty.input("a", 2);
        Node b = faulty.apply("b", steeper, a);
        var other = Plan.builder(faulty, b).inputGradients(a).build();
        other.value(a).copyFrom(DoubleMatrix.of(new double[] {-1, 0}));
        other.cotangent(b).copyFrom(DoubleMatrix.of(new double[] {1, 2}));
        assertThat(Localiser.of(other).findings()).singleElement().isInstanceOfSatisfying(WrongProduct.class, wrong -> {
            assertThat(wrong.worst().column()).isEqualTo(1);
            assertThat(wrong.worst().claimed()).isEqualTo(3);
        });
    }

    @Test
    void aFloat32PassIsRefused() {
        var graph = new Graph();
        Node a = graph.parameter("a", 2);
        Node y = graph.multiply(a, a);
        var plan = Plan.builder(graph, y)
                .parameters(graph.parameters(Precision.FLOAT32))
                .build();
        assertThatThrownBy(() -> Localiser.of(plan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("float64");
        assertThat(new BackwardPass(graph, Plan.of(graph, y).kernels(), Map.of(), Map.of(), List.of()).visited())
                .isEmpty();
    }
}
