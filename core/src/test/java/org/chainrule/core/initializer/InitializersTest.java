package org.chainrule.core.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;
import org.junit.jupiter.api.Test;

/** The values that initialisers draw. */
class InitializersTest {

    private static final int IN = 300;

    private static final int OUT = 200;

    private static final int N = IN * OUT;

    private static final List<FanScaled> SCALED = List.of(
            Initializers.xavierUniform(),
            Initializers.xavierNormal(),
            Initializers.heUniform(),
            Initializers.heNormal(),
            Initializers.lecunUniform(),
            Initializers.lecunNormal());

    private static double[] draw(Initializer initializer) {
        var w = DoubleMatrix.zeros(OUT, IN);
        initializer.fill(w, IN, OUT, new Seed(42).stream("test"));
        return w.toArray();
    }

    /**
     * How many of its own standard errors a statistic is off: the mean has standard error σ/√n, the sample deviation
     * σ·√((kurtosis − 1)/(4n)), with kurtosis 3 for normal and 1.8 for uniform numbers.
     */
    private static double surprise(double[] w, double sigma, double kurtosis) {
        double mean = DoubleStream.of(w).sum() / w.length;
        double deviation = Math.sqrt(DoubleStream.of(w).map(x -> x * x).sum() / w.length - mean * mean);
        double ofMean = Math.abs(mean) / (sigma / Math.sqrt(w.length));
        double ofDeviation = Math.abs(deviation / sigma - 1) / Math.sqrt((kurtosis - 1) / (4 * w.length));
        return Math.max(ofMean, ofDeviation);
    }

    @Test
    void drawnValuesHaveTheirMeanAndDeviation() {
        // Five standard errors: chance exceeds them once in 1.7 million; the seed is fixed, so it is never.
        for (var initializer : SCALED) {
            double kurtosis = initializer.distribution() == Distribution.NORMAL ? 3 : 1.8;
            double sigma = initializer.standardDeviation(IN, OUT);
            assertThat(surprise(draw(initializer), sigma, kurtosis))
                    .as(initializer.name())
                    .isLessThan(5);
            assertThat(surprise(
                            draw(initializer.withFan(Fan.OUT)),
                            initializer.withFan(Fan.IN).standardDeviation(IN, OUT),
                            kurtosis))
                    .as("%s divided by the wrong fan", initializer.name())
                    .isGreaterThan(5);
        }
    }

    @Test
    void uniformValuesFillTheirBoundAndStayWithin() {
        for (var initializer : SCALED) {
            if (initializer.distribution() == Distribution.UNIFORM) {
                double bound = initializer.bound(IN, OUT);
                double largest =
                        DoubleStream.of(draw(initializer)).map(Math::abs).max().orElseThrow();
                // All n values stay below bound·(1 − 20/n) with probability (1 − 20/n)ⁿ < e⁻²⁰.
                assertThat(largest).as(initializer.name()).isBetween(bound * (1 - 20.0 / N), bound);
            }
        }
    }

    @Test
    void normalValuesAreNotUniform() {
        // Within one deviation lie 68.27 % of normal numbers and 1/√3 = 57.7 % of uniform ones; 5 binomial errors
        // apart.
        double error = Math.sqrt(0.6826894921 * (1 - 0.6826894921) / N);
        assertThat(withinOneDeviation(Initializers.heNormal()))
                .isBetween(0.6826894921 - 5 * error, 0.6826894921 + 5 * error);
        assertThat(withinOneDeviation(Initializers.heUniform())).isLessThan(0.6826894921 - 5 * error);
    }

    private static double withinOneDeviation(FanScaled initializer) {
        double sigma = initializer.standardDeviation(IN, OUT);
        return DoubleStream.of(draw(initializer))
                        .filter(x -> Math.abs(x) <= sigma)
                        .count()
                / (double) N;
    }

    @Test
    void pytorchDrawsWeightsAndBiases() {
        var linear = Initializers.pytorchLinear();
        double bound = 1 / Math.sqrt(IN);
        var bias = DoubleMatrix.zeros(1, 1000);
        linear.fillBias(bias, IN, 1000, new Seed(1).stream("bias"));
        double largest = DoubleStream.of(bias.toArray()).map(Math::abs).max().orElseThrow();
        assertThat(largest).isBetween(bound * (1 - 20.0 / 1000), bound);
        assertThat(surprise(draw(linear), bound / Math.sqrt(3), 1.8)).isLessThan(5);
    }

    @Test
    void allOthersLeaveBiasesAtZero() {
        for (var initializer : Initializers.all()) {
            var bias = DoubleMatrix.of(new double[] {7, 8});
            initializer.fillBias(bias, IN, 2, new Seed(1).stream("bias"));
            boolean zero = bias.get(0) == 0 && bias.get(1) == 0;
            assertThat(zero).as(initializer.name()).isEqualTo(!(initializer instanceof PytorchLinear));
        }
    }

