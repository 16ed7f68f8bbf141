package org.chainrule.verification.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.chainrule.core.Figures;
import org.chainrule.core.Seed;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.Loss;
import org.chainrule.verification.formula.CountedRows;

/** The regions of a loss, from the domains and the formula of its sheet. */
final class LossRegions {

    private static final int TRIES = 64;

    /** Numbers of classes that do not count are looked for among the classes and here, where the field puts them. */
    private static final double[] NO_CLASS = {-1, -100};

    private final Loss loss;
    private final int n;
    private final int targets;
    private final Domain target;
    private final List<Domain> domains;
    private final List<Region<LossPoint>> regions = new ArrayList<>();

    LossRegions(Loss loss, int columns) {
        this.loss = loss;
        n = columns;
        targets = loss.targetColumns(columns);
        var taken = domains();
        domains = taken.subList(0, taken.size() - 1);
        target = taken.get(taken.size() - 1);
    }

    /**
     * The domains of the parts of the prediction and of the target: those of the sheet; if the loss refuses them, because its
     * sheet says less than it asks for, any number, else between 0 and 1; for a target also −1 or 1, and a class number.
     */
    private List<Domain> domains() {
        var sheet = loss.sheet();
        var stated = new ArrayList<Domain>();
        sheet.parts().forEach(part -> stated.add(part.domain()));
        stated.add(sheet.target());
        var candidates = new ArrayList<List<Domain>>(List.of(stated));
        for (Domain p : new Domain[] {Domain.ANY, Domain.PROBABILITY}) {
            for (Domain t : new Domain[] {Domain.ANY, Domain.SIGN, Domain.PROBABILITY, Domain.CLASS}) {
                var other = new ArrayList<Domain>();
                sheet.parts().forEach(part -> other.add(p));
                other.add(t);
                candidates.add(other);
            }
        }
        var random = new Seed(1).stream("domains");
        for (var candidate : candidates) {
            if (point(candidate, random).suits(loss)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("gradient check of " + loss.name() + ": of " + n
                + " columns it refuses every random prediction and target"
                + " that was tried; if it takes none so wide, targetColumns(n) may say so by an"
                + " IllegalArgumentException; else give some with on(prediction, target)");
    }

    private LossPoint point(List<Domain> of, RandomGenerator random) {
        int parts = of.size() - 1;
        var prediction = new double[n];
        for (int part = 0; part < parts; part++) {
            var block = DomainDraws.row(of.get(part), n / parts, n / parts, random);
            System.arraycopy(block, 0, prediction, part * (n / parts), n / parts);
        }
        return new LossPoint(prediction, DomainDraws.row(of.get(parts), Math.max(1, targets), n, random));
    }

    private LossPoint ordinary(RandomGenerator random) {
        var all = new ArrayList<>(domains);
        all.add(target);
        return suited(r -> point(all, r), random);
    }

    private LossPoint suited(Function<RandomGenerator, LossPoint> draw, RandomGenerator random) {
        LossPoint point = draw.apply(random);
        for (int tries = 1; tries < TRIES && !point.suits(loss); tries++) {
            point = draw.apply(random);
        }
        return point;
    }

    Regions<LossPoint> regions() {
        regions.add(Region.of("ordinary", point -> true, this::ordinary));
        switches();
        if (domains.stream().distinct().count() == 1) {
            PredictionDraw.of(domains.get(0)).forEach(this::predictions);
        }
        ties();
        if (targets > 0) {
            targets();
        }
        return new Regions<>(regions);
    }

    /** Adds a region if the loss takes its points. */
    private void add(Region<LossPoint> region) {
        var probe = region.draw(new Seed(1).stream(region.name()));
        if (probe.suits(loss) && region.holds(probe)) {
            regions.add(region);
        }
    }

    private void switches() {
        var switches = LossSwitches.of(loss);
        for (Switch at : switches.all()) {
            var probe = new Seed(1).stream(at.text());
            boolean reached = IntStream.range(0, 16)
                    .anyMatch(i -> switches.onto(at, ordinary(probe), probe).isPresent());
            if (!reached) {
                continue;
            }
            add(Region.<LossPoint>of(
                            "at " + at.text(), point -> switches.isOn(at, point), random -> on(switches, at, random))
                    .alone());
            add(Region.<LossPoint>of(
                            "the double beside " + at.text(),
                            point -> switches.isBeside(at, point),
                            random -> switches.beside(at, on(switches, at, random), random))
                    .alone());
            past(switches, at, "short of ", -1);
            past(switches, at, "past ", 1);
        }
    }

    /** At the switch itself either side will do, and so it will where its parameter puts it a little elsewhere. */
    private void past(LossSwitches switches, Switch at, String name, int side) {
        add(Region.<LossPoint>of(
                        name + at.text(),
                        point -> switches.isPast(at, side, point),
                        random -> switches.past(at, side, on(switches, at, random), random))
                .alone());
    }

    private LossPoint on(LossSwitches switches, Switch at, RandomGenerator random) {
        for (int tries = 0; tries < TRIES; tries++) {
            var found = switches.onto(at, ordinary(random), random);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return ordinary(random);
    }

    /** Every column of the prediction drawn in a way of its own. */
    private void predictions(PredictionDraw of) {
        add(Region.of(
                of.name(),
                point -> Arrays.stream(point.prediction()).allMatch(of.test()),
                random -> suited(
                        r -> {
                            var point = ordinary(r);
                            Arrays.setAll(point.prediction(), j -> of.draw().applyAsDouble(r));
                            return point;
                        },
                        random)));
    }

    /** Predictions that are equal to something: each other, the target, 0 of either sign. */
    private void ties() {
        if (n > 1) {
            changed(
                    "all equal",
                    point -> Arrays.stream(point.prediction()).distinct().count() == 1,
                    (p, t, random) -> Arrays.fill(p, p[0]));
        }
        if (targets == n) {
            changed(
                    "a prediction equal to its target",
                    point -> IntStream.range(0, n).anyMatch(j -> point.prediction()[j] == point.target()[j]),
                    (p, t, random) -> {
                        int j = random.nextInt(n);
                        p[j] = t[j];
                    });
        }
        for (double special : Jumps.atZero(loss, this::ordinary) ? new double[0] : new double[] {0, -0.0, 1e-30}) {
            changed(
                    "a prediction of " + (1 / special < 0 ? "-0" : Figures.shortest(special)),
                    point -> Arrays.stream(point.prediction()).anyMatch(e -> Double.compare(e, special) == 0),
                    (p, t, random) -> p[random.nextInt(n)] = special);
        }
    }

    /** Changes the prediction of a point in place. */
    @FunctionalInterface
    private interface Change {
        void make(double[] prediction, double[] target, RandomGenerator random);
    }

    /** An ordinary point with its prediction changed, one in a batch. */
    private void changed(String name, Predicate<LossPoint> test, Change change) {
        add(Region.<LossPoint>of(
                        name,
                        test,
                        random -> suited(
                                r -> {
                                    var point = ordinary(r);
                                    change.make(point.prediction(), point.target(), r);
                                    return point;
                                },
                                random))
                .alone());
    }

    /** The target changed, the prediction ordinary. */
    private void target(String name, Predicate<double[]> test, UnaryOperator<double[]> change) {
        add(targetRegion(name, test, change));
    }

    private Region<LossPoint> targetRegion(String name, Predicate<double[]> test, UnaryOperator<double[]> change) {
        return Region.of(name, point -> test.test(point.target()), random -> {
            var point = ordinary(random);
            return new LossPoint(point.prediction(), change.apply(point.target().clone()));
        });
    }

    private void targets() {
        switch (target) {
            case ANY, NON_NEGATIVE, COUNT -> all("targets 0", 0);
            case SIGN -> {
                all("targets 1", 1);
                all("targets -1", -1);
            }
            case PROBABILITY -> {
                all("targets 0", 0);
                all("targets 1", 1);
            }
            case DISTRIBUTION, ONE_HOT -> IntStream.range(0, targets).forEach(this::oneHot);
            case CLASS -> classes();
            case POSITIVE, ABOVE_MINUS_ONE, LOG_PROBABILITY, LOG_DISTRIBUTION -> {} // no end that is taken
        }
    }

    private void all(String name, double value) {
        target(name, t -> Arrays.stream(t).allMatch(e -> e == value), t -> {
            Arrays.fill(t, value);
            return t;
        });
    }

    private void oneHot(int one) {
        target("class " + one, t -> t[one] == 1, t -> {
            Arrays.fill(t, 0);
            t[one] = 1;
            return t;
        });
    }

    private void classes() {
        IntStream.range(0, n).forEach(c -> classes(c));
        for (double c : NO_CLASS) {
            classes(c);
        }
    }

    private void classes(double c) {
        boolean counts;
        try {
            counts = CountedRows.counts(loss, new double[] {c}, n);
        } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
            return;
        }
        var region = targetRegion(
                "class " + Figures.shortest(c) + (counts ? "" : ", which does not count"), t -> t[0] == c, t ->
                        new double[] {c});
        add(counts ? region : region.alone());
    }
}
