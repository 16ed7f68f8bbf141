package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Tversky loss of a row of probabilities against a mask (Salehi et al. 2017): L = 1 − I/(I + α F + β M + ε) with the
 * intersection I = Σ_j p_j t_j, the false alarms F = Σ_j p_j (1 − t_j) and the misses M = Σ_j (1 − p_j) t_j.
 *
 * <p>Computed as (α F + β M + ε)/(I + α F + β M + ε), of which no term is negative. An empty mask met by an empty prediction
 * has loss 1, as in Keras. By default the mean over rows.
 *
 * @param alpha weight of the false alarms, at least 0 and finite
 * @param beta weight of the misses, at least 0 and finite
 * @param epsilon what keeps the denominator from 0, positive and finite
 */
public record Tversky(double alpha, double beta, double epsilon) implements RowLoss {

    private static final int NONE = -1;

    /** Exponent of 2; its square is still a number. */
    private static final int LARGEST_SCALE = 500;

    /** Keras, {@code keras.config.epsilon()}. */
    private static final double DEFAULT_EPSILON = 1e-7;

    /** Refuses parameters out of range. */
    public Tversky {
        Targets.notNegative("tversky", "alpha", alpha);
        Targets.notNegative("tversky", "beta", beta);
        Targets.positive("tversky", "epsilon", epsilon);
    }

    /** ε = 10⁻⁷. */
    public Tversky(double alpha, double beta) {
        this(alpha, beta, DEFAULT_EPSILON);
    }

    /** α = β = ½, as in Keras, which is Dice. */
    public Tversky() {
        this(0.5, 0.5);
    }

    @Override
    public String name() {
        return equals(new Tversky())
                ? "tversky"
                : "tversky(" + Figures.shortest(alpha) + ", " + Figures.shortest(beta)
                        + (epsilon == DEFAULT_EPSILON ? "" : ", " + Figures.shortest(epsilon)) + ")";
    }

    @Override
    public int targetColumns(int n) {
        return n;
    }

    @Override
    public LossSheet sheet() {
        String errors = "Σ_j (alpha * p_j * (1 - t_j) + beta * (1 - p_j) * t_j) + epsilon";
        String whole = "(Σ_j p_j * t_j + " + errors + ")";
        return LossSheet.of("1 - (Σ_j p_j * t_j) / " + whole)
                .predicts(
                        "p",
                        Domain.PROBABILITY,
                        "((alpha * (1 - t_i) - beta * t_i) * (Σ_j p_j * t_j) - t_i * (" + errors + ")) / " + whole
                                + "^2")
                .targets(Domain.PROBABILITY)
                .ulps(3, 7.5)
                .specimens(this, new Tversky(), new Tversky(0.3, 0.7), new Tversky(1, 0.5, 0.5), new Tversky(0, 0));
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        return value(alpha, beta, epsilon, p, t, n);
    }

    static double value(double alpha, double beta, double epsilon, double[] p, double[] t, int n) {
        for (int j = 0; j < n; j++) {
            Targets.probability(t[j], j);
            Targets.prediction(p[j], j);
        }
        double errors = sum(0, alpha, beta, epsilon, p, t, n, NONE);
        return errors / sum(1, alpha, beta, epsilon, p, t, n, NONE);
    }

    /** w a (1 − b). */
    private static double part(double w, double a, double b) {
        return w * (a * (1 - b));
    }

    /** ε + Σ (h p t + α p (1 − t) + β (1 − p) t) over all columns but one, h being 0 or 1; only its products are rounded. */
    private static double sum(
            double h, double alpha, double beta, double epsilon, double[] p, double[] t, int n, int without) {
        double sum = epsilon;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            if (j != without) {
                double hit = h * p[j] * t[j];
                double alarm = part(alpha, p[j], t[j]);
                double miss = part(beta, t[j], p[j]);
                double error = alarm + miss;
                double term = hit + error;
                double next = sum + term;
                lost += Sums.lost(alarm, miss, error) + Sums.lost(hit, error, term) + Sums.lost(sum, term, next);
                sum = next;
            }
        }
        return sum + lost;
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        slope(alpha, beta, epsilon, p, t, n, dp);
    }

    /** ((α (1 − t_i) − β t_i) I' − t_i (E' + β t_i))/D², I' and E' being the sums without column i, whose p_i cancels. */
    static void slope(double alpha, double beta, double epsilon, double[] p, double[] t, int n, double[] dp) {
        double errors = sum(0, alpha, beta, epsilon, p, t, n, NONE);
        double whole = sum(1, alpha, beta, epsilon, p, t, n, NONE);
        double scale =
                Math.scalb(1.0, Math.min(-Math.getExponent(whole), LARGEST_SCALE)); // p t may be too small, p t/D² not
        double intersection = Sums.dot(p, 0, scale, t, 0, scale, n, NONE);
        double square = whole * scale * (whole * scale);
        int most = 0; // the column that has more than half of the sum, if one has, is left out by a sum of its own
        int worst = 0; // likewise of the false alarms; what a miss hides is less than β t, which is added
        for (int j = 1; j < n; j++) {
            most = p[j] * t[j] > p[most] * t[most] ? j : most;
            worst = p[j] * (1 - t[j]) > p[worst] * (1 - t[worst]) ? j : worst;
        }
        double intersectionWithoutMost = Sums.dot(p, 0, scale, t, 0, scale, n, most);
        double errorsWithoutWorst = sum(0, alpha, beta, epsilon, p, t, n, worst);
        for (int i = 0; i < n; i++) {
            double otherHits =
                    i == most ? intersectionWithoutMost : Math.fma(-p[i] * scale, t[i] * scale, intersection);
            double alarm = part(alpha, p[i], t[i]);
            double miss = part(beta, t[i], p[i]);
            double otherErrors = i == worst ? errorsWithoutWorst : errors - alarm - miss;
            double more = alpha * (1 - t[i]) - beta * t[i];
            dp[i] = (more * otherHits - t[i] * scale * ((otherErrors + beta * t[i]) * scale)) / square;
        }
    }
}
