package org.chainrule.examples.lesson.a;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Relu;
import org.chainrule.core.initializer.PytorchLinear;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;

/**
 * A stack of linear layers is one linear layer; one ReLU ends that.
 *
 * @param a the collapsed weights, 2×2
 * @param b the collapsed biases, 1×2
 * @param deviation largest |stack − collapsed| over {@value #POINTS} random points
 * @param bound what rounding may cause at most, at the point where it may cause most
 * @param withinBound whether the two agree within the bound at every point
 * @param slopes ∂y₁/∂x of the stack, which must be the first row of a, with finite differences
 * @param linearGap how far the stack without ReLU misses the midpoint rule
 * @param reluGap how far the stack with one ReLU misses it
 * @param gapBound what rounding may cause at most in the midpoint rule
 */
public record LinearCollapse(
        Matrix a,
        Matrix b,
        double deviation,
        double bound,
        boolean withinBound,
        List<Confirmation> slopes,
        double linearGap,
        double reluGap,
        double gapBound)
        implements Section {

    /** Random points at which stack and collapsed layer are compared. */
    public static final int POINTS = 1000;

    private static final double[] P = {-2, 1};
    private static final double[] Q = {2, -1};

    /** Builds the stack 2-4-8-2, collapses it, and compares. */
    public static LinearCollapse compute() {
        var stack = Network.inputs(2).dense(4).dense(8).dense(2).initialised(new PytorchLinear(), 42);
        var bent = Network.inputs(2).dense(4, new Relu()).dense(8).dense(2).initialised(new PytorchLinear(), 42);
        var collapsed = Collapsed.of(stack);
        var run = new Run(stack);

        double deviation = 0;
        double widest = 0;
        boolean within = true;
        RandomGenerator random = new Seed(42).stream("points");
        for (int i = 0; i < POINTS; i++) {
            double[] x = {Seed.uniform(random, -10, 10), Seed.uniform(random, -10, 10)};
            double[] y = run.at(x);
            double[] linear = collapsed.at(x);
            double[] bound = collapsed.bound(x);
            for (int k = 0; k < y.length; k++) {
                double distance = Math.abs(y[k] - linear[k]);
                deviation = Math.max(deviation, distance);
                widest = Math.max(widest, bound[k]);
                within &= distance <= bound[k];
            }
        }
        run.at(P);
        var slopes = run.confirmations();
        double gapBound = 2 * Math.max(collapsed.bound(P)[0], collapsed.bound(Q)[0]);
        return new LinearCollapse(
                collapsed.weights(),
                collapsed.biases(),
                deviation,
                widest,
                within,
                slopes,
                gap(run),
                gap(new Run(bent)),
                gapBound);
    }

    /** |f(midpoint) − mean of f(p), f(q)| of the first output: 0 for every function a·x + b. */
    private static double gap(Run run) {
        double[] middle = {(P[0] + Q[0]) / 2, (P[1] + Q[1]) / 2};
        return Math.abs(run.at(middle)[0] - (run.at(P)[0] + run.at(Q)[0]) / 2);
    }

    /** A network's first output with its gradient with respect to the input. */
    private static final class Run {
        private final Plan plan;
        private final Node x;
        private final Node y;
        private final Node first;

        Run(Network network) {
            var g = new Graph();
            x = g.input("x", 2);
            y = network.write(g, x);
            first = g.linear(y, g.constant("first", DoubleMatrix.of(new double[] {1, 0})));
            plan = Plan.builder(g, first).inputGradients(x).build();
        }

        double[] at(double[] point) {
            plan.value(x).copyFrom(point);
            plan.forward();
            return plan.value(y).toArray();
        }

        List<Confirmation> confirmations() {
            plan.cotangent(first).fill(1);
            plan.backward();
            return Confirmation.all("∂y₁/∂x", plan, first, x);
        }
    }

    @Override
    public String title() {
        return "Without activations, any stack of layers is one";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "Three linear layers, 2-4-8-2, without activations: y = W₃(W₂(W₁x + b₁) + b₂) + b₃. Multiplied out that"
                        + " is y = a·x + b with a = W₃W₂W₁ and b = W₃(W₂b₁ + b₂) + b₃: one layer. We build it:");
        out.blank();
        out.matrix("a", a, 6);
        out.matrix("b", b, 6);
        out.blank();
        out.paragraph(
                "and compare it with the stack at " + POINTS + " random points. They may differ by rounding only; how"
                        + " much that can be at each point follows from the number of additions and the sizes of what is added:");
        out.blank();
        out.formula("largest difference                " + Figures.significant(deviation, 2));
        out.formula("rounding explains, at the widest  " + Figures.significant(bound, 2));
        out.formula("within the bound at every point   " + (withinBound ? "yes" : "NO"));
        out.blank();
        out.paragraph(
                "So the slopes of the stack, by backpropagation through all three layers, are the first row of a:");
        out.blank();
        Confirmation.print(out, slopes, 6);
        out.blank();
        out.paragraph(
                "Now one ReLU after the first layer, the weights unchanged. Any function a·x + b takes at the midpoint"
                        + " of two points the mean of its two values. If a network misses that even once, no a and b can describe"
                        + " it. Between (-2, 1) and (2, -1):");
        out.blank();
        out.formula("without ReLU, midpoint minus mean  " + Figures.significant(linearGap, 2) + "  (rounding may cause "
                + Figures.significant(gapBound, 2) + ")");
        out.formula("with one ReLU                      " + Figures.significant(reluGap, 6));
    }
}
