package org.chainrule.verification.peer.speed;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.optimizers.Sgd;
import org.chainrule.verification.speed.Workload;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;
import org.tensorflow.types.family.TType;

/**
 * A workload in TensorFlow's ops. The backward pass is written out: what {@code gradients} adds to a graph is the same ops, but
 * its registry lacks some of them in Java. Weights are in×out, the layout of TensorFlow's own layers.
 */
final class TensorFlowGraph<T extends TFloating> {

    private final Ops tf;
    private final Workload workload;
    private final Class<T> type;
    private final List<Operand<T>> parameters = new ArrayList<>();
    private final List<Operand<T>> first = new ArrayList<>();
    private final List<Operand<T>> before = new ArrayList<>();
    private final List<Operand<T>> after = new ArrayList<>();

    /** What a session needs to know. */
    record Built(Operand<?> x, Operand<?> t, Operand<?> loss, List<Op> updates) {}

    /** A loss and its slope with respect to the output after the last activation is undone. */
    private record LossOf<T extends TType>(Operand<?> target, Operand<T> value, Operand<T> slope) {}

    TensorFlowGraph(Ops tf, Workload workload, List<Matrix> weights, Class<T> type) {
        this.tf = tf;
        this.workload = workload;
        this.type = type;
        for (var matrix : weights) {
            var values = matrix.toArray();
            first.add(tf.constantOf(
                    first.size() % 2 == 1
                            ? TensorFlowSubject.tensor(type, Shape.of(matrix.columns()), values)
                            : TensorFlowSubject.tensor(
                                    type,
                                    Shape.of(matrix.columns(), matrix.rows()),
                                    Slices.transposed(values, matrix.rows(), matrix.columns()))));
            parameters.add(tf.variable(first.get(first.size() - 1)));
        }
    }

    /** Forward only: the input and, as the loss, the output. */
    Built inference() {
        var x = input();
        return new Built(x, x, forward(x), List.of());
    }

    Built training() {
        var x = input();
        var y = forward(x);
        var loss = loss(workload.loss(), y);
        var gradients = backward(x, loss.slope());
        return new Built(x, loss.target(), loss.value(), updates(gradients));
    }

    private Operand<T> input() {
        return tf.placeholder(type, Placeholder.shape(Shape.of(workload.batch(), workload.inputs())));
    }

    private Operand<T> forward(Operand<T> x) {
        Operand<T> h = x;
        int layers = parameters.size() / 2;
        for (int i = 0; i < layers; i++) {
            var a = tf.nn.biasAdd(tf.linalg.matMul(h, parameters.get(2 * i)), parameters.get(2 * i + 1));
            h = activation(i == layers - 1 ? workload.output() : workload.hidden(), a);
            before.add(a);
            after.add(h);
        }
        return h;
    }

    private Operand<T> activation(ScalarFunction function, Operand<T> a) {
        if (function instanceof Identity) {
            return a;
        } else if (function instanceof Relu) {
            return tf.nn.relu(a);
        } else if (function instanceof Sigmoid) {
            return tf.math.sigmoid(a);
        } else if (function instanceof Gelu) {
            return tf.math.mul(a, normal(a));
        }
        throw new IllegalArgumentException("tensorflow: " + function.name() + " is in no workload");
    }

    /** Φ(a). */
    private Operand<T> normal(Operand<T> a) {
        return tf.math.mul(number(0.5), tf.math.add(number(1), tf.math.erf(tf.math.mul(a, number(Math.sqrt(0.5))))));
    }

    private Operand<T> slope(ScalarFunction function, Operand<T> a, Operand<T> h, Operand<T> gh) {
        if (function instanceof Identity) {
            return gh;
        } else if (function instanceof Relu) {
            return tf.nn.reluGrad(gh, h);
        } else if (function instanceof Sigmoid) {
            return tf.math.mul(gh, tf.math.mul(h, tf.math.sub(number(1), h)));
        }
        var density = tf.math.mul(
                number(1 / Math.sqrt(2 * Math.PI)), tf.math.exp(tf.math.mul(number(-0.5), tf.math.square(a))));
        return tf.math.mul(gh, tf.math.add(normal(a), tf.math.mul(a, density)));
    }

    private LossOf<T> loss(Loss loss, Operand<T> y) {
        var share = number(1.0 / workload.batch());
        if (loss instanceof SoftmaxCrossEntropy) {
            var t = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(workload.batch())));
            var rows = tf.nn.sparseSoftmaxCrossEntropyWithLogits(y, t);
            return new LossOf<>(t, tf.math.mean(rows.loss(), tf.constant(0)), tf.math.mul(rows.backprop(), share));
        }
        var t = tf.placeholder(type, Placeholder.shape(Shape.of(workload.batch(), 1)));
        var both = tf.constant(new int[] {0, 1});
        if (loss instanceof HalfSquaredError) {
            var difference = tf.math.sub(y, t);
            var squares = tf.math.mul(number(0.5), tf.math.square(difference));
            return new LossOf<>(t, tf.sum(squares, both), difference);
        } else if (loss instanceof BinaryCrossEntropyWithLogits) {
            var tail = tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(y))));
            var rows = tf.math.add(tf.math.sub(tf.nn.relu(y), tf.math.mul(y, t)), tail);
            return new LossOf<>(t, tf.math.mean(rows, both), tf.math.mul(tf.math.sub(tf.math.sigmoid(y), t), share));
        }
        throw new IllegalArgumentException("tensorflow: " + loss.name() + " is in no workload");
    }

    private List<Operand<T>> backward(Operand<T> x, Operand<T> slopeOfLoss) {
        var gradients = new ArrayList<Operand<T>>(parameters);
        Operand<T> g = slopeOfLoss;
        int layers = parameters.size() / 2;
        for (int i = layers - 1; i >= 0; i--) {
            g = slope(i == layers - 1 ? workload.output() : workload.hidden(), before.get(i), after.get(i), g);
            gradients.set(2 * i, tf.linalg.matMul(i == 0 ? x : after.get(i - 1), g, MatMul.transposeA(true)));
            gradients.set(2 * i + 1, tf.nn.biasAddGrad(g));
            if (i > 0) {
                g = tf.linalg.matMul(g, parameters.get(2 * i), MatMul.transposeB(true));
            }
        }
        return gradients;
    }

    /** No parameter changes before every gradient is there: a product may still read it. */
    private List<Op> updates(List<Operand<T>> gradients) {
        var gated = tf.withControlDependencies(List.copyOf(gradients));
        if (workload.rule() instanceof Sgd) {
            var updates = new ArrayList<Op>();
            for (int i = 0; i < parameters.size(); i++) {
                updates.add(
                        gated.train.applyGradientDescent(parameters.get(i), number(workload.rate()), gradients.get(i)));
            }
            return updates;
        }
        return new TensorFlowAdam<>(tf, gated, this::number, workload).updates(parameters, first, gradients);
    }

    private Operand<T> number(double value) {
        return tf.constantOf(TensorFlowSubject.tensor(type, Shape.scalar(), value));
    }
}
