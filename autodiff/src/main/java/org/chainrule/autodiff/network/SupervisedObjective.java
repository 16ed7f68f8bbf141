package org.chainrule.autodiff.network;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.PlanBuilder;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.core.Batch;
import org.chainrule.core.Matrix;
import org.chainrule.core.Objective;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.metric.ConfusionMatrix;
import org.chainrule.core.metric.TopK;

/**
 * A network and a loss as an {@link Objective}: a batch copies itself into the input and target buffers of the plan for its
 * number of rows, forward gives the loss, backward gives ∂θ.
 *
 * <p><b>Dropout.</b> A network with dropout has two graphs: {@link #graph()}, in which every dropout layer multiplies by a
 * mask, for gradients, and one without, for values, outputs and accuracy. Every {@link #gradient} draws new masks, numbered
 * by {@link #drawn()}; {@link #load} fills in those of the next one, so a check sees them fixed.
 *
 * <p>Plans are kept per number of rows, so a training whose batches have few different sizes allocates nothing in the
 * steady state. Evaluation runs over at most {@value #EVALUATION_ROWS} rows at a time. One thread at a time.
 */
public final class SupervisedObjective implements Objective {

    /** Rows per forward pass when only values are wanted. */
    public static final int EVALUATION_ROWS = 256;

    private final LossGraph trained;
    private final LossGraph used;
    private final List<MaskInput> masks = new ArrayList<>();
    private final Loss loss;
    private final Reduction reduction;
    private final Parameters parameters;
    private final Kernels kernels;
    private final Matrix oneTarget;
    private final KeptPlans training;
    private final KeptPlans evaluation;

    private long drawn;

    /** A mask and the node it goes to. */
    private record MaskInput(Node node, DropoutMask mask) {}

    private SupervisedObjective(
            LossGraph trained,
            LossGraph used,
            List<Layer.Dropout> dropouts,
            Loss loss,
            Reduction reduction,
            Parameters parameters,
            Kernels kernels) {
        this.trained = trained;
        this.used = used;
        this.loss = loss;
        this.reduction = reduction;
        this.parameters = parameters;
        this.kernels = kernels;
        oneTarget =
                Matrix.zeros(kernels.precision(), 1, trained.target().shape().columns());
        training = new KeptPlans(rows -> plan(trained, rows).build());
        evaluation = new KeptPlans(rows -> plan(used, rows).forwardOnly().build());
        for (Layer.Dropout dropout : dropouts) {
            masks.add(new MaskInput(trained.node(dropout.name()), new DropoutMask(dropout)));
        }
    }

    static SupervisedObjective of(Network network, Loss loss, Reduction reduction, KernelChoice kernels) {
        if (reduction == Reduction.NONE) {
            throw new IllegalArgumentException(
                    "objective: the loss is not reduced to one number; choose sum or a mean instead of none");
        }
        var op = new LossOp(loss, reduction);
        var dropouts = network.dropouts();
        var used = LossGraph.of(network.inputs(), network::write, op);
        var trained = dropouts.isEmpty() ? used : LossGraph.of(network.inputs(), network::writeForTraining, op);
        var parameters = network.parameters();
        return new SupervisedObjective(
                trained, used, dropouts, loss, reduction, parameters, kernels.kernels(parameters.precision()));
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    /** The graph of network and loss as they are trained, with the masks of dropout layers as inputs. */
    public Graph graph() {
        return trained.graph();
    }

    /** The node that holds the batch's inputs. */
    public Node input() {
        return trained.input();
    }

    /** The node that holds the batch's targets. */
    public Node target() {
        return trained.target();
    }

    /** The network's output, the prediction that the loss takes. */
    public Node output() {
        return trained.output();
    }

    /** The loss, 1×1. */
    public Node lossNode() {
        return trained.loss();
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
        var plan = plan(trained, batch.rows()).inputGradients(trained.input()).build();
        load(plan, batch);
        return plan;
    }

    private PlanBuilder plan(LossGraph of, int rows) {
        return Plan.builder(of.graph(), of.loss())
                .rows(rows)
                .parameters(parameters)
                .kernels(kernels);
    }

    @Override
    public double value(Batch batch) {
        check(batch);
        double whole = weight(batch);
        double sum = 0;
        for (int first = 0; first < batch.rows(); first += EVALUATION_ROWS) {
            int rows = Math.min(EVALUATION_ROWS, batch.rows() - first);
            var plan = evaluated(batch, first, rows);
            double part = reduction == Reduction.WEIGHTED_MEAN ? weight(plan.value(used.target())) : rows;
            sum += reduction.share(part, whole) * plan.value(used.loss()).get(0);
        }
        return sum;
    }

    @Override
    public double gradient(Batch batch, double cotangent, double beta) {
        check(batch);
        var plan = training.of(batch.rows());
        fill(plan, batch);
        drawn++;
        plan.forward();
        plan.backward(cotangent, beta);
        return plan.value(trained.loss()).get(0);
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
        return kernels.lossWeights(loss, targets, trained.output().shape().columns());
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
                parameters.precision(), batch.rows(), trained.output().shape().columns());
        for (int first = 0; first < batch.rows(); first += EVALUATION_ROWS) {
            int rows = Math.min(EVALUATION_ROWS, batch.rows() - first);
            all.rows(first, rows).copyFrom(evaluated(batch, first, rows).value(used.output()));
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
            correct += Predictions.correct(loss.link(), plan.value(used.output()), plan.value(used.target()));
        }
        return correct / (double) batch.rows();
    }

