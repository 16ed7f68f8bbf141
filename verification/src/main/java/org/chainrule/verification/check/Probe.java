package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.chainrule.core.Seed;
import org.chainrule.verification.oracle.FiniteDifference;
import org.chainrule.verification.oracle.Nearer;
import org.chainrule.verification.oracle.Slopes;

/** Compares the claimed gradient of a {@link Subject} with differences: along random directions, and coordinate by coordinate. */
final class Probe {

    private static final int EIGHTHS = 8;

    private final Subject subject;
    private final FiniteDifference differences;
    private final RandomGenerator random;
    private final List<double[]> claim;
    private final Rounding rounding;
    private final Judge.Depth depth;
    private final Optional<DualJudge> dual;
    private final double largest;
    private final List<Comparison> comparisons = new ArrayList<>();
    private Patience patience = Patience.TO_THE_END;
    private Map<Along, Slopes> known = new HashMap<>();

    /** A line through the variables, and the scale of the steps along it. */
    record Along(List<Double> direction, double at, double scale) {}

    Probe(Subject subject, FiniteDifference differences, Judge.Depth depth, RandomGenerator random) {
        this.subject = subject;
        this.differences = differences;
        this.depth = depth;
        this.random = random;
        claim = subject.gradient();
        rounding = new Rounding(subject, claim, random);
        largest = largest(subject);
        dual = subject.forward().map(forward -> new DualJudge(subject, forward, claim, rounding));
    }

    /** Stops comparing as soon as this is over. */
    Probe until(Patience wanted) {
        patience = wanted;
        return this;
    }

    /** Takes the differences from here where the same were taken before, and puts the others there. */
    Probe knowing(Map<Along, Slopes> before) {
        known = before;
        return this;
    }

    private Slopes slopes(List<Double> direction, DoubleUnaryOperator line, double at, double scale) {
        var along = new Along(direction, at, scale);
        var found = known.get(along);
        if (found == null) {
            found = differences.slopes(line, at, scale);
            known.put(along, found);
        }
        return found;
    }

    /** The slopes by shorter steps, where these decide nothing. */
    private Slopes nearer(Slopes slopes, List<Double> direction, DoubleUnaryOperator line, double at, double scale) {
        return Nearer.slopes(slopes, line, at, scale, largest, shorter -> slopes(direction, line, at, shorter));
    }

    private static List<Double> numbers(List<double[]> direction) {
        return direction.stream().flatMapToDouble(Arrays::stream).boxed().toList();
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    /** Random signed directions over all blocks together. */
    void directions(String group, int count) {
        for (int n = 0; n < count && !patience.isOver(comparisons); n++) {
            direction(group, "#" + (n + 1), randomDirection());
        }
    }

    /** One direction that keeps ties, where the inputs have any. */
    void tiedDirection(String group) {
        TiedInputs.direction(subject.blocks(), random)
                .ifPresent(direction -> direction(group, "with equal elements moved alike", direction));
    }

    private void direction(String group, String what, List<double[]> direction) {
        var base =
                subject.blocks().stream().map(block -> block.value().toArray()).toList();
        try {
            var line = line(base, direction);
            var slopes = slopes(numbers(direction), line, 0, 1);
            if (!Nearer.isOpen(slopes, line, 0, 1)) {
                compare(group, what, direction, nearer(slopes, numbers(direction), line, 0, 1), line);
                return;
            }
            var own = ownSizes(base, direction);
            boolean mayBeTiny = !Nearer.isReached(slopes, line, 0, 1) && Double.isFinite(Rounding.along(claim, own));
            var ofOwn = mayBeTiny ? slopes(numbers(own), line(base, own), 0, 1) : slopes;
            if (mayBeTiny && Nearer.isBetter(ofOwn, slopes, false)) {
                compare(group, what, own, ofOwn, line(base, own));
            } else {
                compare(group, what, direction, nearer(slopes, numbers(direction), line, 0, 1), line);
            }
        } finally {
            for (int b = 0; b < base.size(); b++) {
                subject.blocks().get(b).value().copyFrom(base.get(b));
            }
        }
    }

    private DoubleUnaryOperator line(List<double[]> base, List<double[]> direction) {
        return t -> {
            for (int b = 0; b < base.size(); b++) {
                var value = subject.blocks().get(b).value();
                for (int i = 0; i < value.size(); i++) {
                    value.set(i, base.get(b)[i] + t * direction.get(b)[i]);
                }
            }
            return subject.value();
        };
    }

    /**
     * The direction with every element by its own size, however tiny; for a function of tiny numbers, as a logarithm, along
     * which steps of about 1 decide nothing.
     */
    private static List<double[]> ownSizes(List<double[]> base, List<double[]> direction) {
        var own = new ArrayList<double[]>();
        for (int b = 0; b < direction.size(); b++) {
            var part = direction.get(b).clone();
            for (int i = 0; i < part.length; i++) {
                double x = base.get(b)[i];
                part[i] *= x == 0 ? 1 : Math.min(1, Math.scalb(1.0, Math.getExponent(x)));
            }
            own.add(part);
        }
        return own;
    }

    private void compare(String group, String what, List<double[]> direction, Slopes slopes, DoubleUnaryOperator line) {
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
                what,
                Rounding.along(claim, direction),
                rounding.alongDirection(direction),
                "");
        double size = Math.sqrt(scale);
        var second = dual.flatMap(judge -> judge.direction(group, what, direction, size));
        var verdict = settled(judged(named, slopes, size, numbers(direction), line, 0, 1), second);
        // Kinks of several elements, weighted by cotangents of both signs, have more slopes than lie between the
        // two sides.
        boolean severalKinks = depth == Judge.Depth.PRIMITIVE
                && slopes.isKink()
                && accuses(verdict)
                && dual.filter(judge -> judge.mayBeChosen(direction)).isPresent();
        if (!severalKinks) {
            comparisons.add(atKink(verdict, slopes, line, 0, 1));
        }
        boolean between = slopes.isKink() && slopes.isBetween(named.value(), named.allowance());
        second.filter(c -> !accuses(c) || !between).ifPresent(comparisons::add);
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
        double unused = line.applyAsDouble(at); // moves the variables back
        return judged.throughKinks(kinks, judged.verdict() == Verdict.UNDECIDED && subject.localRulesHold());
    }

