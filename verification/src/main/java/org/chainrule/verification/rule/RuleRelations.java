package org.chainrule.verification.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Witness;

/** What holds of a rule bit for bit, whatever its formula: relations between runs over the same course. */
final class RuleRelations {

    private static final String GROUP = "relations";

    /** Steps of the course that are made; enough to leave the special cases of the first steps behind. */
    private static final int STEPS = 10;

    private static final int LONG = 67;

    private final UpdateRule rule;
    private final Kernels kernels;
    private final Course course;
    private final int size;

    RuleRelations(UpdateRule rule, Kernels kernels, Course course) {
        this.rule = rule;
        this.kernels = kernels;
        this.course = course;
        size = course.elements().size();
    }

    /** Names, purity, repetition, scratch, a rate of 0, a gradient that is lost. */
    List<Comparison> ofEveryRule() {
        return List.of(
                names(),
                spoilsNothing(),
                repeats(),
                resumes(),
                readsNoScratch(),
                restsAtRateZero(),
                anyShape(),
                passesNaNOn());
    }

    /** Permutation and cutting. */
    List<Comparison> ofElements() {
        return List.of(permuted(), cut(), repeated());
    }

    /** What holds of every rule that is built in. */
    List<Comparison> ofBuiltInRules() {
        var comparisons = new ArrayList<Comparison>();
        comparisons.add(mirrored());
        for (int n : new int[] {-20, 1, 30}) {
            Scales.of(rule, n).ifPresent(scale -> comparisons.add(scaled(scale, n)));
        }
        return comparisons;
    }

    private RuleRun fresh() {
        return new RuleRun(rule, kernels, course.starts());
    }

    private void make(RuleRun run, int from, int to) {
        for (int t = from; t <= to; t++) {
            run.step(rule, t, course.rates()[t - 1], course.gradients(t));
        }
    }

    private double[] straight(int steps) {
        var run = fresh();
        make(run, 1, steps);
        return run.everything();
    }

    private Comparison names() {
        int broken = 0;
        broken += rule.name().isBlank() ? 1 : 0;
        broken += new HashSet<>(rule.stateNames()).size() == rule.stateNames().size() ? 0 : 1;
        broken += rule.stateNames().stream().anyMatch(String::isBlank) ? 1 : 0;
        broken += rule.scratch() < 0 ? 1 : 0;
        return relation(
                Witness.READS,
                "name, state and scratch",
                broken,
                "it must have a name, states with names of their own, and no negative scratch; found \"" + rule.name()
                        + "\", " + rule.stateNames() + ", " + rule.scratch());
    }

    private Comparison spoilsNothing() {
        var run = fresh();
        make(run, 1, STEPS);
        return relation(
                Witness.PURITY,
                "the gradient, and a matrix too many",
                run.spoiled(),
                "a step changes θ, its state and its scratch, nothing else");
    }

    /** Between the steps of one run, other runs make others. */
    private Comparison repeats() {
        var expected = straight(STEPS);
        var one = fresh();
        var other = fresh();
        for (int t = 1; t <= STEPS; t++) {
            make(one, t, t);
            other.step(rule, t, 0.5, course.gradients(STEPS + 1 - t));
        }
        return relation(
                Witness.REPETITION,
                "the same steps again, among those of another θ",
                Comparisons.differing(expected, one.everything()),
                "a rule has no memory but the state that it is handed");
    }

    private Comparison resumes() {
        int half = STEPS / 2;
        var again = fresh();
        again.resume(straight(half));
        make(again, half + 1, STEPS);
        return relation(
                Witness.REPETITION,
                "resumed at step " + (half + 1) + " from θ and state",
                Comparisons.differing(straight(STEPS), again.everything()),
                "θ, state and the number of the step are all that a step depends on");
    }

    private Comparison readsNoScratch() {
        var run = new RuleRun(rule, kernels, 1, course.starts(), 0);
        make(run, 1, STEPS);
        return relation(
                Witness.READS,
                "scratch of NaN, scratch of 0",
                Comparisons.differing(straight(STEPS), run.everything()),
                "scratch is lent for one step; it must be written before it is read");
    }

    private Comparison restsAtRateZero() {
        var run = fresh();
        for (int t = 1; t <= STEPS; t++) {
            run.step(rule, t, 0, course.gradients(t));
        }
        return relation(
                Witness.PURITY,
                "θ at a rate of 0",
                Comparisons.differing(course.starts(), run.theta()),
                "a rate of 0 moves nothing");
    }

