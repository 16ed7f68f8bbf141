package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.chainrule.core.Seed;
import org.chainrule.verification.oracle.FiniteDifference;
import org.chainrule.verification.oracle.Slopes;

/** Compares the claimed gradient of a {@link Subject} with differences: along random directions, and coordinate by coordinate. */
final class Probe {

    private final Subject subject;
    private final FiniteDifference differences;
    private final RandomGenerator random;
    private final List<double[]> claim;
    private final Rounding rounding;
    private final Judge.Depth depth;
    private final List<Comparison> comparisons = new ArrayList<>();

    Probe(Subject subject, FiniteDifference differences, Judge.Depth depth, RandomGenerator random) {
        this.subject = subject;
        this.differences = differences;
        this.depth = depth;
        this.random = random;
        claim = subject.gradient();
        rounding = new Rounding(subject, claim, random);
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    /** Random signed directions over all blocks together. */
    void directions(String group, int count) {
        for (int n = 0; n < count; n++) {
            direction(group, n + 1);
        }
    }

    private void direction(String group, int number) {
        var direction = randomDirection();
        var base =
                subject.blocks().stream().map(block -> block.value().toArray()).toList();
        DoubleUnaryOperator line = t -> {
            for (int b = 0; b < base.size(); b++) {
                var value = subject.blocks().get(b).value();
                for (int i = 0; i < value.size(); i++) {
                    value.set(i, base.get(b)[i] + t * direction.get(b)[i]);
                }
            }
            return subject.value();
        };
        try {
            var slopes = differences.slopes(line, 0, 1);
            double scale = 0;
            for (int b = 0; b < claim.size(); b++) {
                for (int i = 0; i < claim.get(b).length; i++) {
                    double term = claim.get(b)[i] * direction.get(b)[i];
                    scale += term * term;
                }
            }
            var named = new Judge.Claim(
                    Comparison.Kind.DIRECTION,
                    Witness.DIFFERENCES,
                    group,
                    "#" + number,
                    Rounding.along(claim, direction),
                    rounding.alongDirection(direction),
                    "");
            comparisons.add(atKink(Judge.judge(named, slopes, Math.sqrt(scale), depth), slopes, line, 0, 1));
        } finally {
            for (int b = 0; b < base.size(); b++) {
                subject.blocks().get(b).value().copyFrom(base.get(b));
            }
        }
    }

    /**
     * At a kink of a composite, names the functions whose kink it is. Each may choose its own slope there, so what is demanded
     * is that each follows its own rule; the product of such slopes need not lie between the one-sided derivatives.
     */
    private Comparison atKink(Comparison judged, Slopes slopes, DoubleUnaryOperator line, double at, double scale) {
        if (depth == Judge.Depth.PRIMITIVE || slopes.jumps() || !slopes.isKink()) {
            return judged;
        }
        String kinks = subject.kinks(line, at, scale);
        if (kinks.isEmpty()) {
            return judged;
        }
        line.applyAsDouble(at);
        return judged.throughKinks(kinks, judged.verdict() == Verdict.UNDECIDED && subject.localRulesHold());
    }

    /**
     * Every element ± a power of two: about the element's own size, or 1 if it is smaller, over the square root of the
     * number of elements, so that the step moves what is computed from them by about as much as one element would.
     */
    private List<double[]> randomDirection() {
        int total = subject.blocks().stream().mapToInt(Block::size).sum();
        double shrink = Math.scalb(1.0, -Math.getExponent(Math.sqrt(total)));
        var direction = new ArrayList<double[]>();
        for (Block block : subject.blocks()) {
            var part = new double[block.size()];
            for (int i = 0; i < part.length; i++) {
                double size = Math.scalb(
                        shrink,
                        Math.getExponent(Math.max(1, Math.abs(block.value().get(i)))));
                part[i] = random.nextBoolean() ? size : -size;
            }
            direction.add(part);
        }
        return direction;
    }

    /** Up to so many coordinates of every block. */
    void coordinates(int perBlock) {
        for (int b = 0; b < subject.blocks().size(); b++) {
            double scale = rms(claim.get(b));
            for (int i : chosen(claim.get(b), perBlock)) {
                coordinate(b, i, scale);
            }
        }
    }

    private void coordinate(int b, int i, double scale) {
        Block block = subject.blocks().get(b);
        double at = block.value().get(i);
        try {
            DoubleUnaryOperator line = t -> {
                block.value().set(i, t);
                return subject.value();
            };
            var slopes = differences.slopes(line, at);
            String rule = subject.rule(b);
            var named = new Judge.Claim(
                    Comparison.Kind.COORDINATE,
                    Witness.DIFFERENCES,
                    block.name(),
                    block.entry(i),
                    claim.get(b)[i],
                    rounding.ofElement(b, i),
                    rule.isEmpty() ? "" : "rule: " + rule);
            var judged = Judge.judge(named, slopes, scale, depth);
            comparisons.add(atKink(judged, slopes, line, at, Math.max(1, Math.abs(at))));
        } finally {
            block.value().set(i, at);
        }
    }

    private static double rms(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }

    /** All, if they are few; else half of them anywhere, and half where the claim is not 0. */
    private int[] chosen(double[] claimed, int count) {
        if (claimed.length <= count) {
            return IntStream.range(0, claimed.length).toArray();
        }
        int[] order = IntStream.range(0, claimed.length).toArray();
        Seed.shuffle(order, random);
        int anywhere = (count + 1) / 2;
        var rest = IntStream.range(anywhere, order.length).map(k -> order[k]);
        var nonZero = rest.filter(i -> claimed[i] != 0).limit(count - anywhere).toArray();
        var first = IntStream.concat(IntStream.of(order).limit(anywhere), IntStream.of(nonZero));
        var more = IntStream.range(anywhere, order.length)
                .map(k -> order[k])
                .filter(i -> claimed[i] == 0)
                .limit(count - anywhere - nonZero.length);
        return IntStream.concat(first, more).toArray();
    }
}
