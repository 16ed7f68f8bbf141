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
        var examples = Examples.of(task);
        return task.kind() == Task.Kind.TRAINING
                ? new Training(task, network, examples, kernels)
                : new Inference(task, network, examples, kernels);
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
        private final int rows;
        private final double[] inputs;
        private final double[] results;

        Inference(Task task, Network network, Examples examples, KernelChoice kernels) {
            predictor = Predictor.of(Model.of(network, OutputLink.IDENTITY), kernels);
            rows = task.batch();
            inputs = examples.inputs();
            results = new double[rows * task.outputs()];
        }

        @Override
        public void step() {
            predictor.predict(inputs, rows, results);
        }

        @Override
        public double stepWithLoss() {
            step();
            double sum = 0;
            for (double y : results) {
                sum += y * y;
            }
            return sum;
        }
    }
}
