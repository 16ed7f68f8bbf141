package org.chainrule.verification.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;

/**
 * What a rule is put through: a rate for every step, and several elements of θ, each with its gradients. The elements are of
 * different kinds, because what one kind shows another hides: a constant gradient hides swapped betas, a large one hides ε.
 *
 * @param name of the course, for people
 * @param numbers of the steps, which are not those that were made where a course makes haste
 * @param rates η of every step
 * @param momenta momentum of every step; empty if it is the rule's own
 * @param elements of θ
 */
record Course(String name, IntUnaryOperator numbers, double[] rates, double[] momenta, List<Element> elements) {

    /** Gradients that are far from 1, by this power of two; their squares are still normal numbers. */
    private static final int FAR = 200;

    /**
     * One element of θ.
     *
     * @param kind for people
     * @param start θ before the first step
     * @param gradients of every step
     */
    record Element(String kind, double start, double[] gradients) {}

    /** The number that a rule is told for step t = 1, 2, … */
    int number(int t) {
        return numbers.applyAsInt(t);
    }

    int steps() {
        return rates.length;
    }

    /** The gradients of all elements in a step t = 1, 2, … */
    double[] gradients(int t) {
        return elements.stream()
                .mapToDouble(element -> element.gradients[t - 1])
                .toArray();
    }

    double[] starts() {
        return elements.stream().mapToDouble(Element::start).toArray();
    }

    /** The courses of a seed: a constant rate, rates that change and vanish, momenta that change with them, late steps. */
    static List<Course> of(long seed) {
        var random = new Seed(seed).stream("courses of update rules");
        return List.of(
                new Course(
                        "constant rate",
                        IntUnaryOperator.identity(),
                        constant(60, magnitude(random, -12, 0)),
                        new double[0],
                        elements(random, 60)),
                new Course(
                        "changing rates",
                        IntUnaryOperator.identity(),
                        changing(20, random),
                        new double[0],
                        elements(random, 20)),
                new Course(
                        "changing momenta",
                        IntUnaryOperator.identity(),
                        changing(12, random),
                        momenta(12, random),
                        elements(random, 12)),
                new Course(
                        "late steps",
                        Course::late,
                        constant(20, magnitude(random, -12, 0)),
                        new double[0],
                        elements(random, 20)));
    }

    /** 1, 2, 3, 4, 6, 8, 12, 20, … 65540: each further from the last. */
    private static int late(int t) {
        return t <= 4 ? t : 4 + (1 << (t - 4));
    }

    private static double[] constant(int steps, double rate) {
        var rates = new double[steps];
        Arrays.fill(rates, rate);
        return rates;
    }

    /** Rates of a schedule that jumps about and is 0 in one step out of five, never in the first two. */
    private static double[] changing(int steps, RandomGenerator random) {
        var rates = new double[steps];
        for (int t = 0; t < steps; t++) {
            rates[t] = t > 1 && random.nextInt(5) == 0 ? 0 : magnitude(random, -10, 0);
        }
        return rates;
    }

    private static double[] momenta(int steps, RandomGenerator random) {
        return random.doubles(steps, 0.25, 0.99).toArray();
    }

    /** A number above 0 whose binary logarithm is uniform. */
    private static double magnitude(RandomGenerator random, double low, double high) {
        return StrictMath.pow(2, Seed.uniform(random, low, high));
    }

    private static double signed(RandomGenerator random, double low, double high) {
        return magnitude(random, low, high) * (random.nextBoolean() ? 1 : -1);
    }

    /** Where a step would be lost beside θ, because it is tiny or huge, θ starts at 0. */
    private static List<Element> elements(RandomGenerator random, int steps) {
        var elements = new ArrayList<Element>();
        double one = signed(random, -3, 3);
        double other = signed(random, -3, 3);
        double fading = signed(random, 0, 4);
        elements.add(element("random gradients", random, steps, t -> Seed.normal(random)));
        elements.add(element("the same gradient", random, steps, t -> one));
        elements.add(element("no gradient", random, steps, t -> 0));
        elements.add(element("alternating signs", random, steps, t -> t % 2 == 0 ? other : -other));
        elements.add(element("a fading gradient", random, steps, t -> fading * StrictMath.pow(0.75, t)));
        elements.add(element("gradients of every size", random, steps, t -> signed(random, -20, 20)));
        elements.add(fromZero("θ = 0", steps, t -> Seed.normal(random)));
        elements.add(fromZero("mostly no gradient", steps, t -> t > 1 && t % 3 == 0 ? Seed.normal(random) : 0));
        elements.add(fromZero("gradients like ε", steps, t -> signed(random, -36, -6)));
        elements.add(fromZero("huge gradients", steps, t -> Math.scalb(Seed.normal(random), FAR)));
        elements.add(fromZero("tiny gradients", steps, t -> Math.scalb(Seed.normal(random), -FAR)));
        return List.copyOf(elements);
    }

    /** The gradient of a step. */
    private interface Gradients {
        double at(int t);
    }

    private static Element element(String kind, RandomGenerator random, int steps, Gradients gradients) {
        return new Element(kind, Seed.normal(random), fromZero(kind, steps, gradients).gradients);
    }

    private static Element fromZero(String kind, int steps, Gradients gradients) {
        var numbers = new double[steps];
        for (int t = 1; t <= steps; t++) {
            numbers[t - 1] = gradients.at(t);
        }
        return new Element(kind, 0, numbers);
    }
}
