package org.chainrule.optimizers.training;

import java.util.OptionalDouble;
import org.chainrule.core.Batch;
import org.chainrule.core.Objective;
import org.chainrule.core.Selection;
import org.chainrule.optimizers.Optimizer;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the training data, iteration by iteration; used again for every epoch, so it allocates nothing.
 *
 * <p>Like an iterator: {@link #begin}, then while {@link #hasNext} alternately {@link #computeGradient} and {@link #update}.
 */
final class Epoch {

    private final Objective objective;
    private final Optimizer optimizer;
    private final Batch data;
    private final int[] order;
    private final Selection batch;
    private final int batchSize;
    private final int groupSize;
    private final GradientFactor factor;
    private @Nullable ChangeMeter changes;
    private int position;
    private int iterations;
    private double loss;
    private double weightOfAll;
    private double rate;

    Epoch(
            Objective objective,
            Optimizer optimizer,
            Batch data,
            int batchSize,
            int batchesPerIteration,
            GradientFactor factor) {
        this.objective = objective;
        this.optimizer = optimizer;
        this.data = data;
        this.batchSize = batchSize;
        this.factor = factor;
        order = new int[data.rows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        batch = new Selection(data, order);
        groupSize = (int) Math.min((long) batchSize * batchesPerIteration, order.length);
    }

    /** From now on keeps {@link #largestChange}. */
    void measureChanges() {
        changes = new ChangeMeter(objective.parameters().values());
    }

    /** Iterations of every epoch: the last may have fewer examples. */
    int iterationsPerEpoch() {
        return (order.length + groupSize - 1) / groupSize;
    }

    void begin(Order.Reordering reordering) {
        reordering.reorder(order);
        position = 0;
        iterations = 0;
        loss = 0;
        weightOfAll = objective.weight(data);
        if (changes != null) {
            changes.restart();
        }
    }

    boolean hasNext() {
        return position < order.length;
    }

    /** Fills ∂θ with the gradient of the next iteration's examples, batch after batch; returns their loss. */
    double computeGradient() {
        int end = Math.min(position + groupSize, order.length);
        int rows = end - position;
        double scale = factor.of(rows);
        double whole = objective.weight(batch.move(position, rows));
        double sum = 0;
        for (int first = position; first < end; first += batchSize) {
            int count = Math.min(batchSize, end - first);
            double weight = objective.weight(batch.move(first, count));
            double share = objective.share(weight, whole);
            double part = objective.gradient(batch, share * scale, first == position ? 0 : 1);
            sum += share * part;
            loss += objective.share(weight, weightOfAll) * part;
        }
        position = end;
        return sum;
    }

    /** Why the loss of the last iteration is not finite; empty if the objective cannot say. */
    String explanation(int before) {
        int end = position;
        return objective.explainNotFinite(batch.move(before, end - before));
    }

    /** One step of the optimizer. */
    void update() {
        rate = optimizer.rate();
        if (changes == null) {
            optimizer.step(rate);
        } else {
            changes.beforeUpdate();
            optimizer.step(rate);
            changes.afterUpdate();
        }
        iterations++;
    }

    /** Shows the schedule what the epoch was like. */
    void observe(double measure) {
        optimizer.observe(measure);
    }

    /** Examples that this epoch has seen. */
    int position() {
        return position;
    }

    /** The order of the examples in this epoch, shared. */
    int[] order() {
        return order;
    }

    /** Loss so far, rate of the last update and largest change: what only this epoch knows. */
    double[] sums() {
        return new double[] {loss, rate, changes == null ? 0 : changes.largest()};
    }

    /** Goes on within an epoch that has {@link #begin begun}. */
    void restore(int savedPosition, int savedIterations, double[] sums) {
        position = savedPosition;
        iterations = savedIterations;
        loss = sums[0];
        rate = sums[1];
        if (changes != null) {
            changes.restore(sums[2]);
        }
    }

    /** Updates made in this epoch. */
    int iterations() {
        return iterations;
    }

    /** Learning rate of the last update. */
    double rate() {
        return rate;
    }

    /** Loss of the epoch so far: every batch as it was seen, weighted with its share of all the data. */
    double loss() {
        return loss;
    }

    OptionalDouble largestChange() {
        return changes == null ? OptionalDouble.empty() : OptionalDouble.of(changes.largest());
    }
}
