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
     * @param dead numbers of the dead units, from 1, before training
     * @param gradients largest |gradient| of a weight into each hidden unit, before training
     * @param deadAfter numbers of the dead units after training
     * @param lossBefore cost before
     * @param lossAfter cost after
     * @param confirmed a gradient of a dead unit's bias with its finite difference
     */
    public record Network(
            List<Integer> dead,
            List<Double> gradients,
            List<Integer> deadAfter,
            double lossBefore,
            double lossAfter,
            Confirmation confirmed) {}

    /** Units that the accident hits. */
    public static final List<Integer> HIT = List.of(2, 5, 7);

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
        for (int unit : HIT) {
            bias.set(unit - 1, -1.5); // as one too large step may leave it
        }
        var plan = objective.plan(data);
        plan.forward();
        plan.backward();
        var dead = dead(plan, objective);
        var gradients = new ArrayList<Double>();
        var weights = objective.parameters().get("hidden1.weight").gradient();
        for (int j = 0; j < weights.rows(); j++) {
            double largest = 0;
            for (int i = 0; i < weights.columns(); i++) {
                largest = Math.max(largest, Math.abs(weights.get(j, i)));
            }
            gradients.add(largest);
        }
        var confirmed = Confirmation.of(
                "∂cost/∂b" + HIT.get(0), plan, objective.lossNode(), node(objective, "hidden1.bias"), HIT.get(0) - 1);
        double before = objective.value(data);
        Trainer.of(objective)
                .optimizer(new Sgd(), 0.05)
                .batches(data, data.rows())
                .inOrder()
                .train(UPDATES);
        plan.forward();
        return new Network(dead, gradients, dead(plan, objective), before, objective.value(data), confirmed);
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
        out.paragraph("ReLU has slope 1 for every positive input: nothing vanishes there. For a negative input it has slope"
                + " 0. A unit that is negative for every image gets no gradient from any of them and can never come back: it"
                + " is dead. Here the biases of units " + list(HIT) + " were pushed to -1.5, as one too large step may do. The"
                + " test for it is one line: is its input positive for any of the 209 images?");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "relu", "leaky-relu(0.1)"));
        rows.add(List.of("negative for every image", list(relu.dead()), list(leaky.dead())));
        rows.add(List.of("largest gradient, unit 2", size(relu, 2), size(leaky, 2)));
        rows.add(List.of("largest gradient, unit 1", size(relu, 1), size(leaky, 1)));
        rows.add(List.of("the same after " + UPDATES + " updates", list(relu.deadAfter()), list(leaky.deadAfter())));
        rows.add(List.of("cost before", Figures.fixed(relu.lossBefore(), 4), Figures.fixed(leaky.lossBefore(), 4)));
        rows.add(List.of("cost after", Figures.fixed(relu.lossAfter(), 4), Figures.fixed(leaky.lossAfter(), 4)));
        out.table(rows);
        out.blank();
        out.paragraph("Leaky ReLU keeps a slope of 0.1 on the negative side, so the units still learn. The gradient of unit"
                + " 2's bias, with ReLU (really 0) and with leaky ReLU:");
        out.blank();
        Confirmation.print(out, List.of(relu.confirmed(), leaky.confirmed()), 8);
    }

    private static String size(Network network, int unit) {
        return Figures.significant(network.gradients().get(unit - 1), 3);
    }

    private static String list(List<Integer> units) {
        return units.isEmpty() ? "none" : units.toString().replaceAll("[\\[\\]]", "");
    }
}
