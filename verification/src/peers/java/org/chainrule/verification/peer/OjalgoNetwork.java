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
 * A 2-3-2 network of ojAlgo in double precision, which only trains: its gradient is what one step from the same weights
 * takes away, (w before − w after) / rate, one sample after the other.
 *
 * <p>The step is rounded when it is taken off the weight, by ½ ulp(w after), and over the rate this is an error of the
 * gradient. So the rate is 2⁴⁰: multiplying and dividing by it is exact, and a step of 2⁴⁰ |g| is larger than the weight
 * unless |g| is below 2⁻⁴⁰ |w|. Then taking it off the weight rounds g by u|g|, u = 2⁻⁵³, and so does the subtraction here;
 * with the sum over three samples that is about 4u|g| where they do not cancel. The check allows γ₁₁ |g| beside the bar of
 * the differences; were g rounded more the verdict would be INACCURATE, as it is for tanh and sigmoid with a rate of 2⁻¹⁰.
 */
final class OjalgoNetwork {

    private static final int INPUTS = 2;
    private static final int HIDDEN = 3;
    private static final int OUTPUTS = 2;
    private static final int HIDDEN_WEIGHTS = HIDDEN * (INPUTS + 1);
    private static final int OUTPUT_WEIGHTS = OUTPUTS * (HIDDEN + 1);
    private static final double RATE = 0x1p40;

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
        var network = trainer(weights).get().newInvoker();
        double sum = 0;
        for (Sample sample : Sample.THREE) {
            var y = network.invoke(R064Store.FACTORY.row(sample.x())).toRawCopy1D();
            sum += error == Error.CROSS_ENTROPY ? sample.crossEntropy(y) : sample.halfSquaredError(y);
        }
        return sum;
    }

    private double[] gradient(double[] weights) {
        var gradient = new double[weights.length];
        for (Sample sample : Sample.THREE) {
            var trainer = trainer(weights).rate(RATE);
            trainer.train(R064Store.FACTORY.row(sample.x()), R064Store.FACTORY.row(sample.t()));
            var after = trainer.get();
            for (int k = 0; k < weights.length; k++) {
                gradient[k] += (weights[k] - place(k).read(after)) / RATE;
            }
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
