package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.verification.oracle.FiniteDifference;
import org.chainrule.verification.oracle.Nearer;
import org.chainrule.verification.oracle.Slopes;

/**
 * Compares the claimed gradient of a {@link Subject} with differences, and with dual numbers where there are any: along random
 * directions, and coordinate by coordinate.
 */
final class Probe {

    private final Subject subject;
    private final Ladders ladders;
    private final LineJudge lines;
    private final RandomGenerator random;
    private final List<double[]> claim;
    private final Rounding rounding;
    private final Judge.Depth depth;
    private final Optional<DualJudge> dual;
    private final List<Comparison> comparisons = new ArrayList<>();
    private Patience patience = Patience.TO_THE_END;

    /** Whether an element chose the other side of a kink that is nearer than values can tell; then any direction may. */
    private boolean standsOnKink;

    /** A direction along which the claim is wrong. */
    private Optional<List<double[]>> wrong = Optional.empty();

    Probe(Subject subject, FiniteDifference differences, Judge.Depth depth, RandomGenerator random) {
        this(subject, differences, depth, random, new Mercy());
    }

    /** The same that shares what it learns of the claim's faults with others. */
    Probe(Subject subject, FiniteDifference differences, Judge.Depth depth, RandomGenerator random, Mercy mercy) {
        this.subject = subject;
        this.depth = depth;
        this.random = random;
        claim = subject.gradient();
        rounding = new Rounding(subject, claim, random);
        ladders = new Ladders(subject, differences);
        lines = new LineJudge(subject, ladders, depth);
        dual = subject.forward().map(forward -> new DualJudge(subject, forward, claim, rounding, mercy));
    }

    /** Stops comparing as soon as this is over. */
    Probe until(Patience wanted) {
        patience = wanted;
        return this;
    }

    /** Takes the differences from here where the same were taken before, and puts the others there. */
    Probe knowing(Map<Ladders.Along, Slopes> before) {
        ladders.knowing(before);
        return this;
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    /** Random signed directions over all blocks together. */
    void directions(String group, int count) {
        for (int n = 0; n < count && !patience.isOver(comparisons); n++) {
            direction(group, "#" + (n + 1), Directions.random(subject.blocks(), random));
        }
    }

    /** One direction that keeps ties, where the inputs have any. */
    void tiedDirection(String group) {
        Directions.keepingTies(subject.blocks(), random)
                .ifPresent(direction -> direction(group, "with equal elements moved alike", direction));
    }

    /**
     * One direction that keeps ties and zeros, if anything is left to move: it leads along the kinks at the point, and whatever slope is
     * chosen across them, along them there is only one.
     */
    void alongKinks(String group) {
        var x = subject.blocks().stream().map(block -> block.value().toArray()).toList();
        var tied = Directions.keepingTies(subject.blocks(), random)
                .orElseGet(() -> Directions.random(subject.blocks(), random));
        boolean moves = x.stream().flatMapToDouble(Arrays::stream).anyMatch(element -> element != 0);
        if (moves) {
            direction(group, "along the kinks", Directions.holdingZeros(x, tied).orElse(tied));
        }
    }

    private void direction(String group, String what, List<double[]> direction) {
        var x = subject.blocks().stream().map(block -> block.value().toArray()).toList();
        try (var line = SubjectLine.along(subject, x, direction)) {
            if (!ladders.isOpen(line)) {
                var slopes = ladders.nearer(line);
                compare(group, what, direction, slopes, line);
                if (slopes.isKink()) {
                    Directions.holdingZeros(x, direction).ifPresent(others -> withoutZeros(group, what, x, others));
                }
                return;
            }
            var own = Directions.ofOwnSizes(x, direction);
            var ofOwn = SubjectLine.along(subject, x, own);
            boolean mayBeTiny = !ladders.isReached(line) && Double.isFinite(Rounding.along(claim, own));
            if (mayBeTiny && Nearer.isBetter(ladders.slopes(ofOwn), ladders.slopes(line), false)) {
                compare(group, what, own, ladders.slopes(ofOwn), ofOwn);
            } else {
                compare(group, what, direction, ladders.nearer(line), line);
            }
        }
    }

    private void withoutZeros(String group, String what, List<double[]> x, List<double[]> direction) {
        try (var line = SubjectLine.along(subject, x, direction)) {
            compare(group, what + " without what is 0", direction, ladders.nearer(line), line);
        }
    }

    private void compare(String group, String what, List<double[]> direction, Slopes slopes, SubjectLine line) {
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
        var dualNumbers = dual.flatMap(judge -> judge.direction(group, what, direction, size));
        var verdict = lines.cancelled(
                Witnesses.differencesBeside(lines.judge(named, slopes, size, line), dualNumbers),
                slopes,
                line,
                rounding.alongDirectionAwayFromKinks(direction));
        // Kinks of several elements, weighted by cotangents of both signs, have more slopes than lie between
        // the two sides; and one of a small weight may be too weak for differences to see.
        boolean chosen = depth == Judge.Depth.PRIMITIVE
                && verdict.accuses()
                && (slopes.isKink() || slopes.mayHideKink(verdict.error()))
                && dual.filter(judge -> judge.mayBeChosen(direction)).isPresent();
        if (!chosen) {
            var judged = lines.atKink(verdict, slopes, line);
            wrong = judged.accuses() ? Optional.of(direction) : wrong;
            comparisons.add(judged);
        }
        var second = dualNumbers.map(other -> Witnesses.dualNumbersBeside(other, verdict));
        boolean between = slopes.isKink() && slopes.isBetween(named.value(), named.allowance());
        second.filter(c -> !c.accuses() || !(between || standsOnKink)).ifPresent(comparisons::add);
    }

    /** Up to so many coordinates of every block; and of those that are 0, if a direction was unclear for kinks. */
    void coordinates(int perBlock) {
        for (int b = 0; b < subject.blocks().size(); b++) {
            double scale = Entries.rms(claim.get(b));
            var chosen = Entries.chosen(claim.get(b), perBlock, random);
            for (int i : lines.isUnclearAtKink()
                    ? Entries.withZeros(chosen, subject.blocks().get(b).value().toArray(), perBlock)
                    : chosen) {
                if (patience.isOver(comparisons)) {
                    return;
                }
                coordinate(b, i, scale);
            }
        }
    }

    /**
     * Compares one coordinate more, if directions are wrong and none of those that were compared is: the halves of such a direction
     * lead to it. What is wrong in several that are right one by one it does not find.
     */
    void coordinateAtFault() {
        boolean isNamed = comparisons.stream().anyMatch(c -> c.kind() == Comparison.Kind.COORDINATE && c.accuses());
        if (wrong.isEmpty() || isNamed || patience.isOver(comparisons)) {
            return;
        }
        var direction = wrong.get();
        int from = 0;
        int to = direction.stream().mapToInt(part -> part.length).sum();
        while (to - from > 1) {
            int middle = (from + to) / 2;
            if (isWrong(Directions.part(direction, from, middle))) {
                to = middle;
            } else if (isWrong(Directions.part(direction, middle, to))) {
                from = middle;
            } else {
                return;
            }
        }
        int b = 0;
        while (from >= direction.get(b).length) {
            from -= direction.get(b).length;
            b++;
        }
        coordinate(b, from, Entries.rms(claim.get(b)));
    }

    private boolean isWrong(List<double[]> direction) {
        var x = subject.blocks().stream().map(block -> block.value().toArray()).toList();
        try (var line = SubjectLine.along(subject, x, direction)) {
            var named = new Judge.Claim(
                    Comparison.Kind.DIRECTION,
                    Witness.DIFFERENCES,
                    "",
                    "",
                    Rounding.along(claim, direction),
                    rounding.alongDirection(direction),
                    "");
            return lines.judge(named, ladders.nearer(line), 0, line).accuses();
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
                int block = b;
                int index = i;
                var found = judge.element(b, i).map(of -> of.accuses() && isWide(of) ? lookedAt(of, block, index) : of);
                if (found.isPresent()) {
                    boolean chosen = found.get().accuses() && isAtKink(b, i);
                    standsOnKink |= chosen;
                    if (!chosen) {
                        comparisons.add(found.get());
                    }
                }
            }
        }
    }

