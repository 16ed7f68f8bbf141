package org.chainrule.examples.lesson.d;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/**
 * Exercise: any number of layers and neurons.
 *
 * @param nets one network of each shape with the check of all its gradients
 */
public record AnyShape(List<Net> nets) implements Section {

    /**
     * One shape.
     *
     * @param shape for example 3-4-1
     * @param parameters how many weights and biases
     * @param report every parameter and input against finite differences
     */
    public record Net(String shape, int parameters, CheckReport report) {}

    private static final int[][] SHAPES = {
        {3, 4, 1}, {3, 1}, {1, 1, 1, 1, 1, 1}, {3, 8, 8, 2}, {5, 16, 4, 16, 3}, {2, 64, 1}
    };

    /** Checks every shape. */
    public static AnyShape compute() {
        var nets = new ArrayList<Net>();
        for (int[] shape : SHAPES) {
            nets.add(net(shape, 2, 42));
        }
        return new AnyShape(nets);
    }

    /**
     * Writes a sigmoid network of this shape and checks its gradients on random rows.
     *
     * @param shape units of every layer, inputs first
     */
    public static Net net(int[] shape, int rows, long seed) {
        var builder = Network.inputs(shape[0]);
        for (int l = 1; l < shape.length; l++) {
            builder.dense(shape[l], new Sigmoid());
        }
        var network = builder.initialised(Initializers.xavier(), seed);
        var objective = network.objective(new SquaredError(), KernelChoice.reproducible());
        var random = new Seed(seed).stream("rows");
        var x = DoubleMatrix.zeros(rows, shape[0]);
        var t = DoubleMatrix.zeros(rows, shape[shape.length - 1]);
        for (int i = 0; i < x.size(); i++) {
            x.set(i, Seed.uniform(random, -1, 1));
        }
        for (int i = 0; i < t.size(); i++) {
            t.set(i, random.nextDouble());
        }
        var report = GradientCheck.ofObjective(objective)
                .on(Batch.of(x, t))
                .seed(seed)
                .run();
        var text = new StringBuilder();
        for (int units : shape) {
            text.append(text.isEmpty() ? "" : "-").append(units);
        }
        return new Net(text.toString(), network.parameters().size(), report);
    }

    @Override
    public String title() {
        return "Exercise 7: any number of layers and neurons";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "Exercise. Choose any number of layers and of neurons in each, and compute all changes. How do you"
                        + " know that they are right?");
        out.blank();
        out.paragraph(
                "By hand this is no longer possible, but δ is always the same sum: the δs of all units that a unit"
                        + " feeds, each times the weight in between, times the unit's own slope. And the check does not mind how"
                        + " many layers there are. Each network below has sigmoid units throughout and random weights; random"
                        + " directions through all parameters and inputs at once, and single entries of each, are measured:");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("network", "parameters", "comparisons", "verdict", "noticed from"));
        for (Net net : nets) {
            rows.add(List.of(
                    net.shape(),
                    Integer.toString(net.parameters()),
                    Integer.toString(net.report().comparisons().size()),
                    net.report().passed() ? "PASS" : net.report().verdict().toString(),
                    Confirmation.order(net.report().smallestNoticedFault())));
        }
        out.table(rows);
        out.blank();
        out.paragraph("The last column says what the word PASS is worth: a gradient wrong by this share would have been"
                + " noticed.");
    }
}
