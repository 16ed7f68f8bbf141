package org.chainrule.verification.peer.speed;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Relu;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.verification.speed.Examples;
import org.chainrule.verification.speed.Subject;
import org.chainrule.verification.speed.Workload;
import org.ojalgo.ann.ArtificialNeuralNetwork;
import org.ojalgo.ann.ArtificialNeuralNetwork.Activator;
import org.ojalgo.ann.ArtificialNeuralNetwork.Error;
import org.ojalgo.ann.NetworkInvoker;
import org.ojalgo.ann.NetworkTrainer;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.PhysicalStore;
import org.ojalgo.matrix.store.R032Store;
import org.ojalgo.matrix.store.R064Store;

/** ojAlgo's network: gradient descent with half squared errors, or softmax and cross-entropy, and nothing else. */
final class OjalgoSubject implements Subject {

    private final Workload workload;
    private final NetworkTrainer trainer;
    private final NetworkInvoker invoker;
    private final List<PhysicalStore<Double>> inputs = new ArrayList<>();
    private final List<PhysicalStore<Double>> targets = new ArrayList<>();
    private int next;

    OjalgoSubject(Workload workload, Precision precision) {
        this.workload = workload;
        PhysicalStore.Factory<Double, ?> stores =
                precision == Precision.FLOAT64 ? R064Store.FACTORY : R032Store.FACTORY;
        boolean softmax = workload.loss() instanceof SoftmaxCrossEntropy;
        var hidden = workload.hidden() instanceof Relu ? Activator.RELU : Activator.SIGMOID;
        var network = network(stores, hidden, softmax);
        // ojAlgo sums over the rows of a batch
        trainer = network.newTrainer(workload.batch())
                .rate(workload.rate() / workload.batch())
                .error(softmax ? Error.CROSS_ENTROPY : Error.HALF_SQUARED_DIFFERENCE);
        setWeights(trainer, FirstWeights.of(workload, precision));
        invoker = network.newInvoker(workload.batch());
        var examples = Examples.of(workload);
        for (int i = 0; i < examples.batches(); i++) {
            inputs.add(stores.make(workload.batch(), workload.inputs()));
            fill(inputs.get(i), Slices.rows(examples.inputs(), i, workload.batch(), workload.inputs()));
            targets.add(stores.make(workload.batch(), workload.outputs()));
            var classes = Slices.rows(examples.targets(), i, workload.batch(), 1);
            fill(targets.get(i), softmax ? oneHot(classes) : classes);
        }
    }

    /** Whether ojAlgo has all that a workload needs: no Adam, no losses of logits, softmax only with its loss. */
    static boolean runs(Workload workload) {
        return workload == Workload.W1 || workload == Workload.W3;
    }

    private ArtificialNeuralNetwork network(
            PhysicalStore.Factory<Double, ?> stores, Activator hidden, boolean softmax) {
        var builder = ArtificialNeuralNetwork.builder(stores, workload.inputs());
        int last = workload.widths().size() - 1;
        for (int i = 1; i < last; i++) {
            builder.layer(workload.widths().get(i), hidden);
        }
        return builder.layer(workload.outputs(), softmax ? Activator.SOFTMAX : Activator.SIGMOID)
                .get();
    }

    private static void setWeights(NetworkTrainer to, List<Matrix> parameters) {
        for (int k = 0; k < parameters.size(); k++) {
            var matrix = parameters.get(k);
            for (int i = 0; i < matrix.size(); i++) {
                if (k % 2 == 0) {
                    to.weight(k / 2, i % matrix.columns(), i / matrix.columns(), matrix.get(i));
                } else {
                    to.bias(k / 2, i, matrix.get(i));
                }
            }
        }
    }

    private double[] oneHot(double[] classes) {
        var result = new double[classes.length * workload.outputs()];
        for (int i = 0; i < classes.length; i++) {
            result[i * workload.outputs() + (int) classes[i]] = 1;
        }
        return result;
    }

    private static void fill(PhysicalStore<Double> store, double[] rows) {
        int columns = store.getColDim();
        for (int i = 0; i < rows.length; i++) {
            store.set(i / columns, i % columns, rows[i]);
        }
    }

    @Override
    public void step() {
        trainer.train(inputs.get(next), targets.get(next));
        next = next + 1 == inputs.size() ? 0 : next + 1;
    }

    @Override
    public double stepWithLoss() {
        MatrixStore<Double> y = invoker.invoke(inputs.get(next));
        var t = targets.get(next);
        double sum = 0;
        for (int i = 0; i < y.getRowDim(); i++) {
            for (int j = 0; j < y.getColDim(); j++) {
                double difference = y.doubleValue(i, j) - t.doubleValue(i, j);
                sum += workload.outputs() == 1
                        ? difference * difference / 2
                        : t.doubleValue(i, j) == 0 ? 0 : -Math.log(y.doubleValue(i, j));
            }
        }
        step();
        return sum / workload.batch();
    }
}
