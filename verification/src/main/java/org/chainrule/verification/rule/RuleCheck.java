package org.chainrule.verification.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.chainrule.core.Figures;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;

/**
 * A check of an update rule.
 *
 * <pre>{@code
 * System.out.println(RuleCheck.of(new Adam()).seed(42).run().describe());
 * }</pre>
 *
 * <p>θ after every step is compared with the rule's {@link Textbook}: elements with random, constant, alternating, fading,
 * missing, huge, tiny gradients and some of the size of ε, over 60 steps with one rate, 20 with a rate that changes and
 * vanishes, 12 with a momentum that changes too, 20 with numbers up to 65540. A difference beyond what the roundings of the formula explain is a failure, or
 * lost digits if more than half of them are right. Then come the relations of {@link RuleRelations}. A rule of a user's own
 * has no transcription unless one is given with {@link #transcribed}; without, only the relations are checked, and a note
 * says so.
 */
public final class RuleCheck {

    /** Late steps differ little from those before them; every step is made, these are compared. */
    private static final List<Integer> COMPARED = List.of(1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 45, 60);

    private final UpdateRule rule;
    private Optional<Textbook> textbook;
    private Kernels kernels = KernelChoice.reproducible().kernels(Precision.FLOAT64);
    private Elements elements = Elements.ALONE;
    private long seed = 1;
    private List<Course> courses = List.of();
    private List<Expected> expected = List.of();

    /** Whether an element of θ depends on the others. */
    enum Elements {
        ALONE,
        TOGETHER
    }

    /** A course, and where the textbook says that θ goes: one row per step, one number per element. */
    private record Expected(Course course, List<List<Target>> path) {}

    private RuleCheck(UpdateRule rule) {
        this.rule = rule;
        textbook = Textbook.of(rule);
    }

    /** A check of a rule, against its transcription if it is built in. */
    public static RuleCheck of(UpdateRule rule) {
        return new RuleCheck(rule);
    }

    /** The formula of the paper, for a rule that is not built in. */
    public RuleCheck transcribed(Textbook formula) {
        textbook = Optional.of(formula);
        expected = List.of();
        return this;
    }

    /**
     * Says that a step of one element depends on the others, as where the gradient of a whole parameter is scaled by its
     * norm: elements are not permuted and θ is not cut.
     */
    public RuleCheck lookingAtAllElements() {
        elements = Elements.TOGETHER;
        return this;
    }

    /**
     * Other arithmetic than the reproducible one.
     *
     * @throws IllegalArgumentException if it is not float64: the roundings allowed are those of double
     */
    public RuleCheck with(Kernels arithmetic) {
        if (arithmetic.precision() != Precision.FLOAT64) {
            throw new IllegalArgumentException("rule check of " + rule.name() + ": found kernels of "
                    + arithmetic.precision() + "; they must be of float64, whose roundings are allowed for");
        }
        kernels = arithmetic;
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public RuleCheck seed(long value) {
        seed = value;
        courses = List.of();
        expected = List.of();
        return this;
    }

    /** Compares. */
    public CheckReport run() {
        return runOn(rule);
    }

    /**
     * The same check on another rule, which is to do what this one does: one written in another way, or a mutant. Its
     * textbook is this rule's, computed once for all that are checked in this way.
     */
    public CheckReport runOn(UpdateRule other) {
        if (courses.isEmpty()) {
            courses = Course.of(seed);
        }
        var comparisons = new ArrayList<Comparison>();
        var notes = new ArrayList<String>();
        if (textbook.isPresent()) {
            if (expected.isEmpty()) {
                expected = expected();
            }
            for (Expected one : expected) {
                follow(other, kernels, one, comparisons);
            }
        } else {
            notes.add("θ is not compared with a formula: " + rule.name()
                    + " is not built in, and no textbook was given; give one with transcribed(…)");
        }
        var relations = new RuleRelations(other, kernels, courses.get(1));
        comparisons.addAll(relations.ofEveryRule());
        if (elements == Elements.ALONE) {
            comparisons.addAll(relations.ofElements());
        } else {
            notes.add("elements are not permuted and θ is not cut: the rule looks at all of them together");
        }
        if (Textbook.of(rule).isPresent()) {
            comparisons.addAll(relations.ofBuiltInRules());
        }
        return new CheckReport("update rule " + other.name(), comparisons, seed, notes);
    }

    private List<Expected> expected() {
        var all = new ArrayList<Expected>();
        for (Course course : courses) {
            if (course.momenta().length == 0 || hasMomentum(rule)) {
                all.add(new Expected(course, targets(course, path(course))));
            }
        }
        return List.copyOf(all);
    }

    /** A textbook that is given knows of no other momentum than the rule's own. */
    private static boolean hasMomentum(UpdateRule rule) {
        try {
            return Textbook.of(rule.withMomentum(0.5)).isPresent();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static List<List<Target>> targets(Course course, List<List<Rounded>> path) {
        var targets = new ArrayList<List<Target>>();
        double[] last = course.starts();
        double[] way = new double[last.length];
        for (List<Rounded> thetas : path) {
            var row = new ArrayList<Target>();
            for (int i = 0; i < last.length; i++) {
                var target = Target.of(thetas.get(i), way[i], last[i]);
                way[i] = target.way();
                last[i] = target.oracle().value();
                row.add(target);
            }
            targets.add(row);
        }
        return targets;
    }

    private List<List<Rounded>> path(Course course) {
        var memories = course.elements().stream().map(element -> new Memory()).toList();
        var path = new ArrayList<List<Rounded>>();
        var theta = course.elements().stream()
                .map(element -> Rounded.of(element.start()))
                .toList();
        for (int t = 1; t <= course.steps(); t++) {
            var book = course.momenta().length == 0
                    ? textbook.orElseThrow()
                    : Textbook.of(rule.withMomentum(course.momenta()[t - 1])).orElseThrow();
            var next = new ArrayList<Rounded>();
            for (int i = 0; i < theta.size(); i++) {
                var g = Rounded.of(course.elements().get(i).gradients()[t - 1]);
                next.add(book.step(
                        memories.get(i), course.number(t), Rounded.of(course.rates()[t - 1]), theta.get(i), g));
            }
            path.add(next);
            theta = next;
        }
        return path;
    }

    /** An element is followed until it is first wrong: what comes after is the echo of that. */
    private static void follow(UpdateRule rule, Kernels kernels, Expected expected, List<Comparison> comparisons) {
        var course = expected.course;
        var run = new RuleRun(rule, kernels, course.starts());
        var wrong = new BitSet();
        int size = course.elements().size();
        for (int t = 1; t <= course.steps() && wrong.cardinality() < size; t++) {
            var moved = course.momenta().length == 0 ? rule : rule.withMomentum(course.momenta()[t - 1]);
            run.step(moved, course.number(t), course.rates()[t - 1], course.gradients(t));
            if (COMPARED.contains(t)) {
                for (int i = wrong.nextClearBit(0); i < size; i = wrong.nextClearBit(i + 1)) {
                    var comparison = compare(expected, t, i, run.theta(i));
                    comparisons.add(comparison);
                    wrong.set(i, comparison.accuses());
                }
            }
        }
    }

    private static Comparison compare(Expected expected, int t, int element, double theta) {
        var course = expected.course;
        var details = course.elements().get(element);
        return Comparisons.value(
                "θ, " + course.name(),
                details.kind() + ", step " + course.number(t),
                theta,
                expected.path.get(t - 1).get(element),
                () -> "rate " + Figures.shortest(course.rates()[t - 1]) + ", gradient "
                        + Figures.shortest(details.gradients()[t - 1]));
    }
}
