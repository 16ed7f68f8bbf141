package org.chainrule.verification.dual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Standardise;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.loss.CategoricalHinge;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.oracle.Estimate;
import org.chainrule.verification.oracle.FiniteDifference;
import org.junit.jupiter.api.Test;

class DualPassTest {

    /** No two formulas agree to so many. */
    private static final double HALF_THE_DIGITS = 0x1p-26;

    private final Graph graph = new Graph();
    private final Map<Node, Matrix> inputs = new HashMap<>();
    private final Map<Node, double[]> way = new HashMap<>();

    private static double[] normal(int size, long seed) {
        var random = new Seed(seed).stream("numbers");
        var numbers = new double[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = Seed.normal(random);
        }
        return numbers;
    }

    private static Matrix matrix(int rows, int columns, long seed) {
        return DoubleMatrix.wrap(normal(rows * columns, seed), 0, rows, columns);
    }

    private Node network() {
        var x = graph.input("x", 3);
        var t = graph.input("t", 1);
        inputs.put(x, matrix(4, 3, 1));
        inputs.put(t, DoubleMatrix.of(new double[] {0}, new double[] {2}, new double[] {1}, new double[] {2}));
        var w = graph.parameter("w", matrix(3, 3, 2));
        var b = graph.parameter("b", matrix(1, 3, 3));
        var a = graph.parameter("a", 0.25);
        var hidden = graph.prelu(graph.map(new Tanh(), graph.linear(x, w, b)), a);
        var gated = graph.multiply(hidden, graph.mapRows(new Softmax(), graph.linear(hidden, w)));
        var mixed = graph.mapRows(new Standardise(), graph.add(gated, x));
        var sides = graph.concatenate(mixed, graph.map(new Sigmoid(), mixed));
        return graph.loss(new SoftmaxCrossEntropy(), graph.linear(sides, graph.parameter("v", matrix(4, 6, 5))), t);
    }

    @Test
    void theTangentOfTheLossIsTheGradientAlongTheWay() {
        Node loss = network();
        var plan = Plan.builder(graph, loss)
                .rows(4)
                .inputGradients(graph.nodes().get(0))
                .build();
        inputs.forEach((node, value) -> plan.value(node).copyFrom(value));
        plan.forward();
        plan.backward();
        var pass = DualPass.of(plan);
        double along = 0;
        long seed = 10;
        for (Node node : graph.nodes()) {
            if (node.origin() instanceof Node.Parameter || node.name().equals("x")) {
                way.put(node, normal(plan.value(node).size(), seed++));
                pass.setTangent(node, way.get(node));
                for (int i = 0; i < way.get(node).length; i++) {
                    along += plan.gradient(node).get(i) * way.get(node)[i];
                }
            }
        }
        pass.forward();
        var found = pass.tangent(loss, 0);
        assertThat(pass.value(loss).get(0)).isEqualTo(plan.value(loss).get(0));
        assertThat(pass.notes()).isEmpty();
        var differences = FiniteDifference.FULL.derivative(t -> lossAt(plan, loss, t), 0);
        assertThat(differences.distance(along)).isLessThanOrEqualTo(differences.bound());
        assertThat(found.contradicts(differences)).isFalse();
        assertThat(found.bound()).as("narrower than by differences").isLessThan(differences.bound());
    }

    private double lossAt(Plan plan, Node loss, double t) {
        var start = new HashMap<Node, Matrix>();
        way.forEach((node, tangent) -> {
            start.put(node, Matrix.copyOf(plan.value(node), Precision.FLOAT64));
            for (int i = 0; i < tangent.length; i++) {
                plan.value(node).set(i, start.get(node).get(i) + t * tangent[i]);
            }
        });
        plan.forward();
        double value = plan.value(loss).get(0);
        start.forEach((node, before) -> plan.value(node).copyFrom(before));
        return value;
    }

    @Test
    void withoutTangentsNothingMoves() {
        Node loss = network();
        var pass = DualPass.of(graph, inputs);
        pass.forward();
        for (Node node : graph.nodes()) {
            assertThat(pass.tangents(node)).containsOnly(0);
            assertThat(pass.bars(node)).containsOnly(0);
        }
        assertThat(pass.tangent(loss, 0).bound()).isZero();
    }

