package org.chainrule.examples.lesson.a;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Figures;
import org.chainrule.core.data.Generated;
import org.chainrule.core.function.Relu;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Optimizer;
import org.chainrule.optimizers.Sgd;

/**
 * How drastic an update is: the learning rate.
 *
 * @param before loss of one sample before any update
 * @param steps one per rate
 */
public record Drastic(double before, List<Step> steps) implements Section {

    /**
     * One update from the same weights.
     *
     * @param rate learning rate
     * @param change length of the change, √(Σ Δw²)
     * @param own loss of the sample after the update
     * @param others mean loss of 29 other samples after the update, which knew nothing of them
     */
    public record Step(double rate, double change, double own, double others) {}

    /** Takes one step from the same weights with each rate. */
    public static Drastic compute() {
        var data = Generated.spirals(3, 10, 0.15, 42);
        var sample = data.first(1);
        var others = data.select(IntStream.range(1, 30).toArray());
        var network = Network.inputs(2).dense(32, new Relu()).dense(3).initialised(Initializers.he(), 42);
        var objective = network.objective(new SoftmaxCrossEntropy(), KernelChoice.reproducible());
        var theta = network.parameters().values();
        double[] start = theta.toArray();
        double before = objective.value(sample);
        var steps = new ArrayList<Step>();
        for (double rate : List.of(0.001, 0.01, 0.1, 1.0, 10.0)) {
            theta.copyFrom(start);
            objective.gradient(sample);
            Optimizer.of(network.parameters(), new Sgd(), rate).step();
            double squares = 0;
            for (int i = 0; i < start.length; i++) {
                squares += (theta.get(i) - start[i]) * (theta.get(i) - start[i]);
            }
            steps.add(new Step(rate, Math.sqrt(squares), objective.value(sample), objective.value(others)));
        }
        return new Drastic(before, steps);
    }

    @Override
    public String title() {
        return "How drastic is an update?";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "The learning rate says how drastic an update is. One sample, one update, always from the same weights:"
                        + " the change grows in proportion. A bold update pleases the sample (its loss was "
                        + Figures.fixed(before, 4) + ") and spoils what the network knows of all others.");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("α", "length of the change", "loss of the sample", "mean loss of 29 others"));
        for (Step step : steps) {
            rows.add(List.of(
                    Figures.shortest(step.rate()),
                    Figures.significant(step.change(), 6),
                    Figures.significant(step.own(), 4),
                    Figures.fixed(step.others(), 4)));
        }
        out.table(rows);
    }
}
