package org.chainrule.core.data;

/**
 * Data sets made by formula, for lessons and tests: no file, no download, the same bits on every JDK for the same seed.
 *
 * <p>Classes take turns (example i has class i mod classes), so the first n examples of any set are balanced.
 */
public final class Generated {

    private Generated() {}

    /**
     * Spiral arms, one per class: radius {@code r} from near 0 to 1, angle {@code 2π·class/classes + 4r + noise·normal}
     * (after Karpathy's CS231n spirals). Inputs {@code examples×2}.
     *
     * @param classes number of arms, at least 2
     * @param perClass examples of each arm, at least 1
     * @param noise standard deviation of the angle in radians, at least 0; 0.2 is customary
     */
    public static Dataset spirals(int classes, int perClass, double noise, long seed) {
        return PlaneSets.spirals(classes, perClass, noise, seed);
    }

    /**
     * Two interlocking half circles: {@code (cos t, sin t)} and {@code (1 − cos t, ½ − sin t)} with t from 0 to π, plus
     * {@code noise·normal} on both coordinates (after scikit-learn's {@code make_moons}). Inputs {@code count×2}.
     *
     * @param count examples in all, at least 2
     * @param noise standard deviation, at least 0; 0.1 is customary
     */
    public static Dataset moons(int count, double noise, long seed) {
        return PlaneSets.moons(count, noise, seed);
    }

    /**
     * Exclusive or: the corners (0, 0), (1, 1) of class 0 and (0, 1), (1, 0) of class 1, in turn, plus
     * {@code noise·normal} on both coordinates. Four examples without noise are the truth table. Inputs {@code count×2}.
     *
     * @param count examples in all, at least 2
     * @param noise standard deviation, at least 0
     */
    public static Dataset xor(int count, double noise, long seed) {
        return PlaneSets.xor(count, noise, seed);
    }

    /**
     * The curve {@code y = sin(πx)} with {@code noise·normal} on y, x evenly spaced from −1 to 1. Inputs and targets
     * {@code count×1}.
     *
     * @param count examples, at least 2
     * @param noise standard deviation, at least 0
     */
    public static Dataset curve(int count, double noise, long seed) {
        return RegressionSets.curve(count, noise, seed);
    }

    /**
     * Three inputs, two targets: {@code u = sin(πx₁/2) + x₂x₃}, {@code v = x₁² − x₂ + x₃/2} with every x uniform in
     * [−1, 1], without noise. Inputs {@code rows×3}, targets {@code rows×2}.
     *
     * @param rows examples, at least 1
     */
    public static Dataset regression(int rows, long seed) {
        return RegressionSets.regression(rows, seed);
    }

    /**
     * Grey images of 64×64 pixels from 0 to 255, a disc (class 0) or a cross (class 1) on a plain ground, with random
     * position, size, brightness of figure and ground, and noise. Both figures have the same area, so brightness alone
     * does not tell them apart. Inputs {@code count×4096}, row-major.
     *
     * @param count images in all, at least 2
     */
    public static Dataset shapes(int count, long seed) {
        return GreyShapes.generate(count, seed);
    }

    /**
     * Digits of 8×8 pixels from 0 to 1: glyphs of 5×7 cells, shifted, drawn with random strength, with noise. Inputs
     * {@code (10·perClass)×64}, row-major.
     *
     * @param perClass images of each digit, at least 1
     */
    public static Dataset digits(int perClass, long seed) {
        return SmallDigits.generate(perClass, seed);
    }
}
