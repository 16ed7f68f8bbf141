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

    /** The network of a workload with its first weights, which the others start from as well. */
    public static Network network(Workload workload, Precision precision) {
        var builder = Network.inputs(workload.inputs());
        int last = workload.widths().size() - 1;
        for (int i = 1; i < last; i++) {
            builder.dense(workload.widths().get(i), workload.hidden());
        }
        if (workload.output() instanceof Identity) {
            builder.dense(workload.outputs());
        } else {
            builder.dense(workload.outputs(), workload.output());
        }
        return builder.initialised(Initializers.he(), SEED, precision);
    }

    /** A workload, computed by these kernels. */
    public static Subject of(Workload workload, Precision precision, KernelChoice kernels) {
        var network = network(workload, precision);
        var examples = Examples.of(workload);
        return workload.kind() == Workload.Kind.TRAINING
                ? new Training(workload, network, examples, kernels)
                : new Inference(workload, network, examples, kernels);
    }

    private static final class Training implements Subject {
        private final List<Batch> batches = new ArrayList<>();
        private final Objective objective;
        private final Optimizer optimizer;
        private int next;
        private double loss;

        Training(Workload workload, Network network, Examples examples, KernelChoice kernels) {
            var supervised = network.objective(workload.loss(), kernels);
            objective = supervised;
            optimizer = new Optimizer(
                    network.parameters(), workload.rule(), new Constant(workload.rate()), supervised.kernels());
            var precision = network.parameters().precision();
            int rows = workload.batch();
            var inputs = Matrix.zeros(precision, examples.batches() * rows, workload.inputs());
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

        Inference(Workload workload, Network network, Examples examples, KernelChoice kernels) {
            predictor = Predictor.of(Model.of(network, OutputLink.IDENTITY), kernels);
            rows = workload.batch();
            inputs = examples.inputs();
            results = new double[rows * workload.outputs()];
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
