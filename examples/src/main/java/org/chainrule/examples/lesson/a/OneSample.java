package org.chainrule.examples.lesson.a;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.loss.CategoricalCrossEntropy;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Optimizer;
import org.chainrule.optimizers.Sgd;

/**
 * One sample through one step of learning: 2 inputs, 4 hidden units with ReLU, 3 classes with softmax.
 *
 * @param plan forward and backward have run, then one update, then forward again
 * @param before value of every named quantity before the update
 * @param confirmed the gradient of every weight and bias beside its finite difference
 * @param lossAfter loss after the update
 */
public record OneSample(Plan plan, List<Quantity> before, List<Confirmation> confirmed, double lossAfter)
        implements Section {

    /**
     * A named quantity.
     *
     * @param name in the graph
     * @param value before the update
     */
    public record Quantity(String name, Matrix value) {}

    /** Learning rate. */
    public static final double ALPHA = 0.1;

    private static final DoubleMatrix X = DoubleMatrix.of(new double[] {0.5, -1});
    private static final DoubleMatrix LABEL = DoubleMatrix.of(new double[] {0, 0, 1});
    private static final DoubleMatrix W1 =
            DoubleMatrix.of(new double[][] {{0.2, -0.4}, {0.7, 0.1}, {-0.5, 0.3}, {0.1, -0.6}});
    private static final DoubleMatrix B1 = DoubleMatrix.of(new double[] {0.1, 0, 0.2, -0.1});
    private static final DoubleMatrix W2 =
            DoubleMatrix.of(new double[][] {{0.3, -0.2, 0.5, 0.1}, {-0.4, 0.6, 0.2, 0.3}, {0.1, 0.2, -0.3, -0.5}});
    private static final DoubleMatrix B2 = DoubleMatrix.of(new double[] {0, 0.1, -0.1});

    /** Loads the sample and takes the step. */
    public static OneSample compute() {
        var g = new Graph();
        var x = g.input("x", 2);
        var z1 = g.apply("z1", new Linear(), x, g.parameter("W1", W1), g.parameter("b1", B1));
        var y1 = g.apply("y1", new Elementwise(new Relu()), z1);
        var z2 = g.apply("z2", new Linear(), y1, g.parameter("W2", W2), g.parameter("b2", B2));
        var p = g.apply("p", new RowWise(new Softmax()), z2);
        var t = g.input("label", 3);
        var loss = g.apply("loss", new LossOp(new CategoricalCrossEntropy()), p, t);
        var plan = Plan.of(g, loss);
        plan.value(x).copyFrom(X);
        plan.value(t).copyFrom(LABEL);
        plan.forward();
        plan.backward();

        var before = new ArrayList<Quantity>();
        for (Node node : g.nodes()) {
            before.add(new Quantity(node.name(), Matrix.copyOf(plan.value(node), Precision.FLOAT64)));
        }
        var confirmed = new ArrayList<Confirmation>();
        for (Node node : g.nodes()) {
            if (node.origin() instanceof Node.Parameter) {
                confirmed.addAll(Confirmation.all("∂loss/∂" + node.name(), plan, loss, node));
            }
        }
        Optimizer.of(plan.parameters(), new Sgd(), ALPHA).step();
        plan.forward();
        return new OneSample(plan, before, confirmed, plan.value(loss).get(0));
    }

    /** The quantity of this name before the update. */
    public Matrix value(String name) {
        return before.stream()
                .filter(quantity -> quantity.name().equals(name))
                .map(Quantity::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one sample: found no quantity \"" + name + "\""));
    }

    /** ∂loss/∂ the quantity of this name, before the update. */
    public Matrix gradient(String name) {
        return plan.graph().nodes().stream()
                .filter(node -> node.name().equals(name))
                .map(plan::gradient)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one sample: found no quantity \"" + name + "\""));
    }

    @Override
    public String title() {
        return "One sample, one update";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph("The input layer has as many neurons as the sample has numbers and does nothing. Then linear and"
                + " non-linear steps take turns. The output layer has one neuron per class, each between 0 and 1. Here: 2"
                + " inputs, 4 hidden units (a power of two, by habit), 3 classes.");
        out.blank();
        out.paragraph("1. Load a sample and its label, the third class:");
        show(out, "x", 1);
        show(out, "label", 0);
        out.paragraph("2. Linear: z1 = x W1ᵀ + b1. Row j of W1 holds the weights into hidden unit j.");
        show(out, "W1", 1);
        show(out, "b1", 1);
        show(out, "z1", 4);
        out.paragraph("3. Non-linear: y1 = ReLU(z1) = max(z1, 0).");
        show(out, "y1", 4);
        out.paragraph("4. Linear: z2 = y1 W2ᵀ + b2.");
        show(out, "W2", 1);
        show(out, "b2", 1);
        show(out, "z2", 4);
        out.paragraph("5. Non-linear, on the whole layer at once: p = softmax(z2) = exp(z2) / Σ exp(z2). These are"
                + " probabilities; they sum to 1.");
        show(out, "p", 6);
        out.paragraph(
                "6. The loss is the categorical cross-entropy, minus the logarithm of the probability that the right"
                        + " class got:");
        out.formula("loss = -log " + Figures.fixed(value("p").get(2), 6) + " = "
                + Figures.fixed(value("loss").get(0), 6));
        out.paragraph(
                "7. The gradient of the loss, backwards through the same steps, to every weight and bias. At z2 it is"
                        + " p - label; each is confirmed by moving the weight a little and running steps 2 to 6 again:");
        out.blank();
        out.matrix("∂loss/∂z2", gradient("z2"), 6);
        out.blank();
        Confirmation.print(out, confirmed, 8);
        out.blank();
        out.paragraph(
                "The zeros belong to the third hidden unit: its z1 is negative, ReLU has slope 0 there, so nothing that"
                        + " leads into it, and (its output being 0) nothing that leads out of it, changes.");
        out.paragraph("8. Update: every weight and bias takes a step against its gradient, w ← w - α ∂loss/∂w, α = "
                + Figures.fixed(ALPHA, 1) + ". The first weight: " + Figures.fixed(W1.get(0), 1) + " - "
                + Figures.fixed(ALPHA, 1) + " · " + Figures.fixed(gradient("W1").get(0), 6) + " = "
                + Figures.fixed(plan.parameters().get("W1").value().get(0), 7) + ".");
        out.formula("loss of this sample before " + Figures.fixed(value("loss").get(0), 6) + ", after "
                + Figures.fixed(lossAfter, 6));
    }

    private void show(LessonOutput out, String name, int digits) {
        out.matrix(name, value(name), digits);
    }
}
