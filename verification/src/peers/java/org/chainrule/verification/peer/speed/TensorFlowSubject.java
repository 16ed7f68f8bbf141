package org.chainrule.verification.peer.speed;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Precision;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.verification.speed.Examples;
import org.chainrule.verification.speed.Subject;
import org.chainrule.verification.speed.Task;
import org.chainrule.verification.speed.Workload;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * TensorFlow as fast as it can be had from Java: a graph and one session run per step, prepared once per batch, on the calling
 * thread; products may use as many threads as asked for.
 */
final class TensorFlowSubject<T extends TFloating> implements Subject {

    private final Graph graph = new Graph();
    private final Session session;
    private final List<Session.Runner> runners = new ArrayList<>();
    private int next;
    private double loss;

    private TensorFlowSubject(Workload workload, Precision precision, Class<T> type, int threads) {
        var step = new TensorFlowGraph<T>(Ops.create(graph), workload, FirstWeights.of(workload, precision), type);
        var built = step.training();
        session = session(graph, threads);
        var examples = Examples.of(workload);
        int rows = workload.batch();
        for (int i = 0; i < examples.batches(); i++) {
            var inputs = Slices.rows(examples.inputs(), i, rows, workload.inputs());
            var targets = Slices.rows(examples.targets(), i, rows, 1);
            var runner = session.runner()
                    .feed(built.x(), tensor(type, Shape.of(rows, workload.inputs()), inputs))
                    .feed(built.t(), targets(workload, type, targets))
                    .fetch(built.loss());
            built.updates().forEach(runner::addTarget);
            runners.add(runner);
        }
    }

    static Subject of(Workload workload, Precision precision, int threads) {
        if (workload.kind() == Task.Kind.INFERENCE) {
            return new TensorFlowInference(workload, precision, threads);
        }
        return precision == Precision.FLOAT64
                ? new TensorFlowSubject<>(workload, precision, TFloat64.class, threads)
                : new TensorFlowSubject<>(workload, precision, TFloat32.class, threads);
    }

    /** With a negative number of threads between ops everything runs on the caller's. */
    static Session session(Graph graph, int threads) {
        return new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(threads)
                        .setInterOpParallelismThreads(-1)
                        .build());
    }

    static <T extends TFloating> T tensor(Class<T> type, Shape shape, double... values) {
        return type.cast(
                type == TFloat64.class
                        ? TFloat64.tensorOf(shape, DataBuffers.of(values))
                        : TFloat32.tensorOf(shape, DataBuffers.of(Slices.floats(values))));
    }

    private static <T extends TFloating> Tensor targets(Workload workload, Class<T> type, double[] targets) {
        if (workload.loss() instanceof SoftmaxCrossEntropy) {
            var classes = new int[targets.length];
            for (int i = 0; i < classes.length; i++) {
                classes[i] = (int) targets[i];
            }
            return TInt32.tensorOf(Shape.of(targets.length), DataBuffers.of(classes));
        }
        return tensor(type, Shape.of(targets.length, 1), targets);
    }

    @Override
    public void step() {
        try (Result result = runners.get(next).run()) {
            var scalar = result.get(0);
            loss = scalar instanceof TFloat64 wide ? wide.getDouble() : ((TFloat32) scalar).getFloat();
        }
        next = next + 1 == runners.size() ? 0 : next + 1;
    }

    @Override
    public double stepWithLoss() {
        step();
        return loss;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
