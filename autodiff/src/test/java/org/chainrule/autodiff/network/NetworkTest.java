package org.chainrule.autodiff.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameter;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Glu;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.LogSumExp;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.io.SafeTensors;
import org.chainrule.core.loss.SquaredError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @Test
    void denseLayersAreNumberedAndTheLastIsTheOutput() {
        var network = Network.inputs(784)
                .dense(128, new Relu())
                .dense(32, new LeakyRelu(0.2))
                .dense(10, new Softmax())
                .initialised(Initializers.he(), 1);
        assertThat(network).hasToString("784 → 128 relu → 32 leaky-relu(0.2) → 10 softmax");
        assertThat(network.inputs()).isEqualTo(784);
        assertThat(network.outputs()).isEqualTo(10);
        assertThat(network.layers()).hasSize(6);
        assertThat(network.parameters())
                .hasToString("hidden1.weight 128×784, hidden1.bias 1×128, hidden2.weight 32×128, hidden2.bias 1×32,"
                        + " output.weight 10×32, output.bias 1×10");
    }

    @Test
    void activationsCanStandAlone() {
        var network = Network.inputs(2)
                .activation(new Tanh())
                .dense(3)
                .activation(new Tanh())
                .initialised(Initializers.xavier(), 1);
        assertThat(network).hasToString("2 tanh → 3 tanh");
        assertThat(network.parameters().all())
                .extracting(Parameter::name)
                .containsExactly("output.weight", "output.bias");
    }

    @Test
    void theNextLayerHasAsManyInputsAsARowFunctionHasColumns() {
        var network = Network.inputs(3)
                .dense(8)
                .activation(new Glu())
                .dense(6, new Glu())
                .activation(new Softmax(2))
                .dense(2)
                .activation(new LogSumExp())
                .initialised(Initializers.xavier(), 1);
        assertThat(network).hasToString("3 → 8 glu → 6 glu softmax(2) → 2 log-sum-exp");
        assertThat(network.outputs()).isEqualTo(1);
        assertThat(network.parameters())
                .hasToString("hidden1.weight 8×3, hidden1.bias 1×8, hidden2.weight 6×4, hidden2.bias 1×6,"
                        + " output.weight 2×3, output.bias 1×2");
        var odd = Network.inputs(3).dense(5);
        assertThatThrownBy(() -> odd.activation(new Glu()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("glu: found 5 columns; needs an even number");
    }

    @Test
    void rectifiersWithLearnedSlopesAreNumberedAndStartAtAQuarter() {
        var network = Network.inputs(4)
                .dense(3)
                .prelu()
                .dense(5)
                .preluPerFeature()
                .dense(2)
                .initialised(Initializers.he(), 1);
        assertThat(network).hasToString("4 → 3 prelu(1 slope) → 5 prelu(5 slopes) → 2");
        assertThat(network.outputs()).isEqualTo(2);
        assertThat(network.parameters())
                .hasToString("hidden1.weight 3×4, hidden1.bias 1×3, prelu1.weight 1×1, hidden2.weight 5×3,"
                        + " hidden2.bias 1×5, prelu2.weight 1×5, output.weight 2×5, output.bias 1×2");
        assertThat(network.parameters().get("prelu1.weight").value().toArray()).containsExactly(0.25);
        assertThat(network.parameters().get("prelu2.weight").value().toArray()).containsOnly(0.25);
        var without = Network.inputs(4)
                .dense(3, new LeakyRelu(0.25))
                .dense(5, new LeakyRelu(0.25))
                .dense(2)
                .initialised(Initializers.he(), 1);
        assertThat(network.parameters().get("output.weight").value().toArray())
                .as("slopes draw nothing")
                .containsExactly(
                        without.parameters().get("output.weight").value().toArray());
        assertThat(outputs(network)).as("at first a leaky ReLU").containsExactly(outputs(without));
    }

    @Test
    void learnedSlopesAreInTheModelFile(@TempDir Path folder) {
        var network = Network.inputs(2).dense(3).preluPerFeature().dense(1).initialised(Initializers.he(), 1);
        var tensors = new LinkedHashMap<String, Matrix>();
        network.parameters().all().forEach(parameter -> tensors.put(parameter.name(), parameter.value()));
        SafeTensors.write(folder.resolve("model"), tensors, Map.of());
        assertThat(SafeTensors.read(folder.resolve("model")).tensors())
                .hasEntrySatisfying(
                        "prelu1.weight", slopes -> assertThat(slopes.toArray()).containsExactly(0.25, 0.25, 0.25));
    }

    private static double[] outputs(Network network) {
        var g = new Graph();
        var x = g.input("x", 4);
        var y = network.write(g, x);
        var plan = Plan.builder(g, y).parameters(network.parameters()).build();
        plan.value(x).copyFrom(new double[] {0.5, -1.5, 2, -0.25});
        plan.forward();
        return plan.value(y).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void networksOfEveryDepthComputeTheirLayersOneAfterTheOther(int depth) {
        var builder = Network.inputs(2);
        for (int i = 1; i < depth; i++) {
            builder = builder.dense(2 + i, new Tanh());
        }
        var network = builder.dense(2).initialised(Initializers.xavier(), 5);
        assertThat(network.parameters().all()).hasSize(2 * depth);
        var g = new Graph();
        var x = g.input("x", 2);
        var y = network.write(g, x);
        var plan = Plan.builder(g, y).parameters(network.parameters()).build();
        plan.value(x).copyFrom(new double[] {0.5, -1.5});
        plan.forward();
        // By hand in the order of the kernels: one chain of fused multiply-adds, then the bias.
        double[] below = {0.5, -1.5};
        for (int l = 1; l <= depth; l++) {
            String name = l == depth ? "output" : "hidden" + l;
            var w = network.parameters().get(name + ".weight").value();
            var b = network.parameters().get(name + ".bias").value();
            var above = new double[w.rows()];
            for (int j = 0; j < above.length; j++) {
                for (int i = 0; i < below.length; i++) {
                    above[j] = Math.fma(below[i], w.get(j, i), above[j]);
                }
                above[j] += b.get(j);
                above[j] = l == depth ? above[j] : StrictMath.tanh(above[j]);
            }
            below = above;
        }
        assertThat(plan.value(y).toArray()).containsExactly(below);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        double[] first = weights(42, Precision.FLOAT64);
        assertThat(weights(42, Precision.FLOAT64)).containsExactly(first);
        assertThat(weights(43, Precision.FLOAT64)).isNotEqualTo(first);
    }

    @Test
    void floatWeightsAreTheDoubleWeightsRounded() {
        double[] wide = weights(42, Precision.FLOAT64);
        double[] narrow = weights(42, Precision.FLOAT32);
        for (int i = 0; i < wide.length; i++) {
            assertThat(narrow[i]).isEqualTo((float) wide[i]);
        }
        var network = Network.inputs(3).dense(4, new Relu()).dense(2).initialised(Initializers.he(), 42);
        var copy = network.in(Precision.FLOAT32);
        assertThat(copy.parameters().values().toArray()).containsExactly(narrow);
        copy.parameters().values().fill(0);
        assertThat(network.parameters().values().toArray()).as("a copy").containsExactly(wide);
    }

    private static double[] weights(long seed, Precision precision) {
        return Network.inputs(3)
                .dense(4, new Relu())
                .dense(2)
                .initialised(Initializers.he(), seed, precision)
                .parameters()
                .values()
                .toArray();
    }

    @Test
    void objectivesOfANetworkShareItsParameters() {
        var network = Network.inputs(1).dense(1).initialised(Initializers.constant(2), 1);
        var objective = network.objective(new SquaredError());
        var batch = Batch.of(DoubleMatrix.of(new double[] {3}), DoubleMatrix.of(new double[] {5}));
        double loss = objective.value(batch);
        network.parameters().get("output.weight").value().fill(0);
        network.parameters().get("output.bias").value().fill(5);
        assertThat(loss).isPositive();
        assertThat(objective.value(batch)).isZero();
        assertThat(objective.parameters()).isSameAs(network.parameters());
    }

    @Test
    void whatIsNoNetworkIsRefused() {
        assertThatThrownBy(() -> Network.inputs(0)).hasMessage("network: found 0 inputs; needs at least 1");
        assertThatThrownBy(() -> Network.inputs(2).dense(0))
                .hasMessage("network: found a layer of 0 units; needs at least 1");
        assertThatThrownBy(() -> Network.inputs(2).activation(new Relu()).initialised(Initializers.he(), 1))
                .hasMessage("network: found no dense layer; a network needs at least one");
    }

    @Test
    void aRowActivationRunsWhereItStands() {
        var network = Network.inputs(2).dense(2, new Softmax()).initialised(Initializers.xavier(), 1);
        network.parameters().values().copyFrom(new double[] {1, 0, 0, 1, 0, 3});
        var objective = network.objective(new SquaredError());
        var batch = Batch.of(
                DoubleMatrix.of(new double[] {8, 5}, new double[] {0, 900}),
                DoubleMatrix.of(new double[] {0, 1}, new double[] {0, 1}));
        assertThat(objective.outputs(batch).toArray()).containsExactly(0.5, 0.5, 0, 1); // of (8, 8) and (0, 903)
    }

    @Test
    void anInitialiserThatDrawsBiasesDoesSo() {
        var network = Network.inputs(4).dense(9).initialised(Initializers.pytorchLinear(), 1);
        var bias = network.parameters().get("output.bias").value().toArray();
        assertThat(bias).doesNotHaveDuplicates();
        for (double b : bias) {
            assertThat(Math.abs(b)).isLessThanOrEqualTo(0.5); // 1/√fanIn
        }
    }
}
