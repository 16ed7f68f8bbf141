package org.chainrule.examples.lesson.d;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;

/**
 * Exercises: all changes from the hidden layer to the output, and all changes from the inputs to the hidden layer.
 *
 * @param network forward and backward have run
 * @param toOutput ∂loss/∂v with its finite differences
 * @param intoHidden ∂loss/∂w with its finite differences
 */
public record AllChanges(WholeNetwork network, List<Confirmation> toOutput, List<Confirmation> intoHidden)
        implements Section {

    /** Runs the whole network with sigmoid units. */
    public static AllChanges compute() {
        var network = new WholeNetwork(new Sigmoid());
        return new AllChanges(network, network.confirmToOutput(), network.confirmIntoHidden());
    }

    /** Hidden to output. */
    public Exercise exerciseToOutput() {
        return new Exercise(
                "With the weights (0.8, -1.2, 0.5, -0.3) from h to o and α = 0.01, compute all four changes from h to o.",
                List.of("Δv1", "Δv2", "Δv3", "Δv4"),
                network.changesToOutput(Example.ALPHA),
                8);
    }

    /** Inputs to hidden. */
    public Exercise exerciseIntoHidden() {
        var names = new ArrayList<String>();
        for (int j = 1; j <= 4; j++) {
            for (int i = 1; i <= 3; i++) {
                names.add("Δw" + j + i);
            }
        }
        return new Exercise(
                "Compute all twelve changes from the inputs to the hidden layer (Δwji: into hj, from input i).",
                names,
                network.changesIntoHidden(Example.ALPHA),
                8);
    }

    @Override
    public String title() {
        return "Exercises 4 and 5: all changes";
    }

    @Override
    public void print(LessonOutput out) {
        exerciseToOutput().printQuestion(out);
        out.blank();
        out.formula("δ_o  = 2 (1 - o) · o (1 - o) = " + Figures.fixed(network.deltaOutput(), 7));
        out.formula("Δv_j = α · δ_o · h_j");
        exerciseToOutput().printSolution(out);
        out.paragraph("The gradients behind them, ∂loss/∂v_j = -δ_o · h_j, against finite differences:");
        out.blank();
        Confirmation.print(out, toOutput, 9);
        out.blank();
        exerciseIntoHidden().printQuestion(out);
        out.blank();
        out.paragraph(
                "Each hidden unit has one δ, with one term, since it feeds one output. The weight in it is the one"
                        + " from before the update:");
        for (int j = 0; j < 4; j++) {
            out.formula("δ_h" + (j + 1) + " = δ_o · (" + Figures.fixed(WholeNetwork.TO_OUTPUT[j], 1) + ") · h" + (j + 1)
                    + " (1 - h" + (j + 1) + ") = " + Figures.fixed(network.deltaHidden()[j], 8));
        }
        out.formula("Δw_ji = α · δ_hj · x_i");
        exerciseIntoHidden().printSolution(out);
        out.paragraph("The gradients behind them, ∂loss/∂w_ji = -δ_hj · x_i, against finite differences:");
        out.blank();
        Confirmation.print(out, intoHidden, 9);
    }
}
