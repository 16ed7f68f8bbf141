package org.chainrule.verification.alarm;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** v·φ(W x + b), with its gradient written by hand: none of the library's graphs. */
final class SmallNetwork {

    private static final int IN = 3;
    private static final int HIDDEN = 5;

    private final DoubleUnaryOperator activation;
    private final DoubleUnaryOperator slope;
    private final double[] w;
    private final double[] b;
    private final double[] v;

    private SmallNetwork(DoubleUnaryOperator activation, DoubleUnaryOperator slope, RandomGenerator random) {
        this.activation = activation;
        this.slope = slope;
        w = Points.normal(random, HIDDEN * IN);
        b = Points.normal(random, HIDDEN);
        v = Points.normal(random, HIDDEN);
    }

    static SmallNetwork relu(RandomGenerator random) {
        return new SmallNetwork(z -> Math.max(z, 0), z -> z > 0 ? 1 : 0, random);
    }

    static SmallNetwork tanh(RandomGenerator random) {
        return new SmallNetwork(
                StrictMath::tanh,
                z -> {
                    double c = StrictMath.cosh(z);
                    return 1 / (c * c);
                },
                random);
    }

    BenignCase at(RandomGenerator random) {
        return new BenignCase(this::value, this::gradient, Points.normal(random, IN));
    }

    /** With one unit's argument at a distance of 10⁻¹² to 1 from 0. */
    BenignCase near(RandomGenerator random) {
        var x = Points.normal(random, IN);
        int unit = random.nextInt(HIDDEN);
        b[unit] += Points.distance(random) - argument(x, unit);
        return new BenignCase(this::value, this::gradient, x);
    }

    private double argument(double[] x, int unit) {
        double z = b[unit];
        for (int i = 0; i < IN; i++) {
            z += w[unit * IN + i] * x[i];
        }
        return z;
    }

    private double value(double[] x) {
        double y = 0;
        for (int h = 0; h < HIDDEN; h++) {
            y += v[h] * activation.applyAsDouble(argument(x, h));
        }
        return y;
    }

    private double[] gradient(double[] x) {
        var g = new double[IN];
        for (int h = 0; h < HIDDEN; h++) {
            double gz = v[h] * slope.applyAsDouble(argument(x, h));
            for (int i = 0; i < IN; i++) {
                g[i] += gz * w[h * IN + i];
            }
        }
        return g;
    }
}
