package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.trace.ChainStep;
import org.chainrule.autodiff.trace.Explanation;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;

/**
 * Holds the sums of a backward pass to what they must be: a gradient starts from the output's cotangent or from nothing, every
 * edge adds its contribution once, and a node is visited when the last one has come in.
 */
final class Accumulation {

    /** A sum of two numbers is rounded once; twice where a product is added term by term and rounds the same. */
    private static final double TWO_ROUNDINGS = 0x1p-52;

    private final BackwardPass pass;
    private final Map<Node, LocalRule> rules;
    private final Map<Node, Habit> habits;

    Accumulation(BackwardPass pass, Map<Node, LocalRule> rules, Map<Node, Habit> habits) {
        this.pass = pass;
        this.rules = rules;
        this.habits = habits;
    }

    /** What went wrong with the gradient of each node, in the order in which backward met them. */
    List<WrongSum> findings() {
        var findings = new ArrayList<WrongSum>();
        var order = new ArrayList<>(pass.visited());
        for (ChainStep step : pass.steps()) {
            if (!order.contains(step.inputNode())) {
                order.add(step.inputNode());
            }
        }
        order.forEach(node -> finding(node).ifPresent(findings::add));
        return findings;
    }

    private Optional<WrongSum> finding(Node node) {
        var into = pass.into(node);
        var stages = new ArrayList<double[]>();
        stages.add(pass.cotangent(node).map(Matrix::toArray).orElseGet(() -> new double[size(node)]));
        Map<Node, List<Integer>> seen = new HashMap<>();
        for (ChainStep step : into) {
            var before = step.before().toArray();
            var inputs = seen.computeIfAbsent(step.node(), user -> new ArrayList<>());
            if (inputs.contains(step.input())) {
                return wrong(node, SumFault.COUNTED_TWICE, step);
            }
            inputs.add(step.input());
            if (!Habits.same(before, stages.get(stages.size() - 1))) {
                return wrong(node, stages.size() == 1 ? SumFault.NOT_CLEARED : SumFault.CHANGED_IN_BETWEEN, step);
            }
            if (!habits.containsKey(step.node()) && !adds(step)) {
                return wrong(node, classified(step), step);
            }
            stages.add(step.after().toArray());
        }
        return leftOut(node, seen).or(() -> visited(node, stages));
    }

    private int size(Node node) {
        return Objects.requireNonNull(pass.values().get(node)).size();
    }

    private static Optional<WrongSum> wrong(Node node, SumFault fault, ChainStep step) {
        String numbers = "stood there " + Explanation.numbers(step.before()) + ", the contribution is "
                + Explanation.numbers(step.contribution()) + ", left was " + Explanation.numbers(step.after());
        return Optional.of(new WrongSum(node, fault, Optional.of(step), numbers));
    }

    private boolean adds(ChainStep step) {
        var before = step.before().toArray();
        var contribution = step.contribution().toArray();
        var after = step.after().toArray();
        boolean sum = true;
        for (int k = 0; k < after.length; k++) {
            double expected = before[k] + contribution[k];
            double slack = TWO_ROUNDINGS * (Math.abs(before[k]) + Math.abs(contribution[k]));
            sum &= Double.compare(expected, after[k]) == 0 || Math.abs(expected - after[k]) <= slack;
        }
        var rule = Objects.requireNonNull(rules.get(step.node()));
        return sum || Habits.same(rule.added(step.input(), step.upstream(), step.before()), after);
    }

    private static SumFault classified(ChainStep step) {
        var before = step.before().toArray();
        var contribution = step.contribution().toArray();
        var after = step.after().toArray();
        var twice = new double[after.length];
        for (int k = 0; k < after.length; k++) {
            twice[k] = before[k] + 2 * contribution[k];
        }
        return Habits.close(after, contribution)
                ? SumFault.OVERWRITTEN
                : Habits.close(after, twice) ? SumFault.COUNTED_TWICE : SumFault.DOES_NOT_ADD_UP;
    }

    /** An edge from a node that was visited, to a node that has a gradient, which was not run. */
    private Optional<WrongSum> leftOut(Node node, Map<Node, List<Integer>> seen) {
        if (seen.isEmpty() && pass.from(node).isEmpty()) {
            return Optional.empty();
        }
        for (Node user : pass.graph().nodes()) {
            if (!(user.origin() instanceof Node.Computed computed) || !hasGradient(user)) {
                continue;
            }
            var inputs = computed.inputs();
            for (int i = 0; i < inputs.size(); i++) {
                if (inputs.get(i) == node && !seen.getOrDefault(user, List.of()).contains(i)) {
                    String numbers = "missing is the step from " + Place.named(user) + ", input " + i;
                    return Optional.of(new WrongSum(node, SumFault.LEFT_OUT, Optional.empty(), numbers));
                }
            }
        }
        return Optional.empty();
    }

    private boolean hasGradient(Node node) {
        return !pass.from(node).isEmpty()
                || !pass.into(node).isEmpty()
                || pass.cotangent(node).isPresent();
    }

    /** Whether the cotangent of the node's own vjps is all that came in. */
    private Optional<WrongSum> visited(Node node, List<double[]> stages) {
        if (habits.get(node) == Habit.CHANGES_ITS_COTANGENT) {
            return Optional.empty();
        }
        var all = stages.get(stages.size() - 1);
        for (ChainStep step : pass.from(node)) {
            var upstream = step.upstream().toArray();
            if (!Habits.same(upstream, all)) {
                boolean early = stages.stream().anyMatch(stage -> Habits.same(upstream, stage));
                String numbers = "its vjps ran with " + Explanation.numbers(step.upstream())
                        + ", its gradient in the end is "
                        + Explanation.numbers(DoubleMatrix.wrap(
                                all, 0, step.upstream().rows(), step.upstream().columns()));
                return Optional.of(new WrongSum(
                        node,
                        early ? SumFault.VISITED_TOO_EARLY : SumFault.CHANGED_IN_BETWEEN,
                        Optional.of(step),
                        numbers));
            }
        }
        return Optional.empty();
    }
}