    private static boolean isWide(Comparison dualNumbers) {
        return dualNumbers.oracle().bound()
                > Judge.WIDEST_BAR * Math.abs(dualNumbers.oracle().value());
    }

    /** As differences see it, which may look from nearer. */
    private Comparison lookedAt(Comparison dualNumbers, int b, int i) {
        try (var line = SubjectLine.ofElement(subject, b, i)) {
            var slopes = ladders.nearer(line);
            var named = new Judge.Claim(
                    Comparison.Kind.COORDINATE,
                    Witness.DIFFERENCES,
                    dualNumbers.group(),
                    dualNumbers.what(),
                    claim.get(b)[i],
                    rounding.ofElement(b, i),
                    "");
            return Witnesses.dualNumbersBeside(
                    dualNumbers, lines.judge(named, slopes, Entries.rms(claim.get(b)), line, b));
        }
    }

    private boolean isAtKink(int b, int i) {
        try (var line = SubjectLine.ofElement(subject, b, i)) {
            var slopes = ladders.slopes(line);
            return slopes.isKink() && slopes.isBetween(claim.get(b)[i], rounding.ofElement(b, i));
        }
    }

    private void coordinate(int b, int i, double scale) {
        Block block = subject.blocks().get(b);
        try (var line = SubjectLine.ofElement(subject, b, i)) {
            var slopes = ladders.nearer(line);
            String rule = subject.rule(b);
            var named = new Judge.Claim(
                    Comparison.Kind.COORDINATE,
                    Witness.DIFFERENCES,
                    block.name(),
                    block.entry(i),
                    claim.get(b)[i],
                    rounding.ofElement(b, i),
                    rule.isEmpty() ? "" : "rule: " + rule);
            var verdict = lines.judge(named, slopes, scale, line, b);
            line.moveBack();
            verdict = verdict.accuses()
                    ? Witnesses.differencesBeside(verdict, dual.flatMap(judge -> judge.element(b, i)))
                    : verdict;
            verdict = lines.cancelled(verdict, slopes, line, rounding.ofElementAwayFromKinks(b, i));
            comparisons.add(lines.atKink(verdict, slopes, line));
        }
    }
}
