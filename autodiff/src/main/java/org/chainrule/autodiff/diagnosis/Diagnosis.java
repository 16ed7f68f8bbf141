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
import org.chainrule.core.Matrix;

/**
 * A look into a network with one batch: forward, backward, and what they show in each layer.
 *
 * @param rows examples of the batch
 * @param layers one entry per dense layer, input side first
 */
public record Diagnosis(int rows, List<LayerDiagnosis> layers) {

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

    /** Copies the list. */
    public Diagnosis {
        layers = List.copyOf(layers);
    }

    /** Runs the batch and measures; ∂θ is overwritten, θ is not touched. */
    public static Diagnosis of(SupervisedObjective objective, Batch batch) {
        Plan plan = objective.plan(batch);
        plan.forward();
        plan.backward();
        var layers = new ArrayList<LayerDiagnosis>();
        for (Node node : objective.graph().nodes()) {
            if (node.origin() instanceof Node.Computed computed && computed.op() instanceof Linear) {
                layers.add(measure(plan, node, computed, activationOf(objective, node)));
            }
        }
        return new Diagnosis(batch.rows(), Remarks.on(layers));
    }

    /** Dead units in all layers. */
    public int dead() {
        return layers.stream().mapToInt(LayerDiagnosis::dead).sum();
    }

    /** Whether no layer has a remark. */
    public boolean isWell() {
        return layers.stream().allMatch(LayerDiagnosis::isWell);
    }

    /** Every remark, each beginning with its layer. */
    public List<String> remarks() {
        return layers.stream()
                .flatMap(layer -> layer.remarks().stream().map(remark -> layer.layer() + ": " + remark))
                .toList();
    }

    /** The op behind a linear layer that works element by element. */
    private static Optional<Op> activationOf(SupervisedObjective objective, Node linear) {
        for (Node node : objective.graph().nodes()) {
            if (node.origin() instanceof Node.Computed computed
                    && (computed.op() instanceof Elementwise || computed.op() instanceof Prelu)
                    && computed.inputs().get(0) == linear) {
                return Optional.of(computed.op());
            }
        }
        return Optional.empty();
    }

    private static LayerDiagnosis measure(Plan plan, Node node, Node.Computed linear, Optional<Op> activation) {
        Matrix z = plan.value(node);
        var weight = plan.parameters().get(linear.inputs().get(1).name());
        double signal = norm(plan, plan.gradient(node)) * Math.sqrt(z.rows() / (double) z.columns());
        // The slope of a PReLU is nowhere 0 for good: it learns.
        var slopes = activation
                .filter(Elementwise.class::isInstance)
                .map(op -> new Slopes(((Elementwise) op).function(), z));
        return new LayerDiagnosis(
                node.name(),
                z.columns(),
                activation.map(Op::name).orElse(""),
                norm(plan, weight.value()),
                norm(plan, weight.gradient()),
                signal,
                slopes.map(Slopes::dead).orElse(0),
                slopes.map(Slopes::saturated).orElse(0.0),
                List.of());
    }

    private static double norm(Plan plan, Matrix matrix) {
        return Math.sqrt(plan.kernels().dot(matrix, matrix));
    }
}
