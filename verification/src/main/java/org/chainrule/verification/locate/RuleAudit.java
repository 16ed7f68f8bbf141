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
 * <p>The left side is a dual number with its bar, or where nothing is known of that a difference of values with a measured
 * one; the right side may carry the rounding that is measured on the product. At a kink an element's derivative is no number but an interval: each output the element feeds may choose its
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
        return settled()
                ? Optional.empty()
                : suspects()
                        .mapToObj(this::entry)
                        .filter(Entry::isWrong)
                        .max(Comparator.comparingDouble(Entry::severity));
    }

    private boolean settled() {
        var moved = rule.moved(input, random);
        var tangent = moved.tangent();
        var part = tangent.part(input);
        double claimed = Sums.dot(product, part);
        var dual = moved.weighted(cotangent);
        double magnitude = Math.max(dual.magnitude(), Sums.magnitude(product, part));
        if (dual.estimate().isKnown()) {
            double bound = dual.estimate().bound();
            return bound <= WIDEST_BAR * magnitude
                    && dual.estimate().distance(claimed) <= bound + rounding.along(part, magnitude);
        }
        var slopes = rule.along(tangent, cotangent, FiniteDifference.ECONOMICAL);
        if (slopes.jumps() || slopes.isKink() || !slopes.central().isKnown()) {
            return false;
        }
        double bound = slopes.central().bound();
        boolean narrow = bound <= WIDEST_BAR * magnitude || (slopes.flat() && claimed == 0);
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
        double claimed = Sums.dot(product, part);
        var dual = rule.moved(tangent).weighted(cotangent).estimate();
        double distance = dual.isKnown()
                ? dual.distance(claimed)
                : rule.along(tangent, cotangent, FiniteDifference.ECONOMICAL)
                        .central()
                        .distance(claimed);
        return Double.isNaN(distance) ? 0 : distance;
    }

    /** One element of the product beside what dual numbers say; if it is wrong by them, differences must not speak for it. */
    Entry entry(int index) {
        var dual = rule.moved(Tangent.unit(rule, input, index)).weighted(cotangent);
        double magnitude = Math.max(dual.magnitude(), Math.abs(product[index]));
        var byDual = entry(index, dual.estimate(), rounding.ofElement(index, magnitude));
        if (dual.estimate().isKnown() && !byDual.isWrong()) {
            return byDual;
        }
        var byDifferences = byDifferences(index);
        if (!dual.estimate().isKnown()) {
            return byDifferences;
        }
        var differences = byDifferences.oracle();
        boolean contradicts = differences.isKnown()
                && !byDifferences.isWrong()
                && differences.distance(dual.estimate().value())
                        > differences.bound() + dual.estimate().bound();
        return contradicts ? entry(index, Estimate.NONE, 0) : byDual;
    }

    private Entry entry(int index, Estimate oracle, double allowance) {
        int columns = rule.input(input).columns();
        return new Entry(input, index / columns, index % columns, product[index], oracle, allowance);
    }

    private Entry byDifferences(int index) {
        double claimed = product[index];
        double allowance = rounding.ofElement(index);
        var slopes = rule.ofElement(input, index, cotangent, FiniteDifference.FULL);
        Estimate oracle = slopes.central();
        if (slopes.jumps()) {
            oracle = Estimate.NONE;
        } else if (slopes.isKink()) {
            oracle = slopes.isBetween(claimed, allowance) ? interval(slopes) : atKink(index);
        }
        return entry(index, oracle, allowance);
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
