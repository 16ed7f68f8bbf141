package org.chainrule.core.loss;

/**
 * Multi-label soft margin, on logits: L = 1/n Σ_j w_j ((1 − t_j) log(1 + e^{x_j}) + t_j log(1 + e^{−x_j})), the mean over
 * the columns of binary cross-entropy; ∂L/∂x_i = w_i/n (σ(x_i) − t_i).
 *
 * <p>With e = e^−|x| the slope is computed as (e − t (1 + e))/(1 + e) for negative x, else (1 − t − t e)/(1 + e), which does
 * not cancel for t = 0 and t = 1. By default the mean over rows.
 *
 * @param weights one per label, or none
 */
public record MultiLabelSoftMargin(Weights weights) implements RowLoss {

    /** Without weights. */
    public MultiLabelSoftMargin() {
        this(Weights.none());
    }

    /** The same with a weight per label. */
    public MultiLabelSoftMargin weighted(double... newWeights) {
        return new MultiLabelSoftMargin(Weights.of(newWeights));
    }

    @Override
    public String name() {
        return "multi-label-soft-margin";
    }

    @Override
    public OutputLink link() {
        return OutputLink.SIGMOID;
    }

    @Override
    public int targetColumns(int n) {
        weights.check(name(), n);
        return n;
    }

    @Override
    public LossSheet sheet() {
        String w = weights.isNone() ? "" : "w_j * ";
        return LossSheet.of("1 / n * Σ_j " + w + "((1 - t_j) * log(1 + exp(x_j)) + t_j * log(1 + exp(-x_j)))")
                .predicts("x", Domain.ANY, w.replace('j', 'i') + "(1 / (1 + exp(-x_i)) - t_i) / n")
                .targets(Domain.PROBABILITY)
                // as binary cross-entropy's, the mean being rounded once; slope: two products more
                .ulps(4, 6)
                .specimens(this, new MultiLabelSoftMargin(), new MultiLabelSoftMargin().weighted(2, 1, 0.5));
    }

    @Override
    public double value(double[] x, double[] t, int n) {
        double sum = 0;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            Targets.probability(t[j], j);
            double share = x[j] >= 0 ? 1 - t[j] : t[j];
            double linear = share == 0 ? 0 : share * Math.abs(x[j]);
            double log = StrictMath.log1p(StrictMath.exp(-Math.abs(x[j])));
            double both = linear + log;
            double w = weights.at(j);
            double term = w * both;
            double next = sum + term;
            lost += Sums.lost(sum, term, next) + Math.fma(w, both, -term) + w * Sums.lost(linear, log, both);
            sum = next;
        }
        return Sums.mean(1, sum, lost, n);
    }

    @Override
    public void slope(double[] x, double[] t, int n, double[] dx) {
        for (int j = 0; j < n; j++) {
            double e = StrictMath.exp(-Math.abs(x[j]));
            double difference = x[j] < 0 ? Math.fma(-t[j], 1 + e, e) : Math.fma(-t[j], e, 1 - t[j]);
            dx[j] = weights.at(j) * difference / ((1 + e) * n);
        }
    }
}
