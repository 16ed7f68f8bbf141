package org.chainrule.verification.peer;

import java.util.function.ObjDoubleConsumer;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;
import org.ojalgo.ann.ArtificialNeuralNetwork;
import org.ojalgo.ann.ArtificialNeuralNetwork.Activator;
import org.ojalgo.ann.ArtificialNeuralNetwork.Error;
import org.ojalgo.ann.NetworkTrainer;
import org.ojalgo.matrix.store.R064Store;

/**
 * A 2-3-2 network of ojAlgo in double precision, which only trains: its gradient is what one step takes away,
 * (w before − w after) / rate.
 *
 * <p>The step is rounded when it is taken off the weight, by up to ½ ulp(w after), and this over the rate is an error of the
 * gradient. So the rate is 2⁴⁰: multiplying and dividing by it is exact, |w after| is rate·|g| for all but vanishing g, and
 * what is left is a rounding of g to its own last place; where |w| is the larger, of w·2⁻⁴⁰·2⁻⁵³. The subtraction done
 * here is of two numbers that are as they are, and its rounding is of the same size. The check measures all of it: it asks
 * for the gradient again at weights two ulps away, and allows four times what changes.
 */
final class OjalgoNetwork {

    private static final int INPUTS = 2;
    private static final int HIDDEN = 3;
    private static final int OUTPUTS = 2;
    private static final int HIDDEN_WEIGHTS = HIDDEN * (INPUTS + 1);
    private static final int OUTPUT_WEIGHTS = OUTPUTS * (HIDDEN + 1);
    private static final double RATE = 0x1p40;
    private static final Sample SAMPLE = Sample.THREE.get(0);

    private final Activator hidden;
    private final Activator output;
    private final Error error;

    OjalgoNetwork(Activator hidden, Activator output, Error error) {
        this.hidden = hidden;
        this.output = output;
        this.error = error;
    }

    CheckReport check() {
        return GradientCheck.of(this::value, this::gradient)
                .part("hidden weights", HIDDEN_WEIGHTS)
                .part("output weights", OUTPUT_WEIGHTS)
                .at(Sample.weights(HIDDEN_WEIGHTS + OUTPUT_WEIGHTS))
                .run();
    }

    private double value(double[] weights) {
        var y = trainer(weights).get().newInvoker().invoke(R064Store.FACTORY.row(SAMPLE.x()));
        return error == Error.CROSS_ENTROPY
                ? SAMPLE.crossEntropy(y.toRawCopy1D())
                : SAMPLE.halfSquaredError(y.toRawCopy1D());
    }

    private double[] gradient(double[] weights) {
        var trainer = trainer(weights).rate(RATE);
        trainer.train(R064Store.FACTORY.row(SAMPLE.x()), R064Store.FACTORY.row(SAMPLE.t()));
        var after = trainer.get();
        var gradient = new double[weights.length];
        for (int k = 0; k < weights.length; k++) {
            gradient[k] = (weights[k] - place(k).read(after)) / RATE;
        }
        return gradient;
    }

    private NetworkTrainer trainer(double[] weights) {
        var trainer = ArtificialNeuralNetwork.builder(R064Store.FACTORY, INPUTS, HIDDEN, OUTPUTS)
                .activators(hidden, output)
                .error(error);
        for (int k = 0; k < weights.length; k++) {
            place(k).write().accept(trainer, weights[k]);
        }
        return trainer;
    }

    /** Layer by layer, unit by unit: its weights, then its bias. */
    private static Place place(int k) {
        int layer = k < HIDDEN_WEIGHTS ? 0 : 1;
        int inputs = layer == 0 ? INPUTS : HIDDEN;
        int within = k - layer * HIDDEN_WEIGHTS;
        return new Place(layer, within % (inputs + 1), within / (inputs + 1), inputs);
    }

    /** A weight, or the bias if the input is one more than there are. */
    private record Place(int layer, int input, int unit, int inputs) {

        double read(ArtificialNeuralNetwork network) {
            return input == inputs ? network.getBias(layer, unit) : network.getWeight(layer, input, unit);
        }

        ObjDoubleConsumer<NetworkTrainer> write() {
            return input == inputs
                    ? (trainer, value) -> trainer.bias(layer, unit, value)
                    : (trainer, value) -> trainer.weight(layer, input, unit, value);
        }
    }
}
