package org.chainrule.core.loss;

import org.chainrule.core.function.RowFunctions;

/**
 * Softmax cross-entropy with a class index: L = log Σ_j e^{x_j} − x_c, ∂L/∂x_j = p_j − 1[j = c], p = softmax(x).
 *
 * <p>Softmax and cross-entropy in one, from logits, without overflow or cancellation: p_c − 1 is computed as minus the
 * sum of the other probabilities. The target is one column holding the class number, from 0. By default the mean over
 * rows.
 */
public record SoftmaxCrossEntropy() implements RowLoss {

    @Override
    public String name() {
        return "softmax-cross-entropy";
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
        return 1;
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("log(Σ_j exp(x_j)) - x_c")
                .predicts("x", Domain.ANY, "exp(x_i) / Σ_j exp(x_j) - if(i == c, 1, 0)")
                .targets(Domain.CLASS)
                .ulps(4, 8)
                .specimens(this);
    }

    @Override
    public double value(double[] x, double[] t, int n) {
        int c = Targets.classIndex(t[0], n);
        int r = RowFunctions.indexOfMaximum(x, n);
        double others = 0;
        for (int j = 0; j < n; j++) {
            others += j == r ? 0 : x[j] == x[r] ? 1 : StrictMath.exp(x[j] - x[r]);
        }
        return (c == r ? 0 : x[r] - x[c]) + StrictMath.log1p(others);
    }

    @Override
    public void slope(double[] x, double[] t, int n, double[] dx) {
        int c = Targets.classIndex(t[0], n);
        double sum = 1 + RowFunctions.shiftedExponentials(x, dx, n, RowFunctions.indexOfMaximum(x, n));
        double others = 0; // Σ_{j≠c} p_j = 1 − p_c
        for (int j = 0; j < n; j++) {
            dx[j] /= sum;
            others += j == c ? 0 : dx[j];
        }
        dx[c] = -others;
    }
}
