package org.chainrule.examples.lesson;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.NetworkBuilder;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.BinaryCrossEntropy;
import org.chainrule.core.loss.CategoricalCrossEntropy;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.Momentum;
import org.chainrule.optimizers.RmsProp;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.training.Trainer;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/**
 * The same network with everything the curriculum names: each activation, each loss, each update rule, each batch size.
 *
 * @param network shape of the network
 * @param activations one check per activation
 * @param losses one check per loss
 * @param runs one training per update rule and batch size
 */
public record Toolbox(String network, List<Checked> activations, List<Checked> losses, List<Run> runs)
        implements Section {

    /**
     * One network and its check.
     *
     * @param name activation or loss
     * @param loss value on the rows
     * @param report all parameters and inputs against finite differences
     */
    public record Checked(String name, double loss, CheckReport report) {}

    /**
     * One training.
     *
     * @param rule name of the update rule
     * @param rate learning rate
     * @param batch rows per iteration
     * @param iterations iterations per epoch
     * @param before loss before
     * @param after loss after {@value #EPOCHS} epochs
     */
    public record Run(String rule, double rate, int batch, int iterations, double before, double after) {}

    /** Epochs of each training. */
    public static final int EPOCHS = 5;

    private static final long SEED = 7;

    /**
     * Checks and trains inputs → hidden → classes.
     *
     * @param rows inputs, and one column per class that holds 1 in the right one and 0 elsewhere
     * @param checkedRows how many of the rows the checks use
     * @param coordinates entries of each parameter that the checks try
     */
    public static Toolbox compute(Batch rows, int hidden, int checkedRows, int coordinates) {
        var batch = first(rows, checkedRows);
        var activations = new ArrayList<Checked>();
        for (ScalarFunction f : List.of(new Identity(), new Sigmoid(), new Tanh(), new Relu(), new LeakyRelu())) {
            var builder = Network.inputs(rows.inputColumns()).dense(hidden, f);
            activations.add(checked(f.name(), softmax(builder, rows), crossEntropy(), batch, coordinates));
        }
        var softmaxHidden = Network.inputs(rows.inputColumns()).dense(hidden, new Softmax());
        activations.add(checked("softmax", softmax(softmaxHidden, rows), crossEntropy(), batch, coordinates));

        var losses = new ArrayList<Checked>();
        losses.add(checked(
                "SSE", linear(rows, hidden), new Criterion(new SquaredError(), Reduction.SUM), batch, coordinates));
        losses.add(checked("½SSE", linear(rows, hidden), new Criterion(new HalfSquaredError()), batch, coordinates));
        losses.add(checked("MSE", linear(rows, hidden), new Criterion(new SquaredError()), batch, coordinates));
        losses.add(checked(
                "binary cross-entropy",
                tanh(rows, hidden).dense(rows.targetColumns(), new Sigmoid()),
                new Criterion(new BinaryCrossEntropy()),
                batch,
                coordinates));
        losses.add(checked(
                "categorical cross-entropy", softmax(tanh(rows, hidden), rows), crossEntropy(), batch, coordinates));
        return new Toolbox(
                rows.inputColumns() + "-" + hidden + "-" + rows.targetColumns(),
                activations,
                losses,
                runs(rows, hidden));
    }

    private record Criterion(Loss loss, Reduction reduction) {
        Criterion(Loss loss) {
            this(loss, loss.defaultReduction());
        }
    }

    private static Criterion crossEntropy() {
        return new Criterion(new CategoricalCrossEntropy());
    }

    private static NetworkBuilder tanh(Batch rows, int hidden) {
        return Network.inputs(rows.inputColumns()).dense(hidden, new Tanh());
    }

    private static NetworkBuilder linear(Batch rows, int hidden) {
        return tanh(rows, hidden).dense(rows.targetColumns(), new Identity());
    }

    private static NetworkBuilder softmax(NetworkBuilder below, Batch rows) {
        return below.dense(rows.targetColumns(), new Softmax());
    }

    private static Checked checked(
            String name, NetworkBuilder builder, Criterion criterion, Batch batch, int coordinates) {
        var objective = objective(builder, criterion);
        var report = GradientCheck.ofObjective(objective)
                .on(batch)
                .directions(4)
                .coordinatesPerParameter(coordinates)
                .seed(SEED)
                .run();
        return new Checked(name, objective.value(batch), report);
    }

    private static SupervisedObjective objective(NetworkBuilder builder, Criterion criterion) {
        return builder.initialised(Initializers.xavier(), SEED)
                .objective(criterion.loss(), criterion.reduction(), KernelChoice.reproducible());
    }

    private static List<Run> runs(Batch rows, int hidden) {
        var runs = new ArrayList<Run>();
        int third = Math.max(2, rows.rows() / 3);
        for (var rule : List.of(
                new Trial(new Sgd(), 0.05),
                new Trial(new Momentum(), 0.01),
                new Trial(new RmsProp(), 0.002),
                new Trial(new Adam(), 0.005))) {
            for (int size : List.of(rows.rows(), third, 1)) {
                var objective = objective(softmax(tanh(rows, hidden), rows), crossEntropy());
                double before = objective.value(rows);
                var history = Trainer.of(objective)
                        .optimizer(rule.rule(), rule.rate())
                        .batches(rows, size)
                        .shuffled(SEED)
                        .train(EPOCHS);
                runs.add(new Run(
                        rule.rule().name(),
                        rule.rate(),
                        size,
                        history.epochs().get(0).iterations(),
                        before,
                        objective.value(rows)));
            }
        }
        return runs;
    }

    private record Trial(UpdateRule rule, double rate) {}

    private static Batch first(Batch rows, int count) {
        var precision = Precision.FLOAT64;
        var x = Matrix.zeros(precision, count, rows.inputColumns());
        var t = Matrix.zeros(precision, count, rows.targetColumns());
        rows.copyInputs(0, x);
        rows.copyTargets(0, t);
        return Batch.of(x, t);
    }

    @Override
    public String title() {
        return "The same network with every tool";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "Nothing above depends on the activation, the loss or the update rule that was chosen. Here is the"
                        + " network " + network
                        + " with the others, each gradient confirmed by finite differences: random"
                        + " directions through all parameters and inputs, and single entries of each. A relative fault above"
                        + " the figure in the last column would have been noticed.");
        out.blank();
        printChecks(out, "hidden activation", activations);
        out.blank();
        printChecks(out, "loss", losses);
        out.blank();
        out.paragraph("Update rules and batch sizes, categorical cross-entropy before and after " + EPOCHS
                + " epochs. The whole data in one batch is batch gradient descent, one row stochastic, what lies between"
                + " mini-batches:");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("update rule", "rate", "rows per batch", "iterations per epoch", "loss before", "after"));
        for (Run run : runs) {
            rows.add(List.of(
                    run.rule(),
                    Figures.shortest(run.rate()),
                    Integer.toString(run.batch()),
                    Integer.toString(run.iterations()),
                    Figures.fixed(run.before(), 4),
                    Figures.fixed(run.after(), 4)));
        }
        out.table(rows);
    }

    private static void printChecks(LessonOutput out, String head, List<Checked> checks) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(head, "loss", "comparisons", "verdict", "noticed from"));
        for (Checked each : checks) {
            rows.add(List.of(
                    each.name(),
                    Figures.fixed(each.loss(), 4),
                    Integer.toString(each.report().comparisons().size()),
                    each.report().passed() ? "PASS" : each.report().verdict().toString(),
                    Confirmation.order(each.report().smallestNoticedFault())));
        }
        out.table(rows);
    }
}
