package org.chainrule.verification.alarm;

import static org.chainrule.verification.alarm.BenignFamily.Kind.KINKED;
import static org.chainrule.verification.alarm.BenignFamily.Kind.SMOOTH;
import static org.chainrule.verification.alarm.BenignFamily.smooth;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;

/**
 * Several variables far below 1, as lengths in nanometres or capacities in picofarads: steps of the usual sizes see these functions as
 * from far away, where most of them have a kink or a pole.
 */
final class TinyFamilies {

    private TinyFamilies() {}

    static List<BenignFamily> all() {
        return List.of(
                new BenignFamily("harmonic mean, 10⁻¹⁶ to 10⁻⁶", SMOOTH, TinyFamilies::harmonicMean),
                new BenignFamily("three capacitors in series, pF", SMOOTH, TinyFamilies::capacitors),
                new BenignFamily("hypotenuse, 10⁻¹⁴⁰ to 10⁻⁹", SMOOTH, TinyFamilies::hypotenuse),
                new BenignFamily("x log(x/y), 10⁻¹⁶ to 10⁻⁶", SMOOTH, TinyFamilies::relativeEntropy),
                new BenignFamily("tanh(x/y), nanometres", SMOOTH, TinyFamilies::ratio),
                new BenignFamily("x/(x + 10⁻¹²) + y²", SMOOTH, TinyFamilies::saturation),
                smooth(
                        "(float) x² · sin x",
                        x -> (float) (x * x) * StrictMath.sin(x),
                        x -> 2 * x * StrictMath.sin(x) + x * x * StrictMath.cos(x),
                        Points.uniform(-3, 3)),
                new BenignFamily("sum of |x| + x², 10⁻¹⁴ to 1", KINKED, TinyFamilies::elasticNet));
    }

    private static double[] sizes(RandomGenerator random, int count, double least, double most) {
        double size = Points.logUniform(random, least, most);
        var x = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = size * Seed.uniform(random, 0.2, 1);
        }
        return x;
    }

    private static BenignCase harmonicMean(RandomGenerator random) {
        return new BenignCase(
                x -> x[0] * x[1] / (x[0] + x[1]),
                x -> {
                    double a = x[1] / (x[0] + x[1]);
                    double b = x[0] / (x[0] + x[1]);
                    return new double[] {a * a, b * b};
                },
                sizes(random, 2, 1e-16, 1e-6));
    }

    private static BenignCase capacitors(RandomGenerator random) {
        return new BenignCase(
                x -> 1 / (1 / x[0] + 1 / x[1] + 1 / x[2]),
                x -> {
                    double whole = 1 / (1 / x[0] + 1 / x[1] + 1 / x[2]);
                    return new double[] {
                        (whole / x[0]) * (whole / x[0]),
                        (whole / x[1]) * (whole / x[1]),
                        (whole / x[2]) * (whole / x[2])
                    };
                },
                sizes(random, 3, 1e-13, 1e-10));
    }

    private static BenignCase hypotenuse(RandomGenerator random) {
        return new BenignCase(
                x -> StrictMath.hypot(x[0], x[1]),
                x -> {
                    double r = StrictMath.hypot(x[0], x[1]);
                    return new double[] {x[0] / r, x[1] / r};
                },
                sizes(random, 2, 1e-140, 1e-9));
    }

    private static BenignCase relativeEntropy(RandomGenerator random) {
        return new BenignCase(
                x -> x[0] * StrictMath.log(x[0] / x[1]),
                x -> new double[] {StrictMath.log(x[0] / x[1]) + 1, -x[0] / x[1]},
                sizes(random, 2, 1e-16, 1e-6));
    }

    private static BenignCase ratio(RandomGenerator random) {
        return new BenignCase(
                x -> StrictMath.tanh(x[0] / x[1]),
                x -> {
                    double c = StrictMath.cosh(x[0] / x[1]);
                    return new double[] {1 / (x[1] * c * c), -x[0] / x[1] / (x[1] * c * c)};
                },
                sizes(random, 2, 1e-10, 1e-8));
    }

    private static BenignCase saturation(RandomGenerator random) {
        return new BenignCase(
                x -> x[0] / (x[0] + 1e-12) + x[1] * x[1],
                x -> new double[] {1e-12 / (x[0] + 1e-12) / (x[0] + 1e-12), 2 * x[1]},
                sizes(random, 2, 1e-14, 1e-9));
    }

    private static BenignCase elasticNet(RandomGenerator random) {
        var x = new double[4];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(4) == 0 ? 0 : Points.signed(random, Points.logUniform(random, 1e-14, 1));
        }
        return new BenignCase(
                v -> {
                    double sum = 0;
                    for (double each : v) {
                        sum += Math.abs(each) + each * each;
                    }
                    return sum;
                },
                v -> {
                    var g = new double[v.length];
                    for (int i = 0; i < v.length; i++) {
                        g[i] = Math.signum(v[i]) + 2 * v[i];
                    }
                    return g;
                },
                x);
    }
}
