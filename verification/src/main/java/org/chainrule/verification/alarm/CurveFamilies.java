package org.chainrule.verification.alarm;

import static org.chainrule.verification.alarm.BenignFamily.kinked;
import static org.chainrule.verification.alarm.BenignFamily.smooth;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;

/** More functions of one number: edges of domains, essential singularities, rounded values, chains and sums. */
final class CurveFamilies {

    private static final double DECIMALS = 1e6;

    private CurveFamilies() {}

    static List<BenignFamily> all() {
        return List.of(
                smooth("x^(3/2) near 0", x -> x * Math.sqrt(x), x -> 1.5 * Math.sqrt(x), Points.logUniform(1e-6, 1)),
                smooth(
                        "x log x near 0",
                        x -> x * StrictMath.log(x),
                        x -> StrictMath.log(x) + 1,
                        Points.logUniform(1e-6, 3)),
                smooth(
                        "exp(−1/x)",
                        x -> StrictMath.exp(-1 / x),
                        x -> StrictMath.exp(-1 / x) / (x * x),
                        Points.logUniform(0.02, 3)),
                smooth(
                        "x sin(1/x)",
                        x -> x * StrictMath.sin(1 / x),
                        x -> StrictMath.sin(1 / x) - StrictMath.cos(1 / x) / x,
                        r -> Points.signed(r, Points.logUniform(r, 0.01, 3))),
                smooth(
                        "arc sine near 1",
                        StrictMath::asin,
                        x -> 1 / Math.sqrt((1 - x) * (1 + x)),
                        r -> Points.signed(r, 1 - Points.logUniform(r, 1e-6, 1))),
                smooth(
                        "sigmoid(500x)",
                        x -> SmoothFamilies.sigmoid(500 * x),
                        x -> 500 * SmoothFamilies.sigmoid(500 * x) * SmoothFamilies.sigmoid(-500 * x),
                        Points.uniform(-0.05, 0.05)),
                new BenignFamily("sum of 64 steep sigmoids", BenignFamily.Kind.SMOOTH, CurveFamilies::sigmoids),
                smooth("tanh, 20 times", CurveFamilies::chain, CurveFamilies::chainSlope, Points.uniform(-3, 3)),
                smooth(
                        "sin of float32 of x",
                        x -> StrictMath.sin((float) x),
                        StrictMath::cos,
                        r -> Points.signed(r, Seed.uniform(r, 0.01, 3))),
                smooth(
                        "tanh x rounded to float32",
                        x -> (float) StrictMath.tanh(x),
                        CurveFamilies::sech2,
                        Points.uniform(-3, 3)),
                smooth(
                        "sin x to six decimals",
                        x -> Math.rint(DECIMALS * StrictMath.sin(x)) / DECIMALS,
                        StrictMath::cos,
                        Points.uniform(-3, 3)),
                smooth("quick GELU", CurveFamilies::gelu, CurveFamilies::geluSlope, Points.uniform(-30, 30)),
                kinked("x|x| near 0", x -> x * Math.abs(x), x -> 2 * Math.abs(x), Points.near(0)),
                kinked("|x|³ near 0", x -> Math.abs(x) * x * x, x -> 3 * x * Math.abs(x), Points.near(0)),
                kinked(
                        "log(1 + |x|) near 0",
                        x -> StrictMath.log1p(Math.abs(x)),
                        x -> Math.signum(x) / (1 + Math.abs(x)),
                        Points.near(0)),
                new BenignFamily("piecewise linear, 41 knots", BenignFamily.Kind.KINKED, CurveFamilies::polygon));
    }

    private static double sech2(double x) {
        double c = StrictMath.cosh(x);
        return 1 / (c * c);
    }

    private static double chain(double x) {
        double y = x;
        for (int n = 0; n < 20; n++) {
            y = StrictMath.tanh(y);
        }
        return y;
    }

    private static double chainSlope(double x) {
        double y = x;
        double slope = 1;
        for (int n = 0; n < 20; n++) {
            slope *= sech2(y);
            y = StrictMath.tanh(y);
        }
        return slope;
    }

    /** x σ(1.702x), as Hendrycks and Gimpel 2016, "Gaussian error linear units", §2, approximate it. */
    private static double gelu(double x) {
        return x * SmoothFamilies.sigmoid(1.702 * x);
    }

    private static double geluSlope(double x) {
        double s = SmoothFamilies.sigmoid(1.702 * x);
        return s * (1 + 1.702 * x * SmoothFamilies.sigmoid(-1.702 * x));
    }

    private static BenignCase sigmoids(RandomGenerator random) {
        var a = new double[64];
        var b = new double[64];
        for (int i = 0; i < a.length; i++) {
            a[i] = Points.signed(random, Points.logUniform(random, 1, 100));
            b[i] = 10 * Seed.normal(random);
        }
        return BenignCase.ofOne(
                x -> {
                    double sum = 0;
                    for (int i = 0; i < a.length; i++) {
                        sum += SmoothFamilies.sigmoid(a[i] * x + b[i]);
                    }
                    return sum;
                },
                x -> {
                    double sum = 0;
                    for (int i = 0; i < a.length; i++) {
                        double z = a[i] * x + b[i];
                        sum += a[i] * SmoothFamilies.sigmoid(z) * SmoothFamilies.sigmoid(-z);
                    }
                    return sum;
                },
                Seed.uniform(random, -2, 2));
    }

    /** Values at −2, −1.9, … 2 joined by straight lines, at or near one of the knots. */
    private static BenignCase polygon(RandomGenerator random) {
        var heights = Points.normal(random, 41);
        double knot = (random.nextInt(39) - 19) / 10.0;
        return BenignCase.ofOne(
                x -> {
                    int i = interval(x);
                    double left = (i - 20) / 10.0;
                    return heights[i] + (x - left) * 10 * (heights[i + 1] - heights[i]);
                },
                x -> 10 * (heights[interval(x) + 1] - heights[interval(x)]),
                Points.near(random, knot));
    }

    private static int interval(double x) {
        int i = Math.min(39, Math.max(0, (int) Math.floor(10 * x + 20)));
        return x < (i - 20) / 10.0 && i > 0 ? i - 1 : x >= (i - 19) / 10.0 && i < 39 ? i + 1 : i;
    }
}