    @Test
    void smallRandomIgnoresTheFansAndConstantsAreConstant() {
        assertThat(surprise(draw(Initializers.smallRandom()), 0.01, 3)).isLessThan(5);
        assertThat(draw(Initializers.constant(0.25))).containsOnly(0.25);
        assertThat(draw(Initializers.zeros())).containsOnly(0);
    }

    @Test
    void bothPrecisionsGetTheSameWeightsRounded() {
        for (var initializer : Initializers.all()) {
            Matrix wide = DoubleMatrix.zeros(3, 5);
            Matrix narrow = FloatMatrix.zeros(3, 5);
            initializer.fill(wide, 5, 3, new Seed(9).stream("w"));
            initializer.fill(narrow, 5, 3, new Seed(9).stream("w"));
            for (int i = 0; i < wide.size(); i++) {
                assertThat(narrow.get(i)).as(initializer.name()).isEqualTo((float) wide.get(i));
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        // Recorded once: other bits on another JDK or after a change would break every seeded run.
        var w = DoubleMatrix.zeros(1, 2);
        Initializers.heNormal().fill(w, 2, 1, new Seed(42).stream("recorded"));
        assertThat(Double.toHexString(w.get(0))).isEqualTo("0x1.047b9d395609fp-1");
        assertThat(Double.toHexString(w.get(1))).isEqualTo("-0x1.2a8bbfa2858f6p-1");
    }

    @Test
    void everyInitialiserIsFoundByItsName() {
        for (var initializer : Initializers.all()) {
            assertThat(Initializers.named(initializer.name())).isEqualTo(initializer);
        }
        assertThat(Initializers.named("small-random")).isEqualTo(new SmallRandom(0.01));
        assertThatThrownBy(() -> Initializers.named("kaiming"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"kaiming\"")
                .hasMessageContaining("he-normal, he-uniform");
    }

    @Test
    void usualNamesAreShorthands() {
        assertThat(Initializers.he()).isEqualTo(Initializers.heNormal());
        assertThat(Initializers.xavier()).isEqualTo(Initializers.xavierUniform());
    }

    @Test
    void impossibleArgumentsAreRefused() {
        assertThatThrownBy(() -> new SmallRandom(0)).hasMessageContaining("standard deviation of 0");
        assertThatThrownBy(() -> new SmallRandom(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Initializers.constant(Double.POSITIVE_INFINITY))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> Gain.of(0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> Initializers.he().standardDeviation(0, 3)).hasMessageContaining("fan-in 0");
    }

    /** √(2/50), √(1/50), √(2/200), √(2/(50 + 200)) and the like, one rounding each for quotient and root. */
    @Test
    void deviationsAreThoseOfThePapers() {
        var he = Initializers.heNormal();
        same(he.standardDeviation(50, 200), 2 / 50.0);
        same(he.withFan(Fan.OUT).standardDeviation(50, 200), 2 / 200.0);
        same(he.withFan(Fan.MEAN).standardDeviation(50, 200), 2 / 125.0);
        same(he.withGain(Gain.LINEAR).standardDeviation(50, 200), 1 / 50.0);
        same(he.withGain(Gain.leakyRelu(3)).standardDeviation(50, 200), 0.2 / 50);
        same(he.withGain(Gain.of(3)).standardDeviation(50, 200), 9 / 50.0);
        same(Initializers.xavierNormal().standardDeviation(50, 200), 2 / 250.0);
        same(Initializers.xavierUniform().bound(50, 200), 6 / 250.0);
        same(Initializers.pytorchLinear().standardDeviation(50, 200), 1 / 150.0);
        same(Initializers.pytorchLinear().bound(50, 200), 1 / 50.0);
        same(he.standardDeviation(1, 1), 2);
        assertThat(Gain.of(3).value()).isEqualTo(3);
        assertThat(Gain.leakyRelu(3).name()).isEqualTo("leaky-relu(3)");
    }

    private static void same(double found, double square) {
        double expected = Math.sqrt(square);
        assertThat(Math.abs(found - expected)).isLessThanOrEqualTo(2 * Math.ulp(expected));
    }

    @Test
    void namesCarryTheirNumbers() {
        assertThat(Initializers.constant(0.5).name()).isEqualTo("constant(0.5)");
        assertThat(Initializers.pytorchLinear().name()).isEqualTo("pytorch-linear");
        assertThatThrownBy(() -> Gain.of(Double.POSITIVE_INFINITY)).hasMessageContaining("found a square of ∞");
        assertThatThrownBy(() -> Initializers.he().standardDeviation(3, 0)).hasMessageContaining("fan-out 0");
    }
}
