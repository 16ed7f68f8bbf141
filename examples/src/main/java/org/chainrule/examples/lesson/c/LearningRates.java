package org.chainrule.examples.lesson.c;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.training.Trainer;

/**
 * Three learning rates: too small, good, too large.
 *
 * @param runs one per rate
 */
public record LearningRates(List<Run> runs) implements Section {

    /**
     * One rate.
     *
     * @param rate learning rate
     * @param costs after every {@value #EVERY} updates, from 0 on
     * @param rises in how many updates the cost rose
     * @param highest largest cost on the way
     * @param accuracy at the end
     */
    public record Run(double rate, List<Double> costs, int rises, double highest, double accuracy) {}

    /** Updates between two costs. */
    public static final int EVERY = 20;

    private static final int UPDATES = 100;

    /** Trains with each. */
    public static LearningRates compute() {
        return new LearningRates(List.of(run(0.002), run(0.05), run(0.5)));
    }

    private static Run run(double rate) {
        var data = Images.scaled(-1, 1);
        var objective = Images.network();
        var history = Trainer.of(objective)
                .optimizer(new Sgd(), rate)
                .batches(data, data.rows())
                .inOrder()
                .train(UPDATES);
        var costs = new ArrayList<Double>();
        int rises = 0;
        double highest = 0;
        for (int i = 0; i < history.epochs().size(); i++) {
            double cost = history.epochs().get(i).trainingLoss(); // of the weights before update i + 1
            highest = Math.max(highest, cost);
            if (i % EVERY == 0) {
                costs.add(cost);
            }
            rises += i > 0 && cost > history.epochs().get(i - 1).trainingLoss() ? 1 : 0;
        }
        costs.add(objective.value(data));
        return new Run(rate, costs, rises, highest, objective.accuracy(data));
    }

    @Override
    public String title() {
        return "Learning rate and number of iterations";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "Two numbers are chosen, not learned: how many iterations, and how far each goes. A rate that is too"
                        + " small is slow. One that is too large oversteps the valley: the cost jumps up instead of falling."
                        + " Inputs in [-1, 1], plain gradient descent over all images, the cost on the way:");
        out.blank();
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<String>();
        head.add("rate");
        for (int u = 0; u <= UPDATES; u += EVERY) {
            head.add(u == 0 ? "0 updates" : Integer.toString(u));
        }
        head.add("rises");
        head.add("highest");
        head.add("accuracy");
        rows.add(head);
        for (Run run : runs) {
            var row = new ArrayList<String>();
            row.add(Figures.shortest(run.rate()));
            run.costs().forEach(cost -> row.add(Figures.fixed(cost, 4)));
            row.add(Integer.toString(run.rises()));
            row.add(Figures.fixed(run.highest(), 4));
            row.add(Figures.fixed(run.accuracy(), 3));
            rows.add(row);
        }
        out.table(rows);
    }
}
