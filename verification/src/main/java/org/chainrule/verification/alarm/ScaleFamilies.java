package org.chainrule.verification.alarm;

import static org.chainrule.verification.alarm.BenignFamily.Kind.KINKED;
import static org.chainrule.verification.alarm.BenignFamily.Kind.SMOOTH;
import static org.chainrule.verification.alarm.BenignFamily.kinked;
import static org.chainrule.verification.alarm.BenignFamily.smooth;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;

/** Arguments far below 1, edges nearer than the usual steps, and numbers inside that are rounded where no value shows it. */
final class ScaleFamilies {

    /** Hendrycks and Gimpel 2016, "Gaussian error linear units", §2. */
    private static final double CUBIC = 0.044715;

    private static final double GELU_SCALE = Math.sqrt(2 / Math.PI);

    private ScaleFamilies() {}

    static List<BenignFamily> all() {
        return List.of(
                smooth("1/x from 10⁻¹⁰⁰", x -> 1 / x, x -> -1 / x / x, Points.logUniform(1e-100, 1e-5)),
                smooth("log x from 10⁻³⁰⁰", StrictMath::log, x -> 1 / x, Points.logUniform(1e-300, 1e-5)),
                smooth(
                        "x^x near 0",
                        x -> StrictMath.pow(x, x),
                        x -> StrictMath.pow(x, x) * (1 + StrictMath.log(x)),
                        Points.logUniform(1e-12, 1)),
                smooth(
                        "arc cosine within 10⁻¹¹ of 1",
                        StrictMath::acos,
                        x -> -1 / Math.sqrt((1 - x) * (1 + x)),
                        r -> 1 - Points.logUniform(r, 1e-11, 1)),
                smooth(
                        "entropy of a rare event",
                        x -> -x * StrictMath.log(x) - (1 - x) * StrictMath.log1p(-x),
                        x -> StrictMath.log((1 - x) / x),
                        r -> r.nextBoolean() ? Points.logUniform(r, 1e-9, 0.5) : 1 - Points.logUniform(r, 1e-9, 0.5)),
                smooth(
                        "(1 − cos x)/x²",
                        x -> (1 - StrictMath.cos(x)) / (x * x),
                        ScaleFamilies::cosineSlope,
                        r -> Points.signed(r, Points.logUniform(r, 0.02, 3))),
                smooth(
                        "GELU as 1 + tanh, to −7",
                        ScaleFamilies::gelu,
                        ScaleFamilies::geluSlope,
                        Points.uniform(-7, 12)),
                smooth(
                        "GELU as 1 + tanh in float32",
                        ScaleFamilies::floatGelu,
                        ScaleFamilies::geluSlope,
                        Points.uniform(-3.5, 5)),
                new BenignFamily("cross entropy as p − 1, to logits of 30", SMOOTH, ScaleFamilies::crossEntropy),
                new BenignFamily("log of a share of tiny numbers", SMOOTH, ScaleFamilies::share),
                new BenignFamily("10⁻¹² and 10⁵ in one sum of logs", SMOOTH, ScaleFamilies::twoScales),
                kinked(
                        "log x with a step near",
                        x -> StrictMath.log(x) + (x > 0.25 ? 1e-3 : 0),
                        x -> 1 / x,
                        r -> 0.25 + Points.signed(r, Points.logUniform(r, 1e-10, 0.2))),
                new BenignFamily("largest of three, all tied", KINKED, ScaleFamilies::tied));
    }

    /** By its series near 0, where the closed form cancels. */
    private static double cosineSlope(double x) {
        double square = x * x;
        if (square < 0.1) {
            double sum = 0;
            double term = -x / 12;
            for (int k = 2; k < 12; k++) {
                sum += term;
                term *= -square * k / ((k - 1) * (2 * k + 1.0) * (2 * k + 2));
            }
            return sum;
        }
        double half = StrictMath.sin(x / 2);
        return (x * StrictMath.sin(x) - 4 * half * half) / (x * square);
    }

    private static double gelu(double x) {
        return 0.5 * x * (1 + StrictMath.tanh(GELU_SCALE * (x + CUBIC * x * x * x)));
    }

    private static double floatGelu(double x) {
        float t = (float) x;
        float u = (float) GELU_SCALE * (t + (float) CUBIC * t * t * t);
        return 0.5f * t * (1f + (float) StrictMath.tanh(u));
    }

    private static double geluSlope(double x) {
        double u = GELU_SCALE * (x + CUBIC * x * x * x);
        double s = SmoothFamilies.sigmoid(2 * u);
        return s + 2 * x * s * SmoothFamilies.sigmoid(-2 * u) * GELU_SCALE * (1 + 3 * CUBIC * x * x);
    }

    private static BenignCase crossEntropy(RandomGenerator random) {
        var z = Points.normal(random, 4);
        int right = random.nextInt(4);
        z[right] += Seed.uniform(random, 0, 20);
        return new BenignCase(
                x -> logSumExp(x) - x[right],
                x -> {
                    var p = new double[4];
                    for (int i = 0; i < 4; i++) {
                        p[i] = StrictMath.exp(x[i] - logSumExp(x));
                    }
                    p[right] = 0;
                    p[right] = -(p[0] + p[1] + p[2] + p[3]);
                    return p;
                },
                z);
    }

    private static double logSumExp(double[] x) {
        double largest = Math.max(Math.max(x[0], x[1]), Math.max(x[2], x[3]));
        double sum = 0;
        for (double each : x) {
            sum += StrictMath.exp(each - largest);
        }
        return largest + StrictMath.log(sum);
    }

    private static BenignCase share(RandomGenerator random) {
        double size = Points.logUniform(random, 1e-200, 1e-10);
        return new BenignCase(
                v -> StrictMath.log(v[0] / (v[0] + v[1])),
                v -> new double[] {v[1] / v[0] / (v[0] + v[1]), -1 / (v[0] + v[1])},
                new double[] {size * Seed.uniform(random, 0.1, 1), size * Seed.uniform(random, 0.1, 1)});
    }

    private static BenignCase twoScales(RandomGenerator random) {
        double c = Seed.normal(random);
        return new BenignCase(
                v -> StrictMath.log(v[0]) + c * StrictMath.log(v[1]) + v[2] * v[2],
                v -> new double[] {1 / v[0], c / v[1], 2 * v[2]},
                new double[] {
                    Points.logUniform(random, 1e-14, 1e-9), Points.logUniform(random, 1e-3, 1e5), Seed.normal(random)
                });
    }

    /** Each of the tied gets a third, as averaging rules say. */
    private static BenignCase tied(RandomGenerator random) {
        double x = Seed.normal(random);
        return new BenignCase(
                v -> Math.max(v[0], Math.max(v[1], v[2])),
                v -> new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0},
                new double[] {x, x, x});
    }
}
