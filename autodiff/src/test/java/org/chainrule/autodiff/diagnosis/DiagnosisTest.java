package org.chainrule.autodiff.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.NetworkBuilder;
import org.chainrule.core.Precision;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.data.Generated;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.metric.LayerStatistics;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private final Dataset data = Generated.spirals(3, 20, 0.1, 1);

    @Test
    void healthyNetworkHasNoRemark() {
        var diagnosis = of(network(Network.inputs(2).dense(16, new Tanh()).dense(16, new Tanh())));
        assertThat(diagnosis.isWell()).as(diagnosis.remarks().toString()).isTrue();
        assertThat(diagnosis.layers())
                .extracting(LayerStatistics::layer)
                .containsExactly("hidden1", "hidden2", "output");
        assertThat(diagnosis.layers()).extracting(LayerStatistics::activation).containsExactly("tanh", "tanh", "");
        assertThat(diagnosis.rows()).isEqualTo(60);
    }

    @Test
    void unitsThatAreNegativeForEveryExampleAreDeadUnderReluOnly() {
        var relu = network(Network.inputs(2).dense(8, new Relu()));
        kill(relu, 3);
        assertThat(of(relu).layers().get(0).dead()).isEqualTo(3);
        assertThat(of(relu).remarks()).singleElement().asString().contains("hidden1: 3 of 8 units are dead");
        var leaky = network(Network.inputs(2).dense(8, new LeakyRelu()));
        kill(leaky, 3);
        assertThat(of(leaky).dead()).isZero();
    }

    @Test
    void aRectifierWithLearnedSlopesIsNamedAndHasNoDeadUnits() {
        var network = network(Network.inputs(2).dense(8).prelu());
        kill(network, 3);
        assertThat(of(network).layers()).extracting(LayerStatistics::activation).containsExactly("prelu", "");
        assertThat(of(network).dead()).isZero();
    }

    @Test
    void oneDeadUnitInManyIsCountedButNotRemarkedOn() {
        var network = network(Network.inputs(2).dense(16, new Relu()));
        kill(network, 1);
        assertThat(of(network).dead()).isEqualTo(1);
        assertThat(of(network).isWell()).isTrue();
    }

    @Test
    void largeWeightsSaturateBoundedActivations() {
        var network = network(Network.inputs(2).dense(8, new Sigmoid()));
        var bias = network.parameters().get("hidden1.bias").value();
        bias.fill(30);
        assertThat(of(network).layers().get(0).saturated()).isEqualTo(1);
        assertThat(of(network).remarks()).anyMatch(remark -> remark.startsWith("hidden1: 100 % of the units' outputs"));
    }

    @Test
    void reluIsNeverCalledSaturated() {
        var network = network(Network.inputs(2).dense(8, new Relu()));
        network.parameters().get("hidden1.bias").value().fill(-30);
        assertThat(of(network).layers().get(0).saturated()).isZero();
    }

    @Test
    void gradientsVanishThroughSmallWeightsAndExplodeThroughLargeOnes() {
        var builder = Network.inputs(2).dense(8, new Tanh()).dense(8, new Tanh());
        var small = network(builder);
        scale(small, "output.weight", 1e-3);
        assertThat(of(small).remarks()).anyMatch(remark -> remark.startsWith("hidden2: the gradient vanishes"));
        var large = network(Network.inputs(2).dense(8, new LeakyRelu()));
        scale(large, "output.weight", 1e3);
        assertThat(of(large).remarks()).anyMatch(remark -> remark.startsWith("hidden1: the gradient explodes"));
    }

    /** A sigmoid's slope is at most ¼: with Xavier's weights each layer takes about that, and six take a factor of 1000. */
    @Test
    void smallStepsThatAddUpAreRemarkedOnOnce() {
        var builder = Network.inputs(2);
        for (int i = 0; i < 6; i++) {
            builder = builder.dense(16, new Sigmoid());
        }
        var deep = of(network(builder));
        assertThat(deep.remarks())
                .singleElement()
                .asString()
                .startsWith("hidden1: the gradient vanishes: its signal is ");
        for (int i = 1; i < deep.layers().size(); i++) {
            assertThat(deep.layers().get(i - 1).signal() / deep.layers().get(i).signal())
                    .isBetween(0.1, 10.0);
        }
        var flat = of(network(Network.inputs(2).dense(16, new Sigmoid()).dense(16, new Sigmoid())));
        assertThat(flat.isWell()).isTrue();
    }

    @Test
    void gradientThatIsExactlyZeroIsRemarkedOn() {
        var network = network(Network.inputs(2).dense(8, new Relu()));
        network.parameters().values().fill(0);
        assertThat(of(network).remarks()).anyMatch(remark -> remark.contains("exactly 0"));
    }

    @Test
    void normsAreThoseOfTheParameters() {
        var network = network(Network.inputs(2).dense(4, new Tanh()));
        var layer = of(network).layers().get(0);
        var weight = network.parameters().get("hidden1.weight");
        double squares = 0;
        for (double w : weight.value().toArray()) {
            squares += w * w;
        }
        // Eight terms: summing them in another order and one square root cost at most nine roundings.
        assertThat(layer.weightNorm()).isCloseTo(Math.sqrt(squares), within(9 * Math.ulp(Math.sqrt(squares))));
        assertThat(layer.gradientNorm()).isPositive();
        assertThat(layer.relativeGradient()).isEqualTo(layer.gradientNorm() / layer.weightNorm());
    }

    @Test
    void theSignalIsWhatOneExampleSendsBackThroughOneUnit() {
        var objective = network(Network.inputs(2).dense(5, new Tanh()))
                .objective(new SoftmaxCrossEntropy(), KernelChoice.reproducible());
        var plan = objective.plan(data);
        plan.forward();
        plan.backward();
        var z = plan.gradient(objective.graph().nodes().stream()
                .filter(node -> node.name().equals("hidden1"))
                .findFirst()
                .orElseThrow());
        double squares = 0;
        for (double g : z.toArray()) {
            squares += g * g;
        }
        double expected = Math.sqrt(squares / (60 * 5)) * 60;
        // 300 squares and their sum: at most 300 roundings on each side, halved by the root; and a handful after it.
        double k = (300 + 5) * Precision.FLOAT64.unitRoundoff();
        assertThat(Diagnosis.of(objective, data).layers().get(0).signal())
                .isCloseTo(expected, within(k / (1 - k) * expected));
    }

    /** Zero weights: every output of tanh is tanh(b), of the last layer its bias. */
    @Test
    void outputsAreWhatLeavesTheActivation() {
        var network = network(Network.inputs(2).dense(2, new Tanh()));
        network.parameters().values().fill(0);
        network.parameters().get("hidden1.bias").value().copyFrom(new double[] {0.5, -1});
        network.parameters().get("output.bias").value().copyFrom(new double[] {1, 2, 3});
        var layers = of(network).layers();
        double a = StrictMath.tanh(0.5);
        double b = StrictMath.tanh(-1);
        // Sums of 120 and 180 terms of magnitude at most 1 and 3, tanh off by a few ulps: fewer than 200 roundings
        // each.
        double allowed = 200 * 0x1p-53;
        assertThat(layers.get(0).outputMean()).isCloseTo((a + b) / 2, within(allowed));
        assertThat(layers.get(0).outputDeviation()).isCloseTo((a - b) / 2, within(allowed));
        assertThat(layers.get(1).outputMean()).isCloseTo(2, within(3 * allowed));
        assertThat(layers.get(1).outputDeviation()).isCloseTo(Math.sqrt(2 / 3.0), within(3 * allowed));
    }

    @Test
    void everyKindOfRemarkHasTheReasonOfItsThreshold() {
        assertThat(Diagnosis.THRESHOLDS)
                .anyMatch(reason -> reason.startsWith("dead: ") && reason.contains("from 10 % of a layer on"))
                .anyMatch(reason -> reason.startsWith("saturated: ") && reason.contains("from 50 % of all outputs on"))
                .anyMatch(reason -> reason.startsWith("vanishing, exploding: ") && reason.contains("a factor of 10 "));
    }

    private static Network network(NetworkBuilder hidden) {
        return hidden.dense(3).initialised(Initializers.xavier(), 1);
    }

    private static void kill(Network network, int units) {
        for (int unit = 0; unit < units; unit++) {
            network.parameters().get("hidden1.bias").value().set(0, unit, -1000);
        }
        for (int unit = units; unit < network.parameters().get("hidden1.bias").size(); unit++) {
            network.parameters().get("hidden1.bias").value().set(0, unit, 5);
        }
    }

    private static void scale(Network network, String name, double factor) {
        var value = network.parameters().get(name).value();
        for (int i = 0; i < value.size(); i++) {
            value.set(i, value.get(i) * factor);
        }
    }

    private Diagnosis of(Network network) {
        return Diagnosis.of(network.objective(new SoftmaxCrossEntropy(), KernelChoice.reproducible()), data);
    }
}
