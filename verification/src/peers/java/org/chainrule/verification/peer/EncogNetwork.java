package org.chainrule.verification.peer;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.ml.data.basic.BasicMLData;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.error.LinearErrorFunction;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.GradientWorker;
import org.encog.neural.networks.training.propagation.GradientWorkerOwner;

/**
 * A 2-3-2 network of Encog. All propagation trainers take their gradient from {@link GradientWorker}: with the linear error
 * function and without flat-spot offsets it is −∂E/∂w of E = ½ Σ (t − y)² over all samples.
 */
final class EncogNetwork {

    private static final int INPUTS = 2;
    private static final int HIDDEN = 3;
    private static final int OUTPUTS = 2;
    private static final int LAYERS = 3;

    private final BasicNetwork network = new BasicNetwork();

    EncogNetwork(ActivationFunction hidden, ActivationFunction output) {
        network.addLayer(new BasicLayer(null, true, INPUTS));
        network.addLayer(new BasicLayer(hidden, true, HIDDEN));
        network.addLayer(new BasicLayer(output, false, OUTPUTS));
        network.getStructure().finalizeStructure();
    }

    /** Encog keeps the weights of the output layer first. */
    CheckReport check() {
        return GradientCheck.of(this::error, this::gradient)
                .part("output weights", OUTPUTS * (HIDDEN + 1))
                .part("hidden weights", HIDDEN * (INPUTS + 1))
                .at(Sample.weights(network.encodedArrayLength()))
                .run();
    }

    private double error(double[] weights) {
        network.decodeFromArray(weights);
        double sum = 0;
        for (Sample sample : Sample.THREE) {
            sum += sample.halfSquaredError(
                    network.compute(new BasicMLData(sample.x())).getData());
        }
        return sum;
    }

    private double[] gradient(double[] weights) {
        network.decodeFromArray(weights);
        var owner = new Owner();
        var x = Sample.THREE.stream().map(Sample::x).toArray(double[][]::new);
        var t = Sample.THREE.stream().map(Sample::t).toArray(double[][]::new);
        var noOffsets = new double[LAYERS];
        new GradientWorker(
                        network.getFlat(),
                        owner,
                        new BasicMLDataSet(x, t),
                        0,
                        x.length - 1,
                        noOffsets,
                        new LinearErrorFunction())
                .run();
        return Arrays.stream(owner.reported.get()).map(g -> -g).toArray();
    }

    /** Keeps what the worker reports. */
    private static final class Owner implements GradientWorkerOwner {

        private final AtomicReference<double[]> reported = new AtomicReference<>(new double[0]);

        @Override
        public void report(double[] gradients, double error, Throwable failure) {
            if (failure != null) {
                throw new IllegalStateException("Encog's gradient worker failed", failure);
            }
            reported.set(gradients.clone());
        }

        @Override
        public double getL1() {
            return 0;
        }

        @Override
        public double getL2() {
            return 0;
        }
    }
}
