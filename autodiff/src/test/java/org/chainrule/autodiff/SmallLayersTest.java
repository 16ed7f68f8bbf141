package org.chainrule.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.KernelProvider;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.core.kernel.SmallLayer;
import org.chainrule.core.kernel.SmallLoss;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Huber;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan with prepared layers and losses and one without hold the same bits in every buffer. */
class SmallLayersTest {

    /** Kernels that prepare nothing, or count what they prepare. */
    private static final class Watched {
        private final List<SmallLayer.Matrices> prepared = new ArrayList<>();
        private final List<SmallLoss.Matrices> losses = new ArrayList<>();
        private final Kernels kernels;

        Watched(Kernels sound, boolean prepares) {
            kernels = (Kernels) Proxy.newProxyInstance(
                    Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, (self, verb, arguments) -> {
                        if (verb.getName().equals("prepare") && !prepares) {
                            return Optional.empty();
                        }
                        if (verb.getName().equals("prepare") && arguments[0] instanceof SmallLayer.Matrices layer) {
                            var result = sound.prepare(layer);
                            result.ifPresent(done -> prepared.add(layer));
                            return result;
                        }
                        if (verb.getName().equals("prepare") && arguments[0] instanceof SmallLoss.Matrices loss) {
                            var result = sound.prepare(loss);
                            result.ifPresent(done -> losses.add(loss));
                            return result;
                        }
                        try {
                            return verb.invoke(sound, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }
    }

    private static Stream<Kernels> everyProvider() {
        var all = KernelChoice.providers().stream()
                .filter(provider -> provider.refusal().isEmpty())
                .toList();
        return all.stream().flatMap(SmallLayersTest::inBothPrecisions);
    }

    private static Stream<Kernels> inBothPrecisions(KernelProvider provider) {
        return Stream.of(Precision.values()).map(precision -> provider.kernels(precision, 1));
    }

    private static Node dense(Graph graph, String name, Node x, int units, ScalarFunction f) {
        return graph.map(f, linear(graph, name, x, units));
    }

    private static Node linear(Graph graph, String name, Node x, int units) {
        Node w = graph.parameter(name + ".w", random(name, units, x.shape().columns()));
        return graph.apply(name, new Linear(), x, w, graph.parameter(name + ".b", random(name + ".b", 1, units)));
    }

    private static Matrix random(String purpose, int rows, int columns) {
        var random = new Seed(31).stream(purpose);
        var matrix = Matrix.zeros(Precision.FLOAT64, rows, columns);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, Seed.uniform(random, -2, 2));
        }
        return matrix;
    }

    /** Runs a graph with and without prepared layers; returns with how many, and with how many that run backward. */
    private static List<Long> compare(Kernels kernels, int rows, Function<Graph, Node> write, String... frozen) {
        var watched = compared(kernels, rows, write, frozen);
        return List.of(
                (long) watched.prepared.size(),
                watched.prepared.stream()
                        .filter(layer -> layer.gradients().isPresent())
                        .count());
    }

    /** The same; returns whether its loss was prepared, forward and backward. */
    private static List<Boolean> compareLoss(Kernels kernels, int rows, Function<Graph, Node> write, String... frozen) {
        var losses = compared(kernels, rows, write, frozen).losses;
        return List.of(
                losses.size() == 1,
                losses.stream().anyMatch(loss -> loss.gradient().isPresent()));
    }

    private static Watched compared(Kernels kernels, int rows, Function<Graph, Node> write, String... frozen) {
        var watched = new Watched(kernels, true);
        var plans = List.of(
                plan(watched.kernels, rows, write, frozen),
                plan(new Watched(kernels, false).kernels, rows, write, frozen));
        for (double beta : new double[] {0, 1, 0.5}) {
            for (Plan plan : plans) {
                plan.forward();
                plan.backward(1.25, beta);
            }
            assertSame(plans.get(0), plans.get(1));
        }
        plans.get(0).trace();
        plans.get(1).backward();
        assertSame(plans.get(0), plans.get(1));
        return watched;
    }

    private static Plan plan(Kernels kernels, int rows, Function<Graph, Node> write, String... frozen) {
        var graph = new Graph();
        Node output = write.apply(graph);
        var parameters = graph.parameters(kernels.precision());
        List.of(frozen).forEach(parameters::freeze);
        var plan = Plan.builder(graph, output)
                .rows(rows)
                .parameters(parameters)
                .kernels(kernels)
                .build();
        for (Node node : graph.nodes()) {
            if (node.origin() instanceof Node.Input) {
                plan.value(node).copyFrom(random(node.name(), rows, node.shape().columns()));
            }
        }
        if (node(graph, "class").isPresent()) {
            plan.value(node(graph, "class").get()).fill(1);
        }
        if (!output.shape().isBatched()) {
            return plan;
        }
        plan.cotangent(output).copyFrom(random("cotangent", rows, output.shape().columns()));
        return plan;
    }

    private static Optional<Node> node(Graph graph, String name) {
        return graph.nodes().stream().filter(node -> node.name().equals(name)).findFirst();
    }

    private static void assertSame(Plan with, Plan without) {
        for (Node node : with.graph().nodes()) {
            var other = without.graph().nodes().get(node.index());
            assertThat(with.value(node).toArray())
                    .as("value of %s", node)
                    .containsExactly(without.value(other).toArray());
            assertThat(with.hasGradient(node)).isEqualTo(without.hasGradient(other));
            if (with.hasGradient(node)) {
                assertThat(with.gradient(node).toArray())
                        .as("gradient of %s", node)
                        .containsExactly(without.gradient(other).toArray());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyProvider")
    void everyFunctionInChainsOfEveryFewRows(Kernels kernels) {
        for (ScalarFunction family : ScalarFunctions.all()) {
            for (ScalarFunction f : family.datasheet().specimens()) {
                for (int rows = 1; rows <= 4; rows++) {
                    var counts = compare(kernels, rows, graph -> {
                        Node h = dense(graph, "hidden", graph.input("x", 3), 4, f);
                        return graph.loss(new HalfSquaredError(), dense(graph, "output", h, 2, f), graph.input("t", 2));
                    });
                    assertThat(counts).containsExactly(2L, 2L);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyProvider")
    void aLayerWithoutAFunctionAndOneThatIsTooLarge(Kernels kernels) {
        assertThat(compare(kernels, 3, graph -> {
                    Node h = dense(graph, "small", graph.input("x", 3), 5, new Tanh());
                    Node large = dense(graph, "large", h, 9, new Relu());
                    return graph.loss(
                            new SoftmaxCrossEntropy(), linear(graph, "output", large, 2), graph.input("class", 1));
                }))
                .containsExactly(2L, 2L);
    }

    @ParameterizedTest
    @MethodSource("everyProvider")
    void whatIsFrozenSharedOrUsedTwice(Kernels kernels) {
        Function<Graph, Node> chain =
                graph -> dense(graph, "b", dense(graph, "a", graph.input("x", 2), 3, new Sigmoid()), 2, new Tanh());
        assertThat(compare(kernels, 2, chain)).containsExactly(2L, 2L);
        assertThat(compare(kernels, 2, chain, "a.w", "a.b")).containsExactly(2L, 1L);
        assertThat(compare(kernels, 2, chain, "b.b")).containsExactly(2L, 1L);
        assertThat(compare(kernels, 2, chain, "b.w")).containsExactly(2L, 1L);

        Function<Graph, Node> sharedWeights = graph -> {
            Node first = dense(graph, "a", graph.input("x", 2), 2, new Sigmoid());
            return graph.apply(
                    "again",
                    new Linear(),
                    first,
                    node(graph, "a.w").orElseThrow(),
                    node(graph, "a.b").orElseThrow());
        };
        assertThat(compare(kernels, 2, sharedWeights)).containsExactly(2L, 1L);

        Function<Graph, Node> usedBefore = graph -> {
            Node z = linear(graph, "a", graph.input("x", 2), 2);
            Node y = graph.map(new Sigmoid(), z);
            return graph.multiply(dense(graph, "b", y, 2, new Tanh()), graph.add(y, z));
        };
        assertThat(compare(kernels, 2, usedBefore)).containsExactly(2L, 0L);

        Function<Graph, Node> functionOfAnother = graph -> {
            Node a = linear(graph, "a", graph.input("x", 2), 2);
            Node b = linear(graph, "b", a, 2);
            return graph.multiply(graph.map(new Sigmoid(), a), b);
        };
        assertThat(compare(kernels, 2, functionOfAnother)).containsExactly(2L, 1L);

        Function<Graph, Node> parameterAsInput = graph -> {
            Node p = graph.parameter("p", random("p", 2, 2));
            Node w = graph.parameter("w", random("w", 2, 2));
            return graph.map(
                    new Sigmoid(), graph.apply("z", new Linear(), p, w, graph.parameter("b", random("b", 1, 2))));
        };
        assertThat(compare(kernels, 2, parameterAsInput)).containsExactly(1L, 0L);
        assertThat(compare(kernels, 2, parameterAsInput, "w")).containsExactly(1L, 0L);
    }

    @ParameterizedTest
    @MethodSource("everyProvider")
    void anInputIsReadWhereItLies(Kernels kernels) {
        Function<Graph, Node> write = graph -> dense(graph, "a", graph.input("x", 2), 3, new Sigmoid());
        var with = plan(kernels, 1, write);
        var without = plan(new Watched(kernels, false).kernels, 1, write);
        for (int round = 0; round < 2; round++) {
            Matrix x = Matrix.copyOf(random("x" + round, 1, 2), kernels.precision());
            for (Plan plan : List.of(with, without)) {
                plan.read(plan.graph().nodes().get(0), x);
                plan.forward();
                plan.backward();
            }
            assertSame(with, without);
        }
    }

    @ParameterizedTest
    @MethodSource("everyProvider")
    void anOpBehindALayerThatIsNoFunctionStays(Kernels kernels) {
        assertThat(compare(
                        kernels,
                        2,
                        graph -> graph.apply(
                                new Elementwise(new Tanh()),
                                graph.add(linear(graph, "a", graph.input("x", 2), 3), graph.input("y", 3)))))
                .containsExactly(1L, 1L);
    }

    @ParameterizedTest
    @MethodSource("everyProvider")
    void aLossOfFewNumbersWithAFixedFactor(Kernels kernels) {
        for (Reduction reduction : Reduction.values()) {
            boolean isFixed = reduction != Reduction.NONE && reduction != Reduction.WEIGHTED_MEAN;
            var op = new LossOp(new Huber(0.5), reduction);
            Function<Graph, Node> write = graph ->
                    graph.apply("loss", op, dense(graph, "a", graph.input("x", 2), 3, new Tanh()), graph.input("t", 3));
            assertThat(compareLoss(kernels, 5, write)).containsExactly(isFixed, isFixed);
            assertThat(compareLoss(kernels, 6, write)).containsExactly(false, false);
            if (isFixed) {
                assertThat(compareLoss(kernels, 5, write, "a.w", "a.b")).containsExactly(true, false);
            }
        }
    }

    /** One whose prediction is used elsewhere, is a parameter or may be read elsewhere. */
    @ParameterizedTest
    @MethodSource("everyProvider")
    void aLossThatIsNotTheFirstToWriteKeepsItsEdge(Kernels kernels) {
        Function<Graph, Node> usedTwice = graph -> {
            Node y = dense(graph, "a", graph.input("x", 2), 3, new Tanh());
            Node loss = graph.loss(new SquaredError(), y, graph.input("t", 3));
            return graph.add(loss, graph.loss(new HalfSquaredError(), y, graph.input("u", 3)));
        };
        var both = compared(kernels, 2, usedTwice).losses;
        assertThat(both).hasSize(2);
        assertThat(both.stream().filter(loss -> loss.gradient().isPresent())).hasSize(1);

        Function<Graph, Node> ofAParameter = graph -> graph.loss(
                new SquaredError(), graph.parameter("p", random("p", 2, 3)), graph.parameter("t", random("t", 2, 3)));
        assertThat(compareLoss(kernels, 1, ofAParameter, "t")).containsExactly(true, false);

        Function<Graph, Node> ofAnInput = graph -> graph.multiply(
                graph.loss(new SquaredError(), graph.input("x", 2), graph.input("t", 2)), graph.parameter("p", 2.0));
        assertThat(compareLoss(kernels, 1, ofAnInput)).containsExactly(false, false);
    }
}
