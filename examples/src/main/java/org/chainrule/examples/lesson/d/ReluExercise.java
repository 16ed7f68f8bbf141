package org.chainrule.examples.lesson.d;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.core.function.Relu;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;

/**
 * Exercise: plot ReLU, give its derivative, use it instead of the sigmoid.
 *
 * @param example the worked example with ReLU in h1
 * @param weights ∂loss/∂w with its finite differences
 */
public record ReluExercise(Example example, List<Confirmation> weights) implements Section {

    /** Runs the example with ReLU. */
    public static ReluExercise compute() {
        var example = Example.with(new Relu());
        return new ReluExercise(
                example, Confirmation.all("∂loss/∂w", example.plan(), example.loss(), example.weightsIntoHidden()));
    }

    /** The question with its solution. */
    public Exercise exercise() {
        double[] w = example.updatedWeightsIntoHidden();
        return new Exercise(
                "Use ReLU instead of the sigmoid in h1, the output's activation still being 0.6. Compute h1, δ_h1 and the"
                        + " new weights into h1.",
                List.of("h1", "δ_h1", "w1", "w2", "w3"),
                List.of(example.hidden(), example.deltaHidden(), w[0], w[1], w[2]),
                6);
    }

    /** ReLU and its slope as a drawing, one line per height, x from −4 to 4. */
    static List<String> drawing() {
        var relu = new Relu();
        var lines = new ArrayList<String>();
        for (int height = 4; height >= 0; height--) {
            lines.add("    " + height + " |" + curve(height, relu) + "      " + (height > 1 ? " " : height) + " |"
                    + (height > 1 ? "" : slopeCurve(height, relu)));
        }
        String axis = "+" + "-".repeat(33);
        lines.add("      " + axis + "        " + axis);
        lines.add("       -4      -2       0       2       4         -4      -2       0       2       4");
        lines.add("                 max(x, 0)                              its derivative");
        return lines;
    }

    private static String curve(int height, Relu relu) {
        var text = new StringBuilder();
        for (int i = -16; i <= 16; i++) {
            double x = i / 4.0;
            text.append(Math.rint(relu.value(x)) == height ? '*' : ' ');
        }
        return text.toString();
    }

    private static String slopeCurve(int height, Relu relu) {
        var text = new StringBuilder();
        for (int i = -16; i <= 16; i++) {
            double x = i / 4.0;
            text.append(relu.slope(x, relu.value(x)) == height ? '*' : ' ');
        }
        return text.toString();
    }

    @Override
    public String title() {
        return "Exercise 3: ReLU, its derivative, and ReLU instead of the sigmoid";
    }

    @Override
    public void print(LessonOutput out) {
        exercise().printQuestion(out);
        out.blank();
        drawing().forEach(out::line);
        out.blank();
        out.paragraph("The derivative is 0 left of zero and 1 right of it. At 0 itself there is none: the two sides"
                + " disagree. This library says 0 there, which lies between them, and documents it.");
        out.blank();
        out.formula("h1   = max(2.6, 0) = " + Figures.fixed(example.hidden(), 1));
        out.formula("δ_h1 = δ_o · 0.8 · 1 = 0.192 · 0.8 = " + Figures.fixed(example.deltaHidden(), 4)
                + "        (sigmoid: 0.0098854)");
        out.blank();
        Confirmation.print(out, weights, 10);
        out.blank();
        out.paragraph(
                "The step is more than 15 times as large: the sigmoid's slope at 2.6 is only 0.064, ReLU's is 1.");
        exercise().printSolution(out);
    }
}
