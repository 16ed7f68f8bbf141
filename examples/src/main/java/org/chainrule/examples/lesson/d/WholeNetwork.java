package org.chainrule.examples.lesson.d;

import java.util.ArrayList;
import java.util.List;
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
 * The whole 3-4-1 network of the exercises, biases 0: nothing is given but inputs, weights and label; the output's
 * activation is computed.
 */
public final class WholeNetwork {

    /** Weights into h1 … h4, one row each; h1's are those of the worked example. */
    static final double[][] INTO_HIDDEN = {{0.5, 1.2, -0.3}, {-0.4, 0.3, 0.2}, {0.1, -0.6, 0.5}, {0.7, -0.2, -0.1}};
    /** Weights from h1 … h4 to the output. */
    static final double[] TO_OUTPUT = {0.8, -1.2, 0.5, -0.3};

    private final Node w;
    private final Node v;
    private final Node netHidden;
    private final Node hidden;
    private final Node netOutput;
    private final Node output;
    private final Node loss;
    private final Plan plan;

    /** The network with this activation in the hidden layer and a sigmoid output; forward and backward have run. */
    public WholeNetwork(ScalarFunction activation) {
        var g = new Graph();
        var x = g.constant("x", DoubleMatrix.of(Example.X));
        w = g.parameter("w", DoubleMatrix.of(INTO_HIDDEN));
        v = g.parameter("v", TO_OUTPUT);
        netHidden = g.apply("net_h", new Linear(), x, w);
        hidden = g.apply("h", new Elementwise(activation), netHidden);
        netOutput = g.apply("net_o", new Linear(), hidden, v);
        output = g.apply("o", new Elementwise(new Sigmoid()), netOutput);
        var label = g.constant("label", DoubleMatrix.of(new double[] {Example.LABEL}));
        loss = g.apply("loss", new LossOp(new SquaredError()), output, label);
        plan = Plan.of(g, loss);
        plan.forward();
        plan.backward();
    }

    /** Net inputs of h1 … h4. */
    public double[] netHidden() {
        return plan.value(netHidden).toArray();
    }

    /** Activations of h1 … h4. */
    public double[] hidden() {
        return plan.value(hidden).toArray();
    }

    /** Net input of the output. */
    public double netOutput() {
        return plan.value(netOutput).get(0);
    }

    /** Activation of the output. */
    public double output() {
        return plan.value(output).get(0);
    }

    /** The squared error. */
    public double loss() {
        return plan.value(loss).get(0);
    }

    /** δ of the output, towards the label. */
    public double deltaOutput() {
        return -plan.gradient(netOutput).get(0);
    }

    /** δ of h1 … h4. */
    public double[] deltaHidden() {
        double[] delta = plan.gradient(netHidden).toArray();
        for (int j = 0; j < delta.length; j++) {
            delta[j] = -delta[j];
        }
        return delta;
    }

    /** Changes of the weights from h1 … h4 to the output: −α ∂loss/∂v. */
    public List<Double> changesToOutput(double alpha) {
        return changes(v, alpha);
    }

    /** Changes of the weights into h1, then h2, …: −α ∂loss/∂w. */
    public List<Double> changesIntoHidden(double alpha) {
        return changes(w, alpha);
    }

    private List<Double> changes(Node variable, double alpha) {
        var changes = new ArrayList<Double>();
        for (double gradient : plan.gradient(variable).toArray()) {
            changes.add(-alpha * gradient);
        }
        return changes;
    }

    /** Every gradient of a weight to the output beside its finite difference. */
    public List<Confirmation> confirmToOutput() {
        return Confirmation.all("∂loss/∂v", plan, loss, v);
    }

    /** Every gradient of a weight into the hidden layer beside its finite difference. */
    public List<Confirmation> confirmIntoHidden() {
        return Confirmation.all("∂loss/∂w", plan, loss, w);
    }

    /** The loss after one step of plain gradient descent with this learning rate; the weights are put back. */
    public double lossAfterStep(double alpha) {
        double[] oldW = plan.value(w).toArray();
        double[] oldV = plan.value(v).toArray();
        step(w, alpha);
        step(v, alpha);
        plan.forward();
        double after = loss();
        plan.value(w).copyFrom(oldW);
        plan.value(v).copyFrom(oldV);
        plan.forward();
        return after;
    }

    private void step(Node variable, double alpha) {
        var value = plan.value(variable);
        for (int i = 0; i < value.size(); i++) {
            value.set(i, value.get(i) - alpha * plan.gradient(variable).get(i));
        }
    }
}
