package org.chainrule.examples.lesson.d;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.chainrule.core.Figures;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;

/** The worked example as it was published, digit by digit, its two mistakes included. */
public record PublishedArithmetic() implements Section {

    @Override
    public String title() {
        return "The example as published";
    }

    @Override
    public void print(LessonOutput out) {
        var r = Recipe.PUBLISHED;
        out.paragraph("Three inputs, four hidden units, one output. We follow one hidden unit, h1, through one step of"
                + " learning, with nothing but multiplications and additions. Every figure below is printed to as many"
                + " digits as the published account gives, and is equal to it in each of them.");
        out.blank();
        out.paragraph("Forward. Each input times its weight, then the sum (the bias is 0), then the sigmoid:");
        out.formula("input (1, 3, 5), weights into h1 " + list(Example.W, 1));
        out.formula("weighted    " + list(r.weighted(), 1));
        out.formula("net_h1    = " + Figures.fixed(r.net(), 1));
        out.formula("sigmoid   = 1 / (1 + exp(-2.6)) = " + Figures.fixed(r.hidden(), 7) + "        (ReLU would give "
                + Figures.fixed(Math.max(r.net(), 0), 1) + ")");
        out.blank();
        out.paragraph("The output's activation is given: 0.6. Its label is 1. The error is the squared error"
                + " (label - activation)². δ says how much, and in which direction, a unit's net input should move; here it"
                + " points towards the label, so it is minus the gradient:");
        out.formula("δ_o = 2 (1 - 0.6) · 0.6 (1 - 0.6) = " + Figures.fixed(r.deltaOutput(), 3));
        out.blank();
        out.paragraph("The weight from h1 to the output is 0.8, the learning rate α is 0.01:");
        out.formula("change     = α · δ_o · h1 = 0.01 · 0.192 · 0.9308616 = " + Figures.fixed(r.changeToOutput(), 9));
        out.formula("new weight = 0.8 + change = " + Figures.fixed(r.weightToOutput(), 7));
        out.blank();
        out.paragraph(
                "Backward to h1. The published account multiplies δ_o by all four weights out of the hidden layer,"
                        + " the first one already updated, adds them up, and multiplies by the sigmoid's slope h1 (1 - h1):");
        out.formula("weights   " + list(r.weightsBack(), 7));
        out.formula("δ_o · w   " + list(r.carriedBack(), 7) + ", sum "
                + Figures.fixed(Arrays.stream(r.carriedBack()).sum(), 7));
        out.formula("δ_h1    = " + Figures.fixed(r.deltaHidden(), 8));
        out.formula("changes   " + list(r.changes(), 10));
        out.formula("weights   " + list(r.weights(), 7));
        out.blank();
        out.paragraph("It looks plausible. Is it right?");
    }

    static String list(double[] values, int digits) {
        return Arrays.stream(values)
                .mapToObj(value -> Figures.fixed(value, digits))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
