package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.chainrule.core.Matrix;
import org.junit.jupiter.api.Test;

class GeneratedTest {

    private static final List<LongFunction<Dataset>> ALL = List.of(
            seed -> Generated.spirals(3, 20, 0.2, seed),
            seed -> Generated.moons(41, 0.1, seed),
            seed -> Generated.xor(40, 0.1, seed),
            seed -> Generated.curve(40, 0.1, seed),
            seed -> Generated.regression(40, seed),
            seed -> Generated.shapes(4, seed),
            seed -> Generated.digits(2, seed));

    /** The first 16 hexadecimal digits of SHA-256 over the bits of inputs and targets. */
    private static String hash(Dataset dataset) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Matrix matrix : List.of(dataset.inputs(), dataset.targets())) {
                var bytes = ByteBuffer.allocate(8 * matrix.size());
                bytes.asDoubleBuffer().put(matrix.toArray());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Recorded once, the same on JDK 17 and 25: other bits would change every report and lesson. */
    @Test
    void theBitsAreThoseOfEveryJdk() {
        assertThat(ALL.stream().map(set -> hash(set.apply(42))))
                .containsExactly(
                        "130bb1d5fb1793cc",
                        "9e87121af9ff2d5e",
                        "1b158cfe8dbcf1c3",
                        "4480c4e6f3902dcd",
                        "249b3811e0a99c42",
                        "ece0a08b124e3352",
                        "75a19ec6b6197e64");
    }

    @Test
    void theSeedDecides() {
        for (var set : ALL) {
            assertThat(hash(set.apply(7))).as(set.apply(7).name()).isEqualTo(hash(set.apply(7)));
            assertThat(hash(set.apply(7))).as(set.apply(7).name()).isNotEqualTo(hash(set.apply(8)));
        }
    }

    @Test
    void classesTakeTurns() {
        var sets = List.of(
                Generated.spirals(3, 4, 0.1, 1),
                Generated.moons(7, 0.1, 1),
                Generated.xor(8, 0.1, 1),
                Generated.shapes(5, 1),
                Generated.digits(2, 1));
        for (var set : sets) {
            for (int i = 0; i < set.rows(); i++) {
                assertThat(set.targets().get(i, 0))
                        .isEqualTo(i % set.classNames().size());
            }
        }
    }

    @Test
    void fourExamplesOfXorWithoutNoiseAreItsTruthTable() {
        var xor = Generated.xor(4, 0, 1);
        assertThat(xor.inputs().toArray()).containsExactly(0, 0, 0, 1, 1, 1, 1, 0);
        assertThat(xor.targets().toArray()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void spiralsWithoutNoiseLieOnTheirArms() {
        var spirals = Generated.spirals(3, 10, 0, 1);
        for (int i = 0; i < spirals.rows(); i++) {
            double x = spirals.inputs().get(i, 0);
            double y = spirals.inputs().get(i, 1);
            double radius = (i / 3 + 1) / 10.0;
            // cos² + sin² and a root: some roundings, a handful of ulps of 1.
            assertThat(Math.abs(Math.hypot(x, y) - radius)).isLessThan(8 * Math.ulp(1.0));
            double angle = 2 * Math.PI * (i % 3) / 3 + 4 * radius;
            assertThat(Math.abs(x - radius * Math.sin(angle))).isLessThan(8 * Math.ulp(1.0));
        }
    }

    @Test
    void moonsWithoutNoiseAreTwoHalfCircles() {
        var moons = Generated.moons(9, 0, 1);
        for (int i = 0; i < 9; i++) {
            double x = moons.inputs().get(i, 0) - (i % 2 == 0 ? 0 : 1);
            double y = moons.inputs().get(i, 1) - (i % 2 == 0 ? 0 : 0.5);
            assertThat(Math.abs(Math.hypot(x, y) - 1)).isLessThan(8 * Math.ulp(1.0));
            assertThat(i % 2 == 0 ? y : -y).isGreaterThan(-8 * Math.ulp(1.0));
        }
        // Five outer points from (1, 0) over the top to (−1, 0).
        assertThat(moons.inputs().get(0, 0)).isEqualTo(1);
        assertThat(moons.inputs().get(8, 0)).isEqualTo(-1);
    }

    @Test
    void noiseHasTheDeviationThatWasAskedFor() {
        int n = 20_000;
        double sum = 0;
        var noisy = Generated.curve(n, 0.3, 5).targets();
        var clean = Generated.curve(n, 0, 5).targets();
        for (int i = 0; i < n; i++) {
            sum += Math.pow(noisy.get(i) - clean.get(i), 2);
        }
        // The sample deviation has standard error σ/√(2n); five of them.
        assertThat(Math.abs(Math.sqrt(sum / n) / 0.3 - 1)).isLessThan(5 / Math.sqrt(2.0 * n));
    }

    @Test
    void theRegressionFollowsItsFormula() {
        var set = Generated.regression(50, 3);
        for (int i = 0; i < 50; i++) {
            var x = set.inputs().rows(i, 1).toArray();
            assertThat(Arrays.stream(x).allMatch(v -> Math.abs(v) <= 1)).isTrue();
            assertThat(set.targets().get(i, 0)).isEqualTo(StrictMath.sin(Math.PI * x[0] / 2) + x[1] * x[2]);
            assertThat(set.targets().get(i, 1)).isEqualTo(x[0] * x[0] - x[1] + x[2] / 2);
        }
    }

    @Test
    void shapesAreGreyImagesThatBrightnessDoesNotTellApart() {
        var shapes = Generated.shapes(400, 3);
        assertThat(shapes.inputs().shape()).hasToString("400×4096");
        assertThat(shapes.classNames()).containsExactly("disc", "cross");
        var pixels = shapes.inputs().toArray();
        assertThat(Arrays.stream(pixels).allMatch(p -> p >= 0 && p <= 255 && p == Math.rint(p)))
                .isTrue();
        var brightness = IntStream.range(0, 400)
                .mapToDouble(
                        i -> Arrays.stream(pixels, i * 4096, (i + 1) * 4096).sum())
                .toArray();
        // If brightness said nothing, the best of 400 thresholds would be right for 200 images plus a
        // Kolmogorov–Smirnov
        // fluctuation: the largest gap between two samples of 200 exceeds 2.0·√(2/200) = 0.2 once in 1500 draws (the
        // asymptotic 2·exp(−2·2.0²)), so at most 0.5 + 0.2/2 of them. A set of discs of larger area would exceed it by
        // far.
        assertThat(bestThreshold(brightness)).isLessThan(0.6);
        var tellTale = IntStream.range(0, 400)
                .mapToDouble(i -> brightness[i] + (i % 2) * 4096 * 60.0)
                .toArray();
        assertThat(bestThreshold(tellTale)).isGreaterThan(0.6);
    }

    /** The largest share of images that a single threshold on the figure puts into the right class. */
    private static double bestThreshold(double[] figure) {
        double best = 0;
        for (double threshold : figure) {
            long right = IntStream.range(0, figure.length)
                    .filter(i -> figure[i] > threshold == (i % 2 == 1))
                    .count();
            best = Math.max(best, Math.max(right, figure.length - right) / (double) figure.length);
        }
        return best;
    }

    @Test
    void digitsLookLikeTheirClassAndNotLikeAnother() {
        var digits = Generated.digits(60, 3);
        assertThat(digits.inputs().shape()).hasToString("600×64");
        assertThat(Arrays.stream(digits.inputs().toArray()).allMatch(p -> p >= 0 && p <= 1))
                .isTrue();
        // Guessing is right for a tenth of the 300, with binomial error √(0.1·0.9/300); five of them.
        double chance = 0.1 + 5 * Math.sqrt(0.09 / 300);
        assertThat(nearestMean(digits, 0)).isGreaterThan(chance);
        assertThat(nearestMean(digits, 1)).as("labels moved by one").isLessThan(chance);
    }

    /** Share of the second half whose nearest class mean of the first half is that of its own label, moved by a shift. */
    private static double nearestMean(Dataset digits, int shift) {
        var means = new double[10][64];
        int half = digits.rows() / 2;
        for (int i = 0; i < half; i++) {
            for (int j = 0; j < 64; j++) {
                means[i % 10][j] += 10 * digits.inputs().get(i, j) / half;
            }
        }
        int right = 0;
        for (int i = half; i < digits.rows(); i++) {
            var image = digits.inputs().rows(i, 1).toArray();
            int nearest = 0;
            for (int c = 1; c < 10; c++) {
                nearest = distance(image, means[c]) < distance(image, means[nearest]) ? c : nearest;
            }
            right += nearest == (i + shift) % 10 ? 1 : 0;
        }
        return right / (double) half;
    }

    private static double distance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(j -> (a[j] - b[j]) * (a[j] - b[j]))
                .sum();
    }

    @Test
    void impossibleRequestsAreRefused() {
        assertThatThrownBy(() -> Generated.spirals(1, 5, 0, 1))
                .hasMessageContaining("classes")
                .hasMessageContaining("at least 2");
        assertThatThrownBy(() -> Generated.spirals(2, 0, 0, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Generated.moons(1, 0, 1)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> Generated.xor(4, -1, 1)).hasMessageContaining("noise of -1");
        assertThatThrownBy(() -> Generated.curve(4, Double.NaN, 1)).hasMessageContaining("noise of NaN");
        assertThatThrownBy(() -> Generated.regression(0, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Generated.shapes(1, 1)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> Generated.digits(0, 1)).hasMessageContaining("at least 1");
    }
}
