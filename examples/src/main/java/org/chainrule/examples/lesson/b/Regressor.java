package org.chainrule.examples.lesson.b;

import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Reduction;

/** The 3-5-2 network with every quantity of the lesson as a node of its own name; forward and backward have run. */
public final class Regressor {

    /** Six rows of three inputs. */
    public static final DoubleMatrix X = DoubleMatrix.of(new double[][] {
        {0.5, -0.2, 0.1}, {-0.3, 0.8, 0.4}, {0.9, 0.1, -0.6}, {-0.7, -0.5, 0.2}, {0.2, 0.6, -0.9}, {-0.1, -0.8, 0.7}
    });
    /** What the two outputs should be. */
    public static final DoubleMatrix T =
            DoubleMatrix.of(new double[][] {{0.4, 0.1}, {0.2, 0.9}, {0.5, -0.4}, {-0.6, 0.3}, {0.1, 0.2}, {-0.2, 0.5}});
    /** Weights into the hidden layer, one row per unit. */
    static final DoubleMatrix W1 = DoubleMatrix.of(
            new double[][] {{0.3, -0.1, 0.2}, {-0.4, 0.5, 0.1}, {0.2, 0.2, -0.3}, {0.6, -0.2, 0.4}, {-0.1, 0.3, 0.5}});
    /** Biases of the hidden layer. */
    static final DoubleMatrix B1 = DoubleMatrix.of(new double[] {0.1, 0, -0.1, 0.05, 0.2});
    /** Weights to the outputs, one row per output. */
    static final DoubleMatrix W2 =
            DoubleMatrix.of(new double[][] {{0.2, -0.3, 0.4, 0.1, -0.5}, {-0.2, 0.6, 0.1, -0.4, 0.3}});
    /** Biases of the outputs. */
    static final DoubleMatrix B2 = DoubleMatrix.of(new double[] {0.05, -0.05});

    /** The quantities between inputs and loss, in forward order. */
    public enum Stage {
        /** X W₁ᵀ + b₁. */
        Z1,
        /** σ(Z₁). */
        Y1,
        /** Y₁ W₂ᵀ + b₂. */
        Z2,
        /** Z₂: the outputs are linear. */
        Y2
    }

    private final Plan plan;
    private final Node loss;

    private Regressor(Plan plan, Node loss) {
        this.plan = plan;
        this.loss = loss;
        plan.forward();
        plan.backward();
    }

    /** The whole network on the six rows. */
    public static Regressor whole() {
        var g = new Graph();
        var x = g.input("X", 3);
        var z1 = g.apply("Z1", new Linear(), x, g.parameter("W1", W1), g.parameter("b1", B1));
        var loss = rest(g, z1, Stage.Z1);
        var plan = Plan.builder(g, loss).rows(X.rows()).build();
        plan.value(x).copyFrom(X);
        return loaded(plan, loss);
    }

    /**
     * The rest of the network from a stage on, with the stage's numbers for an input; the way to ask how the loss depends
     * on a quantity in the middle.
     */
    static Regressor from(Stage stage, Matrix numbers) {
        var g = new Graph();
        var start = g.input(stage.name(), numbers.columns());
        var loss = rest(g, start, stage);
        var plan = Plan.builder(g, loss).rows(X.rows()).inputGradients(start).build();
        plan.value(start).copyFrom(numbers);
        return loaded(plan, loss);
    }

    private static Regressor loaded(Plan plan, Node loss) {
        for (Node node : plan.graph().nodes()) {
            if (node.name().equals("T")) {
                plan.value(node).copyFrom(T);
            }
        }
        return new Regressor(plan, loss);
    }

    private static Node rest(Graph g, Node at, Stage stage) {
        Node y = at;
        if (stage.compareTo(Stage.Z1) <= 0) {
            y = g.apply("Y1", new Elementwise(new Sigmoid()), y);
        }
        if (stage.compareTo(Stage.Y1) <= 0) {
            y = g.apply("Z2", new Linear(), y, g.parameter("W2", W2), g.parameter("b2", B2));
        }
        if (stage.compareTo(Stage.Z2) <= 0) {
            y = g.apply("Y2", new Elementwise(new Identity()), y);
        }
        return g.apply("loss", new LossOp(new HalfSquaredError(), Reduction.SUM), y, g.input("T", 2));
    }

    /** The node of this name. */
    public Node node(String name) {
        return plan.graph().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("regressor: found no node \"" + name + "\""));
    }

    /** The value of the node of this name. */
    public Matrix value(String name) {
        return plan.value(node(name));
    }

    /** ∂loss/∂ the node of this name. */
    public Matrix gradient(String name) {
        return plan.gradient(node(name));
    }

    /** The plan. */
    public Plan plan() {
        return plan;
    }

    /** The loss, ½ Σ (Y₂ − T)². */
    public Node loss() {
        return loss;
    }
}
