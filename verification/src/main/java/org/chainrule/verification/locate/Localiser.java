package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.trace.ChainStep;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.verification.dual.DualKernels;

/**
 * Finds what is wrong with a recorded backward pass: the op whose product is not its derivative, or the sum that was added up
 * wrongly.
 *
 * <p>A chain of right steps is right, so a wrong gradient has a wrong step. Every step is looked at where it was made: each
 * node's op is replayed on the inputs and the cotangent on record and held to the adjoint identity ⟨ȳ, J ẋ⟩ = ⟨Jᵀȳ, ẋ⟩ with
 * a fresh random tangent ẋ; its vjp is watched for bad {@linkplain Habit habits}; and every sum of contributions is made
 * again. A fault that this pass's cotangents hide is looked for with a random cotangent of its own.
 *
 * <pre>{@code
 * Localiser.of(plan).findings().forEach(finding -> System.out.println(finding.describe()));
 * }</pre>
 */
public final class Localiser {

    private final BackwardPass pass;
    private long seed = 1;

    private Localiser(BackwardPass pass) {
        this.pass = pass;
    }

    /** Of what a plan does at the inputs it holds; runs it forward and backward. */
    public static Localiser of(Plan plan) {
        return new Localiser(BackwardPass.of(plan));
    }

    /** Of a pass that was recorded before. */
    public static Localiser of(BackwardPass pass) {
        return new Localiser(pass);
    }

    /** Where the random tangents and cotangents come from; 1 if not said. */
    public Localiser seed(long value) {
        seed = value;
        return this;
    }

    /** Every fault; first those that this pass is wrong by, then those that only other data would show. */
    public List<Finding> findings() {
        var random = new Seed(seed).stream("localiser");
        var duals = new DualKernels(pass.kernels());
        var findings = new ArrayList<Finding>();
        Map<Node, LocalRule> rules = new HashMap<>();
        Map<Node, Habit> habits = new HashMap<>();
        for (Node node : pass.visited()) {
            var computed = (Node.Computed) node.origin();
            var rule = new LocalRule(computed.op(), duals, pass.kernels(), pass.inputs(computed));
            rules.put(node, rule);
            habit(node, rule, random).ifPresent(finding -> {
                habits.put(node, finding.habit());
                findings.add(finding);
            });
        }
        findings.removeIf(finding -> isVictim(finding.node(), habits));
        for (Node node : pass.visited()) {
            if (!habits.containsKey(node)) {
                product(node, Objects.requireNonNull(rules.get(node)), random).ifPresent(findings::add);
            }
        }
        findings.addAll(new Accumulation(pass, rules, habits).findings());
        var ordered =
                new ArrayList<>(findings.stream().filter(Finding::isOnRecord).toList());
        findings.stream().filter(finding -> !finding.isOnRecord()).forEach(ordered::add);
        return ordered;
    }

    /**
     * Whether a node that seems to remember something only read what another had changed in place: a buffer of both. Then what it
     * is accused of is the other's doing.
     */
    private static boolean isVictim(Node node, Map<Node, Habit> habits) {
        return habits.get(node) == Habit.REMEMBERS
                && habits.entrySet().stream()
                        .anyMatch(other -> other.getValue() == Habit.CHANGES_ITS_OPERANDS
                                && !Collections.disjoint(operands(node), operands(other.getKey())));
    }

    /** Whose values are an op's operands: its inputs and itself. */
    private static List<Node> operands(Node node) {
        var operands = new ArrayList<>(((Node.Computed) node.origin()).inputs());
        operands.add(node);
        return operands;
    }

    private Optional<WrongHabit> habit(Node node, LocalRule rule, RandomGenerator random) {
        for (ChainStep step : pass.from(node)) {
            var habit = Habits.of(rule, step, random);
            if (habit.isPresent()) {
                return Optional.of(new WrongHabit(habit.get(), shows(habit.get(), step), step, reproduction(node)));
            }
        }
        return Optional.empty();
    }

    /** Whether the gradients of this pass are wrong because of it. */
    private boolean shows(Habit habit, ChainStep step) {
        return switch (habit) {
            case REMEMBERS, CHANGES_ITS_OPERANDS -> true;
            case CHANGES_ITS_COTANGENT ->
                pass.from(step.node()).stream()
                        .anyMatch(other -> !Habits.same(
                                other.upstream().toArray(), step.upstream().toArray()));
            case DOES_NOT_ADD, READS_WHAT_IT_OVERWRITES -> {
                var sum = step.before().toArray();
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += step.contribution().get(k);
                }
                yield !Habits.close(sum, step.after().toArray());
            }
        };
    }

    private String reproduction(Node node) {
        return Place.reproduction(node, pass.inputs((Node.Computed) node.origin()), seed);
    }

    private Optional<WrongProduct> product(Node node, LocalRule rule, RandomGenerator random) {
        Optional<Entry> farthest = Optional.empty();
        Optional<ChainStep> at = Optional.empty();
        for (ChainStep step : pass.from(node)) {
            var product = step.contribution().toArray();
            var worst = new RuleAudit(rule, step.input(), step.upstream(), product, random).worst();
            if (worst.isPresent()
                    && (farthest.isEmpty()
                            || worst.get().severity() > farthest.get().severity())) {
                farthest = worst;
                at = Optional.of(step);
            }
        }
        if (farthest.isPresent()) {
            return Optional.of(wrong(node, farthest.get(), Evidence.ON_RECORD, at, rule, random));
        }
        return hidden(node, rule, Evidence.ANOTHER_COTANGENT, random)
                .or(() -> moved(rule, random).flatMap(other -> hidden(node, other, Evidence.OTHER_INPUTS, random)));
    }

    /** The op at inputs moved at random, unless it refuses them; what has no derivative stays. */
    private Optional<LocalRule> moved(LocalRule rule, RandomGenerator random) {
        var inputs = new ArrayList<Matrix>();
        for (int i = 0; i < rule.count(); i++) {
            var input = Matrix.copyOf(rule.input(i), Precision.FLOAT64);
            for (int k = 0; rule.op().differentiable(i) && k < input.size(); k++) {
                input.set(k, input.get(k) + Seed.normal(random));
            }
            inputs.add(input);
        }
        try {
            return Optional.of(rule.at(inputs));
        } catch (IllegalArgumentException outside) {
            return Optional.empty();
        }
    }

    /** With a random cotangent, for every input that has a vjp. */
    private Optional<WrongProduct> hidden(Node node, LocalRule rule, Evidence evidence, RandomGenerator random) {
        var cotangent = rule.randomCotangent(random);
        for (int input = 0; input < rule.count(); input++) {
            if (rule.op().differentiable(input)) {
                var product = rule.product(input, cotangent);
                var worst = new RuleAudit(rule, input, cotangent, product, random).worst();
                if (worst.isPresent()) {
                    int edge = input;
                    var step = pass.from(node).stream()
                            .filter(made -> made.input() == edge)
                            .findFirst();
                    return Optional.of(wrong(node, worst.get(), evidence, step, rule, random));
                }
            }
        }
        return Optional.empty();
    }

    private WrongProduct wrong(
            Node node,
            Entry worst,
            Evidence evidence,
            Optional<ChainStep> step,
            LocalRule rule,
            RandomGenerator random) {
        var recorded = step.filter(made -> evidence == Evidence.ON_RECORD).map(ChainStep::upstream);
        var likeliest = LikeliestMutant.of(rule, recorded, random);
        var inputs = rule.inputs();
        String reproduction = Place.reproduction(node, inputs, seed);
        return new WrongProduct(node, worst, evidence, inputs, step, likeliest, reproduction);
    }
}
