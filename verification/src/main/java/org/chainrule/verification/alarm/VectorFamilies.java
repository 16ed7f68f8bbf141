package org.chainrule.verification.alarm;

import static org.chainrule.verification.alarm.BenignFamily.Kind.KINKED;
import static org.chainrule.verification.alarm.BenignFamily.Kind.SMOOTH;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;

/** Functions of several numbers. */
final class VectorFamilies {

    /** So many that rounding adds up. */
    private static final int MANY = 500;

    private VectorFamilies() {}

    static List<BenignFamily> all() {
        return List.of(
                new BenignFamily("cross entropy, softmax saturated", SMOOTH, VectorFamilies::crossEntropy),
                new BenignFamily("log Σ exp at 1000", SMOOTH, VectorFamilies::logSumExp),
                new BenignFamily("products with zeros", SMOOTH, VectorFamilies::product),
                new BenignFamily("sum of 500 squares", SMOOTH, VectorFamilies::manySquares),
                new BenignFamily("Euclidean norm near 0", SMOOTH, VectorFamilies::norm),
                new BenignFamily("Rosenbrock", SMOOTH, VectorFamilies::rosenbrock),
                new BenignFamily("Gaussian likelihood, small variance", SMOOTH, VectorFamilies::gaussian),
                new BenignFamily("terms that cancel", SMOOTH, VectorFamilies::cancelling),
                new BenignFamily(
                        "tanh network",
                        SMOOTH,
                        random -> SmallNetwork.tanh(random).at(random)),
                new BenignFamily(
                        "ReLU network near a kink",
                        KINKED,
                        random -> SmallNetwork.relu(random).near(random)),
                new BenignFamily("largest of several, nearly tied", KINKED, VectorFamilies::largest));
    }

    private static BenignCase crossEntropy(RandomGenerator random) {
        int n = 3 + random.nextInt(4);
        var logits = Points.normal(random, n);
        double spread = Points.logUniform(random, 0.1, 30);
        for (int i = 0; i < n; i++) {
            logits[i] *= spread;
        }
        int label = random.nextInt(n);
        return new BenignCase(x -> Shifted.crossEntropy(x, label), x -> Shifted.softmaxLess(x, label), logits);
    }

    private static BenignCase logSumExp(RandomGenerator random) {
        var x = Points.normal(random, 4);
        double offset = Points.signed(random, 1000);
        for (int i = 0; i < x.length; i++) {
            x[i] += offset;
        }
        return new BenignCase(Shifted::logSumExp, Shifted::softmax, x);
    }

    private static BenignCase product(RandomGenerator random) {
        var x = Points.normal(random, 5);
        for (int zeros = random.nextInt(4); zeros > 0; zeros--) {
            x[random.nextInt(x.length)] = 0;
        }
        return new BenignCase(
                v -> productWithout(v, -1),
                v -> {
                    var g = new double[v.length];
                    for (int i = 0; i < g.length; i++) {
                        g[i] = productWithout(v, i);
                    }
                    return g;
                },
                x);
    }

    private static double productWithout(double[] x, int left) {
        double product = 1;
        for (int i = 0; i < x.length; i++) {
            product *= i == left ? 1 : x[i];
        }
        return product;
    }

    private static BenignCase manySquares(RandomGenerator random) {
        var weights = Points.normal(random, MANY);
        return new BenignCase(
                x -> {
                    double sum = 0;
                    for (int i = 0; i < x.length; i++) {
                        sum += weights[i] * x[i] * x[i];
                    }
                    return sum;
                },
                x -> {
                    var g = new double[x.length];
                    for (int i = 0; i < g.length; i++) {
                        g[i] = 2 * weights[i] * x[i];
                    }
                    return g;
                },
                Points.normal(random, MANY));
    }

    private static BenignCase norm(RandomGenerator random) {
        var x = Points.normal(random, 3);
        double size = Points.logUniform(random, 1e-4, 10);
        for (int i = 0; i < x.length; i++) {
            x[i] *= size;
        }
        return new BenignCase(
                v -> Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]),
                v -> {
                    double r = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
                    return new double[] {v[0] / r, v[1] / r, v[2] / r};
                },
                x);
    }

    private static BenignCase rosenbrock(RandomGenerator random) {
        return new BenignCase(
                x -> (1 - x[0]) * (1 - x[0]) + 100 * (x[1] - x[0] * x[0]) * (x[1] - x[0] * x[0]),
                x -> {
                    double b = x[1] - x[0] * x[0];
                    return new double[] {-2 * (1 - x[0]) - 400 * x[0] * b, 200 * b};
                },
                new double[] {Seed.uniform(random, -2, 2), Seed.uniform(random, -1, 3)});
    }

    private static BenignCase gaussian(RandomGenerator random) {
        double target = Seed.normal(random);
        return new BenignCase(
                x -> 0.5 * (StrictMath.log(x[1]) + (x[0] - target) * (x[0] - target) / x[1]),
                x -> {
                    double z = (x[0] - target) / x[1];
                    return new double[] {z, 0.5 * (1 / x[1] - z * z)};
                },
                new double[] {Seed.normal(random), Points.logUniform(random, 1e-3, 10)});
    }

    /** (s + x₀)² − s² with s up to 10⁴: what is left of two large terms. */
    private static BenignCase cancelling(RandomGenerator random) {
        double s = Points.logUniform(random, 1, 1e4);
        return new BenignCase(
                x -> (s + x[0]) * (s + x[0]) - s * s + x[1] * s - s * x[1],
                x -> new double[] {2 * (s + x[0]), 0},
                Points.normal(random, 2));
    }

    private static BenignCase largest(RandomGenerator random) {
        double height = Seed.normal(random);
        var x = new double[] {height, height, height, height};
        for (int i = 1; i < x.length; i++) {
            x[i] += Points.distance(random);
        }
        return new BenignCase(
                v -> v[indexOfLargest(v)],
                v -> {
                    var g = new double[v.length];
                    g[indexOfLargest(v)] = 1;
                    return g;
                },
                x);
    }

    private static int indexOfLargest(double[] x) {
        int largest = 0;
        for (int i = 1; i < x.length; i++) {
            largest = x[i] > x[largest] ? i : largest;
        }
        return largest;
    }
}
