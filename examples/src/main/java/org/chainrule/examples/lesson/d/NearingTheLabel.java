package org.chainrule.examples.lesson.d;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;

/**
 * Exercise: what δ_o does as the output's activation nears the label.
 *
 * @param points one activation each
 */
public record NearingTheLabel(List<Point> points) implements Section {

    /**
     * One activation of the output.
     *
     * @param activation given
     * @param delta δ_o from the library
     * @param confirmed ∂loss/∂v beside its finite difference; it is −δ_o·h1
     */
    public record Point(double activation, double delta, Confirmation confirmed) {}

    private static final double[] ACTIVATIONS = {0.001, 0.01, 0.1, 1 / 3.0, 0.6, 0.9, 0.99, 0.999, 0.9999};

    /** Runs the example with each activation. */
    public static NearingTheLabel compute() {
        var points = new ArrayList<Point>();
        for (double activation : ACTIVATIONS) {
            var example = Example.withOutput(activation);
            points.add(new Point(
                    activation,
                    example.deltaOutput(),
                    Confirmation.of("∂loss/∂v", example.plan(), example.loss(), example.weightToOutput(), 0)));
        }
        return new NearingTheLabel(points);
    }

    /** The question with its solution. */
    public Exercise exercise() {
        return new Exercise(
                "The label is 1. Compute δ_o for the output activations 0.6, 0.9 and 0.99. What happens to it?",
                List.of("δ_o(0.6)", "δ_o(0.9)", "δ_o(0.99)"),
                List.of(
                        points.get(4).delta(),
                        points.get(5).delta(),
                        points.get(6).delta()),
                6);
    }

    @Override
    public String title() {
        return "Exercise 2: δ as the activation nears the label";
    }

    @Override
    public void print(LessonOutput out) {
        exercise().printQuestion(out);
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "output a", "1 - a", "slope a(1-a)", "δ_o", "∂loss/∂v = -δ_o·h1", "finite difference", "verdict"));
        for (Point point : points) {
            double a = point.activation();
            rows.add(List.of(
                    Figures.significant(a, 4),
                    Figures.significant(1 - a, 4),
                    Figures.significant(a * (1 - a), 4),
                    Figures.significant(point.delta(), 6),
                    Figures.significant(point.confirmed().gradient(), 6),
                    Figures.significant(point.confirmed().difference(), 6),
                    point.confirmed().agrees() ? "agree" : "DISAGREE"));
        }
        out.table(rows);
        out.blank();
        out.paragraph(
                "With the label 1, δ_o = 2 a (1 - a)². Near the label it falls like the square of the distance: ten"
                        + " times nearer, a hundred times smaller changes. Learning slows down by itself as the answer gets right."
                        + " It is largest at a = 1/3. But it is small at the wrong end too: a unit that is certain and wrong"
                        + " hardly learns, because the sigmoid is flat there (it saturates). Cross-entropy mends that.");
        exercise().printSolution(out);
    }
}