    /**
     * Every element ± 8/8 to 15/8 of a power of two: about the element's own size, or 1 if it is smaller, over the square
     * root of the number of elements, so that the step moves what is computed from them by about as much as one element
     * would. The sizes differ, so that exchanged elements show, and round numbers do not cancel.
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
                double varied = size * (EIGHTHS + random.nextInt(EIGHTHS)) / EIGHTHS;
                part[i] = random.nextBoolean() ? varied : -varied;
            }
            direction.add(part);
        }
        return direction;
    }

    /** Up to so many coordinates of every block. */
    void coordinates(int perBlock) {
        for (int b = 0; b < subject.blocks().size(); b++) {
            double scale = rms(claim.get(b));
            for (int i : chosen(claim.get(b), perBlock, random)) {
                if (patience.isOver(comparisons)) {
                    return;
                }
                coordinate(b, i, scale);
            }
        }
    }

    /**
     * All elements by the second way, if it knows them. It tells the sides of a kink apart to the last bit; a claim that it
     * accuses is for the one-sided differences to judge where they see a kink that is nearer than values can tell.
     */
    void elements() {
        if (dual.isEmpty()) {
            return;
        }
        var judge = dual.get();
        for (int b = 0; b < claim.size(); b++) {
            for (int i = 0; i < claim.get(b).length && !patience.isOver(comparisons); i++) {
                var found = judge.element(b, i);
                if (found.isPresent() && (!accuses(found.get()) || !isAtKink(b, i))) {
                    comparisons.add(found.get());
                }
            }
        }
    }

    /** In place of a direction. */
    private static List<Double> coordinate(int b, int i) {
        return List.of(Double.NaN, (double) b, (double) i);
    }

    private boolean isAtKink(int b, int i) {
        Block block = subject.blocks().get(b);
        double at = block.value().get(i);
        try {
            var slopes = slopes(
                    coordinate(b, i),
                    t -> {
                        block.value().set(i, t);
                        return subject.value();
                    },
                    at,
                    Math.max(1, Math.abs(at)));
            return slopes.isKink() && slopes.isBetween(claim.get(b)[i], rounding.ofElement(b, i));
        } finally {
            block.value().set(i, at);
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
            double size = Math.max(1, Math.abs(at));
            var place = coordinate(b, i);
            var slopes = nearer(slopes(place, line, at, size), place, line, at, size);
            String rule = subject.rule(b);
            var named = new Judge.Claim(
                    Comparison.Kind.COORDINATE,
                    Witness.DIFFERENCES,
                    block.name(),
                    block.entry(i),
                    claim.get(b)[i],
                    rounding.ofElement(b, i),
                    rule.isEmpty() ? "" : "rule: " + rule);
            var verdict = judged(named, slopes, scale, place, line, at, size);
            block.value().set(i, at);
            verdict = accuses(verdict) ? settled(verdict, dual.flatMap(judge -> judge.element(b, i))) : verdict;
            comparisons.add(atKink(verdict, slopes, line, at, size));
        } finally {
            block.value().set(i, at);
        }
    }

    /** A turn of the slope beside the point misleads the longer steps; then the shorter ones contradict them, and judge. */
    private Comparison judged(
            Judge.Claim claim,
            Slopes slopes,
            double scale,
            List<Double> direction,
            DoubleUnaryOperator line,
            double at,
            double size) {
        var verdict = Judge.judge(claim, slopes, scale, depth);
        if (!accuses(verdict)) {
            return verdict;
        }
        var shorter = slopes(direction, line, at, size * FunctionCheck.SHORTER);
        return slopes.central().contradicts(shorter.central()) ? Judge.judge(claim, shorter, scale, depth) : verdict;
    }

    /**
     * Differences that accuse a claim which dual numbers pass, though they would see a fault half as large, were misled by a
     * turn, a ripple or a grid; then their accusation counts for nothing, and is counted as undecided.
     */
    private static Comparison settled(Comparison differences, Optional<Comparison> second) {
        boolean contradicted = accuses(differences)
                && second.filter(c -> c.verdict() == Verdict.PASS && c.tolerance() < differences.error() / 2)
                        .isPresent();
        return contradicted
                ? differences.with(Verdict.UNDECIDED, "dual numbers contradict the differences and pass the claim")
                : differences;
    }

    private static boolean accuses(Comparison comparison) {
        return comparison.verdict() == Verdict.FAIL || comparison.verdict() == Verdict.INACCURATE;
    }

    private static double largest(Subject subject) {
        double largest = 1;
        for (Block block : subject.blocks()) {
            for (double x : block.value().toArray()) {
                largest = Double.isFinite(x) ? Math.max(largest, Math.abs(x)) : largest;
            }
        }
        return largest;
    }

    static double rms(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }

    /** All, if they are few; else half of them anywhere, and half where the claim is not 0. */
    static int[] chosen(double[] claimed, int count, RandomGenerator random) {
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
