package org.chainrule.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Selection;
import org.chainrule.core.Shape;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Reads;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.KernelProvider;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.CategoricalCrossEntropy;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A training step in the steady state allocates nothing: not a byte over many steps. One run below is an epoch: ten
 * gradients and two evaluations.
 */
class AllocationTest {

    private static final int RUNS = 30;
    private static final int ROWS = 300;

    /** Batches of 64 and, last, of 44 rows, in shuffled order; then evaluations in parts of 256 and 44 rows. */
    private static Runnable epoch(SupervisedObjective objective, Batch data) {
        int[] order = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            order[i] = ROWS - 1 - i;
        }
        var selection = new Selection(data, order);
        return () -> {
            double whole = objective.weight(data);
            for (int first = 0; first < ROWS; first += 64) {
                int rows = Math.min(64, ROWS - first);
                selection.move(first, rows);
                objective.gradient(selection);
                double weight = objective.weight(selection);
                objective.gradient(selection, objective.share(weight, whole), 1);
            }
            objective.value(data);
            objective.accuracy(data);
        };
    }

    private static Matrix uniform(int columns, double low, double high) {
        var random = new Seed(5).stream("allocation");
        var matrix = DoubleMatrix.zeros(ROWS, columns);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, Seed.uniform(random, low, high));
        }
        return matrix;
    }

    private static Matrix classes(int count) {
        var matrix = DoubleMatrix.zeros(ROWS, 1);
        for (int i = 0; i < ROWS; i++) {
            matrix.set(i, i % count);
        }
        return matrix;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aClassifierWithEveryActivationAllocatesNothing(Precision precision) {
        for (KernelProvider provider : KernelChoice.providers()) {
            if (provider.refusal().isPresent()) {
                System.out.println("allocation: without the kernels " + provider.name() + ", "
                        + provider.refusal().get());
                continue;
            }
            provider.warmUp();
            var builder = Network.inputs(6);
            for (var function : ScalarFunctions.all()) {
                builder = builder.dense(5, function);
            }
            var network = builder.dense(4).initialised(Initializers.xavier(), 3, precision);
            var objective = network.objective(new SoftmaxCrossEntropy(), KernelChoice.of(provider.name(), 1));
            var data = Batch.of(uniform(6, -1, 1), classes(4));
            var epoch = epoch(objective, data);
            assertThat(Allocation.bytes(RUNS, epoch))
                    .as("bytes with %s kernels", provider.name())
                    .isZero();
        }
    }

    @Test
    void dropoutAllocatesNothing() {
        for (Precision precision : Precision.values()) {
            var network = Network.inputs(6)
                    .dropout(0.1, 7)
                    .dense(5, new Relu())
                    .dropout(0.5, 7)
                    .dense(4, new Tanh())
                    .dropout(0.5, 7)
                    .dense(3)
                    .initialised(Initializers.he(), 3, precision);
            var objective = network.objective(new SoftmaxCrossEntropy(), KernelChoice.reproducible());
            assertThat(bytes(objective, Batch.of(uniform(6, -1, 1), classes(3))))
                    .as("bytes in %s", precision)
                    .isZero();
            assertThat(objective.drawn()).as("masks were drawn").isPositive();
        }
    }

    @Test
    void noRowFunctionAllocates() {
        var g = new Graph();
        var x = g.input("x", 6);
        var results = new ArrayList<Node>();
        for (RowFunction function : RowFunctions.all()) {
            results.add(g.mapRows(function, x));
        }
        results.add(g.concatenate(results.get(0), x));
        var plan = Plan.builder(g, results.toArray(new Node[0]))
                .rows(7)
                .inputGradients(x)
                .build();
        plan.value(x).copyFrom(uniform(6, -3, 3).rows(0, 7));
        results.forEach(result -> plan.cotangent(result).fill(0.5));
        assertThat(Allocation.bytes(RUNS, () -> {
                    plan.forward();
                    plan.backward();
                }))
                .isZero();
    }

    @Test
    void noLossAllocates() {
        var choice = KernelChoice.reproducible();
        var x = uniform(3, -1, 1);
        var builder = Network.inputs(3).dense(4, new Relu());
        var regression = builder.dense(2).initialised(Initializers.he(), 1);
        var logits = Network.inputs(3).dense(4, new LeakyRelu()).dense(1).initialised(Initializers.he(), 1);
        var softmax =
                Network.inputs(3).dense(4, new Tanh()).dense(2, new Softmax()).initialised(Initializers.he(), 1);
        var two = uniform(2, 0, 1);
        assertThat(bytes(regression.objective(new SquaredError(), choice), Batch.of(x, two)))
                .isZero();
        assertThat(bytes(regression.objective(new HalfSquaredError(), choice), Batch.of(x, two)))
                .isZero();
        assertThat(bytes(logits.objective(new BinaryCrossEntropyWithLogits(), choice), Batch.of(x, classes(2))))
                .isZero();
        var weighted = new SoftmaxCrossEntropy().weighted(2, 1).ignoring(1).smoothed(0.1);
        assertThat(bytes(regression.objective(weighted, choice), Batch.of(x, classes(2))))
                .isZero();
        assertThat(bytes(softmax.objective(new CategoricalCrossEntropy(), choice), Batch.of(x, two)))
                .isZero();
    }

    private static long bytes(SupervisedObjective objective, Batch data) {
        return Allocation.bytes(RUNS, epoch(objective, data));
    }

    @Test
    void aPlanWithSeveralOutputsAndInputGradientsAllocatesNothing() {
        var g = new Graph();
        var x = g.input("x", 3);
        var w = g.parameter("w", DoubleMatrix.of(new double[] {1, 2, 3}, new double[] {4, 5, 6}));
        var z = g.linear(x, w);
        var y = g.map(new Sigmoid(), z);
        var plan = Plan.builder(g, z, y).rows(7).inputGradients(x).build();
        assertThat(Allocation.bytes(RUNS, () -> {
                    plan.forward();
                    plan.backward(0.5, 1);
                }))
                .isZero();
    }

    /** Planted: an op that makes a new matrix in every forward pass. */
    @Test
    void anOpThatAllocatesIsCaught() {
        var g = new Graph();
        var a = g.parameter("a", 2);
        var plan = Plan.of(g, g.apply("wasteful", new Wasteful(new AtomicReference<>()), a));
        long bytes = Allocation.bytes(RUNS, () -> {
            plan.forward();
            plan.backward();
        });
        assertThat(bytes).isGreaterThanOrEqualTo(RUNS * 24L); // an array of one double, the object apart
    }

    /** Gives its matrix away: one that nobody else sees the compiler may spare. */
    record Wasteful(AtomicReference<Matrix> last) implements CustomOp {
        @Override
        public String name() {
            return "wasteful";
        }

        @Override
        public Shape shape(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public void forward(Operands o) {
            var made = Matrix.copyOf(o.in(0), o.in(0).precision());
            last.set(made);
            o.out().copyFrom(made);
        }

        @Override
        public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
            o.kernels().addScaled(1, gradOut, beta, gradIn);
        }

        @Override
        public String rule(int input) {
            return "g";
        }

        @Override
        public Reads reads() {
            return Reads.NOTHING;
        }
    }
}
