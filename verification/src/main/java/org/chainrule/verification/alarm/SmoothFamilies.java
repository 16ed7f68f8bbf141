package org.chainrule.verification.alarm;

import static org.chainrule.verification.alarm.BenignFamily.smooth;

import java.util.List;

/** Smooth functions of one number. */
final class SmoothFamilies {

    private static final double OFFSET = 1e8;

    private SmoothFamilies() {}

    static List<BenignFamily> all() {
        return List.of(
                smooth("log x near 0", StrictMath::log, x -> 1 / x, Points.logUniform(1e-7, 1)),
                smooth("√x near 0", Math::sqrt, x -> 0.5 / Math.sqrt(x), Points.logUniform(1e-7, 1)),
                smooth(
                        "1/x down to 10⁻⁶",
                        x -> 1 / x,
                        x -> -1 / (x * x),
                        r -> Points.signed(r, Points.logUniform(r, 1e-6, 1))),
                smooth("x² at 10⁶", x -> x * x, x -> 2 * x, r -> Points.signed(r, Points.logUniform(r, 1e5, 1e7))),
                smooth("tanh 50x", x -> StrictMath.tanh(50 * x), x -> 50 * sech2(50 * x), Points.uniform(-0.3, 0.3)),
                smooth(
                        "sin 1000x",
                        x -> StrictMath.sin(1e3 * x),
                        x -> 1e3 * StrictMath.cos(1e3 * x),
                        Points.uniform(-3, 3)),
                smooth("10⁸ + sin x", x -> OFFSET + StrictMath.sin(x), StrictMath::cos, Points.uniform(-3, 3)),
                smooth(
                        "10⁸ + sin x − 10⁸",
                        x -> (OFFSET + StrictMath.sin(x)) - OFFSET,
                        StrictMath::cos,
                        Points.uniform(-3, 3)),
                smooth("exp at 700", StrictMath::exp, StrictMath::exp, Points.uniform(680, 705)),
                smooth("exp at −700", StrictMath::exp, StrictMath::exp, Points.uniform(-705, -680)),
                smooth(
                        "sigmoid, saturated",
                        SmoothFamilies::sigmoid,
                        SmoothFamilies::sigmoidSlope,
                        Points.uniform(-700, 25)),
                smooth(
                        "softplus, saturated",
                        SmoothFamilies::softplus,
                        SmoothFamilies::sigmoid,
                        Points.uniform(-700, 700)),
                smooth(
                        "log cosh",
                        x -> Math.abs(x) + StrictMath.log1p(StrictMath.exp(-2 * Math.abs(x))) - StrictMath.log(2),
                        StrictMath::tanh,
                        Points.uniform(-400, 400)),
                smooth(
                        "1 − cos x near 0",
                        x -> 1 - StrictMath.cos(x),
                        StrictMath::sin,
                        r -> Points.signed(r, Points.logUniform(r, 1e-6, 1))),
                smooth(
                        "(x − 1)³ multiplied out",
                        x -> ((x - 3) * x + 3) * x - 1,
                        x -> 3 * (x - 1) * (x - 1),
                        r -> 1 + Points.signed(r, Points.logUniform(r, 0.01, 1))),
                smooth("SiLU", x -> x * sigmoid(x), x -> sigmoid(x) * (1 + x * sigmoid(-x)), Points.uniform(-30, 30)),
                smooth(
                        "exp(−x²)",
                        x -> StrictMath.exp(-x * x),
                        x -> -2 * x * StrictMath.exp(-x * x),
                        Points.uniform(-20, 20)),
                smooth("a constant", x -> Math.PI, x -> 0, Points.uniform(-1e3, 1e3)));
    }

    private static double sech2(double x) {
        double e = StrictMath.exp(-2 * Math.abs(x));
        return 4 * e / ((1 + e) * (1 + e));
    }

    static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    private static double sigmoidSlope(double x) {
        return sigmoid(x) * sigmoid(-x);
    }

    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
