package org.chainrule.verification.oracle;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.chainrule.verification.oracle.SmoothKinds.Fn;

/**
 * Random smooth functions, as doubles compute them and with value and derivative to 106 bits.
 *
 * <p>They are compositions up to six deep, products and sums of {@link SmoothKinds}, with offsets of up to 10³ inside and
 * 10⁸ outside. The exact path shares nothing with the one that is judged but the drawn constants.
 */
final class RandomSmooth {

    /** Beyond it a square overflows sooner than it tells anything. */
    private static final double LARGEST = 1e50;

    /** Below it products underflow, and what is lost leaves no trace in the value. */
    private static final double SMALLEST = 1e-150;

    /**
     * Where an argument is rounded to float32 its steps are a fraction of itself, and so nothing shows beside 0 of the
     * rounding that the ladder meets farther out.
     */
    private static final double BESIDE_STEPS = 0.01;

    /** Coarse rounding hides what turns sharply; at large arguments everything does, beside the steps. */
    private static final double NOT_FAR = 16;

    private final SplittableRandom random;
    private final SmoothKinds kinds;

    private Fn leaf = Fn.of("#", x -> x, x -> x);
    private double point;
    private Supplier<Fn> nextKind;
    private boolean outside;

    RandomSmooth(SplittableRandom random) {
        this.random = random;
        kinds = new SmoothKinds(random);
        nextKind = kinds::next;
    }

    Fn next() {
        boolean coarse = random.nextInt(16) == 0;
        do {
            point = drawPoint();
        } while (coarse && Math.abs(point) > NOT_FAR);
        nextKind = coarse ? kinds::gentle : kinds::next;
        boolean inside = coarse && Math.abs(point) > BESIDE_STEPS && random.nextBoolean();
        leaf = inside ? kinds.coarse() : Fn.of("#", x -> x, x -> x);
        Fn smooth = smooth(coarse);
        return coarse && !inside ? SmoothKinds.single().after(smooth) : smooth;
    }

    private Fn smooth(boolean coarse) {
        int depth = coarse || random.nextInt(6) > 0 ? 1 + random.nextInt(3) : 1 + random.nextInt(6);
        Fn inner = composed(depth);
        if (random.nextInt(10) > 0) {
            return inner;
        }
        double offset = Math.scalb(random.nextDouble(), random.nextInt(28));
        return Fn.of(
                inner.text() + " + " + offset,
                x -> inner.at(x) + offset,
                x -> inner.at(x).plus(offset));
    }

    /** Where to differentiate the function that was drawn last. */
    double point() {
        return point;
    }

    private double drawPoint() {
        return switch (random.nextInt(14)) {
            case 0 -> 0;
            case 1 -> random.nextInt(-10, 11);
            case 2, 3 -> Math.scalb(random.nextDouble(-1, 1), random.nextInt(-30, 5));
            case 4 -> Math.scalb(random.nextDouble(-1, 1), random.nextInt(3, 20));
            default -> random.nextDouble(-3, 3);
        };
    }

    /** Value and derivative at x; NaN if a number on the way was out of the range where doubles say anything. */
    Jet truth(Fn f, double x) {
        outside = false;
        var jet = f.at(Jet.variable(x));
        return outside || !jet.v().isFinite() || !jet.d().isFinite()
                ? new Jet(DoubleDouble.of(Double.NaN), DoubleDouble.of(Double.NaN))
                : jet;
    }

    private Fn composed(int depth) {
        if (depth == 0) {
            return leaf;
        }
        Fn inner = watched(composed(depth - 1));
        int kind = random.nextInt(10);
        if (kind < 7) {
            return nextKind.get().after(inner);
        }
        Fn other = watched(composed(random.nextInt(depth)));
        if (kind < 9) {
            return Fn.of(
                    "(" + inner.text() + ")*(" + other.text() + ")",
                    x -> inner.at(x) * other.at(x),
                    x -> inner.at(x).times(other.at(x)));
        }
        double offset = Math.scalb(random.nextDouble(), random.nextInt(10));
        return Fn.of(
                "(" + inner.text() + "+" + other.text() + "+" + offset + ")",
                x -> inner.at(x) + other.at(x) + offset,
                x -> inner.at(x).plus(other.at(x)).plus(offset));
    }

    private Fn watched(Fn f) {
        return Fn.of(f.text(), f::at, x -> {
            Jet y = f.at(x);
            outside |= !isInside(y.v()) || !isInside(y.d());
            return y;
        });
    }

    private static boolean isInside(DoubleDouble x) {
        double size = Math.abs(x.hi());
        return size == 0 || (size < LARGEST && size > SMALLEST);
    }
}
