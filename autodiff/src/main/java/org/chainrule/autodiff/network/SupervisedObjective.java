package org.chainrule.autodiff.network;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.core.Batch;
import org.chainrule.core.Matrix;
import org.chainrule.core.Objective;
import org.chainrule.core.Parameters;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.jspecify.annotations.Nullable;

/**
 * A network and a loss as an {@link Objective}: a batch copies itself into the input and target buffers of the plan for its
 * number of rows, forward gives the loss, backward gives ∂θ.
 *
 * <p>Plans are kept per number of rows, so a training whose batches have few different sizes allocates nothing in the
 * steady state. Evaluation runs over at most {@value #EVALUATION_ROWS} rows at a time. One thread at a time.
 */
public final class SupervisedObjective implements Objective {

    /** Rows per forward pass when only values are wanted. */
    public static final int EVALUATION_ROWS = 256;

    private static final int KEPT_PLANS = 8;

    private final Graph graph;
    private final Node input;
    private final Node target;
    private final Node output;
    private final Node lossNode;
    private final Loss loss;
    private final Reduction reduction;
    private final Parameters parameters;
    private final Kernels kernels;
    private final Matrix oneTarget;
    private final List<Plan> training = new ArrayList<>();
    private final List<Plan> evaluation = new ArrayList<>();

    private SupervisedObjective(
            Graph graph,
            Node input,
            Node target,
            Node output,
            Loss loss,
            Reduction reduction,
            Parameters parameters,
            Kernels kernels) {
        if (reduction == Reduction.NONE) {
            throw new IllegalArgumentException(
                    "objective: the loss is not reduced to one number; choose sum or a mean instead of none");
        }
        this.graph = graph;
        this.input = input;
        this.target = target;
        this.output = output;
        this.loss = loss;
        this.reduction = reduction;
        this.parameters = parameters;
        this.kernels = kernels;
        oneTarget = Matrix.zeros(kernels.precision(), 1, target.shape().columns());
        lossNode = graph.apply("loss", new LossOp(loss, reduction), output, target);
    }

