package org.chainrule.examples.lesson.d;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;

/**
 * Exercise: how the learning rate changes the update.
 *
 * @param network forward and backward have run
 * @param rates learning rates, ascending
 * @param changes change of the weight from h1 to the output for each rate
 * @param losses loss after one step with each rate
 */
public record HowFast(WholeNetwork network, List<Double> rates, List<Double> changes, List<Double> losses)
        implements Section {

    /** Takes one step from the same weights with each rate. */
    public static HowFast compute() {
        var network = new WholeNetwork(new Sigmoid());
        var rates = List.of(0.001, 0.01, 0.1, 1.0, 10.0);
        var changes = new ArrayList<Double>();
        var losses = new ArrayList<Double>();
        for (double rate : rates) {
            changes.add(network.changesToOutput(rate).get(0));
            losses.add(network.lossAfterStep(rate));
        }
        return new HowFast(network, rates, changes, losses);
    }

    /** The question with its solution. */
    public Exercise exercise() {
        return new Exercise(
                "Compute the change of the weight from h1 to o for the learning rates 0.001, 0.01 and 0.1.",
                List.of("Δv1(0.001)", "Δv1(0.01)", "Δv1(0.1)"),
                changes.subList(0, 3),
                9);
    }

    @Override
    public String title() {
        return "Exercise 6: how the learning rate changes the update";
    }

    @Override
    public void print(LessonOutput out) {
        exercise().printQuestion(out);
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("α", "Δv1", "loss after one step"));
        rows.add(List.of("0 (no step)", "0", Figures.fixed(network.loss(), 6)));
        for (int i = 0; i < rates.size(); i++) {
            rows.add(List.of(
                    Figures.shortest(rates.get(i)), Figures.fixed(changes.get(i), 9), Figures.fixed(losses.get(i), 6)));
        }
        out.table(rows);
        out.blank();
        out.paragraph(
                "The direction stays, the length grows in proportion: ten times the rate, ten times the change. The"
                        + " loss does not fall in proportion: the gradient is the slope here, and a long step ends where the slope"
                        + " is another.");
        exercise().printSolution(out);
    }
}
