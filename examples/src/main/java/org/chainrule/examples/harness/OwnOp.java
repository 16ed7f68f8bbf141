package org.chainrule.examples.harness;

import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.examples.harness.ScaleAndShift.Writing;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/**
 * An op of one's own, alone and in a network.
 *
 * @param alone the check of the op
 * @param inANetwork the check of a network with the op in it, twice with the same factors
 * @param overwriting the check of the op with a mistake, alone
 * @param overwritingInANetwork the check of the network with that
 */
public record OwnOp(
        CheckReport alone, CheckReport inANetwork, CheckReport overwriting, CheckReport overwritingInANetwork)
        implements Section {

    /** Checks all four. */
    public static OwnOp compute() {
        var right = new ScaleAndShift(Writing.RIGHT);
        var wrong = new ScaleAndShift(Writing.OVERWRITING);
        return new OwnOp(alone(right), network(right), alone(wrong), network(wrong));
    }

    private static CheckReport alone(Op op) {
        return GradientCheck.ofOp(op)
                .onShapes(Shape.of(2, 3), Shape.of(1, 3), Shape.of(1, 3))
                .run();
    }

    private static CheckReport network(Op op) {
        var graph = new Graph();
        var x = graph.input("x", 2);
        var a = graph.parameter("a", 1.5, -0.5);
        var b = graph.parameter("b", 0.25, 1);
        var hidden = graph.map(new Tanh(), graph.apply("first", op, x, a, b));
        var y = graph.apply("second", op, hidden, a, b);
        var t = graph.input("t", 2);
        var loss = graph.loss(new SquaredError(), y, t);
        var rows = DoubleMatrix.of(new double[] {0.5, -1}, new double[] {2, 0.75});
        return GradientCheck.ofGraph(graph, loss, Map.of(x, rows, t, DoubleMatrix.zeros(2, 2)))
                .run();
    }

    @Override
    public String title() {
        return "An op of your own";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "y = a ⊙ x + b, a factor and a shift for every column, implements CustomOp. Its products are checked"
                        + " at random cotangents, and what holds of every product is checked bit for bit:");
        out.blank();
        Told.report(out, alone);
        Told.report(out, inANetwork);
        out.blank();
        out.paragraph("Now its product overwrites what is in the buffer when it should add. Differences of the op alone"
                + " cannot see that, the exact relation β = 1 does; in a network that uses a and b twice the"
                + " gradients are wrong:");
        out.blank();
        Told.report(out, overwriting);
        Told.report(out, overwritingInANetwork);
    }
}
