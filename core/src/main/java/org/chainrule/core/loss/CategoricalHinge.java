package org.chainrule.core.loss;

import java.util.List;

/**
 * Categorical hinge, one-hot targets with class c: L = max(0, 1 + max_j((1 − t_j) p_j) − Σ_j t_j p_j); where L is positive
 * ∂L/∂p_c = −1 and the largest of the others, if it is above 0, has slope 1.
 *
 * <p>The maximum is over all columns, as in Keras: the right class takes part with 0, so that the others count only from 0
 * up. Of equal largest predictions the first has the slope; where L is 0 the slope is 0. By default the mean over rows.
 */
public record CategoricalHinge() implements RowLoss {

    @Override
    public String name() {
        return "categorical-hinge";
    }

    @Override
    public int targetColumns(int n) {
        Targets.atLeastTwoClasses(name(), n);
        return n;
    }

    @Override
    public LossSheet sheet() {
        String largest = "max_k((1 - t_k) * p_k)";
        return LossSheet.of("max(0, 1 + max_j((1 - t_j) * p_j) - Σ_j t_j * p_j)")
                .predicts(
                        "p",
                        Domain.ANY,
                        "if(1 + " + largest + " - Σ_k t_k * p_k > 0, if((1 - t_i) * p_i == " + largest
                                + ", 1 - t_i, 0) - t_i, 0)")
                .targets(Domain.ONE_HOT)
                .ulps(2, 0)
                .conventions(
                        new Convention(
                                "a tie", List.of(0.0, 2.0, 2.0), List.of(1.0, 0.0, 0.0), List.of(-1.0, 1.0, 0.0)),
                        new Convention("L = 0", List.of(2.0, 1.0), List.of(1.0, 0.0), List.of(0.0, 0.0)))
                .specimens(this);
    }

    /** The largest of the wrong classes and 0; NaN if one is. */
    private static double wrong(double[] p, double[] t, int n) {
        double largest = 0;
        for (int j = 0; j < n; j++) {
            largest = t[j] == 1 ? largest : Math.max(largest, p[j]);
        }
        return largest;
    }

    private static int rightClass(double[] t, int n) {
        int c = -1;
        for (int j = 0; j < n; j++) {
            if (t[j] == 1 && c < 0) {
                c = j;
            } else if (t[j] != 0) {
                throw new IllegalArgumentException("column " + j + ": found target " + t[j] + "; it must be "
                        + Domain.ONE_HOT.words() + ", in a single column");
            }
        }
        if (c < 0) {
            throw new IllegalArgumentException("found no 1 among the targets; the column of the class must be 1");
        }
        return c;
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        return Math.max(0, 1 + wrong(p, t, n) - p[rightClass(t, n)]);
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        int c = rightClass(t, n);
        double wrong = wrong(p, t, n);
        double loss = 1 + wrong - p[c];
        boolean taken = !(loss > 0) || wrong == 0;
        for (int j = 0; j < n; j++) {
            boolean largest = !taken && j != c && p[j] == wrong;
            taken |= largest;
            dp[j] = Double.isNaN(loss) ? loss : largest ? 1 : 0;
        }
        dp[c] = loss > 0 ? -1 : Double.isNaN(loss) ? loss : 0;
    }
}
