package org.chainrule.examples.conformance;

import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Reduction;

/** Losses under every reduction: the value, and its gradient with respect to the prediction. */
final class LossKind implements Kind {

    @Override
    public String name() {
        return "losses";
    }

    @Override
    public void judge(Place root, Kernels kernels, Tally tally) {
        for (Place entry : root.get("cases").items()) {
            String where = entry.get("id").text();
            tally.entry(where, () -> judge(entry, kernels, where, tally));
        }
    }

    private static void judge(Place entry, Kernels kernels, String where, Tally tally) {
        var prediction = entry.get("pred").matrix();
        var loss = GoldenLosses.of(
                entry.get("loss").text(),
                entry.get("reduction").text(),
                entry.get("params"),
                prediction,
                entry.get("target"));
        var found = run(loss, kernels);
        var exact = entry.get("exact");
        if (exact.isNull()) {
            EdgeOfProbability.judge(loss, found, entry, where, tally);
            return;
        }
        Tensors.compare("value", exact.get("value"), found.value(), where, tally);
        Tensors.compare("gradient", exact.get("grad"), found.gradient(), where, tally, (index, place) -> {
            double slope = found.gradient().get(index);
            var beside = Beside.of(loss, index, kernels);
            if (!beside.jumps()) {
                throw new Malformed(place, "null, where the slope does not jump", "a number");
            }
            String text = "a kink at element " + index + ": slope " + Figures.shortest(slope) + ", between "
                    + Figures.shortest(beside.low()) + " and " + Figures.shortest(beside.high()) + "; PyTorch "
                    + entry.get("torch").get("grad").leaves().get(index).node();
            boolean between = slope >= beside.low() && slope <= beside.high();
            tally.compare("gradient at kinks", between ? 0 : 1, 0, where, text);
            tally.byConvention(where, text);
        });
    }

    /** A loss and its gradient. */
    record Found(Matrix value, Matrix gradient) {}

    /** Through a plan. Without reduction an element loss has a value per element: it is run column by column. */
    static Found run(GoldenLoss golden, Kernels kernels) {
        boolean perElement = golden.loss() instanceof ElementLoss && golden.reduction() == Reduction.NONE;
        if (!perElement) {
            return run(golden, golden.prediction(), golden.target(), kernels);
        }
        var p = golden.prediction();
        var value = DoubleMatrix.zeros(p.rows(), p.columns());
        var gradient = DoubleMatrix.zeros(p.rows(), p.columns());
        for (int j = 0; j < p.columns(); j++) {
            var found = run(golden.inColumn(j), column(p, j), column(golden.target(), j), kernels);
            for (int i = 0; i < p.rows(); i++) {
                value.set(i, j, found.value().get(i, 0));
                gradient.set(i, j, found.gradient().get(i, 0));
            }
        }
        return new Found(value, gradient);
    }

    private static Found run(GoldenLoss golden, Matrix p, Matrix t, Kernels kernels) {
        var graph = new Graph();
        var in = graph.input("p", p.shape());
        var out = golden.write(graph, in, graph.constant("t", t));
        var plan = Plan.builder(graph, out).kernels(kernels).inputGradients(in).build();
        plan.value(in).copyFrom(p);
        plan.cotangent(out).fill(1);
        plan.forward();
        plan.backward();
        return new Found(plan.value(out), plan.gradient(in));
    }

    private static DoubleMatrix column(Matrix m, int j) {
        var column = DoubleMatrix.zeros(m.rows(), 1);
        for (int i = 0; i < m.rows(); i++) {
            column.set(i, 0, m.get(i, j));
        }
        return column;
    }
}