    private Plan evaluated(Batch batch, int first, int rows) {
        var plan = evaluation.of(rows);
        load(plan, used, batch, first);
        plan.forward();
        return plan;
    }

    /**
     * Copies a batch into a plan of {@link #graph()}, and fills the masks of the next gradient.
     *
     * @param plan of as many rows as the batch; its input buffers are overwritten
     */
    public void load(Plan plan, Batch batch) {
        load(plan, trained, batch, 0);
        mask(plan);
    }

    /** As {@link #load}, but what lies in memory as a matrix of the plan's precision is read there and not copied. */
    private void fill(Plan plan, Batch batch) {
        Matrix inputs = batch.inputMatrix();
        if (inputs != null && inputs.precision() == kernels.precision()) {
            plan.read(trained.input(), inputs);
        } else {
            batch.copyInputs(0, plan.own(trained.input()));
        }
        Matrix targets = batch.targetMatrix();
        if (targets != null && targets.precision() == kernels.precision()) {
            plan.read(trained.target(), targets);
        } else {
            batch.copyTargets(0, plan.own(trained.target()));
        }
        mask(plan);
    }

    private void mask(Plan plan) {
        for (int i = 0; i < masks.size(); i++) {
            masks.get(i).mask().fill(drawn, plan.value(masks.get(i).node()));
        }
    }

    private static void load(Plan plan, LossGraph of, Batch batch, int first) {
        batch.copyInputs(first, plan.value(of.input()));
        batch.copyTargets(first, plan.value(of.target()));
    }

    /** Gradients computed so far, each with masks of its own; 0 for a network without dropout. */
    @Override
    public long drawn() {
        return masks.isEmpty() ? 0 : drawn;
    }

    @Override
    public void drawFrom(long draws) {
        drawn = draws;
    }

    /** Names the first node of the forward pass that is not finite, and the ranges of its inputs. */
    @Override
    public String explainNotFinite(Batch batch) {
        check(batch);
        var plan = plan(trained, batch.rows()).forwardOnly().build();
        drawn--; // the masks of the gradient that has just been computed
        load(plan, batch);
        drawn++;
        plan.forward();
        return NotFinite.explain(plan);
    }

    /**
     * How often every class was taken for every other; see {@link Predictions}.
     *
     * @param names of the classes, in the order of their numbers
     */
    public ConfusionMatrix confusion(Batch batch, List<String> names) {
        var outputs = outputs(batch);
        return ConfusionMatrix.of(
                names, Predictions.targetClasses(targets(batch)), Predictions.classes(loss.link(), outputs));
    }

    /** Share of the examples whose true class is among the k largest outputs. */
    public double topK(Batch batch, int k) {
        return TopK.accuracy(outputs(batch), Predictions.targetClasses(targets(batch)), k);
    }

    private static Matrix targets(Batch batch) {
        var targets = Matrix.zeros(Precision.FLOAT64, batch.rows(), batch.targetColumns());
        batch.copyTargets(0, targets);
        return targets;
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
        if (batch.inputColumns() != trained.input().shape().columns()) {
            throw new IllegalArgumentException("objective: the batch has " + batch.inputColumns()
                    + " input columns but the network takes "
                    + trained.input().shape().columns());
        }
        if (batch.targetColumns() != trained.target().shape().columns()) {
            throw new IllegalArgumentException(
                    "objective: the batch has " + batch.targetColumns() + " target columns but " + loss.name() + " on "
                            + trained.output().shape() + " takes "
                            + trained.target().shape().columns());
        }
    }
}
