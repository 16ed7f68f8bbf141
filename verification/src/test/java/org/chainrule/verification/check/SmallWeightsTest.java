package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Networks by hand with weights of 0.003 and less, whose kinks and turns are as near: steps of about 1 lead across all of them, and what they
 * say is no accusation until shorter ones have said it as well.
 */
class SmallWeightsTest {

    private static final int EXAMPLES = 5;
    private static final int IN = 3;
    private static final int HIDDEN = 4;
    private static final int WEIGHTS = HIDDEN * (IN + 1) + HIDDEN + 1;

    /** w · f(W x + b) + c, and half the mean square of what it is off by. */
    private static final class Network {
        private final DoubleUnaryOperator f;
        private final DoubleUnaryOperator slope;
        private final double[][] x = new double[EXAMPLES][IN];
        private final double[] t = new double[EXAMPLES];
        final double[] weights = new double[WEIGHTS];

        Network(DoubleUnaryOperator f, DoubleUnaryOperator slope, double size, long seed) {
            this.f = f;
            this.slope = slope;
            var random = new Random(seed);
            for (int n = 0; n < EXAMPLES; n++) {
                for (int j = 0; j < IN; j++) {
                    x[n][j] = random.nextGaussian();
                }
                t[n] = random.nextGaussian();
            }
            for (int k = 0; k < WEIGHTS; k++) {
                weights[k] = size * random.nextGaussian();
            }
        }

        private double sum(double[] w, int n, int i) {
            double sum = w[i * (IN + 1) + IN];
            for (int j = 0; j < IN; j++) {
                sum += w[i * (IN + 1) + j] * x[n][j];
            }
            return sum;
        }

        private double off(double[] w, int n) {
            double out = w[WEIGHTS - 1];
            for (int i = 0; i < HIDDEN; i++) {
                out += w[HIDDEN * (IN + 1) + i] * f.applyAsDouble(sum(w, n, i));
            }
            return out - t[n];
        }

        double loss(double[] w) {
            double loss = 0;
            for (int n = 0; n < EXAMPLES; n++) {
                loss += off(w, n) * off(w, n) / (2 * EXAMPLES);
            }
            return loss;
        }

        double[] gradient(double[] w) {
            var gradient = new double[WEIGHTS];
            for (int n = 0; n < EXAMPLES; n++) {
                double g = off(w, n) / EXAMPLES;
                gradient[WEIGHTS - 1] += g;
                for (int i = 0; i < HIDDEN; i++) {
                    double z = sum(w, n, i);
                    gradient[HIDDEN * (IN + 1) + i] += g * f.applyAsDouble(z);
                    double signal = g * w[HIDDEN * (IN + 1) + i] * slope.applyAsDouble(z);
                    gradient[i * (IN + 1) + IN] += signal;
                    for (int j = 0; j < IN; j++) {
                        gradient[i * (IN + 1) + j] += signal * x[n][j];
                    }
                }
            }
            return gradient;
        }

        Verdict verdict() {
            return GradientCheck.of(this::loss, this::gradient)
                    .at(weights)
                    .run()
                    .verdict();
        }
    }

    private static Network relu(double size, double times, long seed) {
        return new Network(z -> Math.max(0, z), z -> z > 0 ? times : 0, size, seed);
    }

    private static Network elu(double size, double times, long seed) {
        return new Network(z -> z > 0 ? z : Math.expm1(z), z -> times * (z > 0 ? 1 : Math.exp(z)), size, seed);
    }

    @Test
    void rightNetworksOfSmallWeightsAreNotAccused() {
        for (long seed = 1; seed <= 60; seed++) {
            for (double size : new double[] {0.003, 0.001}) {
                assertThat(relu(size, 1, seed).verdict())
                        .as("relu, weights of %s, seed %d", size, seed)
                        .isIn(Verdict.PASS, Verdict.UNDECIDED);
                assertThat(elu(size, 1, seed).verdict())
                        .as("elu, weights of %s, seed %d", size, seed)
                        .isIn(Verdict.PASS, Verdict.UNDECIDED);
            }
        }
    }

    @Test
    void wrongOnesAre() {
        for (long seed = 1; seed <= 60; seed++) {
            assertThat(relu(0.01, 1.001, seed).verdict()).isEqualTo(Verdict.FAIL);
            assertThat(elu(0.003, 1.001, seed).verdict()).isEqualTo(Verdict.FAIL);
        }
    }
}
