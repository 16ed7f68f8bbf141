package org.chainrule.verification.peer.speed;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.verification.speed.Examples;
import org.chainrule.verification.speed.Subject;
import org.chainrule.verification.speed.Task;
import org.chainrule.verification.speed.Workload;
import smile.base.mlp.ActivationFunction;
import smile.base.mlp.Cost;
import smile.base.mlp.HiddenLayer;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.base.mlp.OutputLayer;
import smile.classification.MLP;
import smile.math.TimeFunction;

/**
 * One hidden layer of Smile with given weights; rows go through it one by one. It has probabilities at the end when it trains
 * and, like the others, logits when it only predicts.
 */
final class SmileSubject implements Subject {

    private final Workload workload;
    private final MLP network;
    private final double[][][] inputs;
    private final int[][] classes;
    private final double[][] results;
    private int next;

    SmileSubject(Workload workload) {
        this.workload = workload;
        List<Matrix> weights = FirstWeights.of(workload, Precision.FLOAT64);
        network = new MLP(
                Layer.input(workload.inputs()),
                builder(workload.widths().get(1), p -> new Hidden(weights.get(0), weights.get(1))),
                builder(
                        workload.outputs(),
                        p -> workload.kind() == Task.Kind.TRAINING
                                ? new Output(weights.get(2), weights.get(3), OutputFunction.SOFTMAX, Cost.LIKELIHOOD)
                                : new Output(
                                        weights.get(2),
                                        weights.get(3),
                                        OutputFunction.LINEAR,
                                        Cost.MEAN_SQUARED_ERROR)));
        network.setLearningRate(TimeFunction.constant(workload.rate()));
        var examples = Examples.of(workload);
        int rows = workload.batch();
        inputs = new double[examples.batches()][rows][];
        classes = new int[examples.batches()][rows];
        results = new double[rows][workload.outputs()];
        for (int i = 0; i < examples.batches() * rows; i++) {
            inputs[i / rows][i % rows] = Slices.rows(examples.inputs(), i, 1, workload.inputs());
            classes[i / rows][i % rows] = (int) examples.targets()[i];
        }
    }

    /** How a layer is made for so many inputs. */
    private interface Maker {
        Layer make(int inputs);
    }

    private static LayerBuilder builder(int units, Maker maker) {
        return new LayerBuilder(units, 0) {
            @Override
            public Layer build(int inputs) {
                return maker.make(inputs);
            }
        };
    }

    private static void set(smile.math.matrix.Matrix to, double[] bias, Matrix weights, Matrix biases) {
        for (int i = 0; i < weights.rows(); i++) {
            bias[i] = biases.get(i);
            for (int j = 0; j < weights.columns(); j++) {
                to.set(i, j, weights.get(i, j));
            }
        }
    }

    private static final class Hidden extends HiddenLayer {
        private static final long serialVersionUID = 1;

        Hidden(Matrix weights, Matrix biases) {
            super(weights.rows(), weights.columns(), 0, ActivationFunction.rectifier());
            set(weight, bias, weights, biases);
        }
    }

    private static final class Output extends OutputLayer {
        private static final long serialVersionUID = 1;

        Output(Matrix weights, Matrix biases, OutputFunction function, Cost cost) {
            super(weights.rows(), weights.columns(), function, cost);
            set(weight, bias, weights, biases);
        }
    }

    @Override
    public void step() {
        if (workload.kind() == Task.Kind.TRAINING) {
            network.update(inputs[next], classes[next]);
        } else {
            predict();
        }
        next = next + 1 == inputs.length ? 0 : next + 1;
    }

    private void predict() {
        for (int i = 0; i < results.length; i++) {
            network.predict(inputs[next][i], results[i]);
        }
    }

    @Override
    public double stepWithLoss() {
        predict();
        int batch = next;
        step();
        double sum = 0;
        for (int i = 0; i < results.length; i++) {
            if (workload.kind() == Task.Kind.TRAINING) {
                sum -= Math.log(results[i][classes[batch][i]]) / results.length;
            } else {
                for (double y : results[i]) {
                    sum += y * y;
                }
            }
        }
        return sum;
    }
}
