package org.chainrule.examples.lesson.d;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Figures;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.training.Trainer;

/**
 * A loss surface over two weights with two valleys, and descents that end in one or the other.
 *
 * @param descents one per start
 */
public record LocalMinima(List<Descent> descents) implements Section {

    /**
     * One descent.
     *
     * @param startWeight w before
     * @param startBias b before
     * @param weight w after
     * @param bias b after
     * @param startLoss before
     * @param loss after
     * @param gradients ∂loss/∂w and ∂loss/∂b at the start with their finite differences
     */
    public record Descent(
            double startWeight,
            double startBias,
            double weight,
            double bias,
            double startLoss,
            double loss,
            List<Confirmation> gradients) {

        /** Which way the unit's output goes: a step up (rise), a step down (fall), or nearly level. */
        public String valley() {
            return Math.abs(weight) < 1 ? "level" : weight > 0 ? "rise" : "fall";
        }
    }

    private static final double[][] STARTS = {{2, 1}, {-4, -2}, {1, -3}, {7, 5}};
    private static final double[][] X = {{-1}, {-0.2}, {0}, {0.2}, {1}};
    private static final double[][] LABELS = {{0.1}, {0.9}, {0.9}, {0.9}, {0.2}};
    private static final int TOP = 12;
    private static final int BOTTOM = -8;
    private static final int ROWS_PER_UNIT = 2;
    private static final String SHADES = " .:-=+*#%@";

    /** Descends from every start. */
    public static LocalMinima compute() {
        var descents = new ArrayList<Descent>();
        for (double[] start : STARTS) {
            descents.add(descend(start[0], start[1]));
        }
        return new LocalMinima(descents);
    }

    private static Descent descend(double w, double b) {
        var objective = objective(w, b);
        var plan = objective.plan(data());
        plan.forward();
        plan.backward();
        var nodes = objective.graph().nodes();
        var gradients = new ArrayList<Confirmation>();
        for (var node : nodes) {
            if (node.name().equals("output.weight")) {
                gradients.addAll(Confirmation.all("∂loss/∂w", plan, objective.lossNode(), node));
            } else if (node.name().equals("output.bias")) {
                gradients.addAll(Confirmation.all("∂loss/∂b", plan, objective.lossNode(), node));
            }
        }
        double before = objective.value(data());
        Trainer.of(objective)
                .optimizer(new Sgd(), 0.5)
                .batches(data(), X.length)
                .inOrder()
                .train(4000);
        var theta = objective.parameters();
        return new Descent(
                w,
                b,
                theta.get("output.weight").value().get(0),
                theta.get("output.bias").value().get(0),
                before,
                objective.value(data()),
                gradients);
    }

    private static SupervisedObjective objective(double w, double b) {
        var network = Network.inputs(1).dense(1, new Sigmoid()).initialised(Initializers.zeros(), 0);
        network.parameters().get("output.weight").value().set(0, w);
        network.parameters().get("output.bias").value().set(0, b);
        return network.objective(new SquaredError(), Reduction.SUM, KernelChoice.reproducible());
    }

    private static Batch data() {
        return Batch.of(DoubleMatrix.of(X), DoubleMatrix.of(LABELS));
    }

    /** The loss at two weights. */
    public static double loss(double w, double b) {
        return objective(w, b).value(data());
    }

    /** The surface as a drawing: w to the right from −8 to 8, b upwards from −4 to 6; digits mark starts, letters ends. */
    List<String> drawing() {
        var objective = objective(0, 0);
        var theta = objective.parameters().values();
        var lines = new ArrayList<String>();
        for (int row = TOP; row >= BOTTOM; row--) {
            var text = new StringBuilder();
            for (int column = -32; column <= 32; column++) {
                double w = column / 4.0;
                double b = row / (double) ROWS_PER_UNIT;
                theta.set(0, w);
                theta.set(1, b);
                int shade = (int) ((objective.value(data()) - 0.6) / 0.8 * SHADES.length());
                text.append(mark(column, row, SHADES.charAt(Math.min(shade, SHADES.length() - 1))));
            }
            String label = row == TOP ? "b =  6" : row == 0 ? "b =  0" : row == BOTTOM ? "b = -4" : "      ";
            lines.add("    " + label + " |" + text + "|");
        }
        lines.add("            w = -8" + " ".repeat(24) + "w = 0" + " ".repeat(25) + "w = 8");
        return lines;
    }

    private char mark(int column, int row, char shade) {
        for (int i = 0; i < descents.size(); i++) {
            var d = descents.get(i);
            if (Math.rint(4 * d.startWeight) == column && Math.rint(ROWS_PER_UNIT * d.startBias) == row) {
                return (char) ('1' + i);
            }
            if (Math.rint(4 * d.weight) == column && Math.rint(ROWS_PER_UNIT * d.bias) == row) {
                return Character.toUpperCase(d.valley().charAt(0));
            }
        }
        return shade;
    }

    @Override
    public String title() {
        return "Local minima";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "One sigmoid unit, one input: output = σ(w·x + b). Its labels go up and down again: 0.1 at x = -1, 0.9"
                        + " at -0.2, 0 and 0.2, and 0.2 at 1. One unit can make one step only: it follows the rise (w > 0), or the"
                        + " fall (w < 0), or stays nearly level in between. Each is a valley of the squared error, and they are not"
                        + " equally deep. Darker is higher; digits are starts; R, F and L are where descents end:");
        out.blank();
        drawing().forEach(out::line);
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("start", "w", "b", "loss", "end w", "end b", "end loss", "valley"));
        for (int i = 0; i < descents.size(); i++) {
            var d = descents.get(i);
            rows.add(List.of(
                    Integer.toString(i + 1),
                    Figures.fixed(d.startWeight, 1),
                    Figures.fixed(d.startBias, 1),
                    Figures.fixed(d.startLoss, 4),
                    Figures.fixed(d.weight, 4),
                    Figures.fixed(d.bias, 4),
                    Figures.fixed(d.loss, 4),
                    d.valley()));
        }
        out.table(rows);
        out.blank();
        out.paragraph(
                "Gradient descent goes downhill from where it is. It cannot know that another valley is deeper: the example it gets wrong lies where the sigmoid is flat and does not pull. The"
                        + " initial weights decide. The gradients that led there, at the first start:");
        out.blank();
        Confirmation.print(out, descents.get(0).gradients, 9);
    }
}
