package org.chainrule.examples.lesson.d;

import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.examples.lesson.Confirmation;

/**
 * The worked example as a graph of the library, and the figures it starts from.
 *
 * <p>Only the unit h1 is followed. The example gives the output's activation, 0.6, without the other three hidden units
 * that lead to it. So everything else that reaches the output stands in one constant, {@code rest}, chosen such that the
 * activation comes out as given: {@code net_o = v·h1 + rest} with {@code rest = log(a/(1 − a)) − v·h1}. A constant has no
 * influence on the derivatives with respect to what is not constant, so they are those of the whole network.
 */
public final class Example {

    /** Activations of the input layer. */
    static final double[] X = {1, 3, 5};
    /** Weights from the inputs into h1. */
    static final double[] W = {0.5, 1.2, -0.3};
    /** Weights from the four hidden units to the output. */
    static final double[] V = {0.8, 0.5, 0.1, 0.6};
    /** What the output should be. */
    static final double LABEL = 1;
    /** What the output is, as given. */
    static final double ACTIVATION = 0.6;
    /** Learning rate. */
    static final double ALPHA = 0.01;

    private final Node w;
    private final Node v;
    private final Node netHidden;
    private final Node hidden;
    private final Node netOutput;
    private final Node output;
    private final Node loss;
    private final Plan plan;

    private Example(ScalarFunction activation, double given) {
        var g = new Graph();
        var x = g.constant("x", DoubleMatrix.of(X));
        w = g.parameter("w", W);
        v = g.parameter("v", V[0]);
        netHidden = g.apply("net_h1", new Linear(), x, w);
        hidden = g.apply("h1", new Elementwise(activation), netHidden);
        double rest = StrictMath.log(given / (1 - given)) - V[0] * activation.value(netOfHidden());
        netOutput = g.apply("net_o", new Linear(), hidden, v, g.constant("rest", DoubleMatrix.of(new double[] {rest})));
        output = g.apply("o", new Elementwise(new Sigmoid()), netOutput);
        loss = g.apply(
                "loss", new LossOp(new SquaredError()), output, g.constant("label", DoubleMatrix.of(new double[] {LABEL
                })));
        plan = Plan.of(g, loss);
        plan.forward();
        plan.backward();
    }

    /** The example as published: sigmoid units, output 0.6. Forward and backward have run. */
    public static Example published() {
        return new Example(new Sigmoid(), ACTIVATION);
    }

    /** The example with another activation of h1 and the same given output. */
    static Example with(ScalarFunction activation) {
        return new Example(activation, ACTIVATION);
    }

    /** The example with another given output. */
    static Example withOutput(double given) {
        return new Example(new Sigmoid(), given);
    }

    private static double netOfHidden() {
        return X[0] * W[0] + X[1] * W[1] + X[2] * W[2];
    }

    /** The weights into h1. */
    public Node weightsIntoHidden() {
        return w;
    }

    /** The weight from h1 to the output. */
    public Node weightToOutput() {
        return v;
    }

    /** The squared error. */
    public Node loss() {
        return loss;
    }

    /** Forward and backward have run. */
    public Plan plan() {
        return plan;
    }

    /** Activation of h1. */
    public double hidden() {
        return plan.value(hidden).get(0);
    }

    /** Activation of the output. */
    public double output() {
        return plan.value(output).get(0);
    }

    /** δ of the output: minus ∂loss/∂net_o, so it points towards the label. */
    public double deltaOutput() {
        return -plan.gradient(netOutput).get(0);
    }

    /** δ of h1: minus ∂loss/∂net_h1. */
    public double deltaHidden() {
        return -plan.gradient(netHidden).get(0);
    }

    /** Holds a claimed ∂loss/∂variable[element] against finite differences of this example's loss. */
    Confirmation confirm(String name, double claimed, Node variable, int element) {
        var measured = Confirmation.of(name, plan, loss, variable, element);
        return new Confirmation(name, claimed, measured.difference(), measured.bound());
    }

    /** The weights into h1 after one step of plain gradient descent. */
    public double[] updatedWeightsIntoHidden() {
        var updated = plan.value(w).toArray();
        for (int i = 0; i < updated.length; i++) {
            updated[i] -= ALPHA * plan.gradient(w).get(i);
        }
        return updated;
    }

    /** The weight from h1 to the output after the same step. */
    public double updatedWeightToOutput() {
        return plan.value(v).get(0) - ALPHA * plan.gradient(v).get(0);
    }
}
