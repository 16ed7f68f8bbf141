package org.chainrule.examples.lesson.d;

import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;

/**
 * The same step by the library's graph.
 *
 * @param example forward and backward have run
 * @param weights ∂loss/∂w with its finite differences
 * @param toOutput ∂loss/∂v with its finite difference
 */
public record TrueFigures(Example example, List<Confirmation> weights, List<Confirmation> toOutput) implements Section {

    /** Runs the graph and confirms its gradients. */
    public static TrueFigures compute() {
        var example = Example.published();
        return new TrueFigures(
                example,
                Confirmation.all("∂loss/∂w", example.plan(), example.loss(), example.weightsIntoHidden()),
                Confirmation.all("∂loss/∂v", example.plan(), example.loss(), example.weightToOutput()));
    }

    @Override
    public String title() {
        return "The true figures";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "The same example, written as a graph. The output's activation is given, not computed, so what the"
                        + " other three hidden units send to the output is put into one constant, chosen such that the activation"
                        + " is 0.6: net_o = v · h1 + rest. A constant has no derivative; those of w and v stay what they are.");
        out.blank();
        out.formula(
                "h1    = " + Figures.fixed(example.hidden(), 7) + ", output = " + Figures.fixed(example.output(), 1));
        out.formula("δ_o   = " + Figures.fixed(example.deltaOutput(), 3));
        out.formula("δ_h1  = δ_o · 0.8 · h1 (1 - h1) = " + Figures.fixed(example.deltaHidden(), 17));
        out.formula("w new = " + PublishedArithmetic.list(example.updatedWeightsIntoHidden(), 10));
        out.formula("v new = " + Figures.fixed(example.updatedWeightToOutput(), 7));
        out.blank();
        Confirmation.print(out, weights, 12);
        Confirmation.print(out, toOutput, 12);
        out.blank();
        out.paragraph("And this is how the library explains it, product by product:");
        out.blank();
        example.plan().explain().lines().forEach(line -> out.line("    " + line));
    }
}
