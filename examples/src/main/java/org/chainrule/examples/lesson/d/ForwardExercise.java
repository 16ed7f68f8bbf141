package org.chainrule.examples.lesson.d;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;

/**
 * Exercise: the whole 3-4-1 forward pass.
 *
 * @param network forward has run
 */
public record ForwardExercise(WholeNetwork network) implements Section {

    /** Runs the network with sigmoid units. */
    public static ForwardExercise compute() {
        return new ForwardExercise(new WholeNetwork(new Sigmoid()));
    }

    /** The question with its solution. */
    public Exercise exercise() {
        var solution = new ArrayList<Double>();
        for (double h : network.hidden()) {
            solution.add(h);
        }
        solution.add(network.output());
        return new Exercise(
                "Compute the activations of all four hidden units and of the output. Input (1, 3, 5); weights into h1 (0.5,"
                        + " 1.2, -0.3), h2 (-0.4, 0.3, 0.2), h3 (0.1, -0.6, 0.5), h4 (0.7, -0.2, -0.1); weights to the"
                        + " output (0.8, -1.2, 0.5, -0.3); biases 0; sigmoid everywhere.",
                List.of("h1", "h2", "h3", "h4", "o"),
                solution,
                7);
    }

    @Override
    public String title() {
        return "Exercise 1: the whole forward pass";
    }

    @Override
    public void print(LessonOutput out) {
        exercise().printQuestion(out);
        out.blank();
        double[] net = network.netHidden();
        double[] h = network.hidden();
        for (int j = 0; j < net.length; j++) {
            double[] w = WholeNetwork.INTO_HIDDEN[j];
            out.formula("net_h" + (j + 1) + " = 1·" + term(w[0]) + " + 3·" + term(w[1]) + " + 5·" + term(w[2]) + " = "
                    + Figures.fixed(net[j], 1) + ",  h" + (j + 1) + " = σ(" + Figures.fixed(net[j], 1) + ") = "
                    + Figures.fixed(h[j], 7));
        }
        out.formula("net_o  = 0.8·h1 - 1.2·h2 + 0.5·h3 - 0.3·h4 = " + Figures.fixed(network.netOutput(), 7));
        out.formula("o      = σ(net_o) = " + Figures.fixed(network.output(), 7) + ",  loss = (1 - o)² = "
                + Figures.fixed(network.loss(), 7));
        out.blank();
        exercise().printSolution(out);
    }

    private static String term(double weight) {
        return weight < 0 ? "(" + Figures.fixed(weight, 1) + ")" : Figures.fixed(weight, 1);
    }
}
