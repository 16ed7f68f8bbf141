package org.chainrule.verification.peer.speed;

import org.chainrule.core.Precision;
import org.chainrule.verification.speed.Examples;
import org.chainrule.verification.speed.Subject;
import org.chainrule.verification.speed.Workload;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** TensorFlow forward: an array of the precision is copied into a tensor that is kept, the result into an array. */
final class TensorFlowInference implements Subject {

    private final Graph graph = new Graph();
    private final Session session;
    private final Runnable pass;
    private final double[] results;
    private final float[] narrowResults;
    private final Precision precision;

    TensorFlowInference(Workload workload, Precision precision, int threads) {
        this.precision = precision;
        var weights = FirstWeights.of(workload, precision);
        var inputs = Examples.of(workload).inputs();
        var shape = Shape.of(workload.batch(), workload.inputs());
        results = new double[workload.batch() * workload.outputs()];
        narrowResults = new float[results.length];
        if (precision == Precision.FLOAT64) {
            var built = new TensorFlowGraph<>(Ops.create(graph), workload, weights, TFloat64.class).inference();
            session = TensorFlowSubject.session(graph, threads);
            var x = TFloat64.tensorOf(shape);
            var runner = session.runner().feed(built.x(), x).fetch(built.loss());
            var to = DataBuffers.of(results);
            pass = () -> {
                x.asRawTensor().data().asDoubles().write(inputs);
                try (var result = runner.run()) {
                    result.get(0).asRawTensor().data().asDoubles().copyTo(to, results.length);
                }
            };
        } else {
            var built = new TensorFlowGraph<>(Ops.create(graph), workload, weights, TFloat32.class).inference();
            session = TensorFlowSubject.session(graph, threads);
            var narrow = Slices.floats(inputs);
            var x = TFloat32.tensorOf(shape);
            var runner = session.runner().feed(built.x(), x).fetch(built.loss());
            var to = DataBuffers.of(narrowResults);
            pass = () -> {
                x.asRawTensor().data().asFloats().write(narrow);
                try (var result = runner.run()) {
                    result.get(0).asRawTensor().data().asFloats().copyTo(to, narrowResults.length);
                }
            };
        }
    }

    @Override
    public void step() {
        pass.run();
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

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
