package org.chainrule.verification.alarm;

import static org.chainrule.verification.alarm.BenignFamily.Kind.KINKED;
import static org.chainrule.verification.alarm.BenignFamily.kinked;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;

/** Functions of one number whose slope jumps or breaks, at these places and near them. */
final class KinkedFamilies {

    /** Klambauer et al. 2017, "Self-normalizing neural networks", §2: λ and λα of SELU. */
    private static final double SELU_SCALE = 1.0507009873554805;

    private static final double SELU_SLOPE = SELU_SCALE * 1.6732632423543772;

    private KinkedFamilies() {}

    static List<BenignFamily> all() {
        return List.of(
                kinked("ReLU near 0", x -> Math.max(x, 0), x -> x > 0 ? 1 : 0, Points.near(0)),
                kinked("leaky ReLU near 0", x -> x > 0 ? x : 0.01 * x, x -> x > 0 ? 1 : 0.01, Points.near(0)),
                kinked("|x| near 0", Math::abs, Math::signum, Points.near(0)),
                kinked("hinge near 1", x -> Math.max(0, 1 - x), x -> x < 1 ? -1 : 0, Points.near(1)),
                kinked("squared hinge near 1", x -> squaredHinge(1 - x), x -> -2 * Math.max(0, 1 - x), Points.near(1)),
                new BenignFamily("Huber near δ", KINKED, KinkedFamilies::huber),
                new BenignFamily("smooth L1 near β", KINKED, KinkedFamilies::smoothL1),
                kinked(
                        "ELU near 0",
                        x -> x > 0 ? x : StrictMath.expm1(x),
                        x -> x > 0 ? 1 : StrictMath.exp(x),
                        Points.near(0)),
                new BenignFamily("CELU(α) near 0", KINKED, KinkedFamilies::celu),
                kinked(
                        "SELU near 0",
                        x -> x > 0 ? SELU_SCALE * x : SELU_SLOPE * StrictMath.expm1(x),
                        x -> x > 0 ? SELU_SCALE : SELU_SLOPE * StrictMath.exp(x),
                        Points.near(0)),
                kinked(
                        "hard tanh near 1",
                        x -> Math.min(Math.max(x, -1), 1),
                        x -> Math.abs(x) < 1 ? 1 : 0,
                        Points.near(1)),
                kinked(
                        "hard swish near −3",
                        KinkedFamilies::hardSwish,
                        KinkedFamilies::hardSwishSlope,
                        Points.near(-3)),
                kinked(
                        "tanh x + ¼ ReLU(x) near 0",
                        x -> StrictMath.tanh(x) + 0.25 * Math.max(x, 0),
                        KinkedFamilies::bentSlope,
                        Points.near(0)),
                new BenignFamily("10⁴ + sin x with a kink near", KINKED, KinkedFamilies::offset),
                new BenignFamily("several kinks near", KINKED, KinkedFamilies::several));
    }

    private static double squaredHinge(double margin) {
        double m = Math.max(0, margin);
        return m * m;
    }

    private static double hardSwish(double x) {
        return x * Math.min(Math.max(x + 3, 0), 6) / 6;
    }

    private static double hardSwishSlope(double x) {
        return x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6;
    }

    private static double bentSlope(double x) {
        double c = StrictMath.cosh(x);
        return 1 / (c * c) + (x > 0 ? 0.25 : 0);
    }

    private static BenignCase huber(RandomGenerator random) {
        double delta = Seed.uniform(random, 0.1, 3);
        return BenignCase.ofOne(
                x -> Math.abs(x) <= delta ? 0.5 * x * x : delta * (Math.abs(x) - 0.5 * delta),
                x -> Math.min(Math.max(x, -delta), delta),
                Points.near(random, delta));
    }

    private static BenignCase smoothL1(RandomGenerator random) {
        double beta = Seed.uniform(random, 0.1, 3);
        return BenignCase.ofOne(
                x -> Math.abs(x) < beta ? 0.5 * x * x / beta : Math.abs(x) - 0.5 * beta,
                x -> Math.abs(x) < beta ? x / beta : Math.signum(x),
                Points.near(random, -beta));
    }

    private static BenignCase celu(RandomGenerator random) {
        double alpha = Seed.uniform(random, 0.2, 3);
        return BenignCase.ofOne(
                x -> x > 0 ? x : alpha * StrictMath.expm1(x / alpha),
                x -> x > 0 ? 1 : StrictMath.exp(x / alpha),
                Points.near(random, 0));
    }

    private static BenignCase offset(RandomGenerator random) {
        double kink = Seed.uniform(random, -2, 2);
        return BenignCase.ofOne(
                x -> 1e4 + StrictMath.sin(x) + Math.max(x - kink, 0),
                x -> StrictMath.cos(x) + (x > kink ? 1 : 0),
                Points.near(random, kink));
    }

    /** One as near as may be, the others at 10⁻⁶ to 1: two within the finest step are one to values. */
    private static BenignCase several(RandomGenerator random) {
        double x0 = Seed.uniform(random, -2, 2);
        int count = 2 + random.nextInt(4);
        var kinks = new double[count];
        var sizes = new double[count];
        for (int k = 0; k < count; k++) {
            kinks[k] =
                    x0 + (k == 0 ? Points.distance(random) : Points.signed(random, Points.logUniform(random, 1e-6, 1)));
            sizes[k] = Seed.uniform(random, -2, 2);
        }
        return BenignCase.ofOne(
                x -> {
                    double sum = x;
                    for (int k = 0; k < count; k++) {
                        sum += sizes[k] * Math.max(x - kinks[k], 0);
                    }
                    return sum;
                },
                x -> {
                    double slope = 1;
                    for (int k = 0; k < count; k++) {
                        slope += x > kinks[k] ? sizes[k] : 0;
                    }
                    return slope;
                },
                x0);
    }
}
