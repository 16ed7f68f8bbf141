package org.chainrule.verification.alarm;

import static org.chainrule.verification.alarm.BenignFamily.Kind.KINKED;
import static org.chainrule.verification.alarm.BenignFamily.Kind.SMOOTH;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;

/** What networks end in and are normalised by, where it is saturated, nearly tied, nearly parallel or cancels. */
final class LossFamilies {

    /** Ioffe and Szegedy 2015, "Batch normalization", §3: ε, as libraries set it. */
    private static final double EPSILON = 1e-5;

    private LossFamilies() {}

    static List<BenignFamily> all() {
        return List.of(
                new BenignFamily("binary cross entropy, logits to ±40", SMOOTH, LossFamilies::crossEntropy),
                new BenignFamily("−log sigmoid, logits to ±40", SMOOTH, LossFamilies::logSigmoid),
                new BenignFamily("cross entropy, offset 10⁴", SMOOTH, LossFamilies::shiftedLogits),
                new BenignFamily("layer normalisation, small variance", SMOOTH, LossFamilies::layerNorm),
                new BenignFamily("cosine of nearly parallel", SMOOTH, LossFamilies::cosine),
                new BenignFamily("variance as E x² − (E x)²", SMOOTH, LossFamilies::variance),
                new BenignFamily("angle of (x, y)", SMOOTH, LossFamilies::angle),
                new BenignFamily("hypotenuse near 0", SMOOTH, LossFamilies::hypotenuse),
                new BenignFamily("1/(x − y)", SMOOTH, LossFamilies::quotient),
                new BenignFamily("x^y", SMOOTH, LossFamilies::power),
                new BenignFamily("sum of |x|, some 0", KINKED, LossFamilies::absolute),
                new BenignFamily("largest of windows, nearly tied", KINKED, LossFamilies::pool),
                new BenignFamily("triplet margin near 0", KINKED, LossFamilies::triplet));
    }

    private static BenignCase crossEntropy(RandomGenerator random) {
        var targets = new double[4];
        var z = new double[4];
        for (int i = 0; i < 4; i++) {
            targets[i] = random.nextInt(2);
            z[i] = Seed.uniform(random, -40, 40);
        }
        return new BenignCase(
                x -> {
                    double sum = 0;
                    for (int i = 0; i < 4; i++) {
                        sum += SmoothFamilies.softplus(targets[i] == 1 ? -x[i] : x[i]);
                    }
                    return sum / 4;
                },
                x -> {
                    var g = new double[4];
                    for (int i = 0; i < 4; i++) {
                        g[i] = (targets[i] == 1 ? -SmoothFamilies.sigmoid(-x[i]) : SmoothFamilies.sigmoid(x[i])) / 4;
                    }
                    return g;
                },
                z);
    }

    /**
     * The mean of four. Beyond 33 the values of one alone say its slope to less than a hundredth, and from 37 on they are 0
     * whatever the slope (measured: 12 % of the comparisons UNDECIDED with one logit between −40 and 40).
     */
    private static BenignCase logSigmoid(RandomGenerator random) {
        var z = new double[4];
        for (int i = 0; i < z.length; i++) {
            z[i] = Seed.uniform(random, -40, 40);
        }
        return new BenignCase(
                x -> {
                    double sum = 0;
                    for (double v : x) {
                        sum -= StrictMath.log(SmoothFamilies.sigmoid(v));
                    }
                    return sum / x.length;
                },
                x -> {
                    var g = new double[x.length];
                    for (int i = 0; i < g.length; i++) {
                        g[i] = -SmoothFamilies.sigmoid(-x[i]) / g.length;
                    }
                    return g;
                },
                z);
    }