    @Test
    void everyReductionIsDifferentiated() {
        for (Reduction reduction : List.of(Reduction.SUM, Reduction.MEAN_OVER_ELEMENTS, Reduction.MEAN_OVER_ROWS)) {
            var g = new Graph();
            var p = g.input("p", 2);
            var t = g.input("t", 2);
            var loss = g.loss(new SquaredError(), reduction, p, t);
            var pass = DualPass.of(
                    g,
                    Map.of(
                            p, DoubleMatrix.of(new double[] {1, 2}, new double[] {3, 5}),
                            t, DoubleMatrix.of(new double[] {0, 0}, new double[] {1, 1})));
            pass.setTangent(p, 1, 0, 0, 0.5);
            pass.forward();
            double divisor = reduction == Reduction.SUM ? 1 : reduction == Reduction.MEAN_OVER_ROWS ? 2 : 4;
            assertThat(pass.tangent(loss, 0).value()).isEqualTo(6 / divisor); // 2·1·1 + 2·4·½
            assertThat(pass.tangent(loss, 0).bound()).isZero();
        }
    }

    /** Twice its input, computed beside the kernels; the vjp is wrong, and nobody asks. */
    private record Doubled() implements CustomOp {
        @Override
        public String name() {
            return "doubled";
        }

        @Override
        public Shape shape(List<Shape> shapes) {
            return shapes.get(0);
        }

        @Override
        public void forward(Operands o) {
            for (int i = 0; i < o.out().size(); i++) {
                o.out().set(i, 2 * o.in(0).get(i));
            }
        }

        @Override
        public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
            throw new AssertionError("the vjp was asked");
        }

        @Override
        public String rule(int input) {
            return "2 g";
        }

        @Override
        public Reads reads() {
            return Reads.NOTHING;
        }
    }

    @Test
    void anOpThatComputesBesideTheKernelsHasItsTangentFromDifferencesAndThePassSaysSo() {
        var x = graph.input("x", 2);
        Op op = new Doubled();
        var y = graph.apply(op, graph.map(new Sigmoid(), x));
        var pass = DualPass.of(graph, Map.of(x, DoubleMatrix.of(new double[] {0.5, -1})));
        pass.setTangent(x, 1, 3);
        pass.forward();
        for (int i = 0; i < 2; i++) {
            var exact = Formula.parse((i == 0 ? 2 : 6) + " / (1 + exp(-x))")
                    .derivativeExactly("x", Map.of("x", pass.value(x).get(i)));
            var found = pass.tangent(y, i);
            assertThat(Accuracy.distance(found.value(), exact).toDouble()).isLessThanOrEqualTo(found.bound());
            assertThat(found.bound()).isLessThan(HALF_THE_DIGITS * found.value());
        }
        assertThat(pass.notes()).anyMatch(note -> note.contains("doubled") && note.contains("differences"));
    }

    @Test
    void aTieThatMovesAsOneIsNoKinkAndOneThatPartsIs() {
        var p = graph.input("p", 3);
        var t = graph.input("t", 3);
        var loss = graph.loss(new CategoricalHinge(), p, t);
        var pass = DualPass.of(
                graph,
                Map.of(p, DoubleMatrix.of(new double[] {0.5, 0.5, 0.25}), t, DoubleMatrix.of(new double[] {0, 0, 1})));
        pass.setTangent(p, 1, 1, 0);
        pass.forward();
        assertThat(pass.kinks()).isEmpty();
        assertThat(pass.tangent(loss, 0)).isEqualTo(new Estimate(1, 0));
        pass.setTangent(p, 1, 0, 0);
        pass.forward();
        assertThat(pass.kinks()).isNotEmpty();
        var parted = pass.tangent(loss, 0);
        assertThat(parted.distance(0)).isLessThanOrEqualTo(parted.bound());
        assertThat(parted.distance(1)).isLessThanOrEqualTo(parted.bound());
        assertThat(parted.distance(1 + HALF_THE_DIGITS))
                .as("no more than both sides")
                .isGreaterThan(parted.bound());
        assertThat(parted.distance(-HALF_THE_DIGITS)).isGreaterThan(parted.bound());
    }

    @Test
    void refusalsSayWhatIsNeeded() {
        Node loss = network();
        assertThatThrownBy(() -> DualPass.of(graph, Map.of()))
                .hasMessageContaining("\"x\"")
                .hasMessageContaining("give every input");
        var pass = DualPass.of(graph, inputs);
        assertThatThrownBy(() -> pass.setTangent(loss, 1)).hasMessageContaining("is computed");
        assertThatThrownBy(() -> pass.setTangent(graph.nodes().get(0), 1)).hasMessageContaining("one per element");
    }
}
