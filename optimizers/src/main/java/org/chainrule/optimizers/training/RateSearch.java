package org.chainrule.optimizers.training;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Batch;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.Objective;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.Optimizer;
import org.chainrule.optimizers.UpdateRule;
import org.jspecify.annotations.Nullable;

/**
 * Learning-rate range test: trains with a rate that grows by a constant factor from update to update and watches the loss.
 * Where it falls fastest is a good rate to begin with; where it begins to rise is too much. Source: Smith 2017, "Cyclical
 * learning rates for training neural networks", §3.3, with the smoothing and the end by Howard and Gugger 2020, "fastai: a
 * layered API for deep learning", §4.
 *
 * <pre>{@code
 * var found = RateSearch.of(objective, new Adam()).batches(training, 64).seed(42).run();
 * }</pre>
 *
 * <p>θ is afterwards what it was; ∂θ is overwritten.
 */
public final class RateSearch {

    /** Each loss counts this much less than the one after it. */
    private static final double SMOOTHING = 0.9;

    /** A smoothed loss of so many times the smallest says that the rate has become too large. */
    private static final double BLOWN_UP = 4;

    /** Updates before which the smoothed loss is too young to end the search. */
    private static final int YOUNG = 10;

    private final Objective objective;
    private final UpdateRule rule;
    private @Nullable Batch data;
    private int batchSize;
    private double from = 1e-7;
    private double to = 10;
    private int steps = 100;
    private long seed;
    private KernelChoice kernels = KernelChoice.reproducible();

    private RateSearch(Objective objective, UpdateRule rule) {
        this.objective = objective;
        this.rule = rule;
    }

    /** A search for a rate of this rule; it needs batches. */
    public static RateSearch of(Objective objective, UpdateRule rule) {
        return new RateSearch(objective, rule);
    }

    /** The training data, so many examples per update. */
    public RateSearch batches(Batch newData, int size) {
        if (size < 1 || size > newData.rows()) {
            throw new IllegalArgumentException("rate search: found batches of " + size + " rows but the data has "
                    + newData.rows() + "; give from 1 to " + newData.rows());
        }
        data = newData;
        batchSize = size;
        return this;
    }

    /** The first and the last rate; 10⁻⁷ and 10 if not said. */
    public RateSearch between(double smallest, double largest) {
        if (!(smallest > 0 && smallest < largest && largest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate search: found rates from " + Figures.shortest(smallest) + " to "
                    + Figures.shortest(largest) + "; they must be above 0, finite, and the first below the second");
        }
        from = smallest;
        to = largest;
        return this;
    }

    /** How many updates; 100 if not said. */
    public RateSearch steps(int count) {
        if (count < 2) {
            throw new IllegalArgumentException("rate search: found " + count + " steps; needs at least 2");
        }
        steps = count;
        return this;
    }

    /** Of the order of the examples; 0 if not said. */
    public RateSearch seed(long value) {
        seed = value;
        return this;
    }

    /** Does the arithmetic of the updates with these kernels. */
    public RateSearch kernels(KernelChoice choice) {
        kernels = choice;
        return this;
    }

    /**
     * Searches.
     *
     * @throws IllegalStateException if no batches were given
     */
    public RateRange run() {
        var examples = data;
        if (examples == null) {
            throw new IllegalStateException("rate search: found no data; say .batches(data, size) before .run()");
        }
        var theta = objective.parameters().values();
        var before = Matrix.copyOf(theta, theta.precision());
        long drawn = objective.drawn();
        try {
            return new RateRange(points(examples));
        } finally {
            theta.copyFrom(before);
            objective.drawFrom(drawn);
        }
    }

    private List<RateRange.Point> points(Batch examples) {
        var updates = kernels.kernels(objective.parameters().precision());
        var optimizer = new Optimizer(objective.parameters(), rule, new Constant(from), updates);
        var epoch = new Epoch(objective, optimizer, examples, batchSize, 1, GradientFactor.ONE);
        var order = new Order.Shuffled(seed).start();
        var points = new ArrayList<RateRange.Point>();
        double weighted = 0;
        double weight = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < steps; i++) {
            if (!epoch.hasNext() || i == 0) {
                epoch.begin(order);
            }
            double loss = epoch.computeGradient();
            weighted = SMOOTHING * weighted + loss;
            weight = SMOOTHING * weight + 1;
            double smooth = weighted / weight;
            smallest = Math.min(smallest, smooth);
            boolean blownUp = i >= YOUNG && smooth > BLOWN_UP * smallest;
            if (!Double.isFinite(loss) || blownUp) {
                break;
            }
            double rate = from * StrictMath.pow(to / from, i / (double) (steps - 1));
            points.add(new RateRange.Point(rate, loss, smooth));
            optimizer.step(rate);
        }
        return points;
    }
}