    private Comparison anyShape() {
        var run = new RuleRun(rule, kernels, size, course.starts(), Double.NaN);
        make(run, 1, STEPS);
        return relation(
                Witness.BATCHES,
                "θ as a column",
                Comparisons.differing(straight(STEPS), run.everything()),
                "θ may have any shape");
    }

    /** In a first step and in a later one; a step that is refused hides nothing either. */
    private Comparison passesNaNOn() {
        int swallowed = 0;
        for (int lost : new int[] {1, STEPS / 2}) {
            for (int element : new int[] {0, size - 1}) {
                var run = fresh();
                make(run, 1, lost - 1);
                double[] g = course.gradients(lost);
                g[element] = Double.NaN;
                swallowed += isSwallowed(run, lost, g, element) ? 1 : 0;
            }
        }
        return relation(
                Witness.BEYOND,
                "a gradient of NaN",
                swallowed,
                "θ stays a number where its gradient is none, so that training goes on and nobody hears of it; let NaN through,"
                        + " or refuse the step");
    }

    private boolean isSwallowed(RuleRun run, int step, double[] g, int element) {
        try {
            run.step(rule, step, course.rates()[step - 1], g);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            return false;
        }
        return !Double.isNaN(run.theta(element));
    }

    private static double[] permuted(double[] numbers, int[] order) {
        return IntStream.of(order).mapToDouble(i -> numbers[i]).toArray();
    }

    private Comparison permuted() {
        int[] order = IntStream.range(0, size).map(i -> (i * 4 + 3) % size).toArray();
        return part("θ permuted", order);
    }

    private Comparison cut() {
        int[] piece = IntStream.rangeClosed(1, size / 2).toArray(); // without the huge, which would drown the others
        return part("a piece of θ alone", piece);
    }

    /** Every element several times, so that θ is longer than a vector and a chunk, and no multiple of either. */
    private Comparison repeated() {
        int[] often = IntStream.range(0, LONG).map(i -> 1 + i % (size / 2)).toArray();
        return part("every element of θ several times", often);
    }

    /** The chosen elements of θ, run without the others. */
    private Comparison part(String what, int[] chosen) {
        var run = new RuleRun(rule, kernels, permuted(course.starts(), chosen));
        for (int t = 1; t <= STEPS; t++) {
            run.step(rule, t, course.rates()[t - 1], permuted(course.gradients(t), chosen));
        }
        var whole = fresh();
        make(whole, 1, STEPS);
        return relation(
                Witness.BATCHES,
                what,
                Comparisons.differing(permuted(whole.theta(), chosen), run.theta()),
                "every element is treated alike, and knows nothing of the others");
    }

    /** With −θ and −g everything is the negative, bit for bit: no rule prefers a side. */
    private Comparison mirrored() {
        var run = new RuleRun(rule, kernels, negative(course.starts()));
        for (int t = 1; t <= STEPS; t++) {
            run.step(rule, t, course.rates()[t - 1], negative(course.gradients(t)));
        }
        var straight = fresh();
        make(straight, 1, STEPS);
        return relation(
                Witness.LINEARITY,
                "−θ with −g",
                Comparisons.differing(straight.theta(), negative(run.theta())),
                "from −θ with gradients −g it must go to the negative of where it goes from θ with g");
    }

    private static double[] negative(double[] numbers) {
        return DoubleStream.of(numbers).map(x -> -x).toArray();
    }

    private Comparison scaled(Scales.Scaled scale, int n) {
        var run = fresh();
        for (int t = 1; t <= STEPS; t++) {
            var larger = DoubleStream.of(course.gradients(t))
                    .map(g -> Math.scalb(g, n))
                    .toArray();
            run.step(scale.rule(), t, course.rates()[t - 1] * scale.ofRate(), larger);
        }
        var plain = fresh();
        make(plain, 1, STEPS);
        return relation(
                Witness.LINEARITY,
                "gradients 2^" + n + " times as large",
                Comparisons.differing(plain.theta(), run.theta()),
                scale.sentence());
    }

    private static Comparison relation(Witness by, String what, int broken, String otherwise) {
        return Comparisons.relation(by, GROUP, what, broken, otherwise);
    }
}