    static SupervisedObjective of(Network network, Loss loss, Reduction reduction, KernelChoice kernels) {
        var graph = new Graph();
        var x = graph.input("input", network.inputs());
        var y = network.write(graph, x);
        int targetColumns = loss.targetColumns(network.outputs());
        if (targetColumns == 0) {
            throw new IllegalArgumentException("objective: " + loss.name()
                    + " has no target, so it does not learn from examples with targets; write it with Graph.loss");
        }
        var t = graph.input("target", targetColumns);
        var parameters = network.parameters();
        return new SupervisedObjective(
                graph, x, t, y, loss, reduction, parameters, kernels.kernels(parameters.precision()));
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    /** The graph of network and loss. */
    public Graph graph() {
        return graph;
    }

    /** The node that holds the batch's inputs. */
    public Node input() {
        return input;
    }

    /** The node that holds the batch's targets. */
    public Node target() {
        return target;
    }

    /** The network's output, the prediction that the loss takes. */
    public Node output() {
        return output;
    }

    /** The loss, 1×1. */
    public Node lossNode() {
        return lossNode;
    }

    /** The formula of the loss. */
    public Loss loss() {
        return loss;
    }

    /** How the losses of the rows become one number. */
    public Reduction reduction() {
        return reduction;
    }

    /** The arithmetic of this objective. */
    public Kernels kernels() {
        return kernels;
    }

    /** A new plan of network and loss for this batch, loaded with it; gradients reach the input too. */
    public Plan plan(Batch batch) {
        check(batch);
        var plan = Plan.builder(graph, lossNode)
                .rows(batch.rows())
                .parameters(parameters)
                .kernels(kernels)
                .inputGradients(input)
                .build();
        load(plan, batch, 0);
        return plan;
    }

    @Override
    public double value(Batch batch) {
        check(batch);
        double whole = weight(batch);
        double sum = 0;
        for (int first = 0; first < batch.rows(); first += EVALUATION_ROWS) {
            int rows = Math.min(EVALUATION_ROWS, batch.rows() - first);
            var plan = evaluated(batch, first, rows);
            double part = reduction == Reduction.WEIGHTED_MEAN ? weight(plan.value(target)) : rows;
            sum += reduction.share(part, whole) * plan.value(lossNode).get(0);
        }
        return sum;
    }

    @Override
    public double gradient(Batch batch, double cotangent, double beta) {
        check(batch);
        var plan = find(training, batch.rows());
        if (plan == null) {
            plan = keep(
                    training,
                    Plan.builder(graph, lossNode)
                            .rows(batch.rows())
                            .parameters(parameters)
                            .kernels(kernels)
                            .build());
        }
        load(plan, batch, 0);
        plan.forward();
        plan.backward(cotangent, beta);
        return plan.value(lossNode).get(0);
    }

    /** The number of rows; with {@link Reduction#WEIGHTED_MEAN} the sum of their weights. */
    @Override
    public double weight(Batch batch) {
        if (reduction != Reduction.WEIGHTED_MEAN) {
            return batch.rows();
        }
        double sum = 0;
        for (int i = 0; i < batch.rows(); i++) {
            batch.copyTarget(i, oneTarget, 0);
            sum += weight(oneTarget);
        }
        return sum;
    }

    private double weight(Matrix targets) {
        return kernels.lossWeights(loss, targets, output.shape().columns());
    }

    @Override
    public double share(double part, double whole) {
        return reduction.share(part, whole);
    }

    /**
     * The network's outputs for the inputs of a batch, as the loss takes them (logits, if it takes logits).
     *
     * @return a new matrix, rows×outputs, in the precision of the parameters
     */
    public Matrix outputs(Batch batch) {
        check(batch);
        var all = Matrix.zeros(
                parameters.precision(), batch.rows(), output.shape().columns());
        for (int first = 0; first < batch.rows(); first += EVALUATION_ROWS) {
            int rows = Math.min(EVALUATION_ROWS, batch.rows() - first);
            all.rows(first, rows).copyFrom(evaluated(batch, first, rows).value(output));
        }
        return all;
    }

    /** Share of the examples whose class is predicted right; see {@link Predictions#correct}. */
    public double accuracy(Batch batch) {
        check(batch);
        int correct = 0;
        for (int first = 0; first < batch.rows(); first += EVALUATION_ROWS) {
            int rows = Math.min(EVALUATION_ROWS, batch.rows() - first);
            var plan = evaluated(batch, first, rows);
            correct += Predictions.correct(loss.link(), plan.value(output), plan.value(target));
        }
        return correct / (double) batch.rows();
    }

    private Plan evaluated(Batch batch, int first, int rows) {
        var plan = find(evaluation, rows);
        if (plan == null) {
            plan = keep(
                    evaluation,
                    Plan.builder(graph, lossNode)
                            .rows(rows)
                            .parameters(parameters)
                            .kernels(kernels)
                            .forwardOnly()
                            .build());
        }
        load(plan, batch, first);
        plan.forward();
        return plan;
    }

    private void load(Plan plan, Batch batch, int first) {
        batch.copyInputs(first, plan.value(input));
        batch.copyTargets(first, plan.value(target));
    }

    private static @Nullable Plan find(List<Plan> plans, int rows) {
        for (int i = 0; i < plans.size(); i++) {
            var plan = plans.get(i);
            if (plan.rows() == rows && !plan.isOutdated()) {
                return plan;
            }
        }
        return null;
    }

    private static Plan keep(List<Plan> plans, Plan plan) {
        plans.removeIf(Plan::isOutdated);
        if (plans.size() == KEPT_PLANS) {
            plans.remove(0);
        }
        plans.add(plan);
        return plan;
    }

    /**
     * Refuses a batch that does not fit.
     *
     * @throws IllegalArgumentException if it has no rows, or other columns than the network and the loss take
     */
    public void check(Batch batch) {
        if (batch.rows() < 1) {
            throw new IllegalArgumentException("objective: the batch has no rows; needs at least 1");
        }
        if (batch.inputColumns() != input.shape().columns()) {
            throw new IllegalArgumentException("objective: the batch has " + batch.inputColumns()
                    + " input columns but the network takes " + input.shape().columns());
        }
        if (batch.targetColumns() != target.shape().columns()) {
            throw new IllegalArgumentException(
                    "objective: the batch has " + batch.targetColumns() + " target columns but " + loss.name() + " on "
                            + output.shape() + " takes " + target.shape().columns());
        }
    }
}