    private static BenignCase shiftedLogits(RandomGenerator random) {
        var logits = Points.normal(random, 5);
        double offset = Points.signed(random, 1e4);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = 3 * logits[i] + offset;
        }
        int label = random.nextInt(logits.length);
        return new BenignCase(x -> Shifted.crossEntropy(x, label), x -> Shifted.softmaxLess(x, label), logits);
    }

    private static BenignCase layerNorm(RandomGenerator random) {
        int n = 5;
        var x = Points.normal(random, n);
        double spread = Points.logUniform(random, 1e-3, 1);
        double centre = Seed.normal(random);
        for (int i = 0; i < n; i++) {
            x[i] = centre + spread * x[i];
        }
        var w = Points.normal(random, n);
        return new BenignCase(v -> normalised(v, w), v -> normalisedSlope(v, w), x);
    }

    private static double mean(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v;
        }
        return sum / x.length;
    }

    private static double deviation(double[] x, double mean) {
        double squares = 0;
        for (double v : x) {
            squares += (v - mean) * (v - mean);
        }
        return Math.sqrt(squares / x.length + EPSILON);
    }

    private static double normalised(double[] x, double[] w) {
        double mean = mean(x);
        double s = deviation(x, mean);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += w[i] * ((x[i] - mean) / s);
        }
        return sum;
    }

    private static double[] normalisedSlope(double[] x, double[] w) {
        double mean = mean(x);
        double s = deviation(x, mean);
        double centre = mean(w);
        double along = normalised(x, w) / x.length;
        var g = new double[x.length];
        for (int i = 0; i < g.length; i++) {
            g[i] = (w[i] - centre - along * ((x[i] - mean) / s)) / s;
        }
        return g;
    }

    private static BenignCase cosine(RandomGenerator random) {
        var a = Points.normal(random, 4);
        var b = Points.normal(random, 4);
        double apart = Points.logUniform(random, 1e-3, 1);
        for (int i = 0; i < 4; i++) {
            b[i] = a[i] + apart * b[i];
        }
        double length = Math.sqrt(dot(b, b));
        return new BenignCase(
                x -> dot(x, b) / (Math.sqrt(dot(x, x)) * length),
                x -> {
                    double r = Math.sqrt(dot(x, x));
                    var g = new double[4];
                    for (int i = 0; i < 4; i++) {
                        for (int j = 0; j < 4; j++) {
                            g[i] += x[j] * determinant(x[j], b[j], x[i], b[i]) / (r * r * r * length);
                        }
                    }
                    return g;
                },
                a);
    }

    /** a d − b c without cancellation (Kahan). */
    private static double determinant(double a, double b, double c, double d) {
        double product = b * c;
        double lost = Math.fma(-b, c, product);
        return Math.fma(a, d, -product) + lost;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static BenignCase variance(RandomGenerator random) {
        var x = Points.normal(random, 5);
        double offset = Points.logUniform(random, 1, 1e4);
        for (int i = 0; i < x.length; i++) {
            x[i] += offset;
        }
        return new BenignCase(
                v -> dot(v, v) / v.length - mean(v) * mean(v),
                v -> {
                    double mean = mean(v);
                    var g = new double[v.length];
                    for (int i = 0; i < g.length; i++) {
                        g[i] = 2 * (v[i] - mean) / v.length;
                    }
                    return g;
                },
                x);
    }

    private static BenignCase angle(RandomGenerator random) {
        double r = Points.logUniform(random, 1e-4, 10);
        double angle = Seed.uniform(random, -3, 3);
        return new BenignCase(
                v -> StrictMath.atan2(v[1], v[0]),
                v -> {
                    double square = dot(v, v);
                    return new double[] {-v[1] / square, v[0] / square};
                },
                new double[] {r * StrictMath.cos(angle), r * StrictMath.sin(angle)});
    }

    private static BenignCase hypotenuse(RandomGenerator random) {
        double size = Points.logUniform(random, 1e-6, 10);
        return new BenignCase(
                v -> StrictMath.hypot(v[0], v[1]),
                v -> {
                    double r = StrictMath.hypot(v[0], v[1]);
                    return new double[] {v[0] / r, v[1] / r};
                },
                new double[] {size * Seed.normal(random), size * Seed.normal(random)});
    }

    private static BenignCase quotient(RandomGenerator random) {
        double y = Seed.normal(random);
        double x = y + Points.signed(random, Points.logUniform(random, 1e-5, 1));
        return new BenignCase(
                v -> 1 / (v[0] - v[1]),
                v -> {
                    double q = 1 / (v[0] - v[1]);
                    return new double[] {-q * q, q * q};
                },
                new double[] {x, y});
    }

    private static BenignCase power(RandomGenerator random) {
        return new BenignCase(
                v -> StrictMath.pow(v[0], v[1]),
                v -> new double[] {
                    v[1] * StrictMath.pow(v[0], v[1] - 1), StrictMath.pow(v[0], v[1]) * StrictMath.log(v[0])
                },
                new double[] {Points.logUniform(random, 1e-3, 10), Seed.uniform(random, -4, 4)});
    }

    private static BenignCase absolute(RandomGenerator random) {
        var x = Points.normal(random, 4);
        x[random.nextInt(4)] = 0;
        x[random.nextInt(4)] = Points.distance(random);
        return new BenignCase(
                v -> Math.abs(v[0]) + Math.abs(v[1]) + Math.abs(v[2]) + Math.abs(v[3]),
                v -> new double[] {Math.signum(v[0]), Math.signum(v[1]), Math.signum(v[2]), Math.signum(v[3])},
                x);
    }

    /** The sum of the largest of (0, 1, 2), (1, 2, 3) and (2, 3, 4), two of them nearly equal. */
    private static BenignCase pool(RandomGenerator random) {
        var x = Points.normal(random, 5);
        x[2] = x[1] + Points.distance(random);
        return new BenignCase(
                v -> v[largest(v, 0)] + v[largest(v, 1)] + v[largest(v, 2)],
                v -> {
                    var g = new double[5];
                    for (int from = 0; from < 3; from++) {
                        g[largest(v, from)]++;
                    }
                    return g;
                },
                x);
    }

    private static int largest(double[] x, int from) {
        int largest = from;
        for (int i = from + 1; i < from + 3; i++) {
            largest = x[i] > x[largest] ? i : largest;
        }
        return largest;
    }

    /** max(0, |a − p|² − |a − n|² + m) of numbers, with an argument at a distance of 10⁻¹² to 1 from 0. */
    private static BenignCase triplet(RandomGenerator random) {
        var x = Points.normal(random, 3);
        double gap = (x[0] - x[1]) * (x[0] - x[1]) - (x[0] - x[2]) * (x[0] - x[2]);
        double margin = Points.distance(random) - gap;
        return new BenignCase(
                v -> Math.max(0, tripletArgument(v, margin)),
                v -> tripletArgument(v, margin) > 0
                        ? new double[] {2 * (v[2] - v[1]), 2 * (v[1] - v[0]), 2 * (v[0] - v[2])}
                        : new double[3],
                x);
    }

    private static double tripletArgument(double[] v, double margin) {
        return (v[0] - v[1]) * (v[0] - v[1]) - (v[0] - v[2]) * (v[0] - v[2]) + margin;
    }
}
