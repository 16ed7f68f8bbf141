package org.chainrule.core.loss;

import org.chainrule.core.function.RowFunctions;

/**
 * Softmax cross-entropy with target probabilities: L = Σ_j t_j (log Σ_k e^{x_k} − x_j), ∂L/∂x_j = p_j Σ_k t_k − t_j,
 * p = softmax(x); for targets that sum to 1 the slope is p − t.
 *
 * <p>The slope is computed as p_j Σ_{k≠j} t_k − t_j (1 − p_j), which does not cancel for one-hot targets. By default the
 * mean over rows.
 */
public record SoftmaxCrossEntropyWithProbabilities() implements RowLoss {

    @Override
    public String name() {
        return "softmax-cross-entropy-with-probabilities";
    }

    @Override
    public Reduction defaultReduction() {
        return Reduction.MEAN_OVER_ROWS;
    }

    @Override
    public OutputLink link() {
        return OutputLink.SOFTMAX;
    }

    @Override
    public int targetColumns(int n) {
        Targets.atLeastTwoClasses(name(), n);
        return n;
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("Σ_j t_j * (log(Σ_k exp(x_k)) - x_j)")
                .predicts("x", Domain.ANY, "exp(x_i) / Σ_j exp(x_j) * Σ_k t_k - t_i")
                .targets(Domain.DISTRIBUTION)
                .ulps(4, 8)
                .specimens(this);
    }

    @Override
    public double value(double[] x, double[] t, int n) {
        int r = RowFunctions.indexOfMaximum(x, n);
        double others = 0;
        for (int j = 0; j < n; j++) {
            others += j == r ? 0 : x[j] == x[r] ? 1 : StrictMath.exp(x[j] - x[r]);
        }
        double log = StrictMath.log1p(others);
        double sum = 0;
        for (int j = 0; j < n; j++) {
            Targets.probability(t[j], j);
            sum += t[j] == 0 ? 0 : t[j] * ((j == r ? 0 : x[r] - x[j]) + log);
        }
        return sum;
    }

    @Override
    public void slope(double[] x, double[] t, int n, double[] dx) {
        int r = RowFunctions.indexOfMaximum(x, n);
        double sum = 1 + RowFunctions.shiftedExponentials(x, dx, n, r);
        double others = 0; // Σ_{j≠r} p_j = 1 − p_r
        double total = 0;
        for (int j = 0; j < n; j++) {
            dx[j] /= sum;
            others += j == r ? 0 : dx[j];
            total += t[j];
        }
        for (int j = 0; j < n; j++) {
            double rest = j == r ? others : 1 - dx[j];
            dx[j] = dx[j] * (total - t[j]) - t[j] * rest;
        }
    }
}
