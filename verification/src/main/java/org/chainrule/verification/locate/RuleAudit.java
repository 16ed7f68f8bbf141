package org.chainrule.verification.locate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.verification.oracle.Estimate;
import org.chainrule.verification.oracle.FiniteDifference;
import org.chainrule.verification.oracle.Slopes;

/**
 * Holds one product of an op to the adjoint identity ⟨g, J ẋ⟩ = ⟨gᵀJ, ẋ⟩: first along one random tangent, and where that
 * does not settle it, element by element.
 *
 * <p>The left side is a difference of values with a measured bar; the right side may carry the rounding that is measured on
 * the product. At a kink an element's derivative is no number but an interval: each output the element feeds may choose its
 * own slope between its one-sided derivatives, and anything in the weighted sum of those intervals is right.
 */
final class RuleAudit {

    /** A bar wider than this share of what it belongs to settles nothing. */
    private static final double WIDEST_BAR = 0.01;

    /** Products of up to so many elements are looked at whole. */
    private static final int WHOLE = 256;

    private static final int SAMPLE = 32;

    private final LocalRule rule;
    private final int input;
    private final Matrix cotangent;
    private final double[] product;
    private final ProductRounding rounding;
    private final RandomGenerator random;

    RuleAudit(LocalRule rule, int input, Matrix cotangent, double[] product, RandomGenerator random) {
        this.rule = rule;
        this.input = input;
        this.cotangent = cotangent;
        this.product = product;
        this.random = random;
        rounding = new ProductRounding(rule, input, cotangent, product, random);
    }

    ProductRounding rounding() {
        return rounding;
    }

    /** The element that is farthest off; empty if none is. */
    Optional<Entry> worst() {
        return settled(Tangent.random(rule, List.of(input), random))
                ? Optional.empty()
                : suspects()
                        .mapToObj(this::entry)
                        .filter(Entry::isWrong)
                        .max(Comparator.comparingDouble(Entry::severity));
    }

    private boolean settled(Tangent tangent) {
        var slopes = rule.along(tangent, cotangent, FiniteDifference.ECONOMICAL);
        var part = tangent.part(input);
        double claimed = Sums.dot(product, part);
        if (slopes.jumps() || slopes.isKink() || !slopes.central().isKnown()) {
            return false;
        }
        double bound = slopes.central().bound();
        boolean narrow = bound <= WIDEST_BAR * Sums.magnitude(product, part) || (slopes.flat() && claimed == 0);
        return narrow && slopes.central().distance(claimed) <= bound + rounding.along(part);
    }

    private IntStream suspects() {
        return product.length <= WHOLE
                ? IntStream.range(0, product.length)
                : IntStream.concat(bisected(), random.ints(SAMPLE, 0, product.length))
                        .distinct();
    }

    /** Halves of a large product, always the one along which the identity is off by more. */
    private IntStream bisected() {
        int from = 0;
        int to = product.length;
        while (to - from > SAMPLE) {
            int middle = (from + to) >>> 1;
            if (discrepancy(from, middle) >= discrepancy(middle, to)) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return IntStream.range(from, to);
    }

    private double discrepancy(int from, int to) {
        var tangent = Tangent.random(rule, List.of(input), random);
        var part = tangent.part(input);
        for (int k = 0; k < part.length; k++) {
            part[k] = k >= from && k < to ? part[k] : 0;
        }
        var slopes = rule.along(tangent, cotangent, FiniteDifference.ECONOMICAL);
        double distance = slopes.central().distance(Sums.dot(product, part));
        return Double.isFinite(distance) ? distance : 0;
    }

    /** One element of the product beside the differences. */
    Entry entry(int index) {
        int columns = rule.input(input).columns();
        double claimed = product[index];
        double allowance = rounding.ofElement(index);
        var slopes = rule.ofElement(input, index, cotangent, FiniteDifference.FULL);
        Estimate oracle = slopes.central();
        if (slopes.jumps()) {
            oracle = Estimate.NONE;
        } else if (slopes.isKink()) {
            oracle = slopes.isBetween(claimed, allowance) ? interval(slopes) : atKink(index);
        }
        return new Entry(input, index / columns, index % columns, claimed, oracle, allowance);
    }

    private static Estimate interval(Slopes slopes) {
        double left = slopes.left().value();
        double right = slopes.right().value();
        return new Estimate(
                left / 2 + right / 2,
                Math.abs(left - right) / 2
                        + Math.max(slopes.left().bound(), slopes.right().bound()));
    }

    /** Σ over the outputs of cotangent times what lies between the output's one-sided derivatives. */
    private Estimate atKink(int index) {
        var one = Matrix.zeros(Precision.FLOAT64, cotangent.shape());
        double middle = 0;
        double width = 0;
        for (int j = 0; j < one.size(); j++) {
            one.set(j, 1);
            var slopes = rule.ofElement(input, index, one, FiniteDifference.FULL);
            one.set(j, 0);
            var estimate = slopes.isKink() ? interval(slopes) : slopes.central();
            if (slopes.jumps() || !estimate.isKnown()) {
                return Estimate.NONE;
            }
            middle += cotangent.get(j) * estimate.value();
            width += Math.abs(cotangent.get(j)) * estimate.bound();
        }
        return new Estimate(middle, width);
    }
}
