package org.chainrule.examples.lesson.d;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.Figures;
import org.chainrule.core.Selection;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.Momentum;
import org.chainrule.optimizers.RmsProp;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.training.Trainer;

/**
 * Momentum, RMSProp and Adam beside plain descent, and changes accumulated over 48 rows before an update.
 *
 * @param runs one per rule
 * @param accumulated 48 rows one at a time, against 48 rows at once
 */
public record Companions(List<Run> runs, Accumulated accumulated) implements Section {

    /**
     * One rule on the same 3-4-1 network from the same weights.
     *
     * @param rule name
     * @param formula what one step does
     * @param rate learning rate
     * @param losses after 0, 25, 100 and 400 epochs
     */
    public record Run(String rule, String formula, double rate, List<Double> losses) {}

    /**
     * The gradient of the first 48 rows, computed in two ways.
     *
     * @param iterations iterations per epoch of 96 rows when 48 single rows are accumulated
     * @param deviation largest difference between the two gradients
     * @param bound what rounding alone may cause: 48 additions, each of at most the sum of the sizes
     * @param lossSingly loss after 20 epochs with accumulation
     * @param lossAtOnce loss after 20 epochs with batches of 48
     */
    public record Accumulated(int iterations, double deviation, double bound, double lossSingly, double lossAtOnce) {}

    private static final int ROWS = 96;
    private static final int GROUP = 48;
    private static final List<Integer> EPOCHS = List.of(25, 100, 400);

    /** Trains with every rule, then compares the gradients. */
    public static Companions compute() {
        var data = Rows.labelled(ROWS, 42);
        var runs = new ArrayList<Run>();
        runs.add(run(data, new Sgd(), "w ← w - α g", 0.5));
        runs.add(run(data, new Momentum(0.9), "v ← 0.9 v + g;  w ← w - α v", 0.5));
        runs.add(run(data, new RmsProp(0.9, 1e-8), "s ← 0.9 s + 0.1 g²;  w ← w - α g / √s", 0.02));
        runs.add(run(data, new Adam(), "momentum and RMSProp in one, both bias-corrected", 0.02));
        return new Companions(runs, accumulated(data));
    }

    private static SupervisedObjective objective() {
        return Network.inputs(3)
                .dense(4, new Sigmoid())
                .dense(1, new Sigmoid())
                .initialised(Initializers.xavier(), 42)
                .objective(new SquaredError(), Reduction.MEAN_OVER_ROWS, KernelChoice.reproducible());
    }

    private static Run run(Batch data, UpdateRule rule, String formula, double rate) {
        var losses = new ArrayList<Double>();
        losses.add(objective().value(data));
        for (int epochs : EPOCHS) {
            var objective = objective();
            Trainer.of(objective)
                    .optimizer(rule, rate)
                    .batches(data, GROUP)
                    .shuffled(42)
                    .train(epochs);
            losses.add(objective.value(data));
        }
        return new Run(rule.name(), formula, rate, losses);
    }

    private static Accumulated accumulated(Batch data) {
        int[] first = new int[GROUP];
        for (int i = 0; i < GROUP; i++) {
            first[i] = i;
        }
        var atOnce = objective();
        atOnce.gradient(new Selection(data, first));
        var whole = atOnce.parameters().gradients().toArray();

        var singly = objective();
        var sizes = new double[whole.length];
        var one = new Selection(data, first);
        for (int i = 0; i < GROUP; i++) {
            one.move(i, 1);
            singly.gradient(one, singly.share(1, GROUP), 0);
            for (int j = 0; j < sizes.length; j++) {
                sizes[j] += Math.abs(singly.parameters().gradients().get(j));
            }
        }
        for (int i = 0; i < GROUP; i++) {
            one.move(i, 1);
            singly.gradient(one, singly.share(1, GROUP), i == 0 ? 0 : 1);
        }
        double deviation = 0;
        double bound = 0;
        for (int j = 0; j < whole.length; j++) {
            deviation = Math.max(
                    deviation,
                    Math.abs(whole[j] - singly.parameters().gradients().get(j)));
            // γ_2n: n products and n additions on either side, each off by at most u = 2^-53 of the sum of sizes.
            bound = Math.max(bound, 2 * 2 * GROUP * 0x1p-53 * sizes[j]);
        }
        var trainedSingly = objective();
        var history = Trainer.of(trainedSingly)
                .optimizer(new Sgd(), 0.5)
                .batches(data, 1)
                .accumulating(GROUP)
                .inOrder()
                .train(20);
        var trainedAtOnce = objective();
        Trainer.of(trainedAtOnce)
                .optimizer(new Sgd(), 0.5)
                .batches(data, GROUP)
                .inOrder()
                .train(20);
        return new Accumulated(
                history.epochs().get(0).iterations(),
                deviation,
                bound,
                trainedSingly.value(data),
                trainedAtOnce.value(data));
    }

    @Override
    public String title() {
        return "Momentum, RMSProp, Adam; changes accumulated over 48 rows";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph("Plain descent forgets every step. With momentum the change is also proportional to the change"
                + " before, so it gathers speed along a valley. RMSProp divides every weight's step by the usual size of its"
                + " gradient. Adam does both. The same 3-4-1 network, the same initial weights, " + ROWS + " rows in"
                + " mini-batches of " + GROUP + ", squared error per row:");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("rule", "α", "loss before", "25 epochs", "100", "400"));
        for (Run run : runs) {
            var row = new ArrayList<String>();
            row.add(run.rule());
            row.add(Figures.shortest(run.rate()));
            run.losses().forEach(loss -> row.add(Figures.fixed(loss, 4)));
            rows.add(row);
        }
        out.table(rows);
        out.blank();
        runs.forEach(run -> out.formula((run.rule() + "         ").substring(0, 10) + run.formula()));
        out.blank();
        out.paragraph(
                "A gradient is a sum over rows, so the changes of 48 rows can be added up one row at a time and applied"
                        + " once. That is the same update as with a batch of 48, up to rounding:");
        out.blank();
        out.formula("iterations per epoch of 96 rows         " + accumulated.iterations());
        out.formula("largest difference of the gradients     " + Figures.significant(accumulated.deviation(), 1)
                + ", rounding may cause " + Figures.significant(accumulated.bound(), 1));
        out.formula("loss after 20 epochs, one row at a time " + Figures.fixed(accumulated.lossSingly(), 10));
        out.formula("loss after 20 epochs, 48 rows at once   " + Figures.fixed(accumulated.lossAtOnce(), 10));
    }
}
