package org.chainrule.examples.lesson.c;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.Figures;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Relu;
import org.chainrule.core.initializer.SmallRandom;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.training.Trainer;

/**
 * Units that are negative for every image: found, and revived by leaky ReLU.
 *
 * @param relu the network with ReLU after the accident
 * @param leaky the same weights with leaky ReLU
 */
public record DyingRelu(Network relu, Network leaky) implements Section {

    /**
     * One network.
     *
     * @param dead numbers of the units, from 1, that are negative for every image, before training
     * @param gradient largest |gradient| of a weight into the hidden layer, before training
     * @param moved largest change of such a weight after training
     * @param lossBefore cost before
     * @param lossAfter cost after
     * @param accuracy after
     * @param confirmed the gradient of a unit's bias with its finite difference
     */
    public record Network(
            List<Integer> dead,
            double gradient,
            double moved,
            double lossBefore,
            double lossAfter,
            double accuracy,
            Confirmation confirmed) {}

    /** Where the accident left the biases. */
    public static final double BIAS = -1.5;

    private static final int UPDATES = 100;

    /** Trains with both activations from the same weights. */
    public static DyingRelu compute() {
        var data = Images.scaled(-1, 1);
        return new DyingRelu(
                network(data, Images.network(new Relu(), new SmallRandom())),
                network(data, Images.network(new LeakyRelu(0.1), new SmallRandom())));
    }

    private static Network network(Batch data, SupervisedObjective objective) {
        var bias = objective.parameters().get("hidden1.bias").value();
        bias.fill(BIAS); // as one too large step may leave them
        var plan = objective.plan(data);
        plan.forward();
        plan.backward();
        var dead = dead(plan, objective);
        var weights = objective.parameters().get("hidden1.weight");
        double gradient = 0;
        for (double g : weights.gradient().toArray()) {
            gradient = Math.max(gradient, Math.abs(g));
        }
        double[] initial = weights.value().toArray();
        var confirmed = Confirmation.of("∂cost/∂b1", plan, objective.lossNode(), node(objective, "hidden1.bias"), 0);
        double before = objective.value(data);
        Trainer.of(objective)
                .optimizer(new Sgd(), 0.5)
                .batches(data, data.rows())
                .inOrder()
                .train(UPDATES);
        double moved = 0;
        for (int i = 0; i < initial.length; i++) {
            moved = Math.max(moved, Math.abs(weights.value().get(i) - initial[i]));
        }
        return new Network(dead, gradient, moved, before, objective.value(data), objective.accuracy(data), confirmed);
    }

    /** The units, from 1, whose input is not positive for any row. */
    public static List<Integer> dead(Plan plan, SupervisedObjective objective) {
        var z = plan.value(node(objective, "hidden1"));
        var dead = new ArrayList<Integer>();
        for (int j = 0; j < z.columns(); j++) {
            boolean positive = false;
            for (int i = 0; i < z.rows(); i++) {
                positive |= z.get(i, j) > 0;
            }
            if (!positive) {
                dead.add(j + 1);
            }
        }
        return dead;
    }

    private static Node node(SupervisedObjective objective, String name) {
        return objective.graph().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String title() {
        return "Dying ReLU, and leaky ReLU";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "ReLU has slope 1 for every positive input: nothing vanishes there. For a negative input it has slope"
                        + " 0. A unit that is negative for every image gets no gradient from any of them and can never come back: it"
                        + " is dead. Here all biases were pushed to " + Figures.fixed(BIAS, 1)
                        + ", as one too large step may do."
                        + " The test for it is one line: is the unit's input positive for any of the 209 images? Leaky ReLU keeps a"
                        + " small slope on the negative side, here 0.1, so the same units with the same weights still learn. "
                        + UPDATES + " updates:");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "relu", "leaky-relu(0.1)"));
        rows.add(List.of("negative for every image", list(relu.dead()), list(leaky.dead())));
        rows.add(List.of("largest gradient into the layer", size(relu.gradient()), size(leaky.gradient())));
        rows.add(List.of("largest change of its weights", size(relu.moved()), size(leaky.moved())));
        rows.add(List.of("cost before", Figures.fixed(relu.lossBefore(), 4), Figures.fixed(leaky.lossBefore(), 4)));
        rows.add(List.of("cost after", Figures.fixed(relu.lossAfter(), 4), Figures.fixed(leaky.lossAfter(), 4)));
        rows.add(List.of("accuracy after", Figures.fixed(relu.accuracy(), 3), Figures.fixed(leaky.accuracy(), 3)));
        out.table(rows);
        out.blank();
        out.paragraph("The gradient of the first unit's bias, with ReLU (really 0) and with leaky ReLU:");
        out.blank();
        Confirmation.print(out, List.of(relu.confirmed(), leaky.confirmed()), 8);
    }

    private static String size(double value) {
        return Figures.significant(value, 3);
    }

    private static String list(List<Integer> units) {
        return units.isEmpty() ? "none" : units.toString().replaceAll("[\\[\\]]", "");
    }
}
