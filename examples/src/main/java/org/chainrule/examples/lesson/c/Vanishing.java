package org.chainrule.examples.lesson.c;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Figures;
import org.chainrule.core.data.Generated;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.initializer.Initializer;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.BinaryCrossEntropy;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/**
 * The sigmoid's slope at several inputs, and the gradients of every layer of a deep network.
 *
 * @param slopes σ′(x) with its finite difference
 * @param sigmoid gradient norms per layer, sigmoid units
 * @param relu the same with ReLU units
 */
public record Vanishing(List<Confirmation> slopes, Deep sigmoid, Deep relu) implements Section {

    /**
     * A network of eight hidden layers of 16 units.
     *
     * @param norms √(Σ g²/n) of ∂cost/∂W of each hidden layer, input side first
     * @param report its gradients against finite differences
     */
    public record Deep(List<Double> norms, CheckReport report) {}

    /** Hidden layers. */
    public static final int LAYERS = 8;

    private static final double[] AT = {-20, -10, -5, -2, 0, 2, 5, 10, 20};

    /** Measures. */
    public static Vanishing compute() {
        var sigmoid = new Sigmoid();
        var slopes = new ArrayList<Confirmation>();
        for (double x : AT) {
            slopes.add(Confirmation.of(
                    "σ′(" + Figures.shortest(x) + ")", sigmoid.slope(x, sigmoid.value(x)), sigmoid::value, x));
        }
        return new Vanishing(slopes, deep(sigmoid, Initializers.xavier()), deep(new Relu(), Initializers.he()));
    }

    private static Deep deep(ScalarFunction f, Initializer initializer) {
        var source = Generated.moons(32, 0.1, 42);
        var inputs = DoubleMatrix.zeros(source.rows(), 2);
        inputs.copyFrom(source.inputs());
        Batch data = Batch.of(inputs, source.targets());
        var builder = Network.inputs(2);
        for (int l = 0; l < LAYERS; l++) {
            builder.dense(16, f);
        }
        var objective = builder.dense(1, new Sigmoid())
                .initialised(initializer, 42)
                .objective(new BinaryCrossEntropy(), KernelChoice.reproducible());
        objective.gradient(data);
        var norms = new ArrayList<Double>();
        for (int l = 1; l <= LAYERS; l++) {
            var gradient = objective.parameters().get("hidden" + l + ".weight").gradient();
            double squares = 0;
            for (double g : gradient.toArray()) {
                squares += g * g;
            }
            norms.add(Math.sqrt(squares / gradient.size()));
        }
        var report = GradientCheck.ofObjective(objective)
                .on(data)
                .directions(4)
                .coordinatesPerParameter(2)
                .seed(42)
                .run();
        return new Deep(norms, report);
    }

    @Override
    public String title() {
        return "Saturation, and gradients that vanish";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "The sigmoid is flat at both ends: it saturates. Its slope is 1/4 at most, and for large inputs almost"
                        + " nothing is left of a gradient that passes through it:");
        out.blank();
        Confirmation.print(out, slopes, 6);
        out.blank();
        out.paragraph("Through many layers the slopes multiply. A network 2-16-…-16-1 with " + LAYERS
                + " hidden layers: the size of the gradients of each layer's weights, √(mean of g²), with sigmoid units"
                + " (Xavier) and with ReLU units (He):");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("hidden layer", "sigmoid", "relu"));
        for (int l = 0; l < LAYERS; l++) {
            String place = l == 0 ? " (at the inputs)" : l == LAYERS - 1 ? " (at the output)" : "";
            rows.add(List.of(
                    (l + 1) + place,
                    Figures.significant(sigmoid.norms().get(l), 3),
                    Figures.significant(relu.norms().get(l), 3)));
        }
        out.table(rows);
        out.blank();
        out.formula("first layer / last layer: sigmoid " + Figures.significant(ratio(sigmoid), 3) + ", relu "
                + Figures.significant(ratio(relu), 3));
        out.formula("sigmoid " + ForwardPass.verdict(sigmoid.report()));
        out.formula("relu    " + ForwardPass.verdict(relu.report()));
        out.blank();
        out.paragraph("The gradients are right; they are just small. The layers near the inputs hardly learn.");
    }

    /** First layer's norm over the last's. */
    public static double ratio(Deep network) {
        return network.norms().get(0) / network.norms().get(LAYERS - 1);
    }
}
