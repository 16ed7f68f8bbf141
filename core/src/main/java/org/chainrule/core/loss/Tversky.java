package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Tversky loss of a row of probabilities against a mask (Salehi et al. 2017): L = 1 − I/(I + α F + β M + ε) with the
 * intersection I = Σ_j p_j t_j, the false alarms F = Σ_j p_j (1 − t_j) and the misses M = Σ_j (1 − p_j) t_j.
 *
 * <p>Computed as (α F + β M + ε)/(I + α F + β M + ε), of which no term is negative, in {@link Twofold}s: all that shows is the last
 * rounding, half an ulp; with the 2⁻¹⁰⁰ that they leave it is stated as one. An empty mask met by an empty prediction
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
                .ulps(1, 1)
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
        var errors = sum(0, alpha, beta, epsilon, p, t, n, NONE);
        return errors.over(sum(1, alpha, beta, epsilon, p, t, n, NONE)).rounded();
    }

    /** w a (1 − b). */
    private static Twofold part(double w, double a, double b) {
        double c = 1 - b;
        return new Twofold(c, (1 - c) - b).times(a).times(w);
    }

    /** ε + Σ (h p t + α p (1 − t) + β (1 − p) t) over all columns but one, h being 0 or 1. */
    private static Twofold sum(
            double h, double alpha, double beta, double epsilon, double[] p, double[] t, int n, int without) {
        double sum = epsilon;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            if (j != without) {
                var hit = Twofold.product(h * p[j], t[j]);
                var alarm = part(alpha, p[j], t[j]);
                var miss = part(beta, t[j], p[j]);
                double error = alarm.high() + miss.high();
                double term = hit.high() + error;
                double next = sum + term;
                lost += Sums.lost(alarm.high(), miss.high(), error)
                        + Sums.lost(hit.high(), error, term)
                        + Sums.lost(sum, term, next)
                        + (hit.low() + alarm.low() + miss.low());
                sum = next;
            }
        }
        return Twofold.sum(sum, lost);
    }

    /** Σ p t over all columns but one, both times the scale. */
    private static Twofold hits(double scale, double[] p, double[] t, int n, int without) {
        double sum = 0;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            if (j != without) {
                var hit = Twofold.product(p[j] * scale, t[j] * scale);
                double next = sum + hit.high();
                lost += hit.low() + Sums.lost(sum, hit.high(), next);
                sum = next;
            }
        }
        return Twofold.sum(sum, lost);
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        slope(alpha, beta, epsilon, p, t, n, dp);
    }

    /** ((α (1 − t_i) − β t_i) I' − t_i (E' + β t_i))/D², I' and E' being the sums without column i, whose p_i cancels. */
    static void slope(double alpha, double beta, double epsilon, double[] p, double[] t, int n, double[] dp) {
        var errors = sum(0, alpha, beta, epsilon, p, t, n, NONE);
        var whole = sum(1, alpha, beta, epsilon, p, t, n, NONE);
        double scale = Math.scalb(
                1.0, Math.min(-Math.getExponent(whole.high()), LARGEST_SCALE)); // p t may be too small, p t/D² not
        var square = whole.times(scale).times(whole.times(scale));
        int most = 0; // the column that has more than half of the sum, if one has, is left out by a sum of its own
        int worst = 0; // likewise of the false alarms; what a miss hides is less than β t, which is added
        for (int j = 1; j < n; j++) {
            most = p[j] * t[j] > p[most] * t[most] ? j : most;
            worst = p[j] * (1 - t[j]) > p[worst] * (1 - t[worst]) ? j : worst;
        }
        var hits = hits(scale, p, t, n, NONE);
        var hitsWithoutMost = hits(scale, p, t, n, most);
        var errorsWithoutWorst = sum(0, alpha, beta, epsilon, p, t, n, worst);
        for (int i = 0; i < n; i++) {
            var otherHits = i == most ? hitsWithoutMost : hits.minus(Twofold.product(p[i] * scale, t[i] * scale));
            var otherErrors = i == worst
                    ? errorsWithoutWorst
                    : errors.minus(part(alpha, p[i], t[i])).minus(part(beta, t[i], p[i]));
            var missed = Twofold.product(beta, t[i]);
            var more = Twofold.sum(1, -t[i]).times(alpha).minus(missed);
            var lost = otherErrors.plus(missed).times(scale).times(t[i] * scale);
            dp[i] = more.times(otherHits).minus(lost).over(square).rounded();
        }
    }
}
