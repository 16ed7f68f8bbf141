package org.chainrule.examples.lesson.c;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.data.Dataset;
import org.chainrule.core.function.Relu;
import org.chainrule.core.initializer.Initializer;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.initializer.SmallRandom;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.training.Trainer;

/**
 * What equal and zero weights do.
 *
 * @param equal all weights 0.001
 * @param random small random weights
 * @param zero all weights 0
 */
public record Symmetry(Start equal, Start random, Start zero) implements Section {

    /**
     * One kind of initial weights.
     *
     * @param gradientSpread largest difference between the gradients of any two hidden units, before training
     * @param gradientSize largest |gradient| of a weight into the hidden layer, before training
     * @param outputWeightGradient largest |gradient| of a weight to the output, before training
     * @param outputBiasGradient |gradient| of the output's bias, before training
     * @param spread largest difference between the weights of any two hidden units, after training
     * @param moved largest change of a weight into the hidden layer, after training
     * @param lossBefore cost before
     * @param lossAfter cost after
     * @param confirmed before training, a weight into the hidden layer, one to the output, the output's bias
     */
    public record Start(
            double gradientSpread,
            double gradientSize,
            double outputWeightGradient,
            double outputBiasGradient,
            double spread,
            double moved,
            double lossBefore,
            double lossAfter,
            List<Confirmation> confirmed) {}

    /** Updates of each training. */
    public static final int UPDATES = 20;

    /** Trains from each kind of initial weights. */
    public static Symmetry compute() {
        var data = Images.scaled(-1, 1);
        return new Symmetry(
                start(data, Initializers.constant(0.001)),
                start(data, new SmallRandom()),
                start(data, Initializers.zeros()));
    }

    private static Start start(Dataset data, Initializer initializer) {
        SupervisedObjective objective = Images.network(new Relu(), initializer);
        double before = objective.gradient(data);
        var confirmed = confirmed(objective, data);
        var hidden = objective.parameters().get("hidden1.weight");
        var output = objective.parameters().get("output.weight");
        double gradientSpread = spread(hidden.gradient());
        double gradientSize = largest(hidden.gradient());
        double outputWeight = largest(output.gradient());
        double outputBias = largest(objective.parameters().get("output.bias").gradient());
        double[] initial = hidden.value().toArray();
        Trainer.of(objective)
                .optimizer(new Sgd(), 0.01)
                .batches(data, data.rows())
                .inOrder()
                .train(UPDATES);
        double moved = 0;
        for (int i = 0; i < initial.length; i++) {
            moved = Math.max(moved, Math.abs(hidden.value().get(i) - initial[i]));
        }
        return new Start(
                gradientSpread,
                gradientSize,
                outputWeight,
                outputBias,
                Math.max(spread(hidden.value()), spread(output.value().reshaped(Images.HIDDEN, 1))),
                moved,
                before,
                objective.value(data),
                confirmed);
    }

    private static List<Confirmation> confirmed(SupervisedObjective objective, Dataset data) {
        var plan = objective.plan(data);
        plan.forward();
        plan.backward();
        var confirmed = new ArrayList<Confirmation>();
        for (Node node : objective.graph().nodes()) {
            if (node.origin() instanceof Node.Parameter && !node.name().equals("hidden1.bias")) {
                int middle = plan.value(node).size() / 2;
                String name = "∂cost/∂" + node.name() + "[" + (middle + 1) + "]";
                confirmed.add(Confirmation.of(name, plan, objective.lossNode(), node, middle));
            }
        }
        return confirmed;
    }

    /** Largest difference between two rows; 0 only if all rows are equal bit for bit. */
    private static double spread(Matrix rows) {
        double largest = 0;
        for (int j = 0; j < rows.columns(); j++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < rows.rows(); i++) {
                low = Math.min(low, rows.get(i, j));
                high = Math.max(high, rows.get(i, j));
            }
            largest = Math.max(largest, high - low);
        }
        return largest;
    }

    private static double largest(Matrix matrix) {
        double largest = 0;
        for (int i = 0; i < matrix.size(); i++) {
            largest = Math.max(largest, Math.abs(matrix.get(i)));
        }
        return largest;
    }

    @Override
    public String title() {
        return "Why weights start random: symmetry, and zeros";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "Suppose all weights are equal, say 0.001. Then all hidden units compute the same, and the output hands"
                        + " the same gradient back to each. After the update they are equal again, and so on for ever: eight units"
                        + " do the work of one. It is no approximation; the difference between two units is 0, bit for bit, before"
                        + " and after " + UPDATES + " updates:");
        out.blank();
        out.formula("                                          all 0.001     small random");
        out.formula("gradients of two units differ by up to  " + pad(equal.gradientSpread())
                + pad(random.gradientSpread()));
        out.formula(
                "largest gradient into the hidden layer  " + pad(equal.gradientSize()) + pad(random.gradientSize()));
        out.formula(
                "weights differ after " + UPDATES + " updates by up to" + pad(equal.spread()) + pad(random.spread()));
        out.formula("cost before                             " + pad(equal.lossBefore()) + pad(random.lossBefore()));
        out.formula("cost after                              " + pad(equal.lossAfter()) + pad(random.lossAfter()));
        out.blank();
        out.paragraph("With all weights 0.001, some of the gradients against finite differences:");
        out.blank();
        Confirmation.print(out, equal.confirmed(), 8);
        out.blank();
        out.paragraph(
                "With all weights 0 it is worse. The hidden activations are ReLU(0) = 0, so the weights to the output"
                        + " get no gradient; the weights to the output are 0, so nothing is handed back; and ReLU′(0) = 0 besides."
                        + " Upstream of the output's bias nothing is learned at all:");
        out.blank();
        out.formula("largest gradient of the output's bias   " + pad(zero.outputBiasGradient()));
        out.formula("largest gradient of weights to output   " + pad(zero.outputWeightGradient()));
        out.formula("largest gradient into the hidden layer  " + pad(zero.gradientSize()));
        out.formula("largest change of them, " + UPDATES + " updates      " + pad(zero.moved()));
        out.formula("cost before, after                      " + pad(zero.lossBefore()) + pad(zero.lossAfter()));
        out.blank();
        Confirmation.print(out, zero.confirmed(), 8);
    }

    private static String pad(double value) {
        String text = Figures.significant(value, 5);
        return " ".repeat(Math.max(2, 14 - text.length())) + text;
    }
}
