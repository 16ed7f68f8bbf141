package org.chainrule.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tversky's loss is a quotient of polynomials, so decimals know it exactly, and quickly enough for as many rows as it takes to
 * meet one in which all roundings of a product go the same way.
 */
class TverskyDigitsTest {

    private static final MathContext DIGITS = new MathContext(50);

    private static final BigDecimal ONE = BigDecimal.ONE;

    private static final int ROWS = 40_000;

    /** Anywhere in the unit interval, close to either end, or small. */
    private static double probability(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextDouble();
            case 1 -> Math.pow(10, -8 * random.nextDouble());
            case 2 -> 1 - Math.pow(10, -8 * random.nextDouble());
            default -> Math.scalb(random.nextDouble(), -random.nextInt(6));
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void valuesAndSlopesAreAsAccurateAsStated(int n) {
        var losses = new Tversky[] {new Tversky(), new Tversky(0.3, 0.7), new Tversky(1, 0.5, 0.5), new Tversky(1, 0)};
        var random = new Seed(20_261_128).stream("tversky of " + n);
        for (int row = 0; row < ROWS; row++) {
            var loss = losses[row % losses.length];
            var p = random.doubles(n, 0, 1).map(x -> probability(random)).toArray();
            var t = random.doubles(n, 0, 1).map(x -> probability(random)).toArray();
            var exact = new Exact(loss, p, t);
            String at = loss + " at p = " + Arrays.toString(p) + ", t = " + Arrays.toString(t);
            var value = exact.errors.divide(exact.whole, DIGITS);
            assertThat(ulps(loss.value(p, t, n), value))
                    .as(at)
                    .isLessThanOrEqualTo(loss.sheet().valueUlps());
            double allowed = loss.sheet().slopeUlps();
            var slope = new double[n];
            loss.slope(p, t, n, slope);
            for (int i = 0; i < n; i++) {
                double error = ulps(slope[i], exact.slope(i));
                assertThat(error <= allowed || error <= allowed * exact.condition(i))
                        .as("%s, column %s: %s ulps", at, i, error)
                        .isTrue();
            }
        }
    }

    private static double ulps(double found, BigDecimal exact) {
        return new BigDecimal(found).subtract(exact).abs().doubleValue() / Math.ulp(exact.doubleValue());
    }

    /** L = E/D, E = Σ (α p (1 − t) + β (1 − p) t) + ε, D = I + E, I = Σ p t; ∂L/∂p_i = N/D², N = m I − t_i E. */
    private static final class Exact {

        private final BigDecimal alpha;
        private final BigDecimal beta;
        private final BigDecimal[] p;
        private final BigDecimal[] t;
        private final BigDecimal hits;
        private final BigDecimal errors;
        private final BigDecimal whole;

        private Exact(Tversky loss, double[] p, double[] t) {
            alpha = new BigDecimal(loss.alpha());
            beta = new BigDecimal(loss.beta());
            this.p = Arrays.stream(p).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
            this.t = Arrays.stream(t).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
            var sumOfHits = BigDecimal.ZERO;
            var sumOfErrors = new BigDecimal(loss.epsilon());
            for (int j = 0; j < p.length; j++) {
                sumOfHits = sumOfHits.add(this.p[j].multiply(this.t[j]));
                sumOfErrors = sumOfErrors
                        .add(alpha.multiply(this.p[j]).multiply(ONE.subtract(this.t[j])))
                        .add(beta.multiply(this.t[j]).multiply(ONE.subtract(this.p[j])));
            }
            hits = sumOfHits;
            errors = sumOfErrors;
            whole = hits.add(errors);
        }

        /** ∂E/∂p_i = α (1 − t_i) − β t_i. */
        private BigDecimal ofPrediction(int i) {
            return alpha.multiply(ONE.subtract(t[i])).subtract(beta.multiply(t[i]));
        }

        /** ∂E/∂t_i = β (1 − p_i) − α p_i. */
        private BigDecimal ofTarget(int i) {
            return beta.multiply(ONE.subtract(p[i])).subtract(alpha.multiply(p[i]));
        }

        private BigDecimal numerator(int i) {
            return ofPrediction(i).multiply(hits).subtract(t[i].multiply(errors));
        }

        private BigDecimal slope(int i) {
            return numerator(i).divide(whole.multiply(whole), DIGITS);
        }

        /** (∂N − 2 N ∂D/D)/D² times the input. */
        private BigDecimal share(BigDecimal input, BigDecimal numeratorsSlope, int i, BigDecimal wholesSlope) {
            var drift = numerator(i).add(numerator(i)).multiply(wholesSlope).divide(whole, DIGITS);
            return input.multiply(numeratorsSlope.subtract(drift))
                    .divide(whole.multiply(whole), DIGITS)
                    .abs();
        }

        /** Σ |v ∂(slope)/∂v| / |slope| over all inputs. */
        private double condition(int i) {
            var sum = BigDecimal.ZERO;
            for (int k = 0; k < p.length; k++) {
                var m = ofPrediction(i);
                var ofP = m.multiply(t[k]).subtract(t[i].multiply(ofPrediction(k)));
                var ofT = m.multiply(p[k]).subtract(t[i].multiply(ofTarget(k)));
                if (k == i) {
                    ofT = ofT.subtract(alpha.add(beta).multiply(hits)).subtract(errors);
                }
                sum = sum.add(share(p[k], ofP, i, t[k].add(ofPrediction(k))))
                        .add(share(t[k], ofT, i, p[k].add(ofTarget(k))));
            }
            return sum.divide(slope(i).abs(), DIGITS).doubleValue();
        }
    }
}
