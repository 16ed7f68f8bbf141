package org.chainrule.verification.speed;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.model.Model;
import org.chainrule.autodiff.model.Predictor;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Batch;
import org.chainrule.core.Matrix;
import org.chainrule.core.Objective;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Identity;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.OutputLink;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.Optimizer;

/** This library, as its users would write it. */
public final class ChainruleSubject {

    private static final long SEED = 7;

    private ChainruleSubject() {}

    /** The network of a task with its first weights, which the others start from as well. */
    public static Network network(Task task, Precision precision) {
        var builder = Network.inputs(task.inputs());
        int last = task.widths().size() - 1;
        for (int i = 1; i < last; i++) {
            builder.dense(task.widths().get(i), task.hidden());
        }
        if (task.output() instanceof Identity) {
            builder.dense(task.outputs());
        } else {
            builder.dense(task.outputs(), task.output());
        }
        return builder.initialised(Initializers.he(), SEED, precision);
    }

    /** A task, computed by these kernels. */
    public static Subject of(Task task, Precision precision, KernelChoice kernels) {
        var network = network(task, precision);
        return task.kind() == Task.Kind.TRAINING
                ? new Training(task, network, Examples.of(task), kernels)
                : predicting(task, precision, Predictor.of(Model.of(network, OutputLink.IDENTITY), kernels));
    }

    /** Predictions of a task's first batch, from an array of the precision to another, as the others do it. */
    static Subject predicting(Task task, Precision precision, Predictor predictor) {
        return new Inference(task, precision, predictor);
    }

    private static final class Training implements Subject {
        private final List<Batch> batches = new ArrayList<>();
        private final Objective objective;
        private final Optimizer optimizer;
        private int next;
        private double loss;

        Training(Task task, Network network, Examples examples, KernelChoice kernels) {
            var supervised = network.objective(task.loss(), kernels);
            objective = supervised;
            optimizer =
                    new Optimizer(network.parameters(), task.rule(), new Constant(task.rate()), supervised.kernels());
            var precision = network.parameters().precision();
            int rows = task.batch();
            var inputs = Matrix.zeros(precision, examples.batches() * rows, task.inputs());
            var targets = Matrix.zeros(precision, examples.batches() * rows, 1);
            inputs.copyFrom(examples.inputs());
            targets.copyFrom(examples.targets());
            for (int i = 0; i < examples.batches(); i++) {
                batches.add(Batch.of(inputs.rows(i * rows, rows), targets.rows(i * rows, rows)));
            }
        }

        @Override
        public void step() {
            loss = objective.gradient(batches.get(next));
            optimizer.step();
            next = next + 1 == batches.size() ? 0 : next + 1;
        }

        @Override
        public double stepWithLoss() {
            step();
            return loss;
        }
    }

    private static final class Inference implements Subject {
        private final Predictor predictor;
        private final Precision precision;
        private final int rows;
        private final double[] inputs;
        private final double[] results;
        private final float[] narrowInputs;
        private final float[] narrowResults;

        Inference(Task task, Precision precision, Predictor predictor) {
            this.predictor = predictor;
            this.precision = precision;
            rows = task.batch();
            inputs = Examples.of(task).inputs();
            results = new double[rows * task.outputs()];
            narrowInputs = new float[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                narrowInputs[i] = (float) inputs[i];
            }
            narrowResults = new float[results.length];
        }

        @Override
        public void step() {
            if (precision == Precision.FLOAT64) {
                predictor.predict(inputs, rows, results);
            } else {
                predictor.predict(narrowInputs, rows, narrowResults);
            }
        }

        @Override
        public double stepWithLoss() {
            step();
            double sum = 0;
            for (int i = 0; i < results.length; i++) {
                double y = precision == Precision.FLOAT64 ? results[i] : narrowResults[i];
                sum += y * y;
            }
            return sum;
        }
    }
}
