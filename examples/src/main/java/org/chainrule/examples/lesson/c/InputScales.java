package org.chainrule.examples.lesson.c;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Figures;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.initializer.SmallRandom;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.training.Trainer;

/**
 * The same network with inputs in four scales.
 *
 * @param scales one per scale
 */
public record InputScales(List<Scale> scales) implements Section {

    /**
     * One scale.
     *
     * @param name of the scale
     * @param largest largest |input|
     * @param slope mean slope of sigmoid units in the hidden layer, at most 1/4
     * @param lossBefore cost before training, ReLU units
     * @param lossAfter cost after; NaN if the training diverged
     * @param accuracy after
     * @param dead hidden units that are dead after
     */
    public record Scale(
            String name,
            double largest,
            double slope,
            double lossBefore,
            double lossAfter,
            double accuracy,
            int dead) {}

    /** Updates of each training. */
    public static final int UPDATES = 60;

    /** Learning rate of each training. */
    public static final double RATE = 0.01;

    /** Measures and trains with each. */
    public static InputScales compute() {
        return new InputScales(List.of(
                scale("raw, 0 to 255", Images.raw()),
                scale("[0, 1]", Images.scaled(0, 1)),
                scale("[-1, 1]", Images.scaled(-1, 1)),
                scale("mean 0, deviation 1", Images.standardised())));
    }

    private static Scale scale(String name, Dataset data) {
        double largest = 0;
        for (int i = 0; i < data.inputs().size(); i++) {
            largest = Math.max(largest, Math.abs(data.inputs().get(i)));
        }
        var objective = Images.network(new Relu(), new SmallRandom());
        double before = objective.value(data);
        var history = Trainer.of(objective)
                .optimizer(new Sgd(), RATE)
                .batches(data, data.rows())
                .inOrder()
                .train(UPDATES);
        double after = history.diverged() ? Double.NaN : objective.value(data);
        var plan = objective.plan(data);
        plan.forward();
        int dead = DyingRelu.dead(plan, objective).size();
        return new Scale(name, largest, slope(data), before, after, objective.accuracy(data), dead);
    }

    private static double slope(Dataset data) {
        var sigmoid = new Sigmoid();
        SupervisedObjective objective = Images.network(sigmoid, Initializers.xavier());
        var plan = objective.plan(data);
        plan.forward();
        var z = plan.value(objective.graph().nodes().stream()
                .filter(node -> node.name().equals("hidden1"))
                .findFirst()
                .orElseThrow());
        double sum = 0;
        for (int i = 0; i < z.size(); i++) {
            sum += sigmoid.slope(z.get(i), 0);
        }
        return sum / z.size();
    }

    @Override
    public String title() {
        return "Why inputs are scaled";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "With pixels from 0 to 255 the hidden inputs are large. Sigmoid units would be saturated (the third"
                        + " column; 0.25 is the best there is), and with ReLU one learning rate does not fit all. The lesson's"
                        + " network, " + UPDATES + " updates over all images, rate " + Figures.shortest(RATE)
                        + ", every time from"
                        + " the same weights:");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("inputs", "largest", "sigmoid slope", "cost before", "after", "accuracy", "dead"));
        for (Scale scale : scales) {
            rows.add(List.of(
                    scale.name(),
                    Figures.significant(scale.largest(), 3),
                    Figures.significant(scale.slope(), 3),
                    Figures.fixed(scale.lossBefore(), 4),
                    Double.isNaN(scale.lossAfter()) ? "diverged" : Figures.fixed(scale.lossAfter(), 4),
                    Figures.fixed(scale.accuracy(), 3),
                    scale.dead() + " of " + Images.HIDDEN));
        }
        out.table(rows);
        out.blank();
        out.paragraph(
                "The first step on raw pixels is so large that it kills the hidden units; the cost stays near log 2 for"
                        + " ever. Standardised inputs learn fastest.");
        out.paragraph(
                "The figures for scaling are fitted on training rows only and then used for all others; a test image"
                        + " must not have a say in it. (Here all 209 are training rows.)");
    }
}
