package org.chainrule.autodiff.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.core.Batch;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.metric.LayerStatistics;

/**
 * A look into a network with one batch: forward, backward, and what they show in each layer.
 *
 * @param rows examples of the batch
 * @param layers one entry per dense layer, input side first
 */
public record Diagnosis(int rows, List<LayerStatistics> layers) {

    /** Below this share of its steepest slope a unit counts as saturated: it learns ten times slower than it could. */
    static final double SATURATED_SLOPE = 0.1;

    /** From this share of saturated pairs on there is a remark: then the typical unit and example is saturated. */
    static final double SATURATED_SHARE = 0.5;

    /**
     * From this share of dead units on there is a remark. A few dead units cost a little capacity; a tenth of a layer is
     * what one would notice as a smaller layer.
     */
    static final double DEAD_SHARE = 0.1;

    /**
     * A signal that changes by more than this from one layer to the next is remarked on: three such layers make a factor
     * of 1000, and no single learning rate serves both ends of the network.
     */
    static final double SIGNAL_STEP = 10;

    /** A signal that changes by more than this from one end of the network to the other is remarked on for the same reason. */
    static final double SIGNAL_WAY = SIGNAL_STEP * SIGNAL_STEP * SIGNAL_STEP;

    /** What a remark takes, and why: one sentence for each kind. */
    public static final List<String> THRESHOLDS = List.of(
            "dead: slope exactly 0 for every example, so a unit cannot recover; remarked on from " + percent(DEAD_SHARE)
                    + " of a layer on, which is what one would notice as a smaller layer",
            "saturated: less than " + percent(SATURATED_SLOPE)
                    + " of the steepest slope, so a unit learns ten times slower than it could; remarked on from "
                    + percent(SATURATED_SHARE) + " of all outputs on: then the typical one is",
            "vanishing, exploding: the signal changes by more than a factor of " + Figures.shortest(SIGNAL_STEP)
                    + " from one layer to the next, or of " + Figures.shortest(SIGNAL_WAY)
                    + " from one end to the other: no single learning rate serves both");

    private static String percent(double share) {
        return Figures.shortest(100 * share) + " %";
    }

    /** Copies the list. */
    public Diagnosis {
        layers = List.copyOf(layers);
    }

    /** Runs the batch and measures; ∂θ is overwritten, θ is not touched. */
    public static Diagnosis of(SupervisedObjective objective, Batch batch) {
        Plan plan = objective.plan(batch);
        plan.forward();
        plan.backward();
        var layers = new ArrayList<LayerStatistics>();
        for (Node node : objective.graph().nodes()) {
            if (node.origin() instanceof Node.Computed computed && computed.op() instanceof Linear) {
                layers.add(measure(plan, node, computed, activationOf(objective, node)));
            }
        }
        return new Diagnosis(batch.rows(), Remarks.on(layers));
    }

    /** Dead units in all layers. */
    public int dead() {
        return layers.stream().mapToInt(LayerStatistics::dead).sum();
    }

    /** Whether no layer has a remark. */
    public boolean isWell() {
        return layers.stream().allMatch(LayerStatistics::isWell);
    }

    /** Every remark, each beginning with its layer. */
    public List<String> remarks() {
        return layers.stream()
                .flatMap(layer -> layer.remarks().stream().map(remark -> layer.layer() + ": " + remark))
                .toList();
    }

    /** The node behind a linear layer that works element by element. */
    private static Optional<Node> activationOf(SupervisedObjective objective, Node linear) {
        for (Node node : objective.graph().nodes()) {
            if (node.origin() instanceof Node.Computed computed
                    && (computed.op() instanceof Elementwise || computed.op() instanceof Prelu)
                    && computed.inputs().get(0) == linear) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    private static LayerStatistics measure(Plan plan, Node node, Node.Computed linear, Optional<Node> behind) {
        Matrix z = plan.value(node);
        var weight = plan.parameters().get(linear.inputs().get(1).name());
        double signal = norm(plan, plan.gradient(node)) * Math.sqrt(z.rows() / (double) z.columns());
        Matrix outputs = plan.value(behind.orElse(node));
        double mean = mean(outputs);
        var activation = behind.map(Diagnosis::op);
        // The slope of a PReLU is nowhere 0 for good: it learns.
        var slopes = activation
                .filter(Elementwise.class::isInstance)
                .map(op -> new Slopes(((Elementwise) op).function(), z));
        return new LayerStatistics(
                node.name(),
                z.columns(),
                activation.map(Op::name).orElse(""),
                mean,
                deviation(outputs, mean),
                norm(plan, weight.value()),
                norm(plan, weight.gradient()),
                signal,
                slopes.map(Slopes::dead).orElse(0),
                slopes.map(Slopes::saturated).orElse(0.0),
                List.of());
    }

    private static Op op(Node computed) {
        return ((Node.Computed) computed.origin()).op();
    }

    private static double mean(Matrix matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.size(); i++) {
            sum += matrix.get(i);
        }
        return sum / matrix.size();
    }

    private static double deviation(Matrix matrix, double mean) {
        double sum = 0;
        for (int i = 0; i < matrix.size(); i++) {
            double d = matrix.get(i) - mean;
            sum += d * d;
        }
        return Math.sqrt(sum / matrix.size());
    }

    private static double norm(Plan plan, Matrix matrix) {
        return Math.sqrt(plan.kernels().dot(matrix, matrix));
    }
}
