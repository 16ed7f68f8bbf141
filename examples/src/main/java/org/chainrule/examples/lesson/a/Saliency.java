package org.chainrule.examples.lesson.a;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.core.Figures;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;

/**
 * Which pixels matter: the gradient of the loss with respect to the input.
 *
 * @param digit what the picture shows
 * @param pixels the picture
 * @param gradient ∂loss/∂x
 * @param confirmed the five largest gradients with their finite differences
 */
public record Saliency(int digit, double[] pixels, double[] gradient, List<Confirmation> confirmed) implements Section {

    /** Trains a network and differentiates it at one digit. */
    public static Saliency compute() {
        var digits = Digits.trained();
        var one = digits.wellRead(0.9);
        var plan = digits.objective().plan(one);
        plan.forward();
        plan.backward();
        var input = digits.objective().input();
        double[] gradient = plan.gradient(input).toArray();
        var confirmed = new ArrayList<Confirmation>();
        IntStream.range(0, gradient.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(gradient[i])))
                .limit(5)
                .forEach(i -> {
                    String pixel = "row " + (i / Digits.SIDE + 1) + ", column " + (i % Digits.SIDE + 1);
                    confirmed.add(Confirmation.of(
                            "∂loss/∂pixel, " + pixel, plan, digits.objective().lossNode(), input, i));
                });
        return new Saliency((int) one.targets().get(0), one.inputs().toArray(), gradient, confirmed);
    }

    @Override
    public String title() {
        return "Saliency: the gradient with respect to the input";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "Backpropagation does not have to stop at the first weights. One step further it gives the gradient of"
                        + " the loss with respect to every pixel: how much does the verdict hang on it? A network 64-32-10 has"
                        + " learned to read digits of 8×8 pixels. On the left a " + digit
                        + " from the test part, on the right"
                        + " |∂loss/∂pixel|, the saliency:");
        out.blank();
        var size = new double[gradient.length];
        for (int i = 0; i < size.length; i++) {
            size[i] = Math.abs(gradient[i]);
        }
        var left = Digits.picture(pixels);
        var right = Digits.picture(size);
        for (int i = 0; i < left.size(); i++) {
            out.formula("|" + left.get(i) + "|        |" + right.get(i) + "|");
        }
        out.blank();
        out.paragraph("The five pixels that matter most:");
        out.blank();
        Confirmation.print(out, confirmed, 8);
        out.blank();
        out.formula("sum of |∂loss/∂pixel| over all 64 pixels: "
                + Figures.significant(Arrays.stream(size).sum(), 4));
    }
}
