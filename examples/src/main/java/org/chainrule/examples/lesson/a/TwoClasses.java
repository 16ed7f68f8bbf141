package org.chainrule.examples.lesson.a;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.Predictions;
import org.chainrule.core.Figures;
import org.chainrule.core.data.Generated;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.BinaryCrossEntropy;
import org.chainrule.core.loss.OutputLink;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.training.Trainer;

/**
 * Two classes: one output with sigmoid, threshold 0.5, binary cross-entropy.
 *
 * @param before accuracy before training
 * @param after accuracy after
 * @param updates updates made, one per sample
 * @param samples some samples after training
 * @param confirmed gradients of the output layer before training, on one sample
 */
public record TwoClasses(double before, double after, long updates, List<Sample> samples, List<Confirmation> confirmed)
        implements Section {

    /**
     * One sample.
     *
     * @param x1 first input
     * @param x2 second input
     * @param label class 0 or 1
     * @param probability of class 1
     * @param decision 1 above 0.5, else 0
     * @param loss binary cross-entropy
     */
    public record Sample(double x1, double x2, int label, double probability, int decision, double loss) {}

    /** Trains on the moons. */
    public static TwoClasses compute() {
        var data = Generated.moons(200, 0.1, 42);
        var objective = Network.inputs(2)
                .dense(16, new Relu())
                .dense(1, new Sigmoid())
                .initialised(Initializers.he(), 42)
                .objective(new BinaryCrossEntropy(), KernelChoice.reproducible());
        var plan = objective.plan(data.first(1));
        plan.forward();
        plan.backward();
        var confirmed = new ArrayList<Confirmation>();
        for (var node : objective.graph().nodes()) {
            if (node.name().equals("output.weight") || node.name().equals("output.bias")) {
                var all = Confirmation.all("∂loss/∂" + node.name(), plan, objective.lossNode(), node);
                confirmed.addAll(all.subList(0, Math.min(3, all.size())));
            }
        }
        double before = objective.accuracy(data);
        var history = Trainer.of(objective)
                .optimizer(new Sgd(), 0.05)
                .batches(data, 1)
                .shuffled(42)
                .train(40);
        var p = objective.outputs(data);
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < 6; i++) {
            samples.add(new Sample(
                    data.inputs().get(i, 0),
                    data.inputs().get(i, 1),
                    (int) data.targets().get(i, 0),
                    p.get(i, 0),
                    Predictions.predictedClass(OutputLink.IDENTITY, p, i),
                    new BinaryCrossEntropy().value(p.get(i, 0), data.targets().get(i, 0))));
        }
        return new TwoClasses(before, objective.accuracy(data), history.iterations(), samples, confirmed);
    }

    @Override
    public String title() {
        return "Two classes: sigmoid and the threshold 0.5";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "For two classes one output is enough: a sigmoid between 0 and 1, the probability of class 1. Below 0.5"
                        + " it is class 0, above it class 1. The loss is the binary cross-entropy, -log p for class 1 and"
                        + " -log(1 - p) for class 0. 200 points in two interlocking half moons, 16 hidden units with ReLU, one update"
                        + " per sample, 40 epochs, " + updates + " updates:");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("sample", "x1", "x2", "label", "p", "decision", "loss"));
        for (int i = 0; i < samples.size(); i++) {
            var s = samples.get(i);
            rows.add(List.of(
                    Integer.toString(i + 1),
                    Figures.fixed(s.x1(), 3),
                    Figures.fixed(s.x2(), 3),
                    Integer.toString(s.label()),
                    Figures.fixed(s.probability(), 4),
                    s.probability() > 0.5 ? "> 0.5: 1" : "< 0.5: 0",
                    Figures.fixed(s.loss(), 4)));
        }
        out.table(rows);
        out.blank();
        out.formula("accuracy before " + Figures.fixed(before, 3) + ", after " + Figures.fixed(after, 3));
        out.blank();
        out.paragraph(
                "Some gradients of the first sample, before training. The last is p - label, what the output owes:");
        out.blank();
        Confirmation.print(out, confirmed, 8);
    }
}
